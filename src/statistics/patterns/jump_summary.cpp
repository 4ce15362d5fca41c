// SPDX-License-Identifier: Apache-2.0
#include "statistics/patterns/jump_summary.hpp"

#include <algorithm>
#include <cmath>

#include "statistics/sums.hpp"

namespace cairn::statistics {
namespace {

Defined<> share_of(double magnitude, double total, const JumpOptions& options) {
  if (total == 0) return undefined("the first and the last score are the same");
  const double share = magnitude / total;
  return finite_or_undefined(options.kind == JumpKind::loss ? std::abs(share) : share);
}

bool is_reversed(std::span<const double> later, double magnitude, double value) {
  return std::ranges::any_of(later, [&](double score) {
    return magnitude > 0 ? score > value : score < value;  // false for a missing score
  });
}

Jump describe(std::span<const double> row, std::size_t person, std::size_t j, const JumpOptions& options) {
  const auto unknown = undefined("a score beside the interval is missing");
  Jump out{.person = person,
           .session = j,
           .magnitude = unknown,
           .total_change = 0.0,
           .share_of_total = unknown,
           .reversal_value = unknown};
  const double total = row.front() - row.back();
  if (is_missing(total))
    out.total_change = undefined("the first or the last score is missing");
  else
    out.total_change = total;
  const double magnitude = row[j - 1] - row[j];
  if (is_missing(magnitude)) return out;
  out.magnitude = magnitude;
  out.share_of_total = out.total_change ? share_of(magnitude, total, options) : out.total_change;
  out.reversal_value = row[j] + magnitude / 2;
  const std::size_t from = std::min(options.mode == Mode::compat ? j + 2 : j + 1, row.size());
  out.reversed = is_reversed(row.subspan(from), magnitude, *out.reversal_value);
  return out;
}

/// Whether size decides, and then whether this jump is the one to keep.
bool replaces(const Jump& candidate, const Jump& current, WhichJump which, Mode mode) {
  if (which == WhichJump::first) return false;
  if (which == WhichJump::last) return true;
  if (!candidate.magnitude || !current.magnitude) return candidate.magnitude.has_value();
  const double one = mode == Mode::compat ? *candidate.magnitude : std::abs(*candidate.magnitude);
  const double other = mode == Mode::compat ? *current.magnitude : std::abs(*current.magnitude);
  return which == WhichJump::smallest ? one < other : one > other;
}

}  // namespace

std::vector<Jump> list_jumps(const JumpTable& table, std::span<const double> scores,
                             const JumpOptions& options) {
  std::vector<Jump> out;
  if (table.intervals.empty()) return out;
  for (std::size_t person = 0; person < table.people; ++person) {
    const std::size_t first = out.size();
    const auto row = scores.subspan(person * table.sessions, table.sessions);
    for (std::size_t j = 2; j + 1 < table.sessions; ++j)
      if (table.at(person, j).jump == Met::yes) out.push_back(describe(row, person, j, options));
    for (std::size_t i = first; i < out.size(); ++i) out[i].of_person = out.size() - first;
  }
  return out;
}

std::vector<std::optional<Jump>> one_per_person(std::span<const Jump> jumps, std::size_t people,
                                                WhichJump which, Mode mode) {
  std::vector<std::optional<Jump>> out(people);
  for (const auto& jump : jumps) {
    auto& current = out[jump.person];
    if (!current || replaces(jump, *current, which, mode)) current = jump;
  }
  if (mode == Mode::compat && (which == WhichJump::smallest || which == WhichJump::largest))
    for (const auto& jump : jumps)
      if (!jump.magnitude) out[jump.person].reset();
  return out;
}

JumpSummary summarise(std::span<const std::optional<Jump>> jumps) {
  JumpSummary out{.people = jumps.size(), .mean_magnitude = undefined(""), .sd_magnitude = undefined("")};
  std::vector<double> magnitudes;
  for (const auto& jump : jumps) {
    if (!jump) continue;
    ++out.with_jump;
    out.with_several += jump->of_person > 1 ? 1U : 0U;
    out.reversed += jump->reversed ? 1U : 0U;
    if (jump->magnitude) magnitudes.push_back(*jump->magnitude);
  }
  out.mean_magnitude = mean_of(magnitudes);
  out.sd_magnitude = sd_of(magnitudes);
  return out;
}

}  // namespace cairn::statistics
