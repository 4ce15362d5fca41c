// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compare.hpp"
#include "data.hpp"
#include "statistics/change/clinical_cutoff.hpp"
#include "statistics/interval.hpp"
#include "tree.hpp"

namespace cairn::reference {

/// One case of expected.json. A method's function sees id, parameters and data; what is expected is kept
/// apart.
class Case {
 public:
  std::string id;
  std::string method;
  Tree params;
  std::string dataset;  ///< CSV file without ".csv"; empty when there is none
  Tree tolerance;       ///< the member "tol"
  /// Where a case asks for predictions: of each table of predictions the columns that say at which point,
  /// never a result.
  Tree points;
  std::filesystem::path folder;

  /// The data: the CSV file, or the courses that `params.generator` makes. Throws NoData when the file is
  /// absent.
  std::shared_ptr<const Data> data() const;

  bool has(std::string_view name) const;       ///< a parameter that is there and not null
  double number(std::string_view name) const;  ///< throws when it is not there
  double number(std::string_view name, double otherwise) const;
  std::optional<double> maybe_number(std::string_view name) const;
  std::string text(
      std::string_view name) const;  ///< a text, or a number as text; throws when it is not there
  std::string text(std::string_view name, std::string_view otherwise) const;
  bool flag(std::string_view name, bool otherwise) const;
  std::vector<double> numbers(std::string_view name) const;  ///< a list or one number; null is NaN
  std::vector<std::string> texts(std::string_view name) const;
  statistics::Better better(
      std::string_view name = "better_is") const;  ///< "higher"/"lower", lower by default
};

/// What calculates one method of expected.json.
struct Method {
  std::string_view name;
  Tree (*compute)(const Case&);
  /// Which cases of that name this row is for; null for all. The first row that fits is taken.
  bool (*fits)(const Case&) = nullptr;
  /// Tolerances that differ from what `tol` says ("abs", "rel") for a path, or nullopt to leave a path out;
  /// null for none.
  std::optional<Tolerance> (*tolerance)(const Case&, const std::string& path, Tolerance usual) = nullptr;
  /// For methods whose reference can be read in several ways (docs/statistics.md says which and why): reading
  /// 0, the plain one, is `compute`; 1, 2 … follow until there is none. A case passes when one of them agrees
  /// throughout.
  std::optional<Tree> (*reading)(const Case&, std::size_t which) = nullptr;
};

/// One list for each family of methods; reference_cases.cpp goes through them in order.
std::span<const Method> change_methods();
std::span<const Method> goal_methods();
std::span<const Method> survival_methods();
std::span<const Method> jump_methods();
std::span<const Method> chart_methods();
std::span<const Method> within_methods();
std::span<const Method> single_case_methods();
std::span<const Method> mixed_models();
std::span<const Method> funnel_models();
std::span<const Method> item_models();
std::span<const Method> course_models();
std::span<const Method> within_models();

/// Rounds to a number of digits after the point as R 4 does: to the nearer of both neighbours, ties to even.
double rounded(double value, int digits);

}  // namespace cairn::reference
