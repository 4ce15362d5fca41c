// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "faulty_system.hpp"

namespace cairn::faults {

/// Every way in which a call to the disk fails.
std::vector<Fault> disk_faults();

/// Whether the work has to get done in spite of it: a part of a transfer, or one that was interrupted.
bool may_not_be_noticed(const Fault& fault);

/// An error a person can read: it says that it is ours, has a sentence, and none of what was typed.
void check_honest(const Error& error);

/// For a failed check: which fault it was.
std::string told(const Fault& fault, std::int64_t i);

/// Which of `all` calls are made to fail, one a trial: the first `part`, the last `part` and as many evenly between; all when
/// that comes to as many.
std::vector<std::int64_t> chosen_of(std::int64_t all, std::int64_t part);

}  // namespace cairn::faults
