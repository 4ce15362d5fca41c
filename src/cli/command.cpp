// SPDX-License-Identifier: Apache-2.0
#include "cli/command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

namespace cairn {
namespace {

std::string overview(std::span<const Command> commands) {
  std::string text = "Cairn: the software that a client and their psychotherapist share.\n\nUsage: cairn COMMAND [OPTIONS]\n\n";
  for (const auto& command : commands) text += fmt::format("  {:10} {}\n", command.name, command.summary);
  text += "\n`cairn COMMAND --help` says more of each.\n";
  return text;
}

}  // namespace

int exit_code_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::invalid: return 2;
    case ErrorKind::too_large: return 2;
    case ErrorKind::not_found: return 3;
    case ErrorKind::not_allowed: return 4;
    case ErrorKind::signed_out: return 4;
    case ErrorKind::second_factor: return 4;
    case ErrorKind::confirm: return 4;
    case ErrorKind::conflict: return 5;
    case ErrorKind::refused: return 5;
    case ErrorKind::too_many: return 6;
    case ErrorKind::unavailable: return 6;
  }
  return 1;
}

int report(const Error& error) {
  const std::string line = error.path.empty() ? fmt::format("cairn: {}\n", error.sentence)
                                              : fmt::format("cairn: {}: {}\n", error.path, error.sentence);
  std::fputs(line.c_str(), stderr);
  return exit_code_of(error.kind);
}

int run_program(std::span<const Command> commands, const Arguments& arguments) {
  if (arguments.empty() || arguments[0] == "--help" || arguments[0] == "-h" || arguments[0] == "help") {
    std::fputs(overview(commands).c_str(), stdout);
    return arguments.empty() ? exit_code_of(ErrorKind::invalid) : 0;
  }
  const auto found = std::ranges::find(commands, arguments[0], &Command::name);
  if (found == commands.end())
    return report({ErrorKind::invalid, "", fmt::format("\"{}\" is not a command. `cairn --help` lists them.", arguments[0]), {}});
  return found->run(Arguments(arguments.begin() + 1, arguments.end()));
}

}  // namespace cairn
