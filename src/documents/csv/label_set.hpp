// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cairn::documents {

/// A list of texts. All lie in one block of memory, which for a million short texts is a third of what as many
/// strings need.
class Labels {
 public:
  std::size_t size() const { return ends_.size(); }
  bool empty() const { return ends_.empty(); }
  std::string_view operator[](std::size_t place) const {
    const std::size_t begin = place == 0 ? 0 : ends_[place - 1];
    return {block_.data() + begin, ends_[place] - begin};
  }
  void push_back(std::string_view text) {
    block_ += text;
    ends_.push_back(block_.size());
  }
  bool operator==(std::span<const std::string> texts) const;
  bool operator==(const Labels&) const = default;

 private:
  std::string block_;
  std::vector<std::size_t> ends_;
};

/// Distinct texts, numbered in order of first appearance.
class LabelSet {
 public:
  /// The number of the text, given anew when it was not there.
  std::int32_t add(std::string_view text);

  std::size_t size() const { return labels_.size(); }
  std::string_view at(std::size_t number) const { return labels_[number]; }

  /// Gives the texts away; the set is then used up.
  Labels take() { return std::move(labels_); }

 private:
  void grow();

  /// A place of the table: the number of a text, -1 when it is free, and some bits of the text's hash, so that
  /// other texts are told apart without looking at them.
  struct Place {
    std::int32_t number = -1;
    std::uint32_t bits = 0;
  };

  Labels labels_;
  std::vector<Place> table_;  ///< open addressing; always a power of two and at most half full
};

}  // namespace cairn::documents
