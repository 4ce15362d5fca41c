// SPDX-License-Identifier: Apache-2.0
// Single-case indices, as the R packages SingleCaseES and scan report them (compat mode).
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

#include "case.hpp"
#include "statistics/distributions.hpp"
#include "statistics/single_case/baseline_corrected_tau.hpp"
#include "statistics/single_case/mean_comparison.hpp"
#include "statistics/single_case/nonoverlap.hpp"
#include "statistics/single_case/tau_u.hpp"
#include "statistics/sums.hpp"
#include "statistics/within/rank_correlation.hpp"

namespace cairn::reference {
namespace {

using namespace statistics;

Tree limit(const Defined<Interval>& interval, bool low) {
  if (!interval) return Tree();
  return Tree(low ? interval->low : interval->high);
}

Tree estimate_tree(const Defined<>& estimate, const Defined<>& se, const Defined<Interval>& interval) {
  Tree out;
  out.set("Est", estimate);
  out.set("SE", se);
  out.set("CI_lower", limit(interval, true));
  out.set("CI_upper", limit(interval, false));
  return out;
}

Tree only(const Defined<>& estimate) {
  Tree out;
  out.set("Est", estimate);
  return out;
}

Tree tau_tree(const Tau& tau) { return estimate_tree(tau.estimate, tau.se, tau.interval); }

void add_line(Tree& out, const Defined<MedianLine>& line, double sign) {
  out.set("slope", line ? Tree(sign * line->slope) : Tree());
  out.set("intercept", line ? Tree(sign * line->intercept) : Tree());
}

void add_overlap(Tree& out, const Phases& phases, double sign) {
  const auto found = nap(phases, 0.95, Mode::compat);
  out.set("nA", phases.a.size());
  out.set("nB", phases.b.size());
  out.set("NAP_unbiased", estimate_tree(found.estimate, found.se_unbiased, found.interval));
  out.set("NAP_Hanley", estimate_tree(found.estimate, found.se_hanley, found.interval));
  out.set("NAP_null", estimate_tree(found.estimate, found.se_null, found.interval));
  const auto exact = nap(phases).interval;
  Tree precise;
  precise.set("lower", limit(exact, true));
  precise.set("upper", limit(exact, false));
  out.set("NAP_CI_precise", std::move(precise));
  out.set("Tau", tau_tree(tau_of(found)));
  out.set("Tau_U", only(tau_u_parker(phases)));
  out.set("PND", only(pnd(phases)));
  out.set("PEM", only(pem(phases)));
  out.set("PAND", only(pand(phases)));
  out.set("IRD", only(improvement_rate_difference(phases)));
  const auto corrected = corrected_tau(phases, 0.95, Mode::compat);
  Tree always = tau_tree(corrected.tau);
  add_line(always, corrected.line, sign);
  out.set("Tau_BC", std::move(always));
  out.set("Tau_BC_Kendall", tau_tree(corrected_tau_kendall(phases, 0.95, Mode::compat)));
  const auto tested = corrected_tau_if_trend(phases, 0.05, 0.95, Mode::compat);
  Tree pretest = tau_tree(tested.tau);
  add_line(pretest, tested.line, sign);
  out.set("Tau_BC_pretest", std::move(pretest));
}

Tree effect_tree(const Effect& effect) { return estimate_tree(effect.estimate, effect.se, effect.interval); }

Tree difference_tree(const MeanDifference& found, const char* sd) {
  Tree out = effect_tree(found.effect);
  out.set(sd, found.sd);
  return out;
}

ResponseRatioOptions ratio_options(const Case& one) {
  static const std::map<std::string, OutcomeScale> scales{{"count", OutcomeScale::count},
                                                          {"rate", OutcomeScale::rate},
                                                          {"proportion", OutcomeScale::proportion},
                                                          {"percentage", OutcomeScale::percentage}};
  ResponseRatioOptions out;
  out.better = one.better("improvement");
  const auto found = scales.find(one.text("scale", "other"));
  if (found != scales.end()) out.scale = found->second;
  out.observation_length = one.maybe_number("observation_length");
  out.intervals = one.maybe_number("intervals");
  return out;
}

void add_levels(Tree& out, const Case& one, const std::vector<double>& a, const std::vector<double>& b) {
  const auto better = one.better("improvement");
  out.set("SMD_baseline", difference_tree(standardised_mean_difference(a, b, better), "baseline_SD"));
  out.set("SMD_pooled",
          difference_tree(standardised_mean_difference(a, b, better, Standardiser::pooled), "pooled_SD"));
  out.set("SMD_nobias",
          difference_tree(standardised_mean_difference(a, b, better, Standardiser::baseline, false),
                          "baseline_SD"));
  out.set("LRRi", effect_tree(log_response_ratio_increasing(a, b, ratio_options(one))));
  out.set("LRRd", effect_tree(log_response_ratio_decreasing(a, b, ratio_options(one))));
  out.set("LRM", effect_tree(log_ratio_of_medians(a, b, better)));
  if (const auto goal = one.maybe_number("goal")) out.set("PoGO", effect_tree(percent_of_goal(a, b, *goal)));
}

constexpr std::array<std::pair<TauUVariant, const char*>, 4> variants{
    {{TauUVariant::complete_b, "complete_b"},
     {TauUVariant::complete_a, "complete_a"},
     {TauUVariant::parker, "parker"},
     {TauUVariant::tarlow, "tarlow"}}};

Tree variant_tree(const Phases& phases, TauUVariant variant) {
  Tree out = table({});
  const auto rows = tau_u(phases, variant, 0.95, Mode::compat);
  if (!rows) return Tree();
  for (std::size_t i = 0; i < rows->size(); ++i) {
    const auto& row = (*rows)[i];
    // The package divides S by z to get the spread of "complete a", so there is none for S = 0.
    const bool no_spread = variant == TauUVariant::complete_a && i >= 3 && row.s() == 0;
    const Defined<> sd = no_spread ? undefined("S is 0") : row.sd_s;
    add_row(out, {{"row", name_of(row.model)},
                  {"pairs", row.pairs},
                  {"pos", row.positive},
                  {"neg", row.negative},
                  {"ties", row.ties},
                  {"S", row.s()},
                  {"D", row.denominator},
                  {"Tau", row.tau},
                  {"CI lower", limit(row.interval, true)},
                  {"CI upper", limit(row.interval, false)},
                  {"SD_S", sd},
                  {"VAR_S", sd ? Tree(*sd * *sd) : Tree()},
                  {"SE_Tau", row.se},
                  {"Z", row.z},
                  {"p", row.p},
                  {"n", row.n}});
  }
  return out;
}

/// The one-sided rank-sum test with normal approximation and continuity correction that scan adds to NAP.
Tree scan_nap(const Phases& phases) {
  const auto found = nap(phases);
  if (!found.estimate) return Tree();
  const auto m = static_cast<double>(phases.a.size()), n = static_cast<double>(phases.b.size());
  double positive = 0, ties = 0;
  for (const double a : phases.a)
    for (const double b : phases.b) {
      positive += b > a ? 1 : 0;
      ties += b == a ? 1 : 0;
    }
  const double share = *found.estimate;
  const double w = m * n - positive - ties / 2;
  std::vector<double> all = phases.a;
  all.insert(all.end(), phases.b.begin(), phases.b.end());
  double tied = 0;
  for (const double value : all) {
    const auto t = static_cast<double>(std::ranges::count(all, value));
    tied += t * t - 1;
  }
  const double spread = std::sqrt(m * n / 12 * (m + n + 1 - tied / ((m + n) * (m + n - 1))));
  const double d = 3.464 * (1 - std::sqrt((1 - share) / 0.5));
  Tree out;
  out.set("NAP", 100 * share);
  out.set("NAP Rescaled", 2 * (100 * share) - 100);
  out.set("Pairs", m * n);
  out.set("Non-overlaps", positive + ties / 2);
  out.set("Positives", positive);
  out.set("Ties", ties);
  out.set("w", w);
  out.set("p", normal_cdf((w - m * n / 2 + 0.5) / spread));
  out.set("d", d);
  out.set("R²", d * d / (d * d + 4));
  return out;
}

Tree scan_corrected(const Phases& phases) {
  Tree out = table({});
  const auto add = [&](const char* name, std::span<const double> values, std::span<const double> codes) {
    const auto counts = kendall(values, codes);
    const auto tau = tau_b(counts);
    const double z = counts.s() / std::sqrt(counts.variance);
    const bool sound = tau.has_value() && counts.variance > 0;
    add_row(out, {{"Model", name},
                  {"tau", tau},
                  {"z", sound ? Tree(z) : Tree()},
                  {"p", sound ? Tree(two_sided_normal_p(z)) : Tree()}});
  };
  std::vector<double> sessions(phases.a.size());
  std::iota(sessions.begin(), sessions.end(), 1.0);
  std::vector<double> all = phases.a;
  all.insert(all.end(), phases.b.begin(), phases.b.end());
  std::vector<double> phase(phases.a.size(), 0.0);
  phase.resize(all.size(), 1.0);
  add("Baseline autocorrelation", phases.a, sessions);
  add("Uncorrected tau", all, phase);
  const auto line = median_line(phases.a);
  for (std::size_t i = 0; line && i < all.size(); ++i)
    all[i] -=
        line->slope * static_cast<double>(i + 1) + line->intercept;  // the line first, as the package does
  add("Baseline corrected tau", all, phase);
  return out;
}

/// Indices that the literature published for the same data.
Tree published(const Tree& indices) {
  Tree out{Tree::Object{}};
  for (const char* name : {"PND", "PEM", "PAND", "IRD", "Tau", "Tau_U", "Tau_BC"})
    if (const Tree* found = indices.find(name)) out.set(name, *found->find("Est"));
  out.set("NAP", *indices.find("NAP_unbiased")->find("Est"));
  return out;
}

Tree indices(const Case& one) {
  const auto a = observed(one.numbers("A"));
  const auto b = observed(one.numbers("B"));
  const auto better = one.better("improvement");
  Tree effects;
  add_overlap(effects, phases_of(a, b, better), sign_of(better));
  add_levels(effects, one, a, b);
  const auto raw = phases_of(a, b, Better::higher);  // scan does not turn the values
  Tree scan;
  for (const auto& [variant, name] : variants) scan.set(name, variant_tree(raw, variant));
  scan.set("nap", scan_nap(raw));
  scan.set("corrected_tau", scan_corrected(raw));
  Tree out;
  out.set("published", published(effects));
  out.set("SingleCaseES", std::move(effects));
  out.set("scan", std::move(scan));
  return out;
}

std::optional<Tolerance> tolerance(const Case& one, const std::string& path, Tolerance usual) {
  const Tree* given = one.tolerance.find("ci_abs");
  const double interval = given && given->number() ? *given->number() : 2e-4;
  const bool is_limit = path.ends_with("/CI_lower") || path.ends_with("/CI_upper");
  if (path.ends_with("/pval_slope_A"))
    return std::nullopt;  // small-sample p: the decision is compared through Est
  if (is_limit && path.starts_with("/SingleCaseES/NAP_")) usual.absolute = interval;
  const bool of_tau = path.find("/Tau/") != path.npos || path.find("/Tau_BC/") != path.npos ||
                      path.find("/Tau_BC_pretest/") != path.npos;
  if (is_limit && of_tau) usual.absolute = 2 * interval;
  return usual;
}

/// A case's series when a whole file is pooled.
struct Series {
  std::vector<double> a;
  std::vector<double> b;
};

std::vector<Series> series_of(const Case& one) {
  const auto data = one.data();
  const auto& name = data->text(one.text("case"));
  const auto& phase = data->text(one.text("phase"));
  const auto outcome = data->numbers(one.text("outcome"));
  std::vector<std::size_t> rows(name.size());
  std::iota(rows.begin(), rows.end(), 0U);
  if (one.has("order")) {
    const auto order = data->numbers(one.text("order"));
    std::ranges::stable_sort(rows, {}, [&](std::size_t i) { return order[i]; });
  }
  std::map<std::string, Series> found;
  for (const std::size_t i : rows) {
    if (std::isnan(outcome[i])) continue;
    if (phase[i] == one.text("A_level", "A")) found[name[i]].a.push_back(outcome[i]);
    if (phase[i] == one.text("B_level", "B")) found[name[i]].b.push_back(outcome[i]);
  }
  std::vector<Series> out;
  for (auto& [key, series] : found) out.push_back(std::move(series));
  return out;
}

TauUVariant variant_of(const Case& one) {
  const std::string method = one.text("method", "complete");
  if (method == "parker") return TauUVariant::parker;
  if (method == "tarlow") return TauUVariant::tarlow;
  return one.text("tau_method", "b") == "a" ? TauUVariant::complete_a : TauUVariant::complete_b;
}

Tree meta(const Case& one) {
  const auto weight = one.text("meta_weight_method", "z") == "tau" ? MetaWeight::tau : MetaWeight::z;
  std::map<TauUModel, std::vector<StudyTau>> studies;
  for (const auto& series : series_of(one)) {
    const auto rows = tau_u(phases_of(series.a, series.b, Better::higher), variant_of(one));
    if (!rows) continue;
    for (const auto& row : *rows)
      if (row.tau) studies[row.model].push_back({*row.tau, row.n});
  }
  Tree out = table({"Model"});
  for (const auto model :
       {TauUModel::a_vs_b, TauUModel::less_trend_a, TauUModel::plus_trend_b, TauUModel::plus_b_less_a}) {
    const auto pooled = pool(studies[model], weight);
    add_row(out, {{"Model", name_of(model)},
                  {"Tau_U", pooled ? Tree(pooled->tau) : Tree()},
                  {"se", pooled ? Tree(pooled->se) : Tree()},
                  {"CI lower", pooled ? Tree(pooled->interval.low) : Tree()},
                  {"CI upper", pooled ? Tree(pooled->interval.high) : Tree()},
                  {"z", pooled ? Tree(pooled->z) : Tree()},
                  {"p", pooled ? Tree(pooled->p) : Tree()}});
  }
  return out;
}

}  // namespace

std::span<const Method> single_case_methods() {
  static constexpr std::array<Method, 2> rows{
      {{"single_case", indices, nullptr, tolerance}, {"tau_u_meta", meta}}};
  return rows;
}

}  // namespace cairn::reference
