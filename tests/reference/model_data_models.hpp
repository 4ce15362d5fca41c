// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <vector>

#include "case.hpp"
#include "statistics/between/component_system.hpp"

namespace cairn::reference {

/// A formula like "y ~ a * b + (a | g) + (1 | h)".
struct Formula {
  struct Random {
    std::vector<std::string> columns;  ///< "1" is the intercept
    bool correlated = true;
    std::string group;
  };
  std::string outcome;
  std::vector<std::vector<std::string>> terms;  ///< each a product of variables; empty: the intercept
  std::vector<Random> random;
};

/// Reads a formula; throws on what it does not know.
Formula parse_formula(const std::string& text);

/// The variables of a case: columns of its file and what `derived` makes of them.
class Variables {
 public:
  /// Reads the data, turns wide scores into long ones where the formula asks for it, makes derived columns
  /// and drops rows that the case drops.
  Variables(const Case& one, const std::vector<std::string>& needed);

  const std::vector<double>& numbers(const std::string& name);  ///< throws when there is no such variable
  const std::vector<std::string>& text(const std::string& name);
  bool is_text(const std::string& name);
  /// The levels of a text variable, the reference first.
  std::vector<std::string> levels(const std::string& name);
  /// The unit of every row, numbered in ascending order of the names.
  std::vector<std::uint32_t> units(const std::string& name, std::vector<std::string>& names);
  std::size_t rows() const { return rows_; }
  /// Where a derived time comes from ("session" for log(1+session)), else the name itself.
  std::string source_of(const std::string& name) const;

 private:
  void widen(const Data& data, const std::string& outcome, const std::string& time);
  void derive(const std::string& clause);
  void keep(const std::vector<bool>& kept);

  std::map<std::string, std::vector<std::string>> text_;
  std::map<std::string, std::vector<double>> numbers_;
  std::map<std::string, std::string> source_;
  std::string contrasts_;
  std::size_t rows_ = 0;
};

/// The columns of a formula, filled with numbers.
struct Design {
  std::vector<std::string> names;
  std::deque<std::vector<double>> store;  ///< owns what the columns point at
  std::vector<statistics::Column> fixed;
  /// The fixed columns at a point given by variables ("age" → "8", "Sex" → "Male").
  std::vector<double> at(const Formula& formula, Variables& variables,
                         const std::map<std::string, std::string>& point) const;
};

Design design_of(const Formula& formula, Variables& variables);

/// The clause of `derived` that other cases mean by "as …".
std::string derived_text(const Case& one);

}  // namespace cairn::reference
