// SPDX-License-Identifier: Apache-2.0
#include "statistics/change/reliable_change.hpp"

#include <cmath>
#include <numbers>

#include "statistics/distributions.hpp"

namespace cairn::statistics {
namespace {

/// What every method starts from, checked.
struct Base {
  double m1 = 0;
  double m2 = 0;
  double s1 = 0;
  double sem = 0;
};

Defined<Base> base_of(const PrePostMoments& sample, const ChangeOptions& options) {
  const double r = options.reliability;
  if (!(r >= 0 && r < 1)) return undefined("the reliability has to be at least 0 and below 1");
  if (options.reliability_post && !(*options.reliability_post >= 0 && *options.reliability_post < 1))
    return undefined("the reliability at the end has to be at least 0 and below 1");
  if (sample.used == 0) return undefined("nobody has a score at both times");
  if (sample.used < 2 && !options.sd) return undefined("fewer than 2 people have a score at both times");
  const auto s1 = options.sd ? finite_or_undefined(*options.sd) : sample.sd_pre;
  if (!s1) return std::unexpected(s1.error());
  if (!(*s1 > 0)) return undefined("the scores at the start do not vary");
  if (!sample.mean_pre || !sample.mean_post) return undefined("the scores are too large to calculate with");
  return Base{*sample.mean_pre, *sample.mean_post, *s1, *s1 * std::sqrt(1 - r)};
}

Defined<ReliableRule> hageman_arrindell(const PrePostMoments& sample, const Base& base) {
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
  return ReliableRule{.by_post = r_dd,
                      .by_pre = -r_dd,
                      .fixed = (base.m2 - base.m1) * (1 - r_dd),
                      .standard_error = std::sqrt(r_dd) * std::numbers::sqrt2 * base.sem,
                      .r_dd = r_dd};
}

Defined<ReliableRule> line_of(const PrePostMoments& sample, const Base& base, const ChangeOptions& options) {
  const double r = options.reliability;
  const double s1 = base.s1;
  const double expected = -r * base.m1;  // part of what regression to the mean predicts
  const auto line = [](double by_post, double by_pre, double fixed, double standard_error) {
    return ReliableRule{by_post, by_pre, fixed, standard_error};
  };
  switch (options.method) {
    case ChangeMethod::jacobson_truax:
      return line(1, -1, 0, std::numbers::sqrt2 * base.sem);
    case ChangeMethod::gulliksen_lord_novick:
      return line(1, -r, -base.m1 - expected, s1 * std::sqrt(1 - r * r));
    case ChangeMethod::hsu_linn_nord:
      return line(1, -r, -base.m2 - expected, s1 * std::sqrt(1 - r * r));
    case ChangeMethod::edwards_nunnally:
      return line(1, -r, -base.m1 - expected, base.sem);
    case ChangeMethod::nunnally_kotsch: {
      const double r2 = options.reliability_post.value_or(r);
      return line(1, -r, -base.m1 - expected, s1 * std::sqrt(r * r * (1 - r) + (1 - r2)));
    }
    case ChangeMethod::hageman_arrindell:
      return hageman_arrindell(sample, base);
  }
  return undefined("there is no such method");
}

double critical_of(const ChangeOptions& options) {
  const bool one_sided = options.method == ChangeMethod::hageman_arrindell;
  return one_sided ? normal_quantile(options.level) : two_sided_z(options.level);
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

Defined<ReliableRule> reliable_rule(const PrePostMoments& sample, const ChangeOptions& options) {
  const auto base = base_of(sample, options);
  if (!base) return std::unexpected(base.error());
  auto rule = line_of(sample, *base, options);
  if (!rule) return rule;
  rule->critical = critical_of(options);
  rule->better = options.better;
  return rule;
}

ReliableChange reliable_change(std::span<const double> pre, std::span<const double> post,
                               const ChangeOptions& options) {
  ReliableChange out{.sample = moments_of(pre, post),
                     .critical = critical_of(options),
                     .standard_error = 0.0,
                     .points = undefined("this method has no fixed number of points"),
                     .r_dd = undefined("this method does not use it"),
                     .account = {.method = name_of(options.method)}};
  out.account.used = out.sample.used;
  out.account.left_out = out.sample.left_out;
  out.rule = reliable_rule(out.sample, options);
  if (!out.rule) {
    out.standard_error = std::unexpected(out.rule.error());
    return out;
  }
  out.standard_error = finite_or_undefined(out.rule->standard_error);
  if (out.rule->r_dd) out.r_dd = *out.rule->r_dd;
  if (options.method == ChangeMethod::jacobson_truax) out.points = out.critical * out.rule->standard_error;
  out.index.resize(pre.size());
  out.change.resize(pre.size());
  judge_changes(*out.rule, {}, pre, post, {.index = out.index, .change = out.change});
  add_findings(out);
  return out;
}

}  // namespace cairn::statistics
