// SPDX-License-Identifier: Apache-2.0
#include "documents/csv/label_set.hpp"

namespace cairn::documents {
namespace {

/// FNV-1a, mixed once more so that the low bits are good.
std::size_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return hash ^ (hash >> 29U);
}

}  // namespace

std::int32_t LabelSet::add(std::string_view text) {
  if (table_.size() < 2 * (size() + 1)) grow();
  const std::size_t mask = table_.size() - 1;
  std::size_t place = hash_of(text) & mask;
  while (table_[place] >= 0) {
    if (at(static_cast<std::size_t>(table_[place])) == text) return table_[place];
    place = (place + 1) & mask;
  }
  const auto number = static_cast<std::int32_t>(size());
  table_[place] = number;
  block_ += text;
  ends_.push_back(block_.size());
  return number;
}

void LabelSet::grow() {
  table_.assign(table_.empty() ? 64 : 2 * table_.size(), -1);
  const std::size_t mask = table_.size() - 1;
  for (std::size_t number = 0; number < size(); ++number) {
    std::size_t place = hash_of(at(number)) & mask;
    while (table_[place] >= 0) place = (place + 1) & mask;
    table_[place] = static_cast<std::int32_t>(number);
  }
}

}  // namespace cairn::documents
