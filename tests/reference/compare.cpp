// SPDX-License-Identifier: Apache-2.0
#include "compare.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace cairn::reference {
namespace {

class Comparer {
 public:
  explicit Comparer(const ToleranceAt& tolerance) : tolerance_(tolerance) {}

  void walk(const Tree& ours, const Tree& expected, const std::string& path) {
    const auto tolerance = tolerance_(path);
    if (!tolerance) return;
    if (expected.object()) return walk_object(ours, expected, path);
    if (expected.list()) return walk_list(ours, expected, path);
    if (ours.list() && ours.list()->size() == 1) return walk(ours.list()->front(), expected, path);
    leaf(ours, expected, path, *tolerance);
  }

  Comparison result;

 private:
  void walk_object(const Tree& ours, const Tree& expected, const std::string& path) {
    if (!ours.object()) return wrong(path, "nothing of the kind", "an object");
    if (!ours.keys.empty()) return walk_rows(ours, expected, path);
    for (const auto& [name, member] : *expected.object()) {
      const Tree* mine = ours.find(name);
      const std::string below = path + "/" + name;
      if (mine)
        walk(*mine, member, below);
      else if (tolerance_(below))
        wrong(below, "nothing", label_of(member));
    }
  }

  void walk_list(const Tree& ours, const Tree& expected, const std::string& path) {
    const auto& list = *expected.list();
    if (!ours.list()) {
      if (list.size() == 1) return walk(ours, list.front(), path);
      if (list.empty()) return;  // nothing was calculated there
      return wrong(path, label_of(ours), "a list");
    }
    if (ours.list()->size() != list.size())
      return wrong(path, std::to_string(ours.list()->size()) + " items",
                   std::to_string(list.size()) + " items");
    for (std::size_t i = 0; i < list.size(); ++i) walk((*ours.list())[i], list[i], path);
  }

  /// Both as columns; rows are found by their names.
  void walk_rows(const Tree& ours, const Tree& expected, const std::string& path) {
    std::map<std::string, std::size_t> places;
    const std::size_t rows = height(ours);
    for (std::size_t i = 0; i < rows; ++i) places[row_name(ours, ours.keys, i)] = i;
    const std::size_t wanted = height(expected);
    if (rows != wanted) return wrong(path, std::to_string(rows) + " rows", std::to_string(wanted) + " rows");
    for (const auto& [name, column] : *expected.object()) {
      const Tree* mine = ours.find(name);
      const std::string below = path + "/" + name;
      if (!tolerance_(below)) continue;
      if (!mine) {
        wrong(below, "nothing", "a column");
        continue;
      }
      for (std::size_t i = 0; i < wanted; ++i) {
        const auto place = places.find(row_name(expected, ours.keys, i));
        if (place == places.end()) return wrong(below, "no such row", row_name(expected, ours.keys, i));
        walk(cell(*mine, place->second), cell(column, i), below);
      }
    }
  }

  static std::size_t height(const Tree& table) {
    std::size_t rows = 0;
    for (const auto& [name, column] : *table.object())
      rows = std::max(rows, column.list() ? column.list()->size() : 1);
    return rows;
  }

  static const Tree& cell(const Tree& column, std::size_t row) {
    return column.list() ? (*column.list())[row] : column;
  }

  static std::string row_name(const Tree& table, const std::vector<std::string>& keys, std::size_t row) {
    std::string out;
    for (const auto& key : keys)
      if (const Tree* column = table.find(key)) out += label_of(cell(*column, row)) + "|";
    return out;
  }

  void leaf(const Tree& ours, const Tree& expected, const std::string& path, const Tolerance& tolerance) {
    if (expected.is_null() && (ours.object() || ours.list())) return;  // nothing was calculated there
    ++result.compared;
    const auto number_in = [](const Tree& tree) -> std::optional<double> {
      if (const auto* number = tree.number()) return *number;
      if (const auto* flag = tree.flag()) return *flag ? 1.0 : 0.0;
      return std::nullopt;
    };
    const auto mine = number_in(ours);
    const auto theirs = number_in(expected);
    if (mine && theirs) {
      const double apart = std::abs(*mine - *theirs);
      const double size = std::max(std::abs(*mine), std::abs(*theirs));
      if (apart <= tolerance.absolute || apart <= tolerance.relative * size) return;
      return note(path, size > 0 ? apart / size : apart, label_of(ours), label_of(expected));
    }
    if (label_of(ours) != label_of(expected)) note(path, infinite_, label_of(ours), label_of(expected));
  }

  void wrong(const std::string& path, const std::string& ours, const std::string& theirs) {
    ++result.compared;
    note(path, infinite_, ours, theirs);
  }

  void note(const std::string& path, double error, const std::string& ours, const std::string& theirs) {
    ++result.wrong;
    if (result.wrong > 1 && error <= result.worst) return;
    result.worst = error;
    result.where = path + ": ours " + ours + ", reference " + theirs;
  }

  static constexpr double infinite_ = std::numeric_limits<double>::infinity();
  const ToleranceAt& tolerance_;
};

}  // namespace

Comparison compare(const Tree& ours, const Tree& expected, const ToleranceAt& tolerance) {
  Comparer comparer(tolerance);
  comparer.walk(ours, expected, "");
  return comparer.result;
}

}  // namespace cairn::reference
