// SPDX-License-Identifier: Apache-2.0
#include "statistics/change/percentage_change.hpp"

namespace cairn::statistics {
namespace {

PersonPercentage judge(std::size_t index, double pre, double post, const PercentageOptions& options) {
  PersonPercentage person{index, pre, post, 0.0, false, false};
  if (pre == post) return person;
  const double direction = sign_of(options.better);
  if (pre != 0) {
    const double share = post / pre - 1;
    const double exact = std::isfinite(post - pre) ? (post - pre) / pre : share;
    person.share = finite_or_undefined(exact);
    person.improved = direction * exact >= options.improvement;
    person.deteriorated = direction * exact <= -options.deterioration;
    return person;
  }
  person.share = undefined("the start score is 0");
  if (options.mode == Mode::compat) {  // an infinite share, and a rule for 0 that ignores the direction
    const double toward_better = direction * post;
    person.improved = toward_better > 0 || post > 0;
    person.deteriorated = toward_better < 0 || post < 0;
  }
  return person;
}

}  // namespace

PercentageChange percentage_change(std::span<const double> pre, std::span<const double> post,
                                   const PercentageOptions& options) {
  PercentageChange out{pair_up(pre, post), {}, {.method = "percentage change"}};
  for (std::size_t i = 0; i < out.sample.used(); ++i)
    out.people.push_back(judge(out.sample.index[i], out.sample.pre[i], out.sample.post[i], options));
  std::size_t without_share = 0;
  for (const auto& person : out.people) without_share += person.share ? 0U : 1U;
  const std::size_t undecided = options.mode == Mode::standard ? without_share : 0;
  out.account.used = out.sample.used() - undecided;
  out.account.left_out = out.sample.left_out + undecided;
  if (without_share > 0)
    out.account.warn("/people",
                     "A start score of 0 has no percentage change; use reliable change for such scales.");
  return out;
}

}  // namespace cairn::statistics
