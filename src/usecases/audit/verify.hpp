// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "base/error.hpp"
#include "base/id.hpp"
#include "storage/session.hpp"
#include "usecases/audit/audit_report.hpp"

namespace cairn {

class PracticeKey;

/// Looks through the whole ledger as this session sees it: each leaf in order and the row it stands for, the link from
/// row to row, the root and the signature at each checkpoint, rows that no leaf stands for, accounts and care as last
/// written, and whether each record's key opens.
AuditReport audit(Session& session, const PracticeId& practice, const PracticeKey& key, OpenBodies bodies);

/// Where the practice to look through lies.
struct AuditPlace {
  std::filesystem::path folder;
  std::filesystem::path key_file;
};

/// The same for a data folder, whether a server runs on it or not; nothing is written. Errors: those of the key file;
/// `not_found` for a folder without a practice, `refused` for a key of another practice or data that this program has not
/// opened yet, `unavailable` when the database cannot be read.
Result<AuditReport> verify_ledger(const AuditPlace& place, OpenBodies bodies);

}  // namespace cairn
