// SPDX-License-Identifier: Apache-2.0
#include "storage/key_epochs.hpp"

namespace cairn::key_epochs {

void note(Transaction& transaction, const PracticeId& practice, const KeyId& epoch, Instant began) {
  transaction.execute(
      "INSERT INTO key_epochs (practice, epoch, began) VALUES ($1, $2, $3) ON CONFLICT (practice, epoch) DO NOTHING",
      {practice, epoch, began});
}

std::map<KeyId, Instant> all(Session& session, const PracticeId& practice) {
  std::map<KeyId, Instant> found;
  session.each("SELECT epoch, began FROM key_epochs WHERE practice = $1", {practice},
               [&](const Row& row) { found.emplace(row.array<8>(0), row.instant(1)); });
  return found;
}

}  // namespace cairn::key_epochs
