// SPDX-License-Identifier: Apache-2.0
#include "statistics/growth/growth_prediction.hpp"

#include <cstdlib>
#include <cmath>

#include "statistics/numeric/blocks.hpp"
#include "statistics/numeric/small_covariance.hpp"

namespace cairn::statistics {
namespace {

constexpr std::size_t clients_per_block = 1U << 13U;

/// D in units of the residual variance, with its determinant from Λ, which keeps its digits.
Covariance2 relative(const GrowthFit& fit) {
  const auto& t = fit.theta;
  if (t.size() == 1) return covariance_of(t[0], 0, 0);
  if (t.size() == 2) return covariance_of(t[0], 0, t[1]);
  return covariance_of(t[0], t[1], t[2]);
}

/// D in the units of a reader.
Covariance2 relative_in(const GrowthFit& fit, const Units& units) {
  const auto& t = fit.theta;
  const double a = t[0] * units.column[0];
  if (t.size() == 1) return covariance_of(a, 0, 0);
  return covariance_of(a, t.size() == 3 ? t[1] * units.column[1] : 0, t.back() * units.column[1]);
}

double dot_fixed(const GrowthFit& fit, std::span<const double> fixed) {
  double sum = 0;
  for (std::size_t i = 0; i < fit.kept.size(); ++i) sum += fit.beta[i] * fixed[fit.kept[i]];
  return sum;
}

double quadratic(const Symmetric2& m, std::span<const double> z) {
  const double z1 = z.size() > 1 ? z[1] : 0;
  return m.s00 * z[0] * z[0] + 2 * m.s01 * z[0] * z1 + m.s11 * z1 * z1;
}

/// Calculates effects from a client's sums, all in the units of the reader.
class EffectMaker {
 public:
  EffectMaker(const ClientReader& reader, const GrowthFit& fit) : cov_(relative_in(fit, reader.units())) {
    const Units& units = reader.units();
    const auto& columns = reader.columns();
    for (std::size_t i = 0; i < fit.kept.size(); ++i) {
      const std::size_t place = columns.fixed[fit.kept[i]];
      double beta = fit.beta[i];
      if (columns.distinct[place].empty()) beta -= units.center;
      place_.push_back(place);
      beta_.push_back(beta * units.column[place] / units.outcome);
    }
    two_ = columns.random.size() > 1;
    unit0_ = units.outcome / units.column[0];
    unit1_ = two_ ? units.outcome / units.column[1] : 0;
    sigma_ = std::sqrt(fit.residual_variance) / units.outcome;
  }

  ClientEffect effect(std::uint32_t client, const ClientSums& sums) const {
    const auto& g = sums.gram;
    const Symmetric2 a = two_ ? Symmetric2{g[0], g[1], g[2]} : Symmetric2{g[0], 0, 0};
    const Shrinkage s = shrinkage(cov_, a);
    double r0 = sums.cross[0];
    double r1 = two_ ? sums.cross[1] : 0;
    for (std::size_t i = 0; i < beta_.size(); ++i) {
      r0 -= beta_[i] * g[packed(place_[i], 0)];
      if (two_) r1 -= beta_[i] * g[packed(place_[i], 1)];
    }
    return {client,
            (s.k.s00 * r0 + s.k.s01 * r1) * unit0_,
            (s.k.s01 * r0 + s.k.s11 * r1) * unit1_,
            sigma_ * std::sqrt(s.k.s00) * unit0_,
            sigma_ * std::sqrt(s.k.s11) * unit1_,
            sigma_ * sigma_ * s.k.s01 * unit0_ * unit1_};
  }

