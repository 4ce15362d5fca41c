// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/time.hpp"
#include "cli/command.hpp"

namespace cairn {

/// `cairn keys list|rotate|forget`: the epochs of a practice's key.
int run_keys(const Arguments& arguments, const Clock& clock);

/// `cairn erase`: destroys a person's record and names, or says what that would take.
int run_erase(const Arguments& arguments, const Clock& clock);

}  // namespace cairn
