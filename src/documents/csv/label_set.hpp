// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::documents {

/// Distinct texts, numbered in order of first appearance. All texts lie in one block of memory.
class LabelSet {
 public:
  /// The number of the text, given anew when it was not there.
  std::int32_t add(std::string_view text);

  std::size_t size() const { return ends_.size(); }
  std::string_view at(std::size_t number) const {
    const std::size_t begin = number == 0 ? 0 : ends_[number - 1];
    return std::string_view(block_).substr(begin, ends_[number] - begin);
  }

 private:
  void grow();

  std::string block_;
  std::vector<std::size_t> ends_;
  std::vector<std::int32_t>
      table_;  ///< open addressing, -1 is free; always a power of two and at most half full
};

}  // namespace cairn::documents
