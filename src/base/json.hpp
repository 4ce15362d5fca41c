// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/error.hpp"

namespace cairn {

/// How much a JSON text may ask of us; each bound is checked while reading, before the memory is taken.
struct JsonLimits {
  std::size_t bytes = 1U << 20U;        ///< the whole text
  std::size_t depth = 32;               ///< nested lists and objects
  std::size_t values = 100'000;         ///< all values together
  std::size_t text_bytes = 256U * 1024U;  ///< one string
};

/// A JSON value as it was written: objects keep their order, numbers keep their text (a number read as a double and
/// written again may differ in its last digit).
struct Json {
  struct Number {
    std::string text;
    bool operator==(const Number&) const = default;
  };
  using List = std::vector<Json>;
  using Object = std::vector<std::pair<std::string, Json>>;

  std::variant<std::nullptr_t, bool, Number, std::string, List, Object> value = nullptr;

  Json() = default;
  template <class T>
    requires(!std::is_same_v<std::remove_cvref_t<T>, Json>)
  explicit Json(T&& v) : value(std::forward<T>(v)) {}

  const Json* find(std::string_view key) const;  ///< the member of an object, or null
  const std::string* text() const { return std::get_if<std::string>(&value); }
  const List* list() const { return std::get_if<List>(&value); }
  const Object* object() const { return std::get_if<Object>(&value); }
  bool operator==(const Json&) const = default;
};

/// Reads one JSON text. Errors: `too_large` past a limit; `invalid` for broken syntax, bad UTF-8 or the same key twice
/// in one object, each with the path where it was found.
Result<Json> parse_json(std::string_view text, const JsonLimits& limits = {});

/// The value as compact JSON.
std::string to_text(const Json& json);

/// Appends a quoted, escaped JSON string.
void append_quoted(std::string& out, std::string_view text);

/// Appends the shortest decimal that reads back as the same double; `null` when it is not finite.
void append_number(std::string& out, double value);

}  // namespace cairn
