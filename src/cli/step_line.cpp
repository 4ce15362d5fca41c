// SPDX-License-Identifier: Apache-2.0
#include "cli/step_line.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <iostream>

namespace cairn {

StepLine::StepLine() : seen_by_somebody_(isatty(STDERR_FILENO) == 1) {}

StepLine::~StepLine() {
  if (!shown_.empty()) fmt::print(stderr, "\r{:60}\r", "");
}

void StepLine::operator()(std::string_view step, std::uint64_t done, std::uint64_t all) {
  if (!seen_by_somebody_) return;
  std::string line = fmt::format("{}: {} %", step, all == 0 ? 100 : done * 100 / all);
  if (line == shown_) return;
  shown_ = std::move(line);
  fmt::print(stderr, "\r{:60}", shown_);
}

std::string bytes_text(std::uint64_t bytes) {
  constexpr auto units = std::to_array<std::string_view>({"bytes", "kB", "MB", "GB", "TB"});
  double size = static_cast<double>(bytes);
  std::size_t unit = 0;
  for (; size >= 1000 && unit + 1 < units.size(); ++unit) size /= 1000;
  return unit == 0 ? fmt::format("{} bytes", bytes) : fmt::format("{:.1f} {}", size, units[unit]);
}

std::string counted(std::int64_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

bool confirmed(std::string_view question, std::string_view word) {
  fmt::print("{}", question);
  std::fflush(stdout);
  std::string line;
  std::getline(std::cin, line);
  return line == word;
}

}  // namespace cairn
