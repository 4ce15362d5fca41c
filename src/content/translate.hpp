// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "content/fields.hpp"

/// Laying the words of a language file over an English thing.
namespace cairn::content {

/// How many texts for clients a language file gave.
struct Laid {
  int texts = 0;
};

template <class T>
void lay_over(const Node& node, const Place& place, T& into, Laid& laid, Reading& reading);

template <Described T>
void lay_over_struct(const Node& node, const Place& place, T& into, Laid& laid, Reading& reading) {
  const Node::Table* table = node.table();
  if (table == nullptr) return reading.fault(node, place, "This has to be a table of fields.");
  for (const auto& entry : *table) {
    const std::string& key = entry.first;
    if (place.up == nullptr && (key == "status" || key == "of_version")) continue;
    bool known = false;
    for_each_member<T>([&](std::string_view name, auto pointer) {
      if (name != key) return;
      known = true;
      lay_over(entry.second, Place{&place, name, 0}, into.*pointer, laid, reading);
    });
    if (!known) reading.fault(entry.second, Place{&place, key, 0}, "The English file has no such field.");
  }
}

template <class T>
void lay_over_list(const Node& node, const Place& place, std::vector<T>& into, Laid& laid, Reading& reading) {
  if constexpr (std::is_same_v<T, catalogue::FindWords>) {
    take_list(node, place, into, reading);
  } else {
    const Node::List* list = node.list();
    if (list == nullptr) return reading.fault(node, place, "This has to be a list: [ … ].");
    if (list->size() != into.size())
      return reading.fault(node, place,
                           "This list has " + std::to_string(list->size()) +
                               " entries; the English one has " + std::to_string(into.size()) + ".");
    for (std::size_t i = 0; i < list->size(); ++i)
      lay_over((*list)[i], Place{&place, {}, i}, into[i], laid, reading);
  }
}

/// Puts the words of `node` in the place of the English ones. A code may be repeated, to anchor a list, but
/// not changed.
template <class T>
void lay_over(const Node& node, const Place& place, T& into, Laid& laid, Reading& reading) {
  if constexpr (is_said<T>::value) {
    take(node, place, into, reading);
    if (T::reader == catalogue::Reader::client && !into.empty()) ++laid.texts;
  } else if constexpr (std::is_same_v<T, std::string>) {
    const std::string* text = node.text();
    if (text == nullptr || *text != into)
      reading.fault(node, place, "A code is not translated: it has to be the English one.");
  } else if constexpr (is_optional<T>::value) {
    if (into)
      lay_over(node, place, *into, laid, reading);
    else
      reading.fault(node, place, "The English file has no such field.");
  } else if constexpr (is_vector<T>::value) {
    lay_over_list(node, place, into, laid, reading);
  } else if constexpr (Described<T>) {
    lay_over_struct(node, place, into, laid, reading);
  } else {
    reading.fault(node, place, "This is not translated; it stands in the English file only.");
  }
}

}  // namespace cairn::content
