// SPDX-License-Identifier: Apache-2.0
// Case-mix models and funnels.
#include <array>
#include <map>
#include <stdexcept>

#include "model_data_models.hpp"
#include "pre_post_data.hpp"
#include "statistics/between/funnel.hpp"
#include "statistics/between/logistic.hpp"

namespace cairn::reference {
namespace {

using namespace statistics;

/// Rows of a funnel: unit, outcome, and the columns of the case mix.
struct FunnelData {
  std::vector<std::string> labels;
  std::vector<std::uint32_t> unit;
  std::vector<double> outcome;
  std::vector<std::string> names{"(Intercept)"};
  std::vector<std::vector<double>> columns;
};

FunnelData from_file(const Case& one) {
  const Formula formula = parse_formula("0 ~ " + one.text("casemix"));
  Variables variables(one, {one.text("outcome")});
  FunnelData out;
  out.unit = variables.units(one.text("unit"), out.labels);
  out.outcome = variables.numbers(one.text("outcome"));
  for (const auto& term : formula.terms) {
    if (term.empty()) continue;
    if (term.size() > 1) throw std::runtime_error("a product in the case mix is not known");
    out.names.push_back(term[0]);
    out.columns.push_back(variables.numbers(term[0]));
  }
  return out;
}

/// Generated courses: first and last score of clients with at least two, those at 10 or above at first;
/// recovered below 10 at last.
FunnelData from_courses(const Case& one) {
  const auto data = one.data();
  const PrePostData people = pre_post_data(one);
  std::map<std::string, std::size_t> row_of;
  const auto& client = data->text("client");
  for (std::size_t row = 0; row < client.size(); ++row) row_of.try_emplace(client[row], row);
  const auto& unit = data->text(one.text("unit"));
  FunnelData out;
  out.labels = levels_of(unit);
  std::map<std::string, std::uint32_t> rank;
  for (const auto& label : out.labels) rank.try_emplace(label, static_cast<std::uint32_t>(rank.size()));
  out.names = {"(Intercept)", "pre", "arm"};
  out.columns.resize(2);
  const auto arm = data->numbers("arm");
  for (std::size_t i = 0; i < people.id.size(); ++i) {
    if (std::isnan(people.post[i]) || !(people.pre[i] >= 10)) continue;
    const std::size_t row = row_of.at(people.id[i]);
    out.unit.push_back(rank.at(unit[row]));
    out.outcome.push_back(people.post[i] < 10 ? 1 : 0);
    out.columns[0].push_back(people.pre[i]);
    out.columns[1].push_back(arm[row]);
  }
  return out;
}

Tree interval_columns(const Funnel& funnel, Interval FunnelUnit::*which) {
  Tree::List low, high;
  for (const auto& unit : funnel.units) {
    low.emplace_back((unit.*which).low);
    high.emplace_back((unit.*which).high);
  }
  Tree out;
  out.set("lo", std::move(low));
  out.set("hi", std::move(high));
  return out;
}

Tree overdispersion_tree(const Defined<Overdispersion>& value) {
  if (!value) return {};
  Tree out;
  out.set("phi", value->phi);
  out.set("tau2", value->tau2);
  out.set("winsor_lo", value->winsor_low);
  out.set("winsor_hi", value->winsor_high);
  return out;
}

void add_units(Tree& out, const Funnel& funnel, const FunnelData& data) {
  Tree::List unit, n, observed, expected, variance, proportion, z_plain, z, ratio, se, rate, multiplicative,
      additive, outlier;
  double squares = 0;
  for (const auto& u : funnel.units) {
    unit.emplace_back(data.labels[u.unit]);
    n.emplace_back(u.n);
    observed.emplace_back(u.observed);
    expected.emplace_back(u.expected);
    variance.emplace_back(u.variance);
    proportion.emplace_back(u.proportion);
    z_plain.emplace_back(u.z_unadjusted);
    z.emplace_back(u.z);
    ratio.emplace_back(u.ratio);
    se.emplace_back(u.ratio_se);
    rate.emplace_back(u.adjusted_rate);
    multiplicative.emplace_back(u.z_multiplicative);
    additive.emplace_back(u.z_additive);
    outlier.emplace_back(u.outside_998);
    if (u.z) squares += *u.z * *u.z;
  }
  Tree first;
  const auto few = [](Tree::List list) {
    list.resize(30);
    return list;
  };
  first.set("therapist", few(unit));
  first.set("O", few(observed));
  first.set("E", few(expected));
  first.set("V", few(variance));
  first.set("n", few(n));
  out.set("therapist_first30", std::move(first));
  out.set("sum_z2", squares);
  out.set("unit", std::move(unit));
  out.set("n", std::move(n));
  out.set("observed", std::move(observed));
  out.set("expected", std::move(expected));
  out.set("var_observed", std::move(variance));
  out.set("proportion", std::move(proportion));
  out.set("z_unadjusted", std::move(z_plain));
  out.set("z_adjusted", std::move(z));
  out.set("ratio", std::move(ratio));
  out.set("ratio_se", std::move(se));
  out.set("adjusted_rate", std::move(rate));
  out.set("z_multiplicative", std::move(multiplicative));
  out.set("z_additive", std::move(additive));
  out.set("outlier_998_additive", std::move(outlier));
}

Tree funnel(const Case& one) {
  const bool generated = one.has("generator");
  const FunnelData data = generated ? from_courses(one) : from_file(one);
  LogisticRows rows{data.outcome, {{"(Intercept)", {}}}};
  for (std::size_t k = 0; k < data.columns.size(); ++k)
    rows.columns.push_back({data.names[k + 1], data.columns[k]});
  const auto fit = fit_logistic(rows);
  if (!fit) throw std::runtime_error("undefined: " + fit.error().because);
  std::vector<double> probability(data.outcome.size(), missing);
  for (std::size_t i = 0; i < fit->rows.size(); ++i) probability[fit->rows[i]] = fit->fitted[i];
  const auto result = funnel_of({data.unit, data.outcome, probability});
  if (!result) throw std::runtime_error("undefined: " + result.error().because);
  Tree out;
  Tree glm;
  Tree::List names;
  for (const auto& name : fit->names) names.emplace_back(name);
  glm.set("names", std::move(names));
  glm.set("coef", fit->beta);
  glm.set("se", fit->standard_error);
  glm.set("deviance", fit->deviance);
  glm.set("null_deviance", fit->null_deviance);
  glm.set("aic", fit->aic);
  out.set("glm", std::move(glm));
  out.set("coef", fit->beta);
  out.set("deviance", fit->deviance);
  add_units(out, *result, data);
  if (generated) out.set("n", fit->account.used);
  out.set("theta0", result->overall);
  out.set("limits_normal_95", interval_columns(*result, &FunnelUnit::normal_95));
  out.set("limits_normal_998", interval_columns(*result, &FunnelUnit::normal_998));
  out.set("limits_exact_95", interval_columns(*result, &FunnelUnit::exact_95));
  out.set("limits_exact_998", interval_columns(*result, &FunnelUnit::exact_998));
  out.set("overdispersion_unadjusted", overdispersion_tree(result->of_proportion));
  out.set("overdispersion_ratio", overdispersion_tree(result->of_ratio));
  out.set("overdispersion_arcsine", overdispersion_tree(result->of_arcsine));
  return out;
}

}  // namespace

std::span<const Method> funnel_models() {
  static const std::array methods{Method{"funnel", funnel}};
  return methods;
}

}  // namespace cairn::reference
