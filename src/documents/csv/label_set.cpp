// SPDX-License-Identifier: Apache-2.0
#include "documents/csv/label_set.hpp"

#include <cstring>

namespace cairn::documents {
namespace {

/// Eight bytes at a time, multiplied and folded so that the low bits are good.
std::size_t hash_of(std::string_view text) {
  std::uint64_t hash = text.size();
  const auto mix = [&](std::uint64_t bytes) {
    hash = (hash ^ bytes) * 0x9E3779B97F4A7C15U;
    hash ^= hash >> 32U;
  };
  while (text.size() > sizeof(std::uint64_t)) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data(), sizeof bytes);
    mix(bytes);
    text.remove_prefix(sizeof bytes);
  }
  std::uint64_t rest = 0;
  for (const char c : text) rest = rest << 8U | static_cast<unsigned char>(c);
  mix(rest);
  return hash;
}

}  // namespace

bool Labels::operator==(std::span<const std::string> texts) const {
  if (size() != texts.size()) return false;
  for (std::size_t i = 0; i < texts.size(); ++i)
    if ((*this)[i] != texts[i]) return false;
  return true;
}

std::int32_t LabelSet::add(std::string_view text) {
  if (table_.size() < 2 * (size() + 1)) grow();
  const std::size_t mask = table_.size() - 1;
  const std::size_t hash = hash_of(text);
  const auto bits = static_cast<std::uint32_t>(hash >> 32U);
  std::size_t place = hash & mask;
  for (; table_[place].number >= 0; place = (place + 1) & mask)
    if (table_[place].bits == bits && at(static_cast<std::size_t>(table_[place].number)) == text)
      return table_[place].number;
  const auto number = static_cast<std::int32_t>(size());
  table_[place] = {number, bits};
  labels_.push_back(text);
  return number;
}

void LabelSet::grow() {
  table_.assign(table_.empty() ? 64 : 2 * table_.size(), {});
  const std::size_t mask = table_.size() - 1;
  for (std::size_t number = 0; number < size(); ++number) {
    const std::size_t hash = hash_of(at(number));
    std::size_t place = hash & mask;
    while (table_[place].number >= 0) place = (place + 1) & mask;
    table_[place] = {static_cast<std::int32_t>(number), static_cast<std::uint32_t>(hash >> 32U)};
  }
}

}  // namespace cairn::documents
