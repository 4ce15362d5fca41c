// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "storage/session.hpp"
#include "usecases/append_check.hpp"
#include "usecases/record_shelf.hpp"

namespace cairn {

/// When somebody's care for the owner of a record ends, by all the endings that stand there; nothing: it goes on.
struct CareEnd {
  AccountId therapist;
  std::optional<Instant> until;
  std::string path;  ///< into the request, to whom it names
};

/// What the endings among checked versions change in who cares for whom: for each therapist they name, the earliest end
/// by an ending that stands, of those in the log and those to be written. Words added to an ending change nothing.
std::vector<CareEnd> care_ends(const OpenRecord& open, const AppendRequest& request, const CheckedAppend& checked, Instant now);

/// Ends care, or lets it go on, in the same transaction that writes the endings. Errors: `refused` when the one who is
/// named does not care for this client now.
Result<void> set_care_ends(Transaction& transaction, const PracticeId& practice, AccountId client,
                           const std::vector<CareEnd>& ends, Instant now);

}  // namespace cairn
