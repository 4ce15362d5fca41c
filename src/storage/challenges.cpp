// SPDX-License-Identifier: Apache-2.0
#include "storage/challenges.hpp"

namespace cairn::challenges {
namespace {

Challenge made(const Row& row) {
  Challenge found{.challenge = row.array<32>(0),
                  .ceremony = row.named<Ceremony>(1),
                  .account = row.maybe_id<AccountId>(2),
                  .bound_to = std::string(row.bytes(3)),
                  .secret = std::nullopt,
                  .expires = row.instant(5)};
  if (!row.is_null(4)) found.secret = row.sealed(4);
  return found;
}

std::span<const std::uint8_t> bytes(const std::string& text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// Costs a walk over them all, so it is done for one newcomer in 64.
void make_room(Transaction& transaction, const PracticeId& practice, const Digest& newcomer, Instant now) {
  if (newcomer[0] % 64 != 0) return;
  transaction.execute("DELETE FROM challenges WHERE practice = $1 AND expires <= $2", {practice, now});
  const auto oldest_kept = transaction.first(
      "SELECT expires FROM challenges WHERE practice = $1 ORDER BY expires DESC LIMIT 1 OFFSET $2", {practice, most_waiting - 1},
      [](const Row& row) { return row.instant(0); });
  if (oldest_kept)
    transaction.execute("DELETE FROM challenges WHERE practice = $1 AND expires <= $2", {practice, *oldest_kept});
}

}  // namespace

void add(Transaction& transaction, const PracticeId& practice, const Challenge& challenge, Instant now) {
  make_room(transaction, practice, challenge.challenge, now);
  if (challenge.secret)
    transaction.execute("DELETE FROM challenges WHERE practice = $1 AND account = $2 AND secret IS NOT NULL",
                        {practice, challenge.account});
  transaction.execute(
      "INSERT INTO challenges (practice, challenge, ceremony, account, bound_to, secret, expires) VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {practice, challenge.challenge, challenge.ceremony, challenge.account, bytes(challenge.bound_to), challenge.secret,
       challenge.expires});
}

std::optional<Challenge> find(Session& session, const PracticeId& practice, const Digest& challenge, Instant now) {
  return session.first(
      "SELECT challenge, ceremony, account, bound_to, secret, expires FROM challenges "
      "WHERE practice = $1 AND challenge = $2 AND expires > $3",
      {practice, challenge, now}, made);
}

std::optional<Challenge> take(Transaction& transaction, const PracticeId& practice, const Digest& challenge, Ceremony ceremony,
                              Instant now) {
  auto found = find(transaction, practice, challenge, now);
  if (!found || found->ceremony != ceremony) return std::nullopt;
  transaction.execute("DELETE FROM challenges WHERE practice = $1 AND challenge = $2", {practice, challenge});
  return found;
}

}  // namespace cairn::challenges
