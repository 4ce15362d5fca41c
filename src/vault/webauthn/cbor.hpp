// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace cairn::webauthn {

/// How much a CBOR text may ask of us; each bound is checked before the memory is taken.
struct CborLimits {
  std::size_t bytes = 8192;  ///< the whole text
  std::size_t depth = 4;     ///< nested lists and maps
  std::size_t values = 64;   ///< all values together
};

/// A CBOR value, as far as authenticators use CBOR: whole numbers, bytes, text, lists, maps and yes/no. No tags, no
/// floating point, no values of unknown length: the canonical form of CTAP2 has none of them.
struct Cbor {
  struct Bytes {
    std::string bytes;
    bool operator==(const Bytes&) const = default;
  };
  using List = std::vector<Cbor>;
  using Map = std::vector<std::pair<Cbor, Cbor>>;

  std::variant<std::nullptr_t, bool, std::int64_t, std::string, Bytes, List, Map> value = nullptr;

  bool operator==(const Cbor&) const = default;
  const std::int64_t* number() const { return std::get_if<std::int64_t>(&value); }
  const std::string* text() const { return std::get_if<std::string>(&value); }
  const std::string* bytes() const;                  ///< of a byte string, or null
  const Map* map() const { return std::get_if<Map>(&value); }
  const List* list() const { return std::get_if<List>(&value); }
  const Cbor* find(std::int64_t key) const;          ///< the member of a map under a number, or null
  const Cbor* find(std::string_view key) const;      ///< the member of a map under a text, or null
};

/// One value and what stands behind it.
struct CborAndRest {
  Cbor value;
  std::string_view rest;
};

/// Reads the value that a text begins with; nothing when it is not well-formed, uses what is not known here, names a
/// key of a map twice, or goes past a limit.
std::optional<CborAndRest> read_cbor(std::string_view text, const CborLimits& limits = {});

/// Reads a text that is one value and nothing more.
std::optional<Cbor> read_whole_cbor(std::string_view text, const CborLimits& limits = {});

}  // namespace cairn::webauthn
