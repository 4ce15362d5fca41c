// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <limits>
#include <string>
#include <type_traits>

#include "base/described.hpp"
#include "base/json_described.hpp"
#include "content/node.hpp"
#include "content/place.hpp"
#include "domain/catalogue/words.hpp"

/// Filling described structs from catalogue files. Every fault is collected; reading goes on after it.
namespace cairn::content {

template <class T>
struct is_said : std::false_type {};
template <catalogue::Reader R>
struct is_said<catalogue::Said<R>> : std::true_type {};

template <class T>
struct is_vector : std::false_type {};
template <class T>
struct is_vector<std::vector<T>> : std::true_type {};

/// The file that is read and the faults found in it.
struct Reading {
  std::string file;
  Faults& faults;

  void fault(const Node& node, const Place& place, std::string reason) {
    faults.push_back({file, node.line, place.path(), std::move(reason)});
  }
};

/// May a file leave this member out? Lists, optionals and yes/no may; others only when the struct says so.
template <class T, class Member>
constexpr bool may_be_left_out(std::string_view name) {
  if constexpr (is_optional<Member>::value || is_vector<Member>::value || std::is_same_v<Member, bool>)
    return true;
  if constexpr (requires { T::may_be_left_out; }) {
    std::string_view rest = T::may_be_left_out;
    while (!rest.empty()) {
      const auto end = std::min(rest.find(' '), rest.size());
      if (rest.substr(0, end) == name) return true;
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return false;
}

/// Takes a text out of a node; a fault when it is none, is too long, or holds characters that cannot be
/// shown.
void take_text(const Node& node, const Place& place, std::size_t max_bytes, std::string& into,
               Reading& reading);
/// Takes a whole number within bounds out of a node, or writes a fault.
void take_whole(const Node& node, const Place& place, std::int64_t low, std::int64_t high, std::int64_t& into,
                Reading& reading);
/// Takes a number out of a node, or writes a fault.
void take_number(const Node& node, const Place& place, double& into, Reading& reading);
/// The sentence about a field that the form does not have, with the names it does have.
std::string unknown_field(std::string_view key, const std::vector<std::string_view>& known);

template <class T>
void take(const Node& node, const Place& place, T& into, Reading& reading);

template <Described T>
void take_struct(const Node& node, const Place& place, T& into, Reading& reading) {
  const Node::Table* table = node.table();
  if (table == nullptr) return reading.fault(node, place, "This has to be a table of fields.");
  std::vector<std::string_view> known;
  for_each_member<T>([&](std::string_view name, auto pointer) {
    using Member = std::remove_cvref_t<decltype(into.*pointer)>;
    known.push_back(name);
    const Place here{&place, name, 0};
    if (const Node* found = node.find(name))
      take(*found, here, into.*pointer, reading);
    else if (!may_be_left_out<T, Member>(name))
      reading.fault(node, here, "This field is missing.");
  });
  for (const auto& [key, value] : *table)
    if (std::ranges::find(known, key) == known.end())
      reading.fault(value, Place{&place, key, 0}, unknown_field(key, known));
}

template <class T>
void take_list(const Node& node, const Place& place, std::vector<T>& into, Reading& reading) {
  const Node::List* list = node.list();
  if (list == nullptr) return reading.fault(node, place, "This has to be a list: [ … ].");
  if (list->size() > max_list) return reading.fault(node, place, "This list is too long.");
  into.resize(list->size());
  for (std::size_t i = 0; i < list->size(); ++i) take((*list)[i], Place{&place, {}, i}, into[i], reading);
}

template <DescribedEnum E>
void take_enum(const Node& node, const Place& place, E& into, Reading& reading) {
  if (const std::string* text = node.text())
    if (const auto value = value_named<E>(*text)) {
      into = *value;
      return;
    }
  std::string names;
  for_each_value<E>([&](std::string_view name, E) { names.append(names.empty() ? "" : ", ").append(name); });
  reading.fault(node, place, "This has to be one of: " + names + ".");
}

/// Fills `into` from a node, whatever kind of type it is.
template <class T>
void take(const Node& node, const Place& place, T& into, Reading& reading) {
  if constexpr (is_said<T>::value) {
    std::string text;
    take_text(node, place, T::max_bytes, text, reading);
    into = T(std::move(text));
  } else if constexpr (std::is_same_v<T, std::string>) {
    take_text(node, place, 400, into, reading);
  } else if constexpr (std::is_same_v<T, bool>) {
    if (const bool* truth = std::get_if<bool>(&node.value))
      into = *truth;
    else
      reading.fault(node, place, "This has to be true or false.");
  } else if constexpr (std::is_same_v<T, int>) {
    std::int64_t whole = 0;
    take_whole(node, place, std::numeric_limits<int>::min(), std::numeric_limits<int>::max(), whole, reading);
    into = static_cast<int>(whole);
  } else if constexpr (std::is_same_v<T, double>) {
    take_number(node, place, into, reading);
  } else if constexpr (is_optional<T>::value) {
    take(node, place, into.emplace(), reading);
  } else if constexpr (is_vector<T>::value) {
    take_list(node, place, into, reading);
  } else if constexpr (DescribedEnum<T>) {
    take_enum(node, place, into, reading);
  } else {
    take_struct(node, place, into, reading);
  }
}

}  // namespace cairn::content
