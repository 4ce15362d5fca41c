// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/json.hpp"
#include "statistics/interval.hpp"
#include "statistics/undefined.hpp"

namespace cairn::reference {

/// A result as it is compared with the reference: JSON with numbers as doubles, null for "undefined".
struct Tree {
  using List = std::vector<Tree>;
  using Object = std::vector<std::pair<std::string, Tree>>;
  std::variant<std::nullptr_t, bool, double, std::string, List, Object> value = nullptr;
  /// For an object of columns: the columns that name a row, so that rows are compared by name and not by
  /// position.
  std::vector<std::string> keys;

  Tree() = default;
  Tree(bool flag) : value(flag) {}
  Tree(double number);  ///< NaN and infinities become null
  Tree(std::size_t number) : Tree(static_cast<double>(number)) {}
  Tree(int number) : Tree(static_cast<double>(number)) {}
  Tree(std::string text) : value(std::move(text)) {}
  Tree(std::string_view text) : value(std::string(text)) {}
  Tree(const char* text) : value(std::string(text)) {}
  Tree(List list) : value(std::move(list)) {}
  Tree(Object object) : value(std::move(object)) {}
  Tree(const statistics::Defined<>& number);
  Tree(const std::optional<double>& number);
  Tree(std::span<const double> numbers);
  Tree(const std::vector<double>& numbers) : Tree(std::span<const double>(numbers)) {}

  bool is_null() const { return std::holds_alternative<std::nullptr_t>(value); }
  const double* number() const { return std::get_if<double>(&value); }
  const bool* flag() const { return std::get_if<bool>(&value); }
  const std::string* text() const { return std::get_if<std::string>(&value); }
  const List* list() const { return std::get_if<List>(&value); }
  const Object* object() const { return std::get_if<Object>(&value); }
  const Tree* find(std::string_view key) const;

  /// Sets a member; the tree becomes an object if it is not one.
  Tree& set(std::string key, Tree member);
  /// Appends to a list; the tree becomes one if it is not.
  void push(Tree item);
};

/// A tree of columns whose rows are named by `keys`.
Tree table(std::vector<std::string> keys);

/// Appends one row to a table's columns (made when they are new).
void add_row(Tree& table, std::initializer_list<std::pair<std::string, Tree>> row);

/// JSON as a tree.
Tree tree_of(const Json& json);

/// A value as text for naming rows and messages: 1 and "1" read the same.
std::string label_of(const Tree& tree);

}  // namespace cairn::reference
