// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "base/json_described.hpp"

namespace cairn {

/// How long a client goes on using their own record when care has ended, in days; what a practice sets.
struct AfterCareDays {
  int write = 90;   ///< reads and writes
  int read = 3650;  ///< reads; counted from the end of care, too
};
BOOST_DESCRIBE_STRUCT(AfterCareDays, (), (write, read))

/// What a client can do with their own record.
enum class OwnAccess { writing, reading, closed };
BOOST_DESCRIBE_ENUM(OwnAccess, writing, reading, closed)

/// How a client stands to their own record when care has ended: what they can do now, and until when.
struct AfterCare {
  OwnAccess access = OwnAccess::writing;
  Instant ended;         ///< when the last care ended
  Instant writes_until;  ///< not at that moment any more
  Instant reads_until;   ///< not at that moment any more
};
BOOST_DESCRIBE_STRUCT(AfterCare, (), (access, ended, writes_until, reads_until))

/// What is left at `now` when care ended at `ended`. Reading never ends before writing does.
AfterCare after_care(Instant ended, const AfterCareDays& days, Instant now);

}  // namespace cairn
