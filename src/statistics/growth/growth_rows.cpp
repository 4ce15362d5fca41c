// SPDX-License-Identifier: Apache-2.0
#include "statistics/growth/growth_rows.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace cairn::statistics {
namespace {

/// The first rows of runs of equal clients, or nothing when a client comes back after another one.
std::optional<std::vector<std::uint32_t>> contiguous_starts(std::span<const std::uint32_t> client) {
  std::vector<std::uint32_t> start;
  std::vector<bool> seen;
  for (std::size_t row = 0; row < client.size(); ++row) {
    if (row > 0 && client[row] == client[row - 1]) continue;
    if (client[row] > 16 * client.size() + 1024) return std::nullopt;  // a bit for each number would not pay
    if (client[row] >= seen.size()) seen.resize(std::max<std::size_t>(client[row] + 1U, 2 * seen.size()));
    if (seen[client[row]]) return std::nullopt;
    seen[client[row]] = true;
    start.push_back(static_cast<std::uint32_t>(row));
  }
  start.push_back(static_cast<std::uint32_t>(client.size()));
  return start;
}

ClientRuns sorted_runs(std::span<const std::uint32_t> client) {
  std::unordered_map<std::uint32_t, std::uint32_t> rank;
  std::vector<std::uint32_t> place(client.size());
  for (std::size_t row = 0; row < client.size(); ++row)
    place[row] = rank.try_emplace(client[row], static_cast<std::uint32_t>(rank.size())).first->second;
  ClientRuns runs{std::vector<std::uint32_t>(client.size()), std::vector<std::uint32_t>(rank.size() + 1, 0)};
  for (const auto p : place) ++runs.start[p + 1];
  std::partial_sum(runs.start.begin(), runs.start.end(), runs.start.begin());
  auto next = runs.start;
  for (std::size_t row = 0; row < client.size(); ++row)
    runs.order[next[place[row]]++] = static_cast<std::uint32_t>(row);
  return runs;
}

std::size_t place_of(std::vector<std::span<const double>>& distinct, std::span<const double> values) {
  for (std::size_t i = 0; i < distinct.size(); ++i)
    if (distinct[i].data() == values.data() && distinct[i].size() == values.size()) return i;
  distinct.push_back(values);
  return distinct.size() - 1;
}

}  // namespace

DesignColumns design_columns(const GrowthRows& rows) {
  DesignColumns columns;
  for (const auto& column : rows.random) columns.random.push_back(place_of(columns.distinct, column.values));
  for (const auto& column : rows.fixed) columns.fixed.push_back(place_of(columns.distinct, column.values));
  return columns;
}

std::optional<Undefined> shape_fault(const GrowthRows& rows) {
  const auto wrong = [&](const Column& c) {
    return !c.values.empty() && c.values.size() != rows.outcome.size();
  };
  if (rows.outcome.empty()) return Undefined{"there are no rows"};
  if (rows.client.size() != rows.outcome.size() || std::ranges::any_of(rows.fixed, wrong) ||
      std::ranges::any_of(rows.random, wrong))
    return Undefined{"the columns differ in length"};
  if (rows.fixed.empty()) return Undefined{"the model has no fixed column"};
  if (rows.random.empty() || rows.random.size() > 2)
    return Undefined{"the model needs one or two columns that differ between clients"};
  if (rows.outcome.size() > UINT32_MAX - 1)
    return Undefined{"there are more rows than this program can count"};
  return std::nullopt;
}

ClientRuns client_runs(std::span<const std::uint32_t> client) {
  if (auto start = contiguous_starts(client)) return {{}, std::move(*start)};
  return sorted_runs(client);
}

}  // namespace cairn::statistics
