// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>

#include "base/error.hpp"
#include "cli/command.hpp"

namespace cairn {

/// Gets the text at an address; `certificates` is a PEM file to trust besides the system's, or empty.
using Fetch = std::function<Result<std::string>(const std::string& address, const std::string& certificates)>;

/// `cairn audit verify`: looks through the whole ledger of a data folder. `cairn audit witness`: keeps checkpoints elsewhere.
/// Exit code 0: all is as it was written; 1: something is wrong, and the first thing is printed; 2: it could not be looked at.
int run_audit(const Arguments& arguments, const Fetch& fetch);

}  // namespace cairn
