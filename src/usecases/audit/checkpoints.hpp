// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/json_described.hpp"
#include "storage/session.hpp"
#include "usecases/admission.hpp"
#include "vault/checkpoint.hpp"

namespace cairn {

/// What a practice shows of its ledger to anybody: hashes only.
struct LedgerSight {
  static constexpr std::string_view schema_name = "LedgerSight";
  std::string key;                 ///< the text of the key that checkpoints are signed with
  std::string checkpoint;          ///< the newest one, as a signed note; empty when there is none yet
  std::vector<std::string> proof;  ///< hashes in hexadecimal: the newest tree begins with the one that was asked about
};
BOOST_DESCRIBE_STRUCT(LedgerSight, (), (key, checkpoint, proof))

/// Takes what was written before there was a ledger into it, in batches. Called when a practice is opened, before
/// anybody else writes. Errors: those of the store.
Result<void> fill_ledger(Store& store, const PracticeId& practice);

/// Signs the ledger as it stands, when something came to it since the newest checkpoint; answers the newest one, or nothing
/// when the ledger is empty. Errors: `refused` when the newest one is not what this practice signed: nothing is signed on
/// top of it; those of the store.
Result<std::optional<Checkpoint>> make_checkpoint(const Practice& practice);

/// The newest checkpoint, and what shows that its tree begins with the one of `from` leaves. The proof is empty when `from`
/// is 0, or not smaller than the newest one.
LedgerSight sight_of(Session& session, const PracticeId& practice, const CheckpointKey& key, std::uint64_t from);

/// The same for a door. Errors: `invalid` when `from` is no number.
Result<LedgerSight> see_ledger(const Practice& practice, const Admission& admission, const std::string& from);

}  // namespace cairn
