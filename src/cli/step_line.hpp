// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cairn {

/// A line on standard error that says how far a long work is, where a person is looking at it; elsewhere it says nothing.
class StepLine {
 public:
  StepLine();
  StepLine(const StepLine&) = delete;
  StepLine& operator=(const StepLine&) = delete;
  ~StepLine();  ///< leaves the line empty

  void operator()(std::string_view step, std::uint64_t done, std::uint64_t all);

 private:
  bool seen_by_somebody_;
  std::string shown_;
};

/// A number of bytes for people: "3.2 MB".
std::string bytes_text(std::uint64_t bytes);

/// "1 entry", "2 entries".
std::string counted(std::int64_t count, std::string_view one, std::string_view many);

/// Asks on standard output and reads a line from standard input: whether it is the word that was asked for.
bool confirmed(std::string_view question, std::string_view word);

}  // namespace cairn
