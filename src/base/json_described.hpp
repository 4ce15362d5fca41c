// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bounded.hpp"
#include "base/described.hpp"
#include "base/error.hpp"
#include "base/id.hpp"
#include "base/json.hpp"
#include "base/personal.hpp"
#include "base/time.hpp"

/// Reading, writing and describing JSON for described structs. Reading is strict: an unknown field, a missing one, a
/// wrong type, a number out of its type's range or a text over its type's length is an error with the path to it. An
/// optional member may be absent or null; a list with no limit of its own holds at most `max_list` items.
namespace cairn {

constexpr std::size_t max_list = 1000;

/// A list whose greatest length stands in its type.
template <class T, std::size_t Max>
struct UpTo : std::vector<T> {
  using std::vector<T>::vector;
  static constexpr std::size_t max_items = Max;
};

/// The whole of a JSON value, passed through unread.
struct RawJson {
  std::string text = "null";
  bool operator==(const RawJson&) const = default;
};

/// Checks a text that a person typed: no control characters but tab and line feed, no lone direction overrides that
/// could make it read as something else. The parser has checked the UTF-8 already.
bool is_clean_text(std::string_view text);

namespace json_detail {

template <class T>
struct is_list : std::false_type {};
template <class T>
struct is_list<std::vector<T>> : std::true_type {
  static constexpr std::size_t max = max_list;
};
template <class T, std::size_t Max>
struct is_list<UpTo<T, Max>> : std::true_type {
  static constexpr std::size_t max = Max;
};

Result<std::int64_t> read_whole(const Json& json, const std::string& path, std::int64_t low, std::int64_t high);
Result<double> read_double(const Json& json, const std::string& path);
Result<std::string> read_text(const Json& json, const std::string& path, std::size_t max_bytes);

}  // namespace json_detail

template <class T>
Result<T> read_json(const Json& json, const std::string& path = "");

template <class T>
struct JsonReader;  // one for each kind of type

template <>
struct JsonReader<bool> {
  static Result<bool> read(const Json& json, const std::string& path) {
    if (const bool* value = std::get_if<bool>(&json.value)) return *value;
    return fail(ErrorKind::invalid, path, "This has to be true or false.");
  }
};

template <class T>
  requires(std::is_integral_v<T> && !std::is_same_v<T, bool>)
struct JsonReader<T> {
  static Result<T> read(const Json& json, const std::string& path) {
    constexpr auto low = static_cast<std::int64_t>(std::is_signed_v<T> ? std::numeric_limits<T>::min() : 0);
    constexpr auto high = sizeof(T) < 8 ? static_cast<std::int64_t>(std::numeric_limits<T>::max())
                                        : std::numeric_limits<std::int64_t>::max();
    const auto value = json_detail::read_whole(json, path, low, high);
    if (!value) return std::unexpected(value.error());
    return static_cast<T>(*value);
  }
};

template <>
struct JsonReader<double> {
  static Result<double> read(const Json& json, const std::string& path) { return json_detail::read_double(json, path); }
};

template <int Low, int High>
struct JsonReader<Bounded<Low, High>> {
  static Result<Bounded<Low, High>> read(const Json& json, const std::string& path) {
    const auto value = json_detail::read_whole(json, path, Low, High);
    if (!value) return std::unexpected(value.error());
    return *Bounded<Low, High>::from(*value);
  }
};

template <>
struct JsonReader<std::string> {
  static Result<std::string> read(const Json& json, const std::string& path) {
    return json_detail::read_text(json, path, 4000);
  }
};

template <std::size_t Max>
struct JsonReader<Personal<Max>> {
  static Result<Personal<Max>> read(const Json& json, const std::string& path) {
    auto text = json_detail::read_text(json, path, Max);
    if (!text) return std::unexpected(text.error());
    return Personal<Max>(std::move(*text));
  }
};

template <class Tag>
struct JsonReader<Id<Tag>> {
  static Result<Id<Tag>> read(const Json& json, const std::string& path) {
    if (const auto* text = json.text())
      if (const auto id = id_from<Id<Tag>>(*text)) return *id;
    return fail(ErrorKind::invalid, path, "This has to be an id: 32 hexadecimal digits in lower case.");
  }
};

template <>
struct JsonReader<Instant> {
  static Result<Instant> read(const Json& json, const std::string& path) {
    if (const auto* text = json.text())
      if (const auto at = instant_from(*text)) return *at;
    return fail(ErrorKind::invalid, path, "This has to be a time in UTC, like 2026-11-22T14:02:00Z.");
  }
};

template <>
struct JsonReader<LocalDate> {
  static Result<LocalDate> read(const Json& json, const std::string& path) {
    if (const auto* text = json.text())
      if (const auto date = date_from(*text)) return *date;
    return fail(ErrorKind::invalid, path, "This has to be a date, like 2026-11-22.");
  }
};

template <>
struct JsonReader<RawJson> {
  static Result<RawJson> read(const Json& json, const std::string&) { return RawJson{to_text(json)}; }
};

template <DescribedEnum E>
struct JsonReader<E> {
  static Result<E> read(const Json& json, const std::string& path) {
    if (const auto* text = json.text())
      if (const auto value = value_named<E>(*text)) return *value;
    std::string names;
    for_each_value<E>([&](std::string_view name, E) { names.append(names.empty() ? "" : ", ").append(name); });
    return fail(ErrorKind::invalid, path, "This has to be one of: " + names + ".");
  }
};

template <class T>
struct JsonReader<std::optional<T>> {
  static Result<std::optional<T>> read(const Json& json, const std::string& path) {
    if (std::holds_alternative<std::nullptr_t>(json.value)) return std::optional<T>{};
    auto value = read_json<T>(json, path);
    if (!value) return std::unexpected(value.error());
    return std::optional<T>(std::move(*value));
  }
};

template <class L>
  requires json_detail::is_list<L>::value
struct JsonReader<L> {
  static Result<L> read(const Json& json, const std::string& path) {
    const auto* items = json.list();
    if (items == nullptr) return fail(ErrorKind::invalid, path, "This has to be a list.");
    if (items->size() > json_detail::is_list<L>::max)
      return fail(ErrorKind::too_large, path,
                  "This list can hold at most " + std::to_string(json_detail::is_list<L>::max) + " items.");
    L list;
    list.reserve(items->size());
    for (std::size_t i = 0; i < items->size(); ++i) {
      auto item = read_json<typename L::value_type>((*items)[i], path + "/" + std::to_string(i));
      if (!item) return std::unexpected(item.error());
      list.push_back(std::move(*item));
    }
    return list;
  }
};

template <Described T>
struct JsonReader<T> {
  static Result<T> read(const Json& json, const std::string& path) {
    const auto* members = json.object();
    if (members == nullptr) return fail(ErrorKind::invalid, path, "This has to be an object.");
    T result;
    std::optional<Error> error;
    std::size_t used = 0;
    for_each_member<T>([&](std::string_view name, auto pointer) {
      if (error) return;
      using Member = std::remove_cvref_t<decltype(result.*pointer)>;
      const Json* found = json.find(name);
      if (found == nullptr) {
        if constexpr (!is_optional<Member>::value)
          error = Error{ErrorKind::invalid, path + "/" + std::string(name), "This field is missing.", {}};
        return;
      }
      ++used;
      auto value = read_json<Member>(*found, path + "/" + std::string(name));
      if (value) result.*pointer = std::move(*value);
      else error = std::move(value.error());
    });
    if (error) return std::unexpected(std::move(*error));
    if (used != members->size()) return unknown_field(*members, path);
    return result;
  }

