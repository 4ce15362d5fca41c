// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace cairn {

/// What stands behind a subcommand's name.
using Arguments = std::vector<std::string>;

/// One subcommand of the program.
struct Command {
  std::string_view name;
  std::string_view summary;  ///< one line for `cairn --help`
  std::function<int(const Arguments&)> run;
};

/// The exit code of an error; the only place where the two meet. 0 is success, 1 stands for what is broken here.
int exit_code_of(ErrorKind kind);

/// Prints an error for a person and gives its exit code.
int report(const Error& error);

/// Runs the subcommand that the command line names, and gives its exit code; prints the list when it names none.
int run_program(std::span<const Command> commands, const Arguments& arguments);

}  // namespace cairn
