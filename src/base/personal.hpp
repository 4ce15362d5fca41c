// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstddef>
#include <string>
#include <utility>

namespace cairn {

/// Words that a person typed, at most `Max` bytes of UTF-8. There is no formatter and no stream operator for it, so
/// that putting it into a log line does not compile (tests/compile_fail proves it). `reveal()` is easy to find.
template <std::size_t Max>
class Personal {
 public:
  static constexpr std::size_t max_bytes = Max;

  Personal() = default;
  explicit Personal(std::string text) : text_(std::move(text)) {}

  const std::string& reveal() const { return text_; }
  bool empty() const { return text_.empty(); }
  auto operator<=>(const Personal&) const = default;

 private:
  std::string text_;
};

using Line = Personal<500>;    ///< one line: a goal's words, a step, a name
using Prose = Personal<8000>;  ///< a few paragraphs: a reflection, what helped

}  // namespace cairn
