// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"

namespace cairn {

/// `cairn outcomes`: statistics on a CSV file, with no server and no account. Exit codes: 0 done, 2 the
/// command line or the file is wrong (the message names row and column), 3 a file or column is not there, 5
/// the numbers asked for are undefined for these data, 6 a file cannot be written.
int run_outcomes(const Arguments& arguments);

}  // namespace cairn
