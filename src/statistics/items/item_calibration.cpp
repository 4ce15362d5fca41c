// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "statistics/items/graded_response.hpp"
#include "statistics/items/quadrature.hpp"
#include "statistics/numeric/minimum.hpp"

namespace cairn::statistics {
namespace {

constexpr std::size_t node_count = 61;
using Counts = std::vector<std::array<double, node_count>>;  // for each answer, expected people at each node

/// People with the same answers, counted once.
struct Patterns {
  std::vector<std::vector<Answer>> answers;
  std::vector<double> people;
};

/// One item as slopes and intercepts: logit P(answer ≥ k) = aθ + dₖ, with d descending.
struct SlopeForm {
  double a = 1;
  std::vector<double> d;
};

double logistic(double x) { return x >= 0 ? 1 / (1 + std::exp(-x)) : std::exp(x) / (1 + std::exp(x)); }

/// P(answer ≥ k) for k = 0 … answers at one node.
std::vector<double> cumulative(double a, const double* d, std::size_t steps, double theta) {
  std::vector<double> out(steps + 2, 0);
  out[0] = 1;
  for (std::size_t k = 0; k < steps; ++k) out[k + 1] = logistic(a * theta + d[k]);
  return out;
}

/// Minus the expected log likelihood of one item with gradient and expected information, at (a, d₁ … dₘ).
std::optional<Curve> item_curve(const Counts& counts, const Eigen::VectorXd& at) {
  const auto steps = counts.size() - 1;
  const Quadrature& nodes = standard_normal_nodes();
  Curve curve{0, Eigen::VectorXd::Zero(at.size()), Eigen::MatrixXd::Zero(at.size(), at.size())};
  for (std::size_t q = 0; q < node_count; ++q) {
    const double theta = nodes.node[q];
    const auto p = cumulative(at[0], at.data() + 1, steps, theta);
    double people = 0;
    for (std::size_t k = 0; k <= steps; ++k) {
      const double probability = p[k] - p[k + 1];
      if (!(probability > 0)) return std::nullopt;
      curve.value -= counts[k][q] * std::log(probability);
      people += counts[k][q];
    }
    for (std::size_t k = 1; k <= steps; ++k) {
      const auto row = static_cast<Eigen::Index>(k);
      const double w = p[k] * (1 - p[k]);
      const double here = p[k] - p[k + 1];
      const double before = p[k - 1] - p[k];
      const double slope = w * (counts[k][q] / here - counts[k - 1][q] / before);
      curve.gradient[0] -= slope * theta;
      curve.gradient[row] -= slope;
      const double own = people * w * w * (1 / here + 1 / before);
      curve.hessian(row, row) += own;
      curve.hessian(0, row) += own * theta;
      curve.hessian(0, 0) += own * theta * theta;
      if (k == steps) continue;
      const double next = -people * w * p[k + 1] * (1 - p[k + 1]) / here;
      curve.hessian(row, row + 1) += next;
      curve.hessian(0, row) += next * theta;
      curve.hessian(0, row + 1) += next * theta;
      curve.hessian(0, 0) += 2 * next * theta * theta;
    }
  }
  curve.hessian = Eigen::MatrixXd(curve.hessian.selfadjointView<Eigen::Upper>());
  return curve;
}

class Calibration {
 public:
  Calibration(Patterns patterns, std::span<const std::size_t> answer_count) : patterns_(std::move(patterns)) {
    for (std::size_t i = 0; i < answer_count.size(); ++i) items_.push_back(start_of(i, answer_count[i]));
  }

  /// EM until no parameter moves by more than 1e-7.
  GradedCalibration run(const Progress& progress) {
    GradedCalibration out;
    for (out.iterations = 1; out.iterations <= 5000; ++out.iterations) {
      if (progress) progress(static_cast<std::size_t>(out.iterations));
      expect();
      const double moved = maximise();
      out.converged = moved < 1e-7;
      if (out.converged) break;
    }
    out.log_likelihood = expect();
    for (const auto& item : items_) {
      GradedItem graded{item.a, {}};
      for (const double d : item.d) graded.b.push_back(-d / item.a);
      out.parameters += 1 + item.d.size();
      out.items.push_back(std::move(graded));
    }
    return out;
  }

 private:
  /// Thresholds at the proportions seen, slope 1.
  SlopeForm start_of(std::size_t item, std::size_t answers) const {
    std::vector<double> seen(answers, 0.5);
    double total = 0.5 * static_cast<double>(answers);
    for (std::size_t p = 0; p < patterns_.answers.size(); ++p) {
      const Answer answer = patterns_.answers[p][item];
      if (answer == no_answer) continue;
      seen[static_cast<std::size_t>(answer)] += patterns_.people[p];
      total += patterns_.people[p];
    }
    SlopeForm form;
    double above = total;
    for (std::size_t k = 0; k + 1 < answers; ++k) {
      above -= seen[k];
      form.d.push_back(std::log(above / (total - above)));
    }
    return form;
  }

