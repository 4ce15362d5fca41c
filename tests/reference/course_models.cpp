// SPDX-License-Identifier: Apache-2.0
// Reliable change from a growth model, in the shape of the package clinicalsignificance.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <stdexcept>

#include "case.hpp"
#include "statistics/change/pre_post.hpp"
#include "statistics/growth/hlm_change.hpp"

namespace cairn::reference {
namespace {

using namespace statistics;

/// First and last occasion of a file when the case names none.
std::string occasion(const Case& one, const char* name, const std::vector<std::string>& times) {
  if (one.has(name)) return one.text(name);
  const auto levels = levels_of(times);
  return std::string(name) == "pre" ? levels.front() : levels.back();
}

Tree slope_change(const Case& one) {
  const auto data = one.data();
  const auto& id = data->text(one.text("id"));
  const auto& times = data->text(one.text("time"));
  const auto score = data->numbers(one.text("outcome"));
  const auto time = data->numbers(one.text("time"));
  const std::string first = occasion(one, "pre", times);
  const std::string last = occasion(one, "post", times);
  std::vector<std::string> names;
  std::map<std::string, std::uint32_t> rank;
  std::vector<double> pre, post;
  for (std::size_t row = 0; row < id.size(); ++row) {
    const auto [place, fresh] = rank.try_emplace(id[row], static_cast<std::uint32_t>(names.size()));
    if (fresh) {
      names.push_back(id[row]);
      pre.push_back(missing);
      post.push_back(missing);
    }
    if (same_value(times[row], first)) pre[place->second] = score[row];
    if (same_value(times[row], last)) post[place->second] = score[row];
  }
  const PrePost sample = pair_up(pre, post);
  // Only people with both occasions come into the model, as in the package.
  std::vector<double> y, t;
  std::vector<std::uint32_t> who;
  for (std::size_t row = 0; row < id.size(); ++row) {
    const auto person = rank.at(id[row]);
    if (std::isnan(pre[person]) || std::isnan(post[person])) continue;
    y.push_back(score[row]);
    t.push_back(time[row]);
    who.push_back(person);
  }
  const auto changes = slope_changes(y, t, who, one.better(), 1 - one.number("significance_level", 0.05));
  if (!changes) throw std::runtime_error("undefined: " + changes.error().because);
  Tree individuals = table({"id"});
  Tree hlm = table({"id"});
  std::map<std::string, double> counts{{"Improved", 0}, {"Unchanged", 0}, {"Deteriorated", 0}};
  for (const auto& person : changes->people) {
    const std::string& name = names[person.client];
    const bool unchanged = !person.improved && !person.deteriorated;
    add_row(individuals, {{"id", name},
                          {"pre", pre[person.client]},
                          {"post", post[person.client]},
                          {"change", post[person.client] - pre[person.client]},
                          {"rci", person.index},
                          {"improved", person.improved},
                          {"deteriorated", person.deteriorated},
                          {"unchanged", unchanged}});
    add_row(hlm, {{"id", name}, {"eb_slope", person.slope}, {"cond_sd", person.sd}});
    ++counts[person.improved ? "Improved" : person.deteriorated ? "Deteriorated" : "Unchanged"];
  }
  Tree summary = table({"category"});
  for (const char* category : {"Improved", "Unchanged", "Deteriorated"})
    add_row(summary,
            {{"category", category},
             {"n", counts[category]},
             {"percent", rounded(counts[category] / static_cast<double>(changes->people.size()), 4)}});
  Tree model;
  for (const char* column : {"id", "eb_slope", "cond_sd"}) {
    // The package names its people in the order of their names as text.
    std::vector<std::size_t> order(changes->people.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::sort(order, {}, [&](std::size_t i) { return names[changes->people[i].client]; });
    Tree::List cells;
    for (const std::size_t i : order) cells.push_back((*hlm.find(column)->list())[i]);
    model.set(column, std::move(cells));
  }
  const GrowthFit& fit = changes->fit;
  model.set("fixef", fit.beta);
  model.set("sd_int", std::sqrt(fit.between.v00));
  model.set("sd_slope", std::sqrt(fit.between.v11));
  model.set("cor", fit.between.v01 / std::sqrt(fit.between.v00 * fit.between.v11));
  model.set("sigma", std::sqrt(fit.residual_variance));
  model.set("reml_crit", fit.criterion);
  model.set("singular", fit.singular);
  Tree out;
  out.set("n_original", names.size());
  out.set("n_used", sample.used());
  out.set("m_pre", sample.mean_pre);
  out.set("sd_pre", sample.sd_pre);
  out.set("m_post", sample.mean_post);
  out.set("sd_post", sample.sd_post);
  out.set("cor_pre_post", sample.correlation);
  out.set("critical_value", changes->critical);
  out.set("individuals", std::move(individuals));
  out.set("summary", std::move(summary));
  out.set("hlm", std::move(model));
  return out;
}

bool is_growth(const Case& one) { return one.text("rci_method", "") == "HLM"; }

/// The package fits with a looser search than ours, which shows most where the fit is nearly singular: what
/// it reports of the model itself is compared only as far as the case's tolerance means it, for the index and
/// for the verdicts.
std::optional<Tolerance> growth_tolerance(const Case&, const std::string& path, Tolerance usual) {
  if (path == "/hlm/singular" || path == "/hlm/sd_int" || path == "/hlm/cor") return std::nullopt;
  return usual;
}

}  // namespace

std::span<const Method> course_models() {
  static const std::array methods{
      Method{"cs_distribution", slope_change, is_growth, growth_tolerance},
      Method{"cs_combined", slope_change, is_growth, growth_tolerance},
  };
  return methods;
}

}  // namespace cairn::reference