 private:
  Covariance2 cov_;
  std::vector<std::size_t> place_;
  std::vector<double> beta_;
  bool two_ = false;
  double unit0_ = 1;
  double unit1_ = 0;
  double sigma_ = 1;
};

}  // namespace

Defined<std::vector<ClientEffect>> client_effects(const GrowthRows& rows, const GrowthFit& fit) {
  if (auto fault = shape_fault(rows)) return std::unexpected(*fault);
  if (rows.random.size() != fit.random || rows.fixed.size() <= fit.kept.back())
    return undefined("these rows do not have the columns of the fitted model");
  bool centered = false;
  for (const std::size_t k : fit.kept) centered = centered || rows.fixed[k].values.empty();
  const ClientReader reader(rows, centered);
  const EffectMaker maker(reader, fit);
  const std::size_t clients = reader.runs().clients();
  std::vector<ClientEffect> effects(clients);
  std::vector<std::size_t> filled(blocks_of(clients, clients_per_block));
  for_each_block(filled.size(), [&](std::size_t block) {
    ClientSums sums;
    const std::size_t first = block * clients_per_block;
    for (std::size_t i = first; i < std::min(clients, first + clients_per_block); ++i) {
      reader.read(i, sums);
      if (sums.rows == 0) continue;
      effects[first + filled[block]++] =
          maker.effect(rows.client[reader.runs().row(reader.runs().start[i])], sums);
    }
  });
  std::size_t end = 0;
  for (std::size_t block = 0; block < filled.size(); ++block)
    for (std::size_t i = 0; i < filled[block]; ++i) effects[end++] = effects[block * clients_per_block + i];
  effects.resize(end);
  return effects;
}

PopulationPrediction predict_population(const GrowthFit& fit, const DesignRow& at) {
  if (at.random.size() != fit.random) std::abort();  // a mistake in the program: the design of another model
  PopulationPrediction out;
  out.mean = dot_fixed(fit, at.fixed);
  double variance = 0;
  for (std::size_t i = 0; i < fit.kept.size(); ++i)
    for (std::size_t j = 0; j < fit.kept.size(); ++j)
      variance += fit.covariance_at(i, j) * at.fixed[fit.kept[i]] * at.fixed[fit.kept[j]];
  const Symmetric2 d{fit.between.v00, fit.between.v01, fit.between.v11};
  const double between = std::max(0.0, quadratic(d, at.random));
  out.se_mean = std::sqrt(std::max(0.0, variance));
  out.sd_between = std::sqrt(between);
  out.sd_observation = std::sqrt(between + fit.residual_variance);
  out.sd_observation_full = std::sqrt(between + fit.residual_variance + std::max(0.0, variance));
  return out;
}

Forecast forecast(const GrowthFit& fit, const ClientHistory& history, const DesignRow& at) {
  if (at.random.size() != fit.random) std::abort();  // a mistake in the program: the design of another model
  const std::size_t q = fit.random;
  const std::size_t p = at.fixed.size();
  Forecast out;
  Symmetric2 a;
  double r0 = 0;
  double r1 = 0;
  for (std::size_t i = 0; i < history.scores.size(); ++i) {
    if (is_missing(history.scores[i])) continue;
    const double z0 = history.random[i * q];
    const double z1 = q > 1 ? history.random[i * q + 1] : 0;
    const double r = history.scores[i] - dot_fixed(fit, std::span(history.fixed).subspan(i * p, p));
    a = {a.s00 + z0 * z0, a.s01 + z0 * z1, a.s11 + z1 * z1};
    r0 += z0 * r;
    r1 += z1 * r;
    ++out.used;
  }
  const Shrinkage s = shrinkage(relative(fit), a);
  const double u0 = s.k.s00 * r0 + s.k.s01 * r1;
  const double u1 = s.k.s01 * r0 + s.k.s11 * r1;
  const double latent = fit.residual_variance * std::max(0.0, quadratic(s.k, at.random));
  out.mean = dot_fixed(fit, at.fixed) + at.random[0] * u0 + (q > 1 ? at.random[1] * u1 : 0);
  out.sd_latent = std::sqrt(latent);
  out.sd_observation = std::sqrt(latent + fit.residual_variance);
  return out;
}

}  // namespace cairn::statistics
