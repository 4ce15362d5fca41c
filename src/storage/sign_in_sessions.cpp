// SPDX-License-Identifier: Apache-2.0
#include "storage/sign_in_sessions.hpp"

namespace cairn::sign_in_sessions {
namespace {

const std::string columns = "session, token, account, started, last_used, ends, idle_ms, own_device, device, ended, proof, proved";
const std::string select = "SELECT " + columns + " FROM sign_in_sessions WHERE practice = $1";
const std::string select_by_token = select + " AND token = $2";
const std::string is_open = " AND ended IS NULL AND ends > $3 AND last_used + idle_ms > $3";
const std::string select_open = select + " AND account = $2" + is_open + " ORDER BY started DESC, session";
const std::string insert =
    "INSERT INTO sign_in_sessions (practice, " + columns + ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
const std::string end_open = "UPDATE sign_in_sessions SET ended = $3 WHERE practice = $1 AND account = $2" + is_open;
const std::string end_one = end_open + " AND session = $4";
const std::string end_others = end_open + " AND session <> $4";

SignInSession made(const Row& row) {
  return {.id = row.id<SessionId>(0),
          .token = {row.array<32>(1)},
          .account = row.id<AccountId>(2),
          .started = row.instant(3),
          .last_used = row.instant(4),
          .ends = row.instant(5),
          .idle_ms = row.number(6),
          .own_device = row.yes(7),
          .device = row.sealed(8),
          .ended = row.maybe_instant(9),
          .proof = row.named<Proof>(10),
          .proved = row.instant(11)};
}

}  // namespace

void add(Transaction& transaction, const PracticeId& practice, const SignInSession& session) {
  transaction.execute(insert, {practice, session.id, session.token.bytes, session.account, session.started,
                               session.last_used, session.ends, session.idle_ms, session.own_device, session.device,
                               session.ended, session.proof, session.proved});
}

std::optional<SignInSession> find(Session& session, const PracticeId& practice, const TokenHash& token) {
  return session.first(select_by_token, {practice, token.bytes}, made);
}

std::vector<SignInSession> open_of(Session& session, const PracticeId& practice, const AccountId& account, Instant now) {
  return session.all(select_open, {practice, account, now}, made);
}

void touch(Transaction& transaction, const PracticeId& practice, const SessionId& session, Instant now) {
  transaction.execute(
      "UPDATE sign_in_sessions SET last_used = $3 WHERE practice = $1 AND session = $2 AND last_used < $3",
      {practice, session, now});
}

void prove(Transaction& transaction, const PracticeId& practice, const SessionId& session, const TokenHash& token, Proof proof,
           Instant now) {
  transaction.execute("UPDATE sign_in_sessions SET token = $3, proof = $4, proved = $5 WHERE practice = $1 AND session = $2",
                      {practice, session, token.bytes, proof, now});
}

bool end(Transaction& transaction, const PracticeId& practice, const AccountId& account, const SessionId& session,
         Instant now) {
  return transaction.execute(end_one, {practice, account, now, session}) == 1;
}

std::int64_t end_all(Transaction& transaction, const PracticeId& practice, const AccountId& account,
                     const std::optional<SessionId>& spared, Instant now) {
  if (spared) return transaction.execute(end_others, {practice, account, now, *spared});
  return transaction.execute(end_open, {practice, account, now});
}

}  // namespace cairn::sign_in_sessions
