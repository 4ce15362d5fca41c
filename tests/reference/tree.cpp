// SPDX-License-Identifier: Apache-2.0
#include "tree.hpp"

#include <charconv>
#include <cmath>

namespace cairn::reference {

Tree::Tree(double number) {
  if (std::isfinite(number)) value = number;
}
Tree::Tree(const statistics::Defined<>& number) {
  if (number && std::isfinite(*number)) value = *number;
}
Tree::Tree(const std::optional<double>& number) {
  if (number && std::isfinite(*number)) value = *number;
}
Tree::Tree(std::span<const double> numbers) {
  List out;
  out.reserve(numbers.size());
  for (const double number : numbers) out.emplace_back(number);
  value = std::move(out);
}

const Tree* Tree::find(std::string_view key) const {
  if (const auto* members = object())
    for (const auto& [name, member] : *members)
      if (name == key) return &member;
  return nullptr;
}

Tree& Tree::set(std::string key, Tree member) {
  if (!object()) value = Object{};
  auto& members = std::get<Object>(value);
  for (auto& [name, old] : members)
    if (name == key) return old = std::move(member);
  return members.emplace_back(std::move(key), std::move(member)).second;
}

void Tree::push(Tree item) {
  if (!list()) value = List{};
  std::get<List>(value).push_back(std::move(item));
}

Tree table(std::vector<std::string> keys) {
  Tree out{Tree::Object{}};
  out.keys = std::move(keys);
  return out;
}

void add_row(Tree& table, std::initializer_list<std::pair<std::string, Tree>> row) {
  for (const auto& [name, cell] : row) {
    if (!table.find(name)) table.set(name, Tree::List{});
    for (auto& [column, cells] : std::get<Tree::Object>(table.value))
      if (column == name) cells.push(cell);
  }
}

Tree tree_of(const Json& json) {
  if (const auto* flag = std::get_if<bool>(&json.value)) return Tree(*flag);
  if (const auto* text = json.text()) return Tree(*text);
  if (const auto* number = std::get_if<Json::Number>(&json.value)) {
    double parsed = 0;
    std::from_chars(number->text.data(), number->text.data() + number->text.size(), parsed);
    return Tree(parsed);
  }
  if (const auto* list = json.list()) {
    Tree::List out;
    for (const auto& item : *list) out.push_back(tree_of(item));
    return Tree(std::move(out));
  }
  if (const auto* object = json.object()) {
    Tree::Object out;
    for (const auto& [name, member] : *object) out.emplace_back(name, tree_of(member));
    return Tree(std::move(out));
  }
  return Tree();
}

std::string label_of(const Tree& tree) {
  if (const auto* text = tree.text()) return *text;
  if (const auto* flag = tree.flag()) return *flag ? "true" : "false";
  if (const auto* number = tree.number()) {
    std::string out;
    append_number(out, *number);
    return out;
  }
  if (tree.is_null()) return "null";
  return tree.list() ? "[…]" : "{…}";
}

}  // namespace cairn::reference
