// SPDX-License-Identifier: Apache-2.0
#include "storage/session.hpp"

#include <algorithm>

namespace cairn {

Value::Value(const Sealed& sealed)
    : value_(std::span(reinterpret_cast<const std::uint8_t*>(sealed.bytes.data()), sealed.bytes.size())) {}

void Row::copy_bytes(int column, std::uint8_t* into, std::size_t count) const {
  const auto found = bytes(column);
  if (found.size() != count)
    throw StorageFailure(StorageFailure::Cause::damaged, "column " + std::to_string(column) + " has another length");
  std::ranges::copy(found, into);
}

void Row::unknown_name(int column) {
  throw StorageFailure(StorageFailure::Cause::damaged, "column " + std::to_string(column) + " holds an unknown name");
}

}  // namespace cairn
