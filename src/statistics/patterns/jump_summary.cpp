// SPDX-License-Identifier: Apache-2.0
#include "statistics/patterns/jump_summary.hpp"

#include <algorithm>
#include <cmath>

#include "statistics/sums.hpp"

namespace cairn::statistics {
namespace {

Jump describe(std::span<const double> row, std::size_t person, std::size_t j, const JumpOptions& options) {
  Jump out;
  out.person = person;
  out.session = j;
  out.before = row[j - 1];
  out.after = row[j];
  out.magnitude = out.before - out.after;
  const double total = row.front() - row.back();
  if (is_missing(total)) {
    out.total_change = undefined("the first or the last score is missing");
    out.share_of_total = out.total_change;
  } else {
    out.total_change = total;
    out.share_of_total = total == 0 ? undefined("the first and the last score are the same")
                                    : finite_or_undefined(out.magnitude / total);
  }
  out.reversal_value = out.after + out.magnitude / 2;
  const std::size_t from = options.mode == Mode::compat ? j + 2 : j + 1;
  for (std::size_t i = from; i < row.size(); ++i) {
    if (is_missing(row[i])) continue;
    const bool back = out.magnitude > 0 ? row[i] > out.reversal_value : row[i] < out.reversal_value;
    out.reversed = out.reversed || back;
  }
  return out;
}

bool replaces(const Jump& candidate, const Jump& current, WhichJump which, Mode mode) {
  const auto size = [mode](const Jump& jump) {
    return mode == Mode::compat ? jump.magnitude : std::abs(jump.magnitude);
  };
  switch (which) {
    case WhichJump::first: return false;
    case WhichJump::last: return true;
    case WhichJump::smallest: return size(candidate) < size(current);
    case WhichJump::largest: return size(candidate) > size(current);
  }
  return false;
}

}  // namespace

std::vector<Jump> list_jumps(const JumpTable& table, std::span<const double> scores, const JumpOptions& options) {
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

std::vector<std::optional<Jump>> one_per_person(std::span<const Jump> jumps, std::size_t people, WhichJump which,
                                                Mode mode) {
  std::vector<std::optional<Jump>> out(people);
  for (const auto& jump : jumps) {
    auto& current = out[jump.person];
    if (!current || replaces(jump, *current, which, mode)) current = jump;
  }
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
    magnitudes.push_back(jump->magnitude);
  }
  out.mean_magnitude = mean_of(magnitudes);
  out.sd_magnitude = sd_of(magnitudes);
  return out;
}

}  // namespace cairn::statistics
