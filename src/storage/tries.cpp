// SPDX-License-Identifier: Apache-2.0
#include "storage/tries.hpp"

namespace cairn::tries {
namespace {

/// How many are forgotten at a time when there are too many.
constexpr int at_a_time = 1000;

/// Counting costs a walk over them all, so it is done for one newcomer in 64. What they are named by is a hash: which one
/// it is, nobody chooses.
void make_room(Transaction& transaction, const PracticeId& practice, const Digest& newcomer) {
  if (newcomer[0] % 64 != 0 || remembered(transaction, practice) < most_remembered) return;
  const auto light = transaction.all(
      "SELECT what FROM tries WHERE practice = $1 ORDER BY failures, last LIMIT $2", {practice, at_a_time},
      [](const Row& row) { return row.array<32>(0); });
  for (const auto& what : light) forget(transaction, practice, what);
}

}  // namespace

std::optional<Tries> find(Session& session, const PracticeId& practice, const Digest& what) {
  return session.first("SELECT failures, last FROM tries WHERE practice = $1 AND what = $2", {practice, what},
                       [](const Row& row) { return Tries{row.number(0), row.instant(1)}; });
}

void put(Transaction& transaction, const PracticeId& practice, const Digest& what, const Tries& tries) {
  const auto changed = transaction.execute("UPDATE tries SET failures = $3, last = $4 WHERE practice = $1 AND what = $2",
                                           {practice, what, tries.failures, tries.last});
  if (changed == 1) return;
  make_room(transaction, practice, what);
  transaction.execute("INSERT INTO tries (practice, what, failures, last) VALUES ($1, $2, $3, $4)",
                      {practice, what, tries.failures, tries.last});
}

void forget(Transaction& transaction, const PracticeId& practice, const Digest& what) {
  transaction.execute("DELETE FROM tries WHERE practice = $1 AND what = $2", {practice, what});
}

int remembered(Session& session, const PracticeId& practice) {
  return session
      .first("SELECT count(*) FROM tries WHERE practice = $1", {practice},
             [](const Row& row) { return static_cast<int>(row.number(0)); })
      .value_or(0);
}

}  // namespace cairn::tries
