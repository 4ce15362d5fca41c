// SPDX-License-Identifier: Apache-2.0
#include "statistics/change/reliable_change.hpp"

#include <cmath>
#include <numbers>

#include "statistics/distributions.hpp"

namespace cairn::statistics {
namespace {

/// An index as a line: (by_post·post + by_pre·pre + fixed) / standard error.
struct Line {
  double by_post = 1;
  double by_pre = 0;
  double fixed = 0;
  double standard_error = 0;
  std::optional<double> r_dd;
};

/// What every method starts from, checked.
struct Base {
  double m1 = 0;
  double m2 = 0;
  double s1 = 0;
  double sem = 0;
};

Defined<Base> base_of(const PrePost& sample, const ChangeOptions& options) {
  const double r = options.reliability;
  if (!(r >= 0 && r < 1)) return undefined("the reliability has to be at least 0 and below 1");
  if (options.reliability_post && !(*options.reliability_post >= 0 && *options.reliability_post < 1))
    return undefined("the reliability at the end has to be at least 0 and below 1");
  if (sample.used() == 0) return undefined("nobody has a score at both times");
  if (sample.used() < 2 && !options.sd) return undefined("fewer than 2 people have a score at both times");
  const auto s1 = options.sd ? finite_or_undefined(*options.sd) : sample.sd_pre;
  if (!s1) return std::unexpected(s1.error());
  if (!(*s1 > 0)) return undefined("the scores at the start do not vary");
  if (!sample.mean_pre || !sample.mean_post) return undefined("the scores are too large to calculate with");
  return Base{*sample.mean_pre, *sample.mean_post, *s1, *s1 * std::sqrt(1 - r)};
}

Defined<Line> hageman_arrindell(const PrePost& sample, const Base& base) {
  if (!sample.sd_post || !sample.correlation) return undefined("the scores at the end do not vary");
  const auto rho_pre = reliability_at(base.s1, base.sem);
  const auto rho_post = reliability_at(*sample.sd_post, base.sem);
  if (!rho_pre) return std::unexpected(rho_pre.error());
  if (!rho_post) return std::unexpected(rho_post.error());
  const double ratio = *sample.sd_post / base.s1;  // in units of S₁, so that no square overflows
  const double shared = 2 * ratio * *sample.correlation;
  const double variance = 1 + ratio * ratio - shared;
  if (!(variance > 0)) return undefined("everybody changed by the same amount");
  const double r_dd = (*rho_pre + ratio * ratio * *rho_post - shared) / variance;
  if (!(r_dd > 0)) return undefined("the differences have no positive reliability");
  return Line{r_dd, -r_dd, (base.m2 - base.m1) * (1 - r_dd), std::sqrt(r_dd) * std::numbers::sqrt2 * base.sem,
              r_dd};
}

Defined<Line> line_of(const PrePost& sample, const Base& base, const ChangeOptions& options) {
  const double r = options.reliability;
  const double s1 = base.s1;
  const double expected = -r * base.m1;  // part of what regression to the mean predicts
  switch (options.method) {
    case ChangeMethod::jacobson_truax:
      return Line{1, -1, 0, std::numbers::sqrt2 * base.sem, {}};
    case ChangeMethod::gulliksen_lord_novick:
      return Line{1, -r, -base.m1 - expected, s1 * std::sqrt(1 - r * r), {}};
    case ChangeMethod::hsu_linn_nord:
      return Line{1, -r, -base.m2 - expected, s1 * std::sqrt(1 - r * r), {}};
    case ChangeMethod::edwards_nunnally:
      return Line{1, -r, -base.m1 - expected, base.sem, {}};
    case ChangeMethod::nunnally_kotsch: {
      const double r2 = options.reliability_post.value_or(r);
      return Line{1, -r, -base.m1 - expected, s1 * std::sqrt(r * r * (1 - r) + (1 - r2)), {}};
    }
    case ChangeMethod::hageman_arrindell:
      return hageman_arrindell(sample, base);
  }
  return undefined("there is no such method");
}

std::vector<PersonChange> judge(const PrePost& sample, const Line& line, const ChangeOptions& options,
                                double critical) {
  const double direction = sign_of(options.better);
  std::vector<PersonChange> people(sample.used());
  for (std::size_t i = 0; i < people.size(); ++i) {
    const double pre = sample.pre[i];
    const double post = sample.post[i];
    const double rci = (line.by_post * post + line.by_pre * pre + line.fixed) / line.standard_error;
    const double toward_better = direction * rci;
    const Change change = toward_better > critical    ? Change::improved
                          : toward_better < -critical ? Change::deteriorated
                                                      : Change::unchanged;
    people[i] = {sample.index[i], pre, post, rci, change};
  }
  return people;
}

void add_findings(ReliableChange& out) {
  if (out.account.left_out > 0)
    out.account.note("/people", "People without a score at both times were left out.");
  if (out.account.used < 3)
    out.account.warn("/people", "Fewer than 3 people: the mean and the spread say next to nothing.");
}

}  // namespace

std::string_view name_of(ChangeMethod method) {
  switch (method) {
    case ChangeMethod::jacobson_truax:
      return "reliable change index, Jacobson-Truax";
    case ChangeMethod::gulliksen_lord_novick:
      return "reliable change index, Gulliksen-Lord-Novick";
    case ChangeMethod::hsu_linn_nord:
      return "reliable change index, Hsu-Linn-Nord";
    case ChangeMethod::edwards_nunnally:
      return "reliable change index, Edwards-Nunnally";
    case ChangeMethod::nunnally_kotsch:
      return "reliable change index, Nunnally-Kotsch";
    case ChangeMethod::hageman_arrindell:
      return "reliable change index, Hageman-Arrindell";
  }
  return "";
}

Defined<> reliability_at(double sd, double sem) {
  const double share = sem / sd;
  const double reliability = 1 - share * share;
  if (!(reliability > 0))
    return undefined("the error of measurement is as large as the spread of the scores");
  return reliability;
}

Defined<ReliableDifference> reliable_difference(double sd, double reliability, double z) {
  if (!(std::isfinite(sd) && sd > 0)) return undefined("the standard deviation has to be above 0");
  if (!(reliability >= 0 && reliability < 1))
    return undefined("the reliability has to be at least 0 and below 1");
  const double sem = sd * std::sqrt(1 - reliability);
  const double s_diff = std::numbers::sqrt2 * sem;
  return ReliableDifference{sem, s_diff, z * s_diff};
}

ReliableChange reliable_change(std::span<const double> pre, std::span<const double> post,
                               const ChangeOptions& options) {
  const bool one_sided = options.method == ChangeMethod::hageman_arrindell;
  ReliableChange out{.sample = pair_up(pre, post),
                     .critical = one_sided ? normal_quantile(options.level) : two_sided_z(options.level),
                     .standard_error = 0.0,
                     .points = undefined("this method has no fixed number of points"),
                     .r_dd = undefined("this method does not use it"),
                     .people = undefined("not calculated"),
                     .account = {.method = name_of(options.method)}};
  out.account.used = out.sample.used();
  out.account.left_out = out.sample.left_out;
  const auto base = base_of(out.sample, options);
  const auto line = base ? line_of(out.sample, *base, options) : Defined<Line>(std::unexpected(base.error()));
  if (!line) {
    out.standard_error = std::unexpected(line.error());
    out.people = std::unexpected(line.error());
    return out;
  }
  out.standard_error = finite_or_undefined(line->standard_error);
  if (line->r_dd) out.r_dd = *line->r_dd;
  if (options.method == ChangeMethod::jacobson_truax) out.points = out.critical * line->standard_error;
  out.people = judge(out.sample, *line, options, out.critical);
  add_findings(out);
  return out;
}

}  // namespace cairn::statistics
