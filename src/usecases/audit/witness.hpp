// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "usecases/audit/checkpoints.hpp"
#include "usecases/audit/verify.hpp"

namespace cairn {

/// Asks a practice for its newest checkpoint and what shows that it begins with the tree of so many leaves.
using AskLedger = std::function<Result<LedgerSight>(std::uint64_t from)>;

/// What a witness has seen.
struct WitnessReport {
  std::optional<Checkpoint> newest{};    ///< kept now; nothing when the practice has signed none yet
  bool first = false;                    ///< the first one that this witness keeps: it takes the practice's key as it is shown
  bool grown = false;                    ///< there were leaves since the last time
  std::optional<std::string> wrong{};    ///< what is wrong, as a sentence; nothing new is kept then
};

/// Keeps the newest checkpoint of a practice in a folder that the practice's machine cannot write to, and finds when a
/// ledger is not the one it saw, with more behind it: an earlier copy of the database, or another history. The folder
/// holds the practice's key as it was first shown ("key") and every checkpoint seen ("<size>.checkpoint").
/// Errors: those of the folder and of asking.
Result<WitnessReport> witness(const std::filesystem::path& keep, const AskLedger& ask);

/// Asks a data folder directly.
AskLedger ask_data_folder(const AuditPlace& place);

}  // namespace cairn
