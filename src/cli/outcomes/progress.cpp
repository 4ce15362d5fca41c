// SPDX-License-Identifier: Apache-2.0
#include "cli/outcomes/progress.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <utility>

namespace cairn::outcomes {
namespace {

bool always = false;

/// The wait before the first word; none when somebody asked for progress.
std::chrono::milliseconds patience() { return std::chrono::milliseconds(always ? 0 : 1000); }

}  // namespace

void show_progress(Showing showing) { always = showing == Showing::always; }

ProgressLine::ProgressLine(std::string what, double total)
    : what_(std::move(what)),
      total_(total),
      shown_(always || isatty(STDERR_FILENO) != 0),
      next_(std::chrono::steady_clock::now() + patience()) {}

ProgressLine::~ProgressLine() {
  if (written_) std::fputs(isatty(STDERR_FILENO) != 0 ? "\r\033[K" : "\n", stderr);
}

void ProgressLine::at(double done) {
  if (!shown_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now < next_) return;
  next_ = now + std::chrono::milliseconds(200);
  const std::string how_far = total_ > 0 ? fmt::format("{:.0f} %", 100 * std::min(1.0, done / total_))
                                         : fmt::format("step {:.0f}", done);
  std::fputs(fmt::format("\r{}: {}", what_, how_far).c_str(), stderr);
  std::fflush(stderr);
  written_ = true;
}

}  // namespace cairn::outcomes
