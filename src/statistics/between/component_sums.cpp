// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "statistics/between/component_system.hpp"

namespace cairn::statistics {
namespace {

double largest_of(std::span<const double> values) {
  double largest = 0;
  for (const double v : values)
    if (std::isfinite(v)) largest = std::max(largest, std::abs(v));
  return largest;
}

double unit_of(const Column& column) {
  return column.values.empty() ? 1 : power_of_two_near(largest_of(column.values));
}

double mean_of_finite(std::span<const double> values) {
  double sum = 0;
  double count = 0;
  for (const double v : values) {
    if (!std::isfinite(v)) continue;
    sum += v * 0x1p-64;
    ++count;
  }
  const double mean = count > 0 ? sum / count * 0x1p64 : 0;
  return std::abs(mean) > 1e-270 ? mean : 0;
}

/// The caller's unit numbers as 0, 1, 2 … in the order of their first row.
std::vector<std::uint32_t> dense_units(std::span<const std::uint32_t> unit,
                                       std::vector<std::uint32_t>& names) {
  std::unordered_map<std::uint32_t, std::uint32_t> rank;
  std::vector<std::uint32_t> out(unit.size());
  for (std::size_t row = 0; row < unit.size(); ++row) {
    if (row > 0 && unit[row] == unit[row - 1]) {
      out[row] = out[row - 1];
      continue;
    }
    const auto found = rank.try_emplace(unit[row], static_cast<std::uint32_t>(rank.size()));
    if (found.second) names.push_back(unit[row]);
    out[row] = found.first->second;
  }
  return out;
}

/// Builds the sums unit by unit of the first factor.
class SumsMaker {
 public:
  SumsMaker(const ComponentRows& rows, bool centered) : rows_(rows) {
    out_.fixed = rows.fixed.size();
    const auto p = static_cast<Eigen::Index>(out_.fixed);
    for (const auto& column : rows.fixed) out_.column_unit.push_back(unit_of(column));
    out_.outcome_unit = power_of_two_near(largest_of(rows.outcome));
    out_.center = centered ? mean_of_finite(rows.outcome) : 0;
    out_.unit.resize(rows.factors.size());
    units_.resize(rows.factors.size());
    std::size_t size = 0;
    for (std::size_t f = 0; f < rows.factors.size(); ++f) {
      const Factor& factor = rows.factors[f];
      out_.columns.push_back(factor.columns.size());
      out_.correlated.push_back(factor.correlated);
      out_.random_unit.emplace_back();
      for (const auto& column : factor.columns) out_.random_unit.back().push_back(unit_of(column));
      out_.offset.push_back(size);
      if (f == 0) continue;
      units_[f] = dense_units(factor.unit, out_.unit[f]);
      size += factor.columns.size() * out_.unit[f].size();
    }
    out_.xx = Eigen::MatrixXd::Zero(p, p);
    out_.xy = Eigen::VectorXd::Zero(p);
    out_.raw_xy = Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(size), p + 1);
    out_.touch_start = {0};
    out_.pair_start = {0};
    x_.resize(out_.fixed + 1);
  }

  ComponentSums make() {
    const ClientRuns runs = client_runs(rows_.factors[0].unit);
    for (std::size_t i = 0; i < runs.clients(); ++i) {
      start_unit();
      std::size_t used = 0;
      for (std::size_t position = runs.start[i]; position < runs.start[i + 1]; ++position)
        used += add_row(runs.row(position)) ? 1U : 0U;
      out_.left_out += runs.start[i + 1] - runs.start[i] - used;
      out_.rows += used;
      if (used > 0) finish_unit(rows_.factors[0].unit[runs.row(runs.start[i])]);
    }
    build_system();
    return std::move(out_);
  }

 private:
  void start_unit() {
    a_ = {};
    zxy_.assign(2 * (out_.fixed + 1), 0);
    columns_.clear();
    w_.clear();
    local_.clear();
  }

  static double value(const Column& column, std::size_t row, double unit) {
    return column.values.empty() ? 1 : column.values[row] / unit;
  }

  /// Reads x, y and the z of every factor; false when something is missing.
  bool read(std::size_t row) {
    double fault = 0;
    for (std::size_t k = 0; k < out_.fixed; ++k) {
      x_[k] = value(rows_.fixed[k], row, out_.column_unit[k]);
      fault += x_[k] - x_[k];
    }
    x_[out_.fixed] = (rows_.outcome[row] - out_.center) / out_.outcome_unit;
    fault += x_[out_.fixed] - x_[out_.fixed];
    z_.clear();
    z_column_.clear();
    for (std::size_t f = 0; f < rows_.factors.size(); ++f) {
      const auto& columns = rows_.factors[f].columns;
      for (std::size_t c = 0; c < columns.size(); ++c) {
        z_.push_back(value(columns[c], row, out_.random_unit[f][c]));
        z_column_.push_back(
            f == 0 ? 0 : static_cast<std::uint32_t>(out_.offset[f] + units_[f][row] * columns.size() + c));
        fault += z_.back() - z_.back();
      }
    }
    return fault == 0;
  }

