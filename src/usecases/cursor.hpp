// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "base/error.hpp"
#include "usecases/practice.hpp"

namespace cairn {

/// A place in a record's log as its reader gets it: sealed, so that it does not tell how much stands there that they may
/// not see, and bound to this reader and this record.
std::string make_cursor(const Practice& practice, RecordId record, AccountId reader, std::int64_t position);

/// The place that a cursor means; 0 for an empty one. Errors: `invalid` at "/since" for any other text.
Result<std::int64_t> read_cursor(const Practice& practice, RecordId record, AccountId reader, const std::string& cursor);

}  // namespace cairn
