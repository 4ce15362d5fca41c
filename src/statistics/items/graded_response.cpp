// SPDX-License-Identifier: Apache-2.0
#include "statistics/items/graded_response.hpp"

#include <algorithm>
#include <cmath>

#include "statistics/items/quadrature.hpp"

namespace cairn::statistics {
namespace {

double logistic(double x) { return x >= 0 ? 1 / (1 + std::exp(-x)) : std::exp(x) / (1 + std::exp(x)); }

/// P(answer ≥ k): 1 for k = 0, 0 past the last.
double at_least(const GradedItem& item, std::size_t k, double theta) {
  if (k == 0) return 1;
  return k > item.b.size() ? 0 : logistic(item.a * (theta - item.b[k - 1]));
}

/// The probability of one answer, without the loss of digits in the difference of two numbers near 1.
double answer_probability(const GradedItem& item, std::size_t k, double theta) {
  if (k == 0) return logistic(-item.a * (theta - item.b[0]));
  if (k == item.b.size()) return at_least(item, k, theta);
  const double low = item.a * (theta - item.b[k - 1]);
  const double high = item.a * (theta - item.b[k]);
  return logistic(low) * logistic(-high) * -std::expm1(high - low);
}

/// First and second derivative of log P(answer) in θ.
struct Slope {
  double first = 0;
  double second = 0;
};

Slope slope_of(const GradedItem& item, std::size_t k, double theta) {
  const double p = at_least(item, k, theta);
  const double q = at_least(item, k + 1, theta);
  // With P = p − q: log P′ = a(1 − p − q), because p′ = a p(1 − p).
  const double first = item.a * (1 - p - q);
  return {first, -item.a * item.a * (p * (1 - p) + q * (1 - q))};
}

/// The mode of the posterior by Newton's method: the log posterior is concave.
void add_mode(ThetaScore& score, std::span<const GradedItem> items, std::span<const Answer> answers) {
  double theta = score.eap;
  for (int step = 0; step < 100; ++step) {
    double first = -theta;
    double second = -1;
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (answers[i] == no_answer) continue;
      const Slope slope = slope_of(items[i], static_cast<std::size_t>(answers[i]), theta);
      first += slope.first;
      second += slope.second;
    }
    score.map_se = 1 / std::sqrt(-second);
    const double by = std::clamp(-first / second, -1.0, 1.0);
    theta += by;
    if (std::abs(by) < 1e-13) break;
  }
  score.map = theta;
}

}  // namespace

std::optional<Undefined> fault_of(std::span<const GradedItem> items) {
  for (const auto& item : items) {
    if (!(item.a > 0) || !std::isfinite(item.a))
      return Undefined{"an item does not discriminate (a is not above 0)"};
    if (item.b.empty()) return Undefined{"an item has a single answer"};
    for (std::size_t k = 0; k < item.b.size(); ++k)
      if (!std::isfinite(item.b[k]) || (k > 0 && !(item.b[k] > item.b[k - 1])))
        return Undefined{"the thresholds of an item do not ascend"};
  }
  return std::nullopt;
}

std::vector<double> answer_probabilities(const GradedItem& item, double theta) {
  std::vector<double> out;
  for (std::size_t k = 0; k < item.answers(); ++k) out.push_back(answer_probability(item, k, theta));
  return out;
}

double item_information(const GradedItem& item, double theta) {
  double information = 0;
  for (std::size_t k = 0; k < item.answers(); ++k) {
    const double slope = slope_of(item, k, theta).first;
    information += answer_probability(item, k, theta) * slope * slope;
  }
  return information;
}

ThetaScore score_eap(std::span<const GradedItem> items, std::span<const Answer> answers) {
  const Quadrature& nodes = standard_normal_nodes();
  std::vector<double> posterior(nodes.weight.begin(), nodes.weight.end());
  ThetaScore score;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (answers[i] == no_answer) continue;
    ++score.answered;
    double largest = 0;
    for (std::size_t q = 0; q < posterior.size(); ++q) {
      posterior[q] *= answer_probability(items[i], static_cast<std::size_t>(answers[i]), nodes.node[q]);
      largest = std::max(largest, posterior[q]);
    }
    for (double& p : posterior) p /= largest;  // so that very many items do not underflow
  }
  double total = 0;
  double mean = 0;
  for (std::size_t q = 0; q < posterior.size(); ++q) {
    total += posterior[q];
    mean += posterior[q] * nodes.node[q];
  }
  score.eap = mean / total;
  double square = 0;
  for (std::size_t q = 0; q < posterior.size(); ++q) {
    const double apart = nodes.node[q] - score.eap;
    square += posterior[q] * apart * apart;
  }
  score.eap_sd = std::sqrt(square / total);
  return score;
}

Defined<ThetaScore> score_answers(std::span<const GradedItem> items, std::span<const Answer> answers) {
  if (items.size() != answers.size()) return undefined("there are not as many answers as items");
  if (auto fault = fault_of(items)) return std::unexpected(*fault);
  for (std::size_t i = 0; i < items.size(); ++i)
    if (answers[i] != no_answer &&
        (answers[i] < 0 || static_cast<std::size_t>(answers[i]) >= items[i].answers()))
      return undefined("an answer is not one of those of its item");
  ThetaScore score = score_eap(items, answers);
  add_mode(score, items, answers);
  return score;
}

}  // namespace cairn::statistics
