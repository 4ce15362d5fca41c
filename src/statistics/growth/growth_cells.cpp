// SPDX-License-Identifier: Apache-2.0
#include "statistics/growth/growth_cells.hpp"

#include <bit>
#include <cstring>

#include "statistics/numeric/blocks.hpp"

namespace cairn::statistics {
namespace {

constexpr std::size_t clients_per_block = 1U << 13U;
constexpr std::size_t blocks_per_round = 16;  // bounds what is held twice while blocks are joined

GrowthCells empty_cells(const ClientReader& reader) {
  GrowthCells cells;
  cells.distinct = reader.columns().distinct.size();
  cells.random = reader.columns().random.size();
  cells.fixed = reader.columns().fixed;
  cells.units = reader.units();
  for (std::size_t i = 0; i < cells.distinct; ++i)
    if (reader.columns().distinct[i].empty()) cells.intercept = i;
  cells.pooled_cross.assign(cells.distinct, 0);
  return cells;
}

/// Joins `n` clients with the given mean and scatter to a cell (Chan, Golub & LeVeque 1983, Am Stat
/// 37:242-247).
void join(GrowthCells& cells, std::size_t cell, double n, const double* mean, const double* scatter) {
  const double before = cells.count[cell];
  const double total = before + n;
  double* const m = &cells.mean[2 * cell];
  double* const s = &cells.scatter[3 * cell];
  const double d0 = mean[0] - m[0];
  const double d1 = mean[1] - m[1];
  const double weight = before * n / total;
  s[0] += scatter[0] + weight * d0 * d0;
  s[1] += scatter[1] + weight * d0 * d1;
  s[2] += scatter[2] + weight * d1 * d1;
  m[0] += d0 * n / total;
  m[1] += d1 * n / total;
  cells.count[cell] = total;
}

void add_client(GrowthCells& cells, CellIndex& index, const ClientSums& client) {
  const std::size_t cell = index.find_or_add(client.gram.data());
  const double mean[2] = {client.cross[0], cells.random > 1 ? client.cross[1] : 0};
  const double scatter[3] = {0, 0, 0};
  join(cells, cell, 1, mean, scatter);
  for (std::size_t i = 0; i < cells.distinct; ++i) cells.pooled_cross[i] += client.cross[i];
  cells.pooled_square += client.square;
  cells.rows += client.rows;
  ++cells.clients;
}

void join_block(GrowthCells& cells, CellIndex& index, const GrowthCells& block) {
  for (std::size_t c = 0; c < block.cells(); ++c) {
    const std::size_t cell = index.find_or_add(&block.gram[c * block.packed_size()]);
    join(cells, cell, block.count[c], &block.mean[2 * c], &block.scatter[3 * c]);
  }
  for (std::size_t i = 0; i < cells.distinct; ++i) cells.pooled_cross[i] += block.pooled_cross[i];
  cells.pooled_square += block.pooled_square;
  cells.rows += block.rows;
  cells.rows_left_out += block.rows_left_out;
  cells.clients += block.clients;
}

GrowthCells block_of(const ClientReader& reader, std::size_t first, std::size_t last) {
  GrowthCells cells = empty_cells(reader);
  CellIndex index(cells);
  ClientSums client;
  for (std::size_t i = first; i < last; ++i) {
    reader.read(i, client);
    cells.rows_left_out += reader.runs().start[i + 1] - reader.runs().start[i] - client.rows;
    if (client.rows > 0) add_client(cells, index, client);
  }
  return cells;
}

}  // namespace

std::size_t CellIndex::slot_of(const double* gram) const {
  const std::size_t size = cells_.packed_size();
  std::uint64_t hash = 0x9E3779B97F4A7C15U;
  for (std::size_t i = 0; i < size; ++i) {
    hash = (hash ^ std::bit_cast<std::uint64_t>(gram[i])) * 0xD6E8FEB86659FD93U;
    hash ^= hash >> 32U;
  }
  std::size_t slot = hash & (slots_.size() - 1);
  while (slots_[slot] != 0 &&
         std::memcmp(&cells_.gram[(slots_[slot] - 1) * size], gram, size * sizeof(double)) != 0)
    slot = (slot + 1) & (slots_.size() - 1);
  return slot;
}

void CellIndex::grow() {
  slots_.assign(std::max<std::size_t>(64, slots_.size() * 2), 0);
  for (std::size_t cell = 0; cell < cells_.cells(); ++cell)
    slots_[slot_of(&cells_.gram[cell * cells_.packed_size()])] = static_cast<std::uint32_t>(cell + 1);
}

std::size_t CellIndex::find_or_add(const double* gram) {
  if (2 * (cells_.cells() + 1) > slots_.size()) grow();
  const std::size_t slot = slot_of(gram);
  if (slots_[slot] == 0) {
    cells_.gram.insert(cells_.gram.end(), gram, gram + cells_.packed_size());
    cells_.count.push_back(0);
    cells_.mean.insert(cells_.mean.end(), 2, 0);
    cells_.scatter.insert(cells_.scatter.end(), 3, 0);
    slots_[slot] = static_cast<std::uint32_t>(cells_.cells());
  }
  return slots_[slot] - 1;
}

std::vector<double> pooled_gram(const GrowthCells& cells) {
  std::vector<double> pooled(cells.packed_size(), 0);
  for (std::size_t c = 0; c < cells.cells(); ++c)
    for (std::size_t i = 0; i < pooled.size(); ++i)
      pooled[i] += cells.count[c] * cells.gram[c * pooled.size() + i];
  return pooled;
}

GrowthCells growth_cells(const ClientReader& reader) {
  GrowthCells all = empty_cells(reader);
  CellIndex index(all);
  const std::size_t clients = reader.runs().clients();
  const std::size_t blocks = blocks_of(clients, clients_per_block);
  for (std::size_t done = 0; done < blocks; done += blocks_per_round) {
    std::vector<GrowthCells> round(std::min(blocks_per_round, blocks - done));
    for_each_block(round.size(), [&](std::size_t i) {
      const std::size_t first = (done + i) * clients_per_block;
      round[i] = block_of(reader, first, std::min(clients, first + clients_per_block));
    });
    for (const auto& block : round) join_block(all, index, block);
  }
  return all;
}

}  // namespace cairn::statistics
