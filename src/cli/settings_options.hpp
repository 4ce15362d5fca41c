// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "cli/command.hpp"
#include "cli/settings.hpp"

namespace cairn {

/// An option of one subcommand's own, beside the settings.
struct OwnOption {
  std::string flag;  ///< "--name"; an option without a value when `value` is null
  std::string help;
  std::string* value = nullptr;
  bool* given = nullptr;
  bool required = false;
  std::vector<std::string>* values = nullptr;  ///< for an option that may be given several times
};

/// Reads a subcommand's command line into settings: defaults, then the file that `--settings` names, then the flags.
/// Returns an exit code when there is nothing more to do: after `--help`, or after a fault, which has been printed.
/// `only`: the names of the settings that this subcommand takes as flags; all of them where it is empty.
std::optional<int> read_command_line(std::string_view command, std::string_view summary, const Arguments& arguments,
                                     Settings& settings, const std::vector<OwnOption>& own = {},
                                     const std::vector<std::string_view>& only = {});

}  // namespace cairn
