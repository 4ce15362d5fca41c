// SPDX-License-Identifier: Apache-2.0
#include "statistics/patterns/sudden_gains.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

#include "statistics/distributions.hpp"

namespace cairn::statistics {
namespace {

/// Critical t for 2, 3 and 4 degrees of freedom, looked up by degrees.
using Critical = std::array<double, 5>;

Critical critical_values(const JumpOptions& options) {
  Critical out{};
  for (std::size_t degrees = 2; degrees <= 4; ++degrees)
    out[degrees] =
        options.critical.value_or(student_t_quantile(1 - options.alpha / 2, static_cast<double>(degrees)));
  return out;
}

struct Cluster {
  std::size_t n = 0;
  double mean = 0;
  double squares = 0;  ///< of deviations from the mean
};

Cluster cluster_of(const double* first, const double* last) {
  Cluster out;
  for (const double* p = first; p != last; ++p) {
    if (is_missing(*p)) continue;
    ++out.n;
    out.mean += *p;
  }
  if (out.n == 0) return out;
  out.mean /= static_cast<double>(out.n);
  for (const double* p = first; p != last; ++p)
    if (!is_missing(*p)) out.squares += (*p - out.mean) * (*p - out.mean);
  return out;
}

Met met(bool yes) { return yes ? Met::yes : Met::no; }

/// Judges the intervals of one person.
class Judge {
 public:
  explicit Judge(const JumpOptions& options)
      : options_(options),
        critical_(critical_values(options)),
        toward_(-sign_of(options.better) * (options.kind == JumpKind::gain ? 1 : -1)) {}

  /// `row` holds `sessions` scores; j from 1.
  JumpInterval operator()(std::span<const double> row, std::size_t j) const {
    const double before = row[j - 1];
    const double after = row[j];
    const double step = toward_ * (before - after);  // above 0: in the direction looked for
    JumpInterval out;
    if (!is_missing(step)) {
      if (options_.cutoff) out.points = met(step >= *options_.cutoff);
      if (options_.share) out.share = met(large_beside(before, step));
    }
    if (options_.stable) out.stable = stable(row, j);
    out.jump = together(out);
    return out;
  }

 private:
  bool large_beside(double before, double step) const {
    const double needed = *options_.share * before;
    if (options_.kind == JumpKind::loss && options_.mode == Mode::compat) return -step <= needed;
    return step >= needed;
  }

  Met stable(std::span<const double> row, std::size_t j) const {
    const double* start = row.data();
    const auto x = cluster_of(start + (j >= 3 ? j - 3 : 0), start + j);
    const auto y = cluster_of(start + j, start + std::min(j + 3, row.size()));
    if (x.n < 2 || y.n < 2) return Met::unknown;
    const std::size_t degrees = x.n + y.n - 2;
    double spread = std::sqrt((x.squares + y.squares) / static_cast<double>(degrees));
    if (options_.stability == Stability::t_test)
      spread *= std::sqrt(1 / static_cast<double>(x.n) + 1 / static_cast<double>(y.n));
    return met(toward_ * (x.mean - y.mean) > critical_[degrees] * spread);
  }

  Met together(const JumpInterval& interval) const {
    bool all = true;
    bool unknown = false;
    const auto look = [&](bool used, Met value) {
      if (!used) return;
      unknown = unknown || value == Met::unknown;
      all = all && value == Met::yes;
    };
    look(options_.cutoff.has_value(), interval.points);
    look(options_.share.has_value(), interval.share);
    look(options_.stable, interval.stable);
    return unknown ? Met::unknown : met(all);
  }

  const JumpOptions& options_;
  Critical critical_;
  double toward_;
};

}  // namespace

JumpTable find_jumps(std::span<const double> scores, std::size_t sessions, const JumpOptions& options) {
  if (sessions == 0 || scores.size() % sessions != 0) throw std::invalid_argument("the scores are no table");
  JumpTable out;
  out.people = scores.size() / sessions;
  out.sessions = sessions;
  out.account = {.method = options.kind == JumpKind::gain ? "sudden gains (Tang & DeRubeis 1999)"
                                                          : "sudden losses"};
  if (!options.cutoff && !options.share && !options.stable) {
    out.account.warn("/criteria", "No criterion is in use, so nothing was looked for.");
    return out;
  }
  const Judge judge(options);
  out.intervals.reserve(out.people * out.per_person());
  for (std::size_t person = 0; person < out.people; ++person) {
    const auto row = scores.subspan(person * sessions, sessions);
    for (std::size_t j = 2; j + 1 < sessions; ++j) {
      out.intervals.push_back(judge(row, j));
      out.jumps += out.intervals.back().jump == Met::yes ? 1U : 0U;
      out.unknown += out.intervals.back().jump == Met::unknown ? 1U : 0U;
    }
  }
  out.account.left_out = out.unknown;
  out.account.used = out.intervals.size() - out.unknown;
  if (sessions < 4) out.account.warn("/sessions", "Fewer than 4 sessions: there is no interval to judge.");
  return out;
}

bool has_judgeable_pattern(std::span<const double> scores) {
  const auto fits = [&](std::size_t from, std::initializer_list<bool> pattern) {
    if (from + pattern.size() > scores.size()) return false;
    return std::ranges::equal(pattern, scores.subspan(from, pattern.size()), {}, {},
                              [](double score) { return !is_missing(score); });
  };
  for (std::size_t from = 0; from < scores.size(); ++from)
    if (fits(from, {true, true, true, true}) || fits(from, {true, true, true, false, true}) ||
        fits(from, {true, false, true, true, true}) || fits(from, {true, false, true, true, false, true}))
      return true;
  return false;
}

}  // namespace cairn::statistics