  bool add_row(std::size_t row) {
    if (!read(row)) return false;
    const std::size_t q = out_.columns[0];
    const double z0 = z_[0];
    const double z1 = q > 1 ? z_[1] : 0;
    a_ = {a_.s00 + z0 * z0, a_.s01 + z0 * z1, a_.s11 + z1 * z1};
    for (std::size_t k = 0; k <= out_.fixed; ++k) {
      zxy_[k] += z0 * x_[k];
      zxy_[out_.fixed + 1 + k] += z1 * x_[k];
    }
    add_fixed();
    place_.clear();
    for (std::size_t j = q; j < z_.size(); ++j) {
      const std::size_t at = place_of(z_column_[j]);
      place_.push_back(at);
      w_[2 * at] += z_[j] * z0;
      w_[2 * at + 1] += z_[j] * z1;
      for (std::size_t k = 0; k <= out_.fixed; ++k)
        out_.raw_xy(z_column_[j], static_cast<Eigen::Index>(k)) += z_[j] * x_[k];
      for (std::size_t l = 0; l < place_.size(); ++l) local_[packed(at, place_[l])] += z_[j] * z_[q + l];
    }
    return true;
  }

  void add_fixed() {
    const double y = x_[out_.fixed];
    for (std::size_t k = 0; k < out_.fixed; ++k) {
      const auto at = static_cast<Eigen::Index>(k);
      out_.xy[at] += x_[k] * y;
      for (std::size_t l = 0; l < out_.fixed; ++l) out_.xx(at, static_cast<Eigen::Index>(l)) += x_[k] * x_[l];
    }
    out_.yy += y * y;
  }

  std::size_t place_of(std::uint32_t column) {
    for (std::size_t i = 0; i < columns_.size(); ++i)
      if (columns_[i] == column) return i;
    columns_.push_back(column);
    w_.insert(w_.end(), 2, 0);
    local_.resize(columns_.size() * (columns_.size() + 1) / 2, 0);
    return columns_.size() - 1;
  }

  void finish_unit(std::uint32_t name) {
    out_.unit[0].push_back(name);
    out_.a.push_back(a_);
    out_.zxy.insert(out_.zxy.end(), zxy_.begin(), zxy_.end());
    out_.touched.insert(out_.touched.end(), columns_.begin(), columns_.end());
    out_.w.insert(out_.w.end(), w_.begin(), w_.end());
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      for (std::size_t j = 0; j <= i; ++j) {
        const std::uint64_t low = std::min(columns_[i], columns_[j]);
        const std::uint64_t high = std::max(columns_[i], columns_[j]);
        const auto [found, is_new] =
            pairs_.try_emplace((low << 32U) | high, static_cast<std::uint32_t>(raw_.size()));
        if (is_new) raw_.push_back(0);
        raw_[found->second] += local_[packed(i, j)];
        out_.pair.push_back(found->second);
      }
    }
    out_.touch_start.push_back(static_cast<std::uint32_t>(out_.touched.size()));
    out_.pair_start.push_back(static_cast<std::uint32_t>(out_.pair.size()));
  }

  /// The sparse matrix of pairs; afterwards `pair` holds places in it.
  void build_system() {
    std::vector<Eigen::Triplet<double>> entries;
    for (const auto& [key, number] : pairs_)
      entries.emplace_back(static_cast<int>(key & 0xFFFFFFFFU), static_cast<int>(key >> 32U), raw_[number]);
    const auto size = out_.raw_xy.rows();
    out_.raw.resize(size, size);
    out_.raw.setFromTriplets(entries.begin(), entries.end());
    out_.raw.makeCompressed();
    std::vector<std::uint32_t> place(raw_.size());
    for (const auto& [key, number] : pairs_) {
      const auto column = static_cast<Eigen::Index>(key >> 32U);
      const auto* const rows = out_.raw.innerIndexPtr();
      const auto* const found =
          std::lower_bound(rows + out_.raw.outerIndexPtr()[column],
                           rows + out_.raw.outerIndexPtr()[column + 1], static_cast<int>(key & 0xFFFFFFFFU));
      place[number] = static_cast<std::uint32_t>(found - rows);
    }
    for (auto& number : out_.pair) number = place[number];
  }

  const ComponentRows& rows_;
  ComponentSums out_;
  std::vector<std::vector<std::uint32_t>> units_;
  std::unordered_map<std::uint64_t, std::uint32_t> pairs_;
  std::vector<double> raw_;
  Symmetric2 a_;
  std::vector<double> zxy_, x_, z_, w_, local_;
  std::vector<std::uint32_t> z_column_, columns_;
  std::vector<std::size_t> place_;
};

}  // namespace

ComponentSums component_sums(const ComponentRows& rows, bool centered) {
  return SumsMaker(rows, centered).make();
}

}  // namespace cairn::statistics
