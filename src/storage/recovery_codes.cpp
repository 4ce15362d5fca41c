// SPDX-License-Identifier: Apache-2.0
#include "storage/recovery_codes.hpp"

namespace cairn::recovery_codes {

void put(Transaction& transaction, const PracticeId& practice, const AccountId& account, std::span<const Digest> codes, Instant now) {
  transaction.execute("DELETE FROM recovery_codes WHERE practice = $1 AND account = $2", {practice, account});
  for (const Digest& code : codes)
    transaction.execute("INSERT INTO recovery_codes (practice, account, code, created) VALUES ($1, $2, $3, $4)",
                        {practice, account, code, now});
}

int left(Session& session, const PracticeId& practice, const AccountId& account) {
  return session
      .first("SELECT count(*) FROM recovery_codes WHERE practice = $1 AND account = $2", {practice, account},
             [](const Row& row) { return static_cast<int>(row.number(0)); })
      .value_or(0);
}

bool holds(Session& session, const PracticeId& practice, const AccountId& account, const Digest& code) {
  return session
      .first("SELECT created FROM recovery_codes WHERE practice = $1 AND account = $2 AND code = $3", {practice, account, code},
             [](const Row& row) { return row.number(0); })
      .has_value();
}

bool use(Transaction& transaction, const PracticeId& practice, const AccountId& account, const Digest& code) {
  return transaction.execute("DELETE FROM recovery_codes WHERE practice = $1 AND account = $2 AND code = $3",
                             {practice, account, code}) == 1;
}

}  // namespace cairn::recovery_codes
