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

/// The people of a case: first and last score, and the rows of those who have both, as in the package.
struct People {
  std::vector<std::string> names;
  std::vector<double> pre, post;
  std::vector<double> score, time;
  std::vector<std::uint32_t> client;
};

People read_people(const Case& one) {
  const auto data = one.data();
  const auto& id = data->text(one.text("id"));
  const auto& times = data->text(one.text("time"));
  const auto score = data->numbers(one.text("outcome"));
  const auto time = data->numbers(one.text("time"));
  const std::string first = occasion(one, "pre", times);
  const std::string last = occasion(one, "post", times);
  People out;
  std::map<std::string, std::uint32_t> rank;
  for (std::size_t row = 0; row < id.size(); ++row) {
    const auto [place, fresh] = rank.try_emplace(id[row], static_cast<std::uint32_t>(out.names.size()));
    if (fresh) {
      out.names.push_back(id[row]);
      out.pre.push_back(missing);
      out.post.push_back(missing);
    }
    if (same_value(times[row], first)) out.pre[place->second] = score[row];
    if (same_value(times[row], last)) out.post[place->second] = score[row];
  }
  for (std::size_t row = 0; row < id.size(); ++row) {
    const auto person = rank.at(id[row]);
    if (std::isnan(out.pre[person]) || std::isnan(out.post[person])) continue;
    out.score.push_back(score[row]);
    out.time.push_back(time[row]);
    out.client.push_back(person);
  }
  return out;
}

Tree individuals_tree(const People& people, const SlopeChanges& changes) {
  Tree out = table({"id"});
  for (const auto& person : changes.people) {
    const double pre = people.pre[person.client];
    const double post = people.post[person.client];
    add_row(out, {{"id", people.names[person.client]},
                  {"pre", pre},
                  {"post", post},
                  {"change", post - pre},
                  {"rci", person.index},
                  {"improved", person.improved},
                  {"deteriorated", person.deteriorated},
                  {"unchanged", !person.improved && !person.deteriorated}});
  }
  return out;
}

Tree summary_tree(const SlopeChanges& changes) {
  std::map<std::string, double> counts;
  for (const auto& person : changes.people)
    ++counts[person.improved ? "Improved" : person.deteriorated ? "Deteriorated" : "Unchanged"];
  Tree out = table({"category"});
  for (const char* category : {"Improved", "Unchanged", "Deteriorated"})
    add_row(out, {{"category", category},
                  {"n", counts[category]},
                  {"percent", rounded(counts[category] / static_cast<double>(changes.people.size()), 4)}});
  return out;
}

/// The model itself; the package lists its people in the order of their names as text.
Tree model_tree(const People& people, const SlopeChanges& changes) {
  std::vector<const SlopeChange*> order;
  for (const auto& person : changes.people) order.push_back(&person);
  std::ranges::sort(order, {}, [&](const SlopeChange* p) { return people.names[p->client]; });
  Tree::List id, slope, sd;
  for (const auto* person : order) {
    id.emplace_back(people.names[person->client]);
    slope.emplace_back(person->slope);
    sd.emplace_back(person->sd);
  }
  const GrowthFit& fit = changes.fit;
  Tree out;
  out.set("id", std::move(id));
  out.set("eb_slope", std::move(slope));
  out.set("cond_sd", std::move(sd));
  out.set("fixef", fit.beta);
  out.set("sd_int", std::sqrt(fit.between.v00));
  out.set("sd_slope", std::sqrt(fit.between.v11));
  out.set("cor", fit.between.v01 / std::sqrt(fit.between.v00 * fit.between.v11));
  out.set("sigma", std::sqrt(fit.residual_variance));
  out.set("reml_crit", fit.criterion);
  out.set("singular", fit.singular);
  return out;
}

Tree slope_change(const Case& one) {
  const People people = read_people(one);
  const PrePost sample = pair_up(people.pre, people.post);
  const auto changes = slope_changes(people.score, people.time, people.client, one.better(),
                                     1 - one.number("significance_level", 0.05));
  if (!changes) throw std::runtime_error("undefined: " + changes.error().because);
  Tree out;
  out.set("n_original", people.names.size());
  out.set("n_used", sample.used());
  out.set("m_pre", sample.mean_pre);
  out.set("sd_pre", sample.sd_pre);
  out.set("m_post", sample.mean_post);
  out.set("sd_post", sample.sd_post);
  out.set("cor_pre_post", sample.correlation);
  out.set("critical_value", changes->critical);
  out.set("individuals", individuals_tree(people, *changes));
  out.set("summary", summary_tree(*changes));
  out.set("hlm", model_tree(people, *changes));
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
