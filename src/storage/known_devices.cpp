// SPDX-License-Identifier: Apache-2.0
#include "storage/known_devices.hpp"

namespace cairn::known_devices {

bool holds(Session& session, const PracticeId& practice, const TokenHash& device, const AccountId& account) {
  return session
      .first("SELECT created FROM known_devices WHERE practice = $1 AND device = $2 AND account = $3",
             {practice, device.bytes, account}, [](const Row& row) { return row.number(0); })
      .has_value();
}

void note(Transaction& transaction, const PracticeId& practice, const TokenHash& device, const AccountId& account, Instant now) {
  const auto used = transaction.execute(
      "UPDATE known_devices SET last_used = $4 WHERE practice = $1 AND device = $2 AND account = $3",
      {practice, device.bytes, account, now});
  if (used == 1) return;
  transaction.execute("INSERT INTO known_devices (practice, device, account, created, last_used) VALUES ($1, $2, $3, $4, $4)",
                      {practice, device.bytes, account, now});
  const auto too_many = transaction.all(
      "SELECT device FROM known_devices WHERE practice = $1 AND account = $2 ORDER BY last_used DESC, device LIMIT 1000 OFFSET $3",
      {practice, account, most_of_one_person}, [](const Row& row) { return row.array<32>(0); });
  for (const auto& old : too_many)
    transaction.execute("DELETE FROM known_devices WHERE practice = $1 AND device = $2 AND account = $3", {practice, old, account});
}

int count_of(Session& session, const PracticeId& practice, const AccountId& account) {
  return session
      .first("SELECT count(*) FROM known_devices WHERE practice = $1 AND account = $2", {practice, account},
             [](const Row& row) { return static_cast<int>(row.number(0)); })
      .value_or(0);
}

void forget_all(Transaction& transaction, const PracticeId& practice, const AccountId& account) {
  transaction.execute("DELETE FROM known_devices WHERE practice = $1 AND account = $2", {practice, account});
}

}  // namespace cairn::known_devices
