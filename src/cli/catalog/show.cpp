// SPDX-License-Identifier: Apache-2.0
#include <ostream>

#include "base/json_described.hpp"
#include "cli/catalog/catalog.hpp"
#include "content/load.hpp"
#include "content/walk.hpp"

namespace cairn::cli {
namespace {

/// Writes any described value as indented "name: value" lines; what is empty is left out.
template <class T>
void print(std::ostream& out, std::string_view name, const T& value, int depth) {
  const std::string indent(static_cast<std::size_t>(depth) * 2, ' ');
  if constexpr (is_optional<T>::value) {
    if (value) print(out, name, *value, depth);
  } else if constexpr (content::is_vector<T>::value) {
    if (value.empty()) return;
    out << indent << name << ":\n";
    for (const auto& item : value) print(out, "-", item, depth + 1);
  } else if constexpr (DescribedEnum<T>) {
    out << indent << name << ": " << name_of(value) << "\n";
  } else if constexpr (Described<T>) {
    out << indent << name << ":\n";
    for_each_member<T>(
        [&](std::string_view member, auto pointer) { print(out, member, value.*pointer, depth + 1); });
  } else if constexpr (std::is_same_v<T, bool>) {
    if (value) out << indent << name << ": yes\n";
  } else if constexpr (std::is_arithmetic_v<T>) {
    out << indent << name << ": " << value << "\n";
  } else if (const std::string_view text = value; !text.empty()) {
    out << indent << name << (name == "-" ? " " : ": ") << text << "\n";
  }
}

template <class T>
void show(const T& thing, bool json, std::ostream& out) {
  if (json) {
    out << to_json(thing) << "\n";
    return;
  }
  for_each_member<T>([&](std::string_view member, auto pointer) { print(out, member, thing.*pointer, 0); });
  if constexpr (requires { thing.review; }) out << catalogue::review_line(thing.review) << "\n";
}

}  // namespace

int catalog_show(const CatalogPlace& place, const std::string& code, bool json, const Terminal& terminal) {
  const auto all =
      content::load_catalogue({.shipped = place.dir, .practice = place.practice, .language = place.language});
  if (!all) {
    terminal.err << all.error().sentence << "\n";
    return exit_usage;
  }
  bool found = false;
  content::for_each_thing(*all, [&](std::string_view, const auto& thing) {
    if (thing.code != code) return;
    found = true;
    show(thing, json, terminal.out);
  });
  if (const auto* area = catalogue::find_area(*all, code); area != nullptr && !found) {
    found = true;
    show(*area, json, terminal.out);
  }
  if (found) return exit_fine;
  terminal.err << "Nothing has this code. Codes look like S12, U3, ED-04 or EASE.sleep.\n";
  return exit_usage;
}

}  // namespace cairn::cli
