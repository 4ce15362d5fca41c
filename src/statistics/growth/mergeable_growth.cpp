// SPDX-License-Identifier: Apache-2.0
#include "statistics/growth/mergeable_growth.hpp"

#include <algorithm>
#include <cmath>

namespace cairn::statistics {
namespace {

std::vector<std::string> names_of(const std::vector<Column>& columns) {
  std::vector<std::string> names;
  for (const auto& column : columns) names.push_back(column.name);
  return names;
}

void add(DesignSums& to, const DesignSums& from) {
  to.clients += from.clients;
  to.rows += from.rows;
  to.cross.resize(from.cross.size());
  for (std::size_t i = 0; i < from.cross.size(); ++i) to.cross[i].add(from.cross[i]);
  for (std::size_t i = 0; i < 3; ++i) to.product[i].add(from.product[i]);
  to.square.add(from.square);
}

/// Powers of two near the root mean square of each column, so that the search works with numbers near 1.
std::vector<double> column_units(const MergeableGrowth& sums) {
  std::vector<double> total(sums.distinct, 0);
  double rows = 0;
  for (const auto& [gram, design] : sums.designs) {
    for (std::size_t i = 0; i < sums.distinct; ++i)
      total[i] += static_cast<double>(design.clients) * gram[packed(i, i)];
    rows += static_cast<double>(design.rows);
  }
  for (double& value : total) value = power_of_two_near(std::sqrt(value / rows));
  return total;
}

void add_cell(GrowthCells& cells, const std::vector<double>& gram, const DesignSums& design) {
  const auto& unit = cells.units.column;
  for (std::size_t i = 0; i < cells.distinct; ++i)
    for (std::size_t j = 0; j <= i; ++j) cells.gram.push_back(gram[packed(i, j)] / unit[i] / unit[j]);
  const auto n = static_cast<double>(design.clients);
  cells.count.push_back(n);
  const double unit1 = cells.random > 1 ? unit[1] : 1;
  const double m0 = design.cross[0].value() / n;
  const double m1 = cells.random > 1 ? design.cross[1].value() / n : 0;
  cells.mean.insert(cells.mean.end(), {m0 / unit[0], m1 / unit1});
  const bool alone = design.clients == 1;  // a single client scatters around nothing
  const auto scatter = [&](std::size_t i, double a, double b) {
    if (alone) return 0.0;
    return static_cast<double>(static_cast<long double>(design.product[i].value()) -
                               static_cast<long double>(n) * static_cast<long double>(a) *
                                   static_cast<long double>(b));
  };
  cells.scatter.push_back(std::max(0.0, scatter(0, m0, m0)) / unit[0] / unit[0]);
  cells.scatter.push_back(scatter(1, m0, m1) / unit[0] / unit1);
  cells.scatter.push_back(std::max(0.0, scatter(2, m1, m1)) / unit1 / unit1);
}

GrowthCells cells_from(const MergeableGrowth& sums) {
  GrowthCells cells;
  cells.distinct = sums.distinct;
  cells.random = sums.random.size();
  cells.fixed = sums.fixed_place;
  cells.intercept = sums.intercept;
  cells.units = {column_units(sums), 1, sums.center};
  cells.rows_left_out = sums.rows_left_out;
  std::vector<ExactSum> cross(sums.distinct);
  ExactSum square;
  for (const auto& [gram, design] : sums.designs) {
    add_cell(cells, gram, design);
    for (std::size_t i = 0; i < sums.distinct; ++i) cross[i].add(design.cross[i]);
    square.add(design.square);
    cells.rows += design.rows;
    cells.clients += design.clients;
  }
  for (std::size_t i = 0; i < sums.distinct; ++i)
    cells.pooled_cross.push_back(cross[i].value() / cells.units.column[i]);
  cells.pooled_square = square.value();
  return cells;
}

}  // namespace

std::uint64_t MergeableGrowth::clients() const {
  std::uint64_t count = 0;
  for (const auto& [gram, design] : designs) count += design.clients;
  return count;
}

Defined<MergeableGrowth> mergeable_growth(const GrowthRows& rows, double center) {
  if (auto fault = shape_fault(rows)) return std::unexpected(*fault);
  const DesignColumns columns = design_columns(rows);
  MergeableGrowth sums{names_of(rows.fixed), names_of(rows.random), center, columns.distinct.size(),
                       columns.fixed};
  for (std::size_t i = 0; i < columns.distinct.size(); ++i)
    if (columns.distinct[i].empty()) sums.intercept = i;
  if (sums.intercept == SIZE_MAX && center != 0)
    return undefined("an outcome can only be centered in a model with an intercept");
  const ClientReader reader(rows, Units{std::vector<double>(sums.distinct, 1), 1, center});
  ClientSums client;
  for (std::size_t i = 0; i < reader.runs().clients(); ++i) {
    reader.read(i, client);
    sums.rows_left_out += reader.runs().start[i + 1] - reader.runs().start[i] - client.rows;
    if (client.rows == 0) continue;
    const double z0 = client.cross[0];
    const double z1 = rows.random.size() > 1 ? client.cross[1] : 0;
    if (!std::isfinite(client.square) || !std::isfinite(z0 * z0 + z1 * z1) ||
        std::ranges::any_of(client.gram, [](double v) { return !std::isfinite(v); }))
      return undefined("the numbers are too large to calculate with");
    DesignSums& design = sums.designs[client.gram];
    design.cross.resize(sums.distinct);
    for (std::size_t k = 0; k < sums.distinct; ++k) design.cross[k].add(client.cross[k]);
    design.product[0].add(z0 * z0);
    design.product[1].add(z0 * z1);
    design.product[2].add(z1 * z1);
    design.square.add(client.square);
    ++design.clients;
    design.rows += client.rows;
  }
  return sums;
}

Defined<MergeableGrowth> merged(const MergeableGrowth& one, const MergeableGrowth& other) {
  if (one.fixed != other.fixed || one.random != other.random || one.fixed_place != other.fixed_place)
    return undefined("the services' models differ in their columns");
  if (one.center != other.center) return undefined("the services took a different number off the scores");
  MergeableGrowth sum = one;
  for (const auto& [gram, design] : other.designs) add(sum.designs[gram], design);
  sum.rows_left_out += other.rows_left_out;
  sum.clients_withheld += other.clients_withheld;
  return sum;
}

MergeableGrowth without_small_designs(const MergeableGrowth& sums, std::uint64_t least) {
  MergeableGrowth out = sums;
  for (auto design = out.designs.begin(); design != out.designs.end();) {
    if (design->second.clients >= least) {
      ++design;
      continue;
    }
    out.clients_withheld += design->second.clients;
    design = out.designs.erase(design);
  }
  return out;
}

Defined<GrowthFit> fit_growth(const MergeableGrowth& sums, const GrowthOptions& options) {
  if (sums.designs.empty()) return undefined("no design is shared by enough clients");
  auto fit = fit_growth(cells_from(sums), sums.fixed, options);
  if (fit && sums.clients_withheld > 0)
    fit->account.warn("/clients",
                      std::to_string(sums.clients_withheld) +
                          " clients were withheld because too few others were seen at the same times.");
  return fit;
}

}  // namespace cairn::statistics
