// SPDX-License-Identifier: Apache-2.0
// Associations within people.
#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "case.hpp"
#include "statistics/within/within_person.hpp"

namespace cairn::reference {
namespace {

using namespace statistics;

struct Moments {
  std::vector<std::string> people;  ///< a moment's `person` is the place in here
  std::vector<PairedMoment> moments;
};

/// Columns x_s0, x_s1 … beside y_s0, y_s1 … as moments.
Moments from_wide(const Case& one, const Data& data) {
  Moments out;
  const auto& id = data.text(one.text("id"));
  out.people = levels_of(id);
  const std::string x = one.text("x") + "_s", y = one.text("y") + "_s";
  for (std::size_t i = 0; i < id.size(); ++i) {
    const auto person = std::ranges::find(out.people, id[i]) - out.people.begin();
    for (int session = 0;; ++session) {
      const std::string tail = std::to_string(session);
      if (!data.has(x + tail) || !data.has(y + tail)) break;
      out.moments.push_back({person, number_of(data.text(x + tail)[i]), number_of(data.text(y + tail)[i])});
    }
  }
  return out;
}

Moments from_long(const Case& one, const Data& data) {
  Moments out;
  const auto& id = data.text(one.text("id"));
  out.people = levels_of(id);
  const auto x = data.numbers(one.text("x")), y = data.numbers(one.text("y"));
  std::vector<std::size_t> rows(id.size());
  std::iota(rows.begin(), rows.end(), 0U);
  if (one.has("order")) {
    const auto order = data.numbers(one.text("order"));
    std::ranges::stable_sort(rows, {}, [&](std::size_t i) { return order[i]; });
  }
  for (const std::size_t i : rows) {
    const auto person = std::ranges::find(out.people, id[i]) - out.people.begin();
    out.moments.push_back({person, x[i], y[i]});
  }
  return out;
}

Tree limits(const Defined<Interval>& interval, bool low) {
  if (!interval) return Tree();
  return Tree(low ? interval->low : interval->high);
}

Tree clustering_tree(const Defined<Clustering>& found) {
  Tree out;
  out.set("icc1", found ? Tree(found->icc) : Tree());
  out.set("msb", found ? Tree(found->between) : Tree());
  out.set("msw", found ? Tree(found->within) : Tree());
  out.set("n0", found ? Tree(found->n0) : Tree());
  return out;
}

Tree people_tree(const WithinPerson& found, const std::vector<std::string>& names) {
  Tree out = table({"id"});
  for (const auto& person : found.people)
    add_row(out, {{"id", names[static_cast<std::size_t>(person.person)]},
                  {"n", person.n},
                  {"r", person.r},
                  {"spearman", person.spearman},
                  {"kendall_b", person.kendall_b},
                  {"slope", person.slope},
                  {"p", person.p},
                  {"ci_lower", limits(person.interval, true)},
                  {"ci_upper", limits(person.interval, false)},
                  {"lag1_r", person.lag1}});
  return out;
}

Tree associations(const Case& one) {
  const auto data = one.data();
  const auto input = data->has(one.text("x")) ? from_long(one, *data) : from_wide(one, *data);
  const auto found = within_person(input.moments);
  Tree common;
  common.set("r", found.r);
  common.set("df", found.degrees);
  common.set("p", found.p);
  common.set("ci_lower", limits(found.interval, true));
  common.set("ci_upper", limits(found.interval, false));
  Tree out;
  out.set("rmcorr", std::move(common));
  out.set("pooled_within_r", found.r);
  out.set("pooled_within_slope", found.slope);
  out.set("between_r_unweighted", found.between_unweighted);
  out.set("between_r_weighted", found.between_weighted);
  out.set("total_r", found.total);
  out.set("icc_x", clustering_tree(found.clustering_x));
  out.set("icc_y", clustering_tree(found.clustering_y));
  out.set("per_person", people_tree(found, input.people));
  Tree pooled;
  pooled.set("k", found.pooled);
  pooled.set("r", found.pooled_r);
  pooled.set("Q", found.heterogeneity);
  out.set("fisher_pooled", std::move(pooled));
  return out;
}

}  // namespace

std::span<const Method> within_methods() {
  static constexpr std::array<Method, 1> rows{{{"within_person", associations}}};
  return rows;
}

}  // namespace cairn::reference
