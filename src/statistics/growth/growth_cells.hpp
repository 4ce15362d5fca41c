// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "statistics/growth/client_sums.hpp"

/// Sufficient statistics of a two-level growth model. Clients who were seen at the same times (and have the
/// same covariates) share every matrix of the model, so they share a cell: how many they are, the mean of
/// their cross-products with the outcome, and the scatter around it. Fitting then costs one pass over the
/// rows and after that only the cells, of which there are never more than clients and often hundreds of times
/// fewer.
namespace cairn::statistics {

/// The cells of a model, in its units, in the order in which they first came.
struct GrowthCells {
  std::size_t distinct = 0;          ///< distinct columns
  std::size_t random = 0;            ///< random columns, 1 or 2; they are the first of the distinct ones
  std::vector<std::size_t> fixed;    ///< place of each fixed column among the distinct ones
  std::size_t intercept = SIZE_MAX;  ///< the distinct column that is 1 everywhere, if there is one
  Units units;
  std::vector<double> count;  ///< for each cell its clients
  std::vector<double> gram;   ///< for each cell the packed cross-products of the distinct columns
  std::vector<double> mean;   ///< for each cell 2 numbers: the mean of Zᵀy (second 0 when random is 1)
  std::vector<double> scatter;  ///< for each cell 3 numbers: Σ(Zᵀy − mean)(Zᵀy − mean)ᵀ as 00, 01, 11
  std::vector<double> pooled_cross;  ///< Σ of columns with outcome
  double pooled_square = 0;          ///< Σ of squared outcome
  std::size_t rows = 0;              ///< rows used
  std::size_t rows_left_out = 0;     ///< rows with something missing
  std::size_t clients = 0;           ///< clients with at least one used row

  std::size_t cells() const { return count.size(); }
  std::size_t packed_size() const { return distinct * (distinct + 1) / 2; }
};

/// Reads rows into cells, on all cores; the result does not depend on how many there are.
GrowthCells growth_cells(const ClientReader& reader);

/// The packed cross-products of the distinct columns over all rows.
std::vector<double> pooled_gram(const GrowthCells& cells);

/// Finds the cell with a given design, or makes an empty one. Used while filling cells.
class CellIndex {
 public:
  explicit CellIndex(GrowthCells& cells) : cells_(cells) {}

  /// The cell whose cross-products equal `gram` (packed, as in the cells) bit for bit.
  std::size_t find_or_add(const double* gram);

 private:
  void grow();
  std::size_t slot_of(const double* gram) const;

  GrowthCells& cells_;
  std::vector<std::uint32_t> slots_;  ///< cell + 1, or 0 when free; as many as a power of two
};

}  // namespace cairn::statistics
