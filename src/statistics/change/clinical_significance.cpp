// SPDX-License-Identifier: Apache-2.0
#include "statistics/change/clinical_significance.hpp"

#include <cmath>

#include "statistics/change/reliable_change.hpp"
#include "statistics/distributions.hpp"
#include "statistics/sums.hpp"

namespace cairn::statistics {

std::vector<ClinicalStatus> clinical_status(const PrePost& sample, double cutoff, Better better) {
  const double direction = sign_of(better);
  std::vector<ClinicalStatus> out(sample.used());
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i].clinical_pre = direction * sample.pre[i] < direction * cutoff;
    out[i].functional_post = direction * sample.post[i] > direction * cutoff;
    out[i].clinical_post = !out[i].functional_post;
  }
  return out;
}

Defined<std::vector<ClinicalStatus>> reliable_status(const PrePost& sample, double cutoff, double sem,
                                                     Better better, double critical) {
  if (!sample.sd_post || !sample.mean_post)
    return undefined("fewer than 2 people have a score at both times");
  if (!(*sample.sd_post > 0) || !(sem > 0)) return undefined("the scores do not vary");
  const auto rho = reliability_at(*sample.sd_post, sem);
  if (!rho) return std::unexpected(rho.error());
  const double direction = sign_of(better);
  std::vector<ClinicalStatus> out(sample.used());
  for (std::size_t i = 0; i < out.size(); ++i) {
    const double true_post = *sample.mean_post + (sample.post[i] - *sample.mean_post) * *rho;
    const double cs = (true_post - cutoff) / (std::sqrt(*rho) * sem);
    out[i].cs_individual = cs;
    out[i].clinical_pre = direction * sample.pre[i] < direction * cutoff;
    out[i].functional_post = out[i].clinical_pre && direction * cs > critical;
    out[i].clinical_post = !out[i].clinical_pre && direction * cs < -critical;
  }
  return out;
}

Change crossing(const ClinicalStatus& status) {
  if (status.clinical_pre && status.functional_post) return Change::improved;
  if (!status.clinical_pre && status.clinical_post) return Change::deteriorated;
  return Change::unchanged;
}

Outcome combine(Change change, const ClinicalStatus& status, Mode mode) {
  const bool worse_post = mode == Mode::compat ? !status.functional_post : status.clinical_post;
  switch (change) {
    case Change::improved:
      return status.clinical_pre && status.functional_post ? Outcome::recovered : Outcome::improved;
    case Change::deteriorated:
      return !status.clinical_pre && worse_post ? Outcome::harmed : Outcome::deteriorated;
    case Change::unchanged:
      break;
    case Change::unknown:
      return Outcome::unknown;
  }
  return Outcome::unchanged;
}

void OutcomeTally::add(Outcome outcome) {
  if (outcome == Outcome::unknown) return;
  ++count[static_cast<std::size_t>(outcome)];
  ++total;
}

Defined<> OutcomeTally::share(Outcome outcome) const {
  if (total == 0) return undefined("there is nobody in this group");
  return static_cast<double>(of(outcome)) / static_cast<double>(total);
}

GroupShares group_shares(std::span<const double> pre, std::span<const double> post, double r_dd,
                         double rho_post, double cutoff, Better better) {
  GroupShares out{undefined("the group is too small or does not vary"),
                  undefined("the group is too small or does not vary")};
  const double direction = sign_of(better);
  std::vector<double> change(pre.size());
  for (std::size_t i = 0; i < pre.size(); ++i) change[i] = post[i] - pre[i];
  const auto mean_change = mean_of(change);
  const auto sd_change = sd_of(change);
  if (mean_change && sd_change && *sd_change > 0 && r_dd > 0)
    out.changed = normal_cdf(direction * *mean_change / (*sd_change * std::sqrt(r_dd)));
  const auto mean_post = mean_of(post);
  const auto sd_post = sd_of(post);
  if (mean_post && sd_post && *sd_post > 0 && rho_post > 0)
    out.functional = normal_cdf(direction * (*mean_post - cutoff) / (*sd_post * std::sqrt(rho_post)));
  return out;
}

}  // namespace cairn::statistics
