// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "statistics/undefined.hpp"

namespace cairn::statistics {

/// One column of a model: a number for each row, or 1 in every row when `values` is empty (the intercept).
struct Column {
  std::string name;
  std::span<const double> values = {};
};

/// The rows of a two-level model: repeated scores of several clients, in any order, in columns owned by the
/// caller. A row where the outcome or any column is `missing` or not finite is left out.
struct GrowthRows {
  std::span<const double> outcome;
  std::span<const std::uint32_t> client;  ///< whose row: any numbers, best small and dense
  std::vector<Column> fixed;   ///< what the average course depends on; the same span may stand in both lists
  std::vector<Column> random;  ///< what differs between clients: 1 or 2 columns, usually intercept and time
};

/// The different columns of a design (a span that stands in two places is held once) and where each is used.
struct DesignColumns {
  std::vector<std::span<const double>> distinct;
  std::vector<std::size_t> fixed;   ///< for each fixed column its place in `distinct`
  std::vector<std::size_t> random;  ///< for each random column its place in `distinct`
};

/// Finds the different columns of `rows`.
DesignColumns design_columns(const GrowthRows& rows);

/// Why these rows cannot be read: columns of unequal length, no fixed column, not 1 or 2 random columns.
std::optional<Undefined> shape_fault(const GrowthRows& rows);

/// Where each client's rows are: client i has rows order[start[i]] … order[start[i+1]−1] (or, when `order` is
/// empty, the rows start[i] … start[i+1]−1 themselves).
struct ClientRuns {
  std::vector<std::uint32_t> order;
  std::vector<std::uint32_t> start;

  std::size_t clients() const { return start.empty() ? 0 : start.size() - 1; }
  std::size_t row(std::size_t position) const { return order.empty() ? position : order[position]; }
};

/// Finds each client's rows. Clients come in the order of their first row; rows keep their order. Linear in
/// the rows when a client's rows stand together, else n·log n.
ClientRuns client_runs(std::span<const std::uint32_t> client);

}  // namespace cairn::statistics
