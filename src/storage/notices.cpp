// SPDX-License-Identifier: Apache-2.0
#include "storage/notices.hpp"

namespace cairn::notices {
namespace {

Notice made(const Row& row) {
  return {.id = row.id<NoticeId>(0),
          .account = row.id<AccountId>(1),
          .what = row.named<NoticeOf>(2),
          .device = row.sealed(3),
          .at = row.instant(4),
          .seen = row.maybe_instant(5)};
}

}  // namespace

void add(Transaction& transaction, const PracticeId& practice, const Notice& notice) {
  transaction.execute(
      "INSERT INTO notices (practice, notice, account, what, device, at, seen) VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {practice, notice.id, notice.account, notice.what, notice.device, notice.at, notice.seen});
  const auto all = of(transaction, practice, notice.account);
  for (std::size_t i = most_of_one_person; i < all.size(); ++i)
    transaction.execute("DELETE FROM notices WHERE practice = $1 AND account = $2 AND notice = $3",
                        {practice, notice.account, all[i].id});
}

std::vector<Notice> of(Session& session, const PracticeId& practice, const AccountId& account) {
  return session.all(
      "SELECT notice, account, what, device, at, seen FROM notices WHERE practice = $1 AND account = $2 ORDER BY at DESC, notice",
      {practice, account}, made);
}

int unseen(Session& session, const PracticeId& practice, const AccountId& account) {
  return session
      .first("SELECT count(*) FROM notices WHERE practice = $1 AND account = $2 AND seen IS NULL", {practice, account},
             [](const Row& row) { return static_cast<int>(row.number(0)); })
      .value_or(0);
}

void mark_seen(Transaction& transaction, const PracticeId& practice, const AccountId& account, Instant now) {
  transaction.execute("UPDATE notices SET seen = $3 WHERE practice = $1 AND account = $2 AND seen IS NULL",
                      {practice, account, now});
}

}  // namespace cairn::notices
