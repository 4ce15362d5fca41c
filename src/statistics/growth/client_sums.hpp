// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "statistics/growth/growth_rows.hpp"

namespace cairn::statistics {

/// Where entry (i, j), i ≥ j, of a symmetric matrix stands when its lower half is packed row by row.
constexpr std::size_t packed(std::size_t i, std::size_t j) {
  return i >= j ? i * (i + 1) / 2 + j : j * (j + 1) / 2 + i;
}

/// The units a model is calculated in: each column divided by a power of two near its largest value (exact,
/// so no digit is lost and neither 1e-300 nor 1e300 overflows when squared), the outcome first shifted by
/// `center`.
struct Units {
  std::vector<double> column;  ///< for each distinct column, what one unit is in the caller's numbers
  double outcome = 1;
  double center = 0;
};

/// The cross-products of one client's rows: all that the model ever needs of them.
struct ClientSums {
  std::size_t rows = 0;
  std::vector<double> gram;   ///< of the distinct columns with each other, packed
  std::vector<double> cross;  ///< of the distinct columns with the outcome
  double square = 0;          ///< of the outcome with itself
};

/// Reads clients' rows into cross-products. The rows must stay alive; reading is safe from several threads,
/// each with its own `ClientSums`.
class ClientReader {
 public:
  /// Chooses units from the data; `centered` subtracts the mean of the outcome first (for models with an
  /// intercept).
  ClientReader(const GrowthRows& rows, bool centered);
  /// Uses the given units.
  ClientReader(const GrowthRows& rows, Units units);

  const DesignColumns& columns() const { return columns_; }
  const ClientRuns& runs() const { return runs_; }
  const Units& units() const { return units_; }

  /// Replaces `sums` with those of client `index` (in the order of `runs()`); rows with a missing number are
  /// skipped.
  void read(std::size_t index, ClientSums& sums) const;

 private:
  template <std::size_t Columns>
  void read_rows(std::size_t first, std::size_t last, ClientSums& sums) const;

  std::span<const double> outcome_;
  DesignColumns columns_;
  ClientRuns runs_;
  Units units_;
  std::vector<double> per_unit_;  ///< 1 / units_.column
};

/// A power of two close to `value` (1 for 0 and for what is not finite).
double power_of_two_near(double value);

}  // namespace cairn::statistics
