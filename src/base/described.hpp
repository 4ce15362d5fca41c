// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <boost/describe.hpp>
#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>
#include <optional>
#include <string_view>
#include <type_traits>

namespace cairn {

/// A plain struct whose members are listed with BOOST_DESCRIBE_STRUCT; JSON, schema and settings walk that list.
template <class T>
concept Described = std::is_class_v<T> && boost::describe::has_describe_members<T>::value;

/// An enum whose values are listed with BOOST_DESCRIBE_ENUM; their names are its text form everywhere.
template <class T>
concept DescribedEnum = std::is_enum_v<T> && boost::describe::has_describe_enumerators<T>::value;

template <Described T>
using MembersOf = boost::describe::describe_members<T, boost::describe::mod_any_access>;

/// Calls `visit(name, pointer_to_member)` for each member in order.
template <Described T, class Visit>
constexpr void for_each_member(Visit&& visit) {
  boost::mp11::mp_for_each<MembersOf<T>>([&](auto member) { visit(std::string_view(member.name), member.pointer); });
}

/// Calls `visit(name, value)` for each value of an enum in order.
template <DescribedEnum E, class Visit>
constexpr void for_each_value(Visit&& visit) {
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
      [&](auto entry) { visit(std::string_view(entry.name), entry.value); });
}

/// How many values an enum has.
template <DescribedEnum E>
constexpr std::size_t count_of = boost::mp11::mp_size<boost::describe::describe_enumerators<E>>::value;

/// The name of a value; empty for a number that is no value of the enum.
template <DescribedEnum E>
constexpr std::string_view name_of(E value) {
  std::string_view found;
  for_each_value<E>([&](std::string_view name, E candidate) {
    if (candidate == value) found = name;
  });
  return found;
}

/// The value of that name, or nothing.
template <DescribedEnum E>
constexpr std::optional<E> value_named(std::string_view name) {
  std::optional<E> found;
  for_each_value<E>([&](std::string_view candidate, E value) {
    if (candidate == name) found = value;
  });
  return found;
}

template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};

}  // namespace cairn
