// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace cairn {

/// 128 random bits that name a thing. The tag makes ids of different things different types.
/// Text form: 32 lower-case hexadecimal digits.
template <class Tag>
struct Id {
  std::array<std::uint8_t, 16> bytes{};

  auto operator<=>(const Id&) const = default;
};

/// Fills `into` from the operating system's generator; ends the program if there is none.
void fill_random(std::uint8_t* into, std::size_t count);

/// Lower-case hexadecimal digits of `count` bytes.
std::string to_hex(const std::uint8_t* bytes, std::size_t count);

/// Reads exactly `count` bytes of lower-case hexadecimal; false when the text is anything else.
bool from_hex(std::string_view text, std::uint8_t* into, std::size_t count);

/// A fresh random id.
template <class IdType>
IdType make_id() {
  IdType id;
  fill_random(id.bytes.data(), id.bytes.size());
  return id;
}

/// The 32 hexadecimal digits of an id.
template <class Tag>
std::string to_text(const Id<Tag>& id) {
  return to_hex(id.bytes.data(), id.bytes.size());
}

/// The id that a text names, or nothing when it is not 32 lower-case hexadecimal digits.
template <class IdType>
std::optional<IdType> id_from(std::string_view text) {
  IdType id;
  if (!from_hex(text, id.bytes.data(), id.bytes.size())) return std::nullopt;
  return id;
}

using PracticeId = Id<struct PracticeTag>;
using AccountId = Id<struct AccountTag>;
using RecordId = Id<struct RecordTag>;
using EntryId = Id<struct EntryTag>;
using SessionId = Id<struct SessionTag>;
using InvitationId = Id<struct InvitationTag>;

}  // namespace cairn

template <class Tag>
struct std::hash<cairn::Id<Tag>> {
  std::size_t operator()(const cairn::Id<Tag>& id) const noexcept {
    std::size_t value = 0;  // the bytes are random already
    for (std::size_t i = 0; i < sizeof(std::size_t); ++i) value = (value << 8U) | id.bytes[i];
    return value;
  }
};
