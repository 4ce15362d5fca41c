// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/time.hpp"
#include "cli/command.hpp"

namespace cairn {

/// `cairn init`: makes a practice (data folder, key file outside it) and prints the one-time link by which its first
/// administrator chooses a login and a password. No account and no password exist before that.
int run_init(const Arguments& arguments, const Clock& clock);

}  // namespace cairn