 private:
  static std::unexpected<Error> unknown_field(const Json::Object& members, const std::string& path) {
    for (const auto& [key, value] : members) {
      bool known = false;
      for_each_member<T>([&](std::string_view name, auto) { known = known || name == key; });
      // The key is the sender's text, so it is named only when it is short and plain.
      if (!known) return fail(ErrorKind::invalid, path, "There is a field here that is not known" +
                              (key.size() <= 40 && is_clean_text(key) ? ": \"" + key + "\"." : std::string(".")));
    }
    return fail(ErrorKind::invalid, path, "There is a field here that is not known.");
  }
};

template <class T>
Result<T> read_json(const Json& json, const std::string& path) {
  return JsonReader<T>::read(json, path);
}

/// Parses and reads in one go.
template <class T>
Result<T> read_json_text(std::string_view text, const JsonLimits& limits = {}) {
  const auto json = parse_json(text, limits);
  if (!json) return std::unexpected(json.error());
  return read_json<T>(*json);
}

/// Appends the value as compact JSON; absent optionals are left out of objects.
template <class T>
void write_json(std::string& out, const T& value) {
  if constexpr (std::is_same_v<T, bool>) {
    out += value ? "true" : "false";
  } else if constexpr (std::is_integral_v<T>) {
    out += std::to_string(value);
  } else if constexpr (std::is_floating_point_v<T>) {
    append_number(out, value);
  } else if constexpr (requires { T::low; value.value(); }) {
    out += std::to_string(value.value());
  } else if constexpr (std::is_same_v<T, RawJson>) {
    out += value.text;
  } else if constexpr (requires { T::max_bytes; value.reveal(); }) {
    append_quoted(out, value.reveal());
  } else if constexpr (std::is_convertible_v<T, std::string_view>) {
    append_quoted(out, value);
  } else if constexpr (DescribedEnum<T>) {
    append_quoted(out, name_of(value));
  } else if constexpr (is_optional<T>::value) {
    if (value) write_json(out, *value);
    else out += "null";
  } else if constexpr (json_detail::is_list<T>::value) {
    out += '[';
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (i > 0) out += ',';
      write_json(out, value[i]);
    }
    out += ']';
  } else if constexpr (Described<T>) {
    out += '{';
    bool first = true;
    for_each_member<T>([&](std::string_view name, auto pointer) {
      const auto& member = value.*pointer;
      if constexpr (is_optional<std::remove_cvref_t<decltype(member)>>::value)
        if (!member) return;
      if (!first) out += ',';
      first = false;
      append_quoted(out, name);
      out += ':';
      write_json(out, member);
    });
    out += '}';
  } else {
    append_quoted(out, to_text(value));  // ids, instants, dates
  }
}

