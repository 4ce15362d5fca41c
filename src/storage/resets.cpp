// SPDX-License-Identifier: Apache-2.0
#include "storage/resets.hpp"

namespace cairn::resets {
namespace {

const std::string columns = "reset, token, account, lost, starter, created, opens, expires, ended";
const std::string select_by_token = "SELECT " + columns + " FROM resets WHERE practice = $1 AND token = $2";
const std::string insert = "INSERT INTO resets (practice, " + columns + ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

Reset made(const Row& row) {
  return {.id = row.id<ResetId>(0),
          .token = {row.array<32>(1)},
          .account = row.maybe_id<AccountId>(2),
          .lost = row.named<Lost>(3),
          .starter = row.id<AccountId>(4),
          .created = row.instant(5),
          .opens = row.instant(6),
          .expires = row.instant(7),
          .ended = row.maybe_instant(8)};
}

}  // namespace

void add(Transaction& transaction, const PracticeId& practice, const Reset& reset) {
  transaction.execute(insert, {practice, reset.id, reset.token.bytes, reset.account, reset.lost, reset.starter, reset.created,
                               reset.opens, reset.expires, reset.ended});
}

std::optional<Reset> find(Session& session, const PracticeId& practice, const TokenHash& token) {
  return session.first(select_by_token, {practice, token.bytes}, made);
}

bool end(Transaction& transaction, const PracticeId& practice, const ResetId& reset, Instant now) {
  return transaction.execute("UPDATE resets SET ended = $3 WHERE practice = $1 AND reset = $2 AND ended IS NULL",
                             {practice, reset, now}) == 1;
}

std::int64_t end_all(Transaction& transaction, const PracticeId& practice, const AccountId& account, Instant now) {
  return transaction.execute("UPDATE resets SET ended = $3 WHERE practice = $1 AND account = $2 AND ended IS NULL",
                             {practice, account, now});
}

}  // namespace cairn::resets