  /// Expected people at each node and answer under the present items; returns the log likelihood.
  double expect() {
    const Quadrature& nodes = standard_normal_nodes();
    std::vector<Counts> probability;
    counts_.clear();
    for (const auto& item : items_) {
      Counts of_item(item.d.size() + 1);
      for (std::size_t q = 0; q < node_count; ++q) {
        const auto p = cumulative(item.a, item.d.data(), item.d.size(), nodes.node[q]);
        for (std::size_t k = 0; k < of_item.size(); ++k) of_item[k][q] = p[k] - p[k + 1];
      }
      probability.push_back(std::move(of_item));
      counts_.emplace_back(item.d.size() + 1, std::array<double, node_count>{});
    }
    double log_likelihood = 0;
    for (std::size_t p = 0; p < patterns_.answers.size(); ++p) {
      std::array<double, node_count> posterior = nodes.weight;
      for (std::size_t i = 0; i < items_.size(); ++i) {
        const Answer answer = patterns_.answers[p][i];
        if (answer == no_answer) continue;
        const auto& of_answer = probability[i][static_cast<std::size_t>(answer)];
        for (std::size_t q = 0; q < node_count; ++q) posterior[q] *= of_answer[q];
      }
      double total = 0;
      for (const double v : posterior) total += v;
      log_likelihood += patterns_.people[p] * std::log(total);
      for (double& v : posterior) v *= patterns_.people[p] / total;
      for (std::size_t i = 0; i < items_.size(); ++i) {
        const Answer answer = patterns_.answers[p][i];
        if (answer == no_answer) continue;
        auto& of_answer = counts_[i][static_cast<std::size_t>(answer)];
        for (std::size_t q = 0; q < node_count; ++q) of_answer[q] += posterior[q];
      }
    }
    return log_likelihood;
  }

  /// Fits every item to its expected people; returns the largest move of a parameter.
  double maximise() {
    double moved = 0;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      Eigen::VectorXd at(static_cast<Eigen::Index>(items_[i].d.size() + 1));
      at[0] = items_[i].a;
      for (std::size_t k = 0; k < items_[i].d.size(); ++k)
        at[static_cast<Eigen::Index>(k + 1)] = items_[i].d[k];
      const auto best = find_minimum([&](const Eigen::VectorXd& v) { return item_curve(counts_[i], v); }, at,
                                     /*most_iterations=*/20);
      if (!best) continue;
      moved = std::max(moved, (best->at - at).cwiseAbs().maxCoeff());
      items_[i].a = best->at[0];
      for (std::size_t k = 0; k < items_[i].d.size(); ++k)
        items_[i].d[k] = best->at[static_cast<Eigen::Index>(k + 1)];
    }
    return moved;
  }

  Patterns patterns_;
  std::vector<SlopeForm> items_;
  std::vector<Counts> counts_;
};

}  // namespace

Defined<GradedCalibration> calibrate_items(std::span<const Answer> answers,
                                           std::span<const std::size_t> answer_count,
                                           const Progress& progress) {
  const std::size_t items = answer_count.size();
  if (items == 0 || answers.size() % items != 0) return undefined("the answers are not people by items");
  std::map<std::vector<Answer>, double> counted;
  std::size_t left_out = 0;
  std::size_t people = 0;
  std::size_t parameters = 0;
  std::vector<std::vector<std::size_t>> seen;
  for (const std::size_t count : answer_count) {
    if (count < 2) return undefined("an item has a single answer");
    seen.emplace_back(count, 0);
    parameters += count;
  }
  for (std::size_t at = 0; at < answers.size(); at += items) {
    const std::vector<Answer> person(answers.begin() + static_cast<std::ptrdiff_t>(at),
                                     answers.begin() + static_cast<std::ptrdiff_t>(at + items));
    if (std::ranges::all_of(person, [](Answer a) { return a == no_answer; })) {
      ++left_out;
      continue;
    }
    for (std::size_t i = 0; i < items; ++i) {
      if (person[i] == no_answer) continue;
      if (person[i] < 0 || static_cast<std::size_t>(person[i]) >= answer_count[i])
        return undefined("an answer is not one of those of its item");
      ++seen[i][static_cast<std::size_t>(person[i])];
    }
    counted[person] += 1;
    ++people;
  }
  if (people < parameters) return undefined("there are fewer people than numbers to estimate");
  for (const auto& of_item : seen)
    if (std::ranges::any_of(of_item, [](std::size_t n) { return n == 0; }))
      return undefined(
          "an answer never occurs, so its threshold cannot be estimated; merge it with its neighbour");
  Patterns patterns;
  for (const auto& [person, count] : counted) {
    patterns.answers.push_back(person);
    patterns.people.push_back(count);
  }
  GradedCalibration out = Calibration(std::move(patterns), answer_count).run(progress);
  out.account = {
      .method = "graded response model, marginal maximum likelihood", .used = people, .left_out = left_out};
  if (!out.converged) out.account.warn("/converged", "The EM algorithm did not come to an end.");
  if (people < 200) out.account.warn("/people", "Items calibrated on fewer than 200 people are uncertain.");
  if (fault_of(out.items))
    out.account.warn("/items",
                     "An item runs against the others (its slope is not above 0): score it the other way.");
  return out;
}

}  // namespace cairn::statistics
