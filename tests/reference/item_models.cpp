// SPDX-License-Identifier: Apache-2.0
// Graded response model: calibration, scoring, adaptive choice.
#include <array>
#include <cmath>
#include <regex>
#include <stdexcept>

#include "case.hpp"
#include "statistics/items/adaptive_testing.hpp"

namespace cairn::reference {
namespace {

using namespace statistics;

/// Answers of every person from 0, the lowest value of each item, and how many answers each item has.
struct Answers {
  std::vector<Answer> cells;
  std::vector<std::size_t> counts;
  std::size_t items = 0;

  std::span<const Answer> person(std::size_t row) const {
    return std::span(cells).subspan(row * items, items);
  }
  std::size_t people() const { return cells.size() / items; }
};

Answers read_answers(const Case& one) {
  const auto data = one.data();
  const auto names = one.texts("items");
  Answers out;
  out.items = names.size();
  out.cells.resize(data->rows() * names.size(), no_answer);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto values = data->numbers(names[i]);
    double low = INFINITY;
    double high = -INFINITY;
    for (const double v : values) {
      if (std::isnan(v)) continue;
      low = std::min(low, v);
      high = std::max(high, v);
    }
    out.counts.push_back(static_cast<std::size_t>(high - low) + 1);
    for (std::size_t row = 0; row < values.size(); ++row)
      if (!std::isnan(values[row]))
        out.cells[row * names.size() + i] = static_cast<Answer>(values[row] - low);
  }
  return out;
}

std::vector<GradedItem> given_items(const Case& one) {
  const auto a = one.numbers("a");
  const Tree* b = one.params.find("b");
  if (!b || !b->list()) throw std::runtime_error("the thresholds are missing");
  std::vector<GradedItem> out;
  for (std::size_t i = 0; i < a.size(); ++i) {
    GradedItem item{a[i], {}};
    for (const auto& threshold : *(*b->list())[i].list()) item.b.push_back(*threshold.number());
    out.push_back(std::move(item));
  }
  return out;
}

Tree grm_fit(const Case& one) {
  const Answers answers = read_answers(one);
  const auto fit = calibrate_items(answers.cells, answers.counts);
  if (!fit) throw std::runtime_error("undefined: " + fit.error().because);
  Tree::List a, b;
  for (const auto& item : fit->items) {
    a.emplace_back(item.a);
    b.emplace_back(item.b);
  }
  Tree out;
  out.set("logLik", fit->log_likelihood);
  out.set("a", std::move(a));
  out.set("b", std::move(b));
  out.set("n", fit->account.used);
  out.set("df_par", fit->parameters);
  return out;
}

std::optional<Tolerance> fit_tolerance(const Case& one, const std::string& path, Tolerance usual) {
  const Tree* found = one.tolerance.find(path.starts_with("/logLik") ? "abs_logLik" : "abs_par");
  if (found && found->number()) usual.absolute = *found->number();
  return usual;
}

Tree grm_score(const Case& one) {
  const Answers answers = read_answers(one);
  const auto items = given_items(one);
  Tree::List eap, sd, map, se, information;
  for (const double row : one.numbers("rows")) {
    const auto score = score_answers(items, answers.person(static_cast<std::size_t>(row) - 1));
    if (!score) throw std::runtime_error("undefined: " + score.error().because);
    eap.emplace_back(score->eap);
    sd.emplace_back(score->eap_sd);
    map.emplace_back(score->map);
    se.emplace_back(score->map_se);
  }
  Tree out;
  if (const Tree* grid = one.points.find("theta_grid")) {
    for (const auto& theta : *grid->list()) {
      double sum = 0;
      for (const auto& item : items) sum += item_information(item, *theta.number());
      information.emplace_back(sum);
    }
    out.set("theta_grid", *grid);
    out.set("test_information", std::move(information));
  }
  out.set("mirt_eap_unrounded_par", eap);
  out.set("mirt_se_unrounded_par", sd);
  out.set("eap", std::move(eap));
  out.set("eap_sd", std::move(sd));
  out.set("map", std::move(map));
  out.set("map_se", std::move(se));
  return out;
}

std::optional<Tolerance> score_tolerance(const Case&, const std::string& path, Tolerance usual) {
  if (path.starts_with("/mirt_")) return Tolerance{0, 2e-3};  // from parameters that were not rounded
  return usual;
}

Tree grm_cat(const Case& one) {
  const Answers answers = read_answers(one);
  const auto items = given_items(one);
  AdaptiveRule rule;
  std::smatch match;
  const std::string stop = one.text("stop", "");
  if (std::regex_search(stop, match, std::regex(R"(se < ([\d.]+) or (\d+) items)"))) {
    rule.enough_sd = std::stod(match[1]);
    rule.most_items = std::stoul(match[2]);
  }
  Tree::List paths;
  for (const double row : one.numbers("rows")) {
    const auto person = answers.person(static_cast<std::size_t>(row) - 1);
    const auto steps = run_adaptive(items, rule, [&](std::size_t item) { return person[item]; });
    Tree::List item, information, theta, se;
    for (const auto& step : steps) {
      item.emplace_back(step.item + 1);
      information.emplace_back(step.information);
      theta.emplace_back(step.theta);
      se.emplace_back(step.sd);
    }
    Tree path;
    path.set("item", std::move(item));
    path.set("info", std::move(information));
    path.set("theta", std::move(theta));
    path.set("se", std::move(se));
    paths.push_back(std::move(path));
  }
  Tree out;
  out.set("paths", std::move(paths));
  return out;
}

}  // namespace

std::span<const Method> item_models() {
  static const std::array methods{
      Method{"grm_fit", grm_fit, nullptr, fit_tolerance},
      Method{"grm_score", grm_score, nullptr, score_tolerance},
      Method{"grm_cat", grm_cat},
  };
  return methods;
}

}  // namespace cairn::reference
