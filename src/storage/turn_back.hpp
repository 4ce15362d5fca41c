// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "base/id.hpp"
#include "base/time.hpp"
#include "storage/session.hpp"

namespace cairn {

/// What was taken off the ends of the logs.
struct CutTails {
  std::int64_t entries = 0;
  std::int64_t lines = 0;  ///< of the access logs
};

/// Takes off the ends of all records' entries and access logs what was written after `until`: each log keeps what
/// stands before the first such row, so that it has no gap. Their leaves leave the ledger, and so does every checkpoint that
/// was signed over them. Everything else stays. For a copy that is being restored.
CutTails turn_back(Transaction& transaction, const PracticeId& practice, Instant until);

/// What ended with a restore.
struct ShutDoors {
  std::int64_t sessions = 0;
  std::int64_t invitations = 0;
};

/// Ends every session and every invitation that is open: they may have been ended or used since the copy was made. The
/// invitation of an administrator stays open where no administrator can sign in yet.
ShutDoors shut_doors(Transaction& transaction, const PracticeId& practice, Instant now);

}  // namespace cairn