/// The value as compact JSON.
template <class T>
std::string to_json(const T& value) {
  std::string out;
  write_json(out, value);
  return out;
}

/// Appends the JSON Schema (2020-12, as OpenAPI 3.1 uses it) of a type. Structs with a name of their own
/// (`static constexpr std::string_view schema_name`) are referred to as "#/components/schemas/NAME".
template <class T>
void write_schema(std::string& out, bool refer = true) {
  if constexpr (std::is_same_v<T, bool>) {
    out += R"({"type":"boolean"})";
  } else if constexpr (std::is_integral_v<T>) {
    out += R"({"type":"integer"})";
  } else if constexpr (std::is_floating_point_v<T>) {
    out += R"({"type":"number"})";
  } else if constexpr (requires { T::low; T::high; }) {
    out += R"({"type":"integer","minimum":)" + std::to_string(T::low) + R"(,"maximum":)" + std::to_string(T::high) + "}";
  } else if constexpr (std::is_same_v<T, RawJson>) {
    out += "{}";
  } else if constexpr (requires { T::max_bytes; }) {
    out += R"({"type":"string","maxLength":)" + std::to_string(T::max_bytes) + "}";
  } else if constexpr (std::is_same_v<T, std::string>) {
    out += R"({"type":"string"})";
  } else if constexpr (std::is_same_v<T, Instant>) {
    out += R"({"type":"string","format":"date-time"})";
  } else if constexpr (std::is_same_v<T, LocalDate>) {
    out += R"({"type":"string","format":"date"})";
  } else if constexpr (DescribedEnum<T>) {
    out += R"({"type":"string","enum":[)";
    bool first = true;
    for_each_value<T>([&](std::string_view name, T) {
      if (!first) out += ',';
      first = false;
      append_quoted(out, name);
    });
    out += "]}";
  } else if constexpr (is_optional<T>::value) {
    write_schema<typename T::value_type>(out);
  } else if constexpr (json_detail::is_list<T>::value) {
    out += R"({"type":"array","maxItems":)" + std::to_string(json_detail::is_list<T>::max) + R"(,"items":)";
    write_schema<typename T::value_type>(out);
    out += '}';
  } else if constexpr (Described<T>) {
    if constexpr (requires { T::schema_name; }) {
      if (refer) {
        out += R"({"$ref":"#/components/schemas/)" + std::string(T::schema_name) + R"("})";
        return;
      }
    }
    out += R"({"type":"object","additionalProperties":false,"properties":{)";
    std::string required;
    bool first = true;
    for_each_member<T>([&](std::string_view name, auto pointer) {
      using Member = std::remove_cvref_t<decltype(std::declval<T&>().*pointer)>;
      if (!first) out += ',';
      first = false;
      append_quoted(out, name);
      out += ':';
      write_schema<Member>(out);
      if constexpr (!is_optional<Member>::value) {
        if (!required.empty()) required += ',';
        append_quoted(required, name);
      }
    });
    out += R"(},"required":[)" + required + "]}";
  } else {
    out += R"({"type":"string","pattern":"^[0-9a-f]{32}$"})";  // ids
  }
}

}  // namespace cairn
