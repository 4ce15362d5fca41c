// SPDX-License-Identifier: Apache-2.0
// The growth-model part of within-person associations: y ~ (x − person's mean) + person's mean + (1 |
// person).
#include <array>
#include <cmath>
#include <map>
#include <stdexcept>

#include "case.hpp"
#include "statistics/growth/growth_model.hpp"

namespace cairn::reference {
namespace {

using namespace statistics;

/// Moments where both x and y were seen.
struct Pairs {
  std::vector<std::uint32_t> person;
  std::vector<double> x, y;

  void add(std::uint32_t who, double a, double b) {
    if (std::isnan(a) || std::isnan(b)) return;
    person.push_back(who);
    x.push_back(a);
    y.push_back(b);
  }
};

Pairs pairs_of(const Case& one) {
  const auto data = one.data();
  const auto& id = data->text(one.text("id"));
  const std::string x = one.text("x"), y = one.text("y");
  std::map<std::string, std::uint32_t> rank;
  Pairs out;
  for (std::size_t row = 0; row < id.size(); ++row) {
    const auto person = rank.try_emplace(id[row], static_cast<std::uint32_t>(rank.size())).first->second;
    if (data->has(x)) {
      out.add(person, number_of(data->text(x)[row]), number_of(data->text(y)[row]));
      continue;
    }
    for (int session = 0;; ++session) {
      const std::string tail = "_s" + std::to_string(session);
      if (!data->has(x + tail) || !data->has(y + tail)) break;
      out.add(person, number_of(data->text(x + tail)[row]), number_of(data->text(y + tail)[row]));
    }
  }
  return out;
}

/// The model at its best fit lowered by `step` of theta (see mixed_models.cpp for why).
Tree within_between(const Pairs& pairs, double step) {
  std::map<std::uint32_t, std::pair<double, double>> sums;
  for (std::size_t i = 0; i < pairs.x.size(); ++i) {
    sums[pairs.person[i]].first += pairs.x[i];
    sums[pairs.person[i]].second += 1;
  }
  std::vector<double> between, within;
  for (std::size_t i = 0; i < pairs.x.size(); ++i) {
    const auto& [sum, count] = sums[pairs.person[i]];
    between.push_back(sum / count);
    within.push_back(pairs.x[i] - between.back());
  }
  const GrowthRows rows{
      pairs.y, pairs.person, {{"(Intercept)", {}}, {"xw", within}, {"xb", between}}, {{"(Intercept)", {}}}};
  const auto best = fit_growth(rows);
  if (!best) throw std::runtime_error("undefined: " + best.error().because);
  const auto cells = cells_of(rows);
  const auto at = growth_at(*cells, {"(Intercept)", "xw", "xb"}, {}, {best->theta[0] * (1 - step)});
  Tree out;
  Tree::List names;
  for (const auto& name : at->names) names.emplace_back(name);
  out.set("fixef_names", std::move(names));
  out.set("fixef", at->beta);
  out.set("se", at->standard_error);
  const double v = at->between.v00, s = at->residual_variance;
  Tree components;
  components.set("grp", Tree::List{".id", "Residual"});
  components.set("var1", Tree::List{"(Intercept)", Tree()});
  components.set("var2", Tree::List{Tree(), Tree()});
  components.set("vcov", std::vector<double>{v, s});
  components.set("sdcor", std::vector<double>{std::sqrt(v), std::sqrt(s)});
  out.set("varcomp", std::move(components));
  out.set("sigma", std::sqrt(s));
  out.set("criterion", best->criterion);
  return out;
}

std::optional<Tree> reading(const Case& one, std::size_t which) {
  constexpr std::array steps{0.0, 1e-4 / 8, 1e-4 / 2};
  if (which >= steps.size()) return std::nullopt;
  Tree out = within_methods().front().compute(one);
  out.set("within_between_lmm", within_between(pairs_of(one), steps[which]));
  return out;
}

Tree associations(const Case& one) { return *reading(one, 0); }

/// lme4 stops its search at about 1e-7 of the fixed effects and 1e-5 of the variances: nobody can be nearer
/// to it.
std::optional<Tolerance> tolerance(const Case&, const std::string& path, Tolerance usual) {
  if (!path.starts_with("/within_between_lmm/")) return usual;
  if (path.ends_with("/criterion")) return Tolerance{0, 1e-6};
  if (path.ends_with("/fixef")) return Tolerance{1e-6, 1e-9};
  return Tolerance{1e-5, 1e-9};
}

}  // namespace

std::span<const Method> within_models() {
  static const std::array methods{Method{"within_person", associations, nullptr, tolerance, reading}};
  return methods;
}

}  // namespace cairn::reference
