// SPDX-License-Identifier: Apache-2.0
#include "statistics/growth/hlm_change.hpp"

#include <cmath>
#include <unordered_map>

#include "statistics/distributions.hpp"

namespace cairn::statistics {

Defined<SlopeChanges> slope_changes(std::span<const double> score, std::span<const double> time,
                                    std::span<const std::uint32_t> client, Better better, double level) {
  if (score.size() != time.size() || score.size() != client.size())
    return undefined("the columns differ in length");
  if (!(level > 0 && level < 1)) return undefined("the level does not lie between 0 and 1");
  std::unordered_map<std::uint32_t, std::size_t> scores;
  for (std::size_t row = 0; row < score.size(); ++row)
    scores[client[row]] += std::isfinite(score[row]) && std::isfinite(time[row]) ? 1U : 0U;
  std::vector<double> y;
  std::vector<double> t;
  std::vector<std::uint32_t> who;
  for (std::size_t row = 0; row < score.size(); ++row) {
    if (scores[client[row]] < 3) continue;
    y.push_back(score[row]);
    t.push_back(time[row]);
    who.push_back(client[row]);
  }
  const GrowthRows rows{y, who, {{"(Intercept)", {}}, {"time", t}}, {{"(Intercept)", {}}, {"time", t}}};
  if (y.empty()) return undefined("nobody has at least 3 scores");
  auto fit = fit_growth(rows);
  if (!fit) return std::unexpected(fit.error());
  const auto effects = client_effects(rows, *fit);
  if (!effects) return std::unexpected(effects.error());
  SlopeChanges out{{}, *std::move(fit), two_sided_z(level), {.method = "reliable change by a growth model"}};
  for (const auto& effect : *effects) {
    if (!(effect.sd1 > 0)) return undefined("the model finds no differences between people's slopes");
    const double index = effect.u1 / effect.sd1;
    const double way = sign_of(better) * index;
    out.people.push_back(
        {effect.client, effect.u1, effect.sd1, index, way > out.critical, way < -out.critical});
  }
  out.account.used = out.people.size();
  out.account.left_out = scores.size() - out.people.size();
  out.account.findings = out.fit.account.findings;
  out.account.note("/index", "An index says who changed faster than the average person, not who changed.");
  if (out.account.left_out > 0) out.account.note("/people", "People with fewer than 3 scores were left out.");
  return out;
}

}  // namespace cairn::statistics
