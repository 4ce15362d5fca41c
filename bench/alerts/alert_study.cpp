// SPDX-License-Identifier: Apache-2.0
// How well does the expected-course rule find clients who will end worse than they began, beside simpler
// rules? Simulated courses, fixed seeds; prints the tables of README.md. Use: alert_study [courses to judge,
// 60000]
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "simulated_course.hpp"
#include "statistics/between/logistic.hpp"
#include "statistics/distributions.hpp"
#include "statistics/growth/expected_course.hpp"

namespace cairn::bench {
namespace {

using namespace statistics;

constexpr double reliable_change = 6;
constexpr std::size_t judged_by = 4;  // the session by which a deterioration should be found
constexpr std::size_t last_session = 8;
constexpr double wanted_sensitivity = 0.85;

struct Study {
  std::vector<SimulatedCourse> courses;
  std::vector<bool> worse;  ///< ended worse than begun by the reliable change
};

/// Courses with at least 3 scores, as a service would judge them.
Study simulate(std::size_t count, std::uint64_t seed) {
  Random random(seed);
  Study study;
  while (study.courses.size() < count) {
    SimulatedCourse course = simulate_course(random);
    if (course.observed() < 3) continue;
    study.worse.push_back(course.last() - course.first() >= reliable_change);
    study.courses.push_back(std::move(course));
  }
  return study;
}

ExpectedCourse fit_on(const Study& study) {
  std::vector<double> score, session;
  std::vector<std::uint32_t> client;
  for (std::size_t i = 0; i < study.courses.size(); ++i)
    for (std::size_t s = 0; s < study.courses[i].score.size(); ++s) {
      score.push_back(study.courses[i].score[s]);
      session.push_back(static_cast<double>(s));
      client.push_back(static_cast<std::uint32_t>(i));
    }
  auto course = fit_expected_course({score, session, client}, {"study", "2026-01-01"});
  if (!course) {
    std::printf("the expected course is undefined: %s\n", course.error().because.c_str());
    std::exit(1);
  }
  return *std::move(course);
}

/// A rule gives a number at each session; an alert is raised once the number reaches the rule's threshold.
struct Rule {
  std::string name;
  std::function<double(const SimulatedCourse&, std::size_t session)>
      worry;  ///< NaN: nothing to say at this session
  double threshold = 0;
};

double change_at(const SimulatedCourse& c, std::size_t s) { return c.score[s] - c.first(); }

/// The first session with an alert, or a number past every session.
std::size_t first_alert(const Rule& rule, const SimulatedCourse& course) {
  for (std::size_t s = 1; s < course.score.size(); ++s)
    if (!std::isnan(course.score[s]) && rule.worry(course, s) >= rule.threshold) return s;
  return std::numeric_limits<std::size_t>::max();
}

/// The highest worry up to a session.
double most_worry(const Rule& rule, const SimulatedCourse& course, std::size_t by) {
  double most = -std::numeric_limits<double>::infinity();
  for (std::size_t s = 1; s < std::min(course.score.size(), by + 1); ++s)
    if (!std::isnan(course.score[s])) most = std::max(most, rule.worry(course, s));
  return most;
}

/// The threshold that finds the wanted share of deteriorations by session 4 in courses set apart for choosing
/// it.
double choose_threshold(const Rule& rule, const Study& study) {
  std::vector<double> worries;
  for (std::size_t i = 0; i < study.courses.size(); ++i)
    if (study.worse[i]) worries.push_back(most_worry(rule, study.courses[i], judged_by));
  std::ranges::sort(worries, std::greater<>());
  return worries[static_cast<std::size_t>(wanted_sensitivity * static_cast<double>(worries.size()))];
}

/// The chance that a course that ended worse caused more worry by session 4 than one that did not (area under
/// the ROC).
double separation(const Rule& rule, const Study& study) {
  std::vector<std::pair<double, bool>> all;
  for (std::size_t i = 0; i < study.courses.size(); ++i)
    all.emplace_back(most_worry(rule, study.courses[i], judged_by), study.worse[i]);
  std::ranges::sort(all);
  double ranks = 0, worse = 0;
  for (std::size_t i = 0; i < all.size();) {
    std::size_t j = i;
    while (j < all.size() && all[j].first == all[i].first) ++j;
    const double rank = (static_cast<double>(i) + static_cast<double>(j) + 1) / 2;
    for (; i < j; ++i)
      if (all[i].second) {
        ranks += rank;
        ++worse;
      }
  }
  const double better = static_cast<double>(all.size()) - worse;
  return (ranks - worse * (worse + 1) / 2) / (worse * better);
}

void judge(const Rule& rule, const Study& study) {
  std::array<double, last_session + 1> found{};
  double worse = 0, hit = 0, false_alarm = 0, total = static_cast<double>(study.courses.size());
  for (std::size_t i = 0; i < study.courses.size(); ++i) {
    const std::size_t at = first_alert(rule, study.courses[i]);
    if (study.worse[i]) {
      ++worse;
      for (std::size_t s = std::min(at, last_session + 1); s <= last_session; ++s) ++found[s];
      if (at <= judged_by) ++hit;
    } else if (at <= judged_by) {
      ++false_alarm;
    }
  }
  const double well = total - worse;
  std::printf("| %s |", rule.name.c_str());
  for (const std::size_t s : {1U, 2U, 3U, 4U, 6U, 8U}) std::printf(" %.1f |", 100 * found[s] / worse);
  const double ppv = hit + false_alarm > 0 ? 100 * hit / (hit + false_alarm) : std::nan("");
  std::printf(" %.1f | %.1f | %.1f | %.1f | %.3f |\n", 100 * (well - false_alarm) / well, ppv,
              100 * (well - false_alarm) / (total - hit - false_alarm), 100 * (hit + false_alarm) / total,
              separation(rule, study));
}

double horizon_of(const Study& study) {
  std::vector<double> lengths;
  for (const auto& course : study.courses) lengths.push_back(static_cast<double>(course.score.size() - 1));
  std::ranges::nth_element(lengths, lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2));
  return lengths[lengths.size() / 2];
}

CourseSoFar so_far(const SimulatedCourse& course, std::size_t session) {
  CourseSoFar out;
  for (std::size_t s = 0; s <= session; ++s) {
    out.session.push_back(static_cast<double>(s));
    out.score.push_back(course.score[s]);
  }
  return out;
}

double chance_at(const ExpectedCourse& expected, double horizon, const SimulatedCourse& c, std::size_t s) {
  const auto forecast =
      forecast_course(expected, so_far(c, s), std::max(horizon, static_cast<double>(s + 1)), reliable_change);
  return forecast ? forecast->chance_worse : std::nan("");
}

/// What a logistic regression may look at: as near as these data let a rule come.
std::array<double, 5> features(const SimulatedCourse& c, std::size_t s) {
  double sum = 0, count = 0, highest = -27, before = 0;
  for (std::size_t i = 1; i <= s; ++i) {
    if (std::isnan(c.score[i])) continue;
    if (i < s) before = change_at(c, i);
    sum += change_at(c, i);
    ++count;
    highest = std::max(highest, change_at(c, i));
  }
  return {c.first(), change_at(c, s), sum / count, highest, before};
}

/// One logistic regression a session, on closed courses.
class SessionModels {
 public:
  explicit SessionModels(const Study& study) {
    beta_.emplace_back();
    for (std::size_t s = 1; s <= last_session; ++s) beta_.push_back(fit(study, s));
  }

  double chance(const SimulatedCourse& c, std::size_t s) const {
    const auto& b = beta_[std::min(s, last_session)];
    const auto x = features(c, s);
    double eta = b[0];
    for (std::size_t k = 0; k < x.size(); ++k) eta += b[k + 1] * x[k];
    return 1 / (1 + std::exp(-eta));
  }

 private:
  static std::vector<double> fit(const Study& study, std::size_t s) {
    std::array<std::vector<double>, 5> x;
    std::vector<double> y;
    for (std::size_t i = 0; i < study.courses.size(); ++i) {
      const auto& c = study.courses[i];
      if (c.score.size() <= s || std::isnan(c.score[s])) continue;
      const auto f = features(c, s);
      for (std::size_t k = 0; k < f.size(); ++k) x[k].push_back(f[k]);
      y.push_back(study.worse[i] ? 1 : 0);
    }
    LogisticRows rows{y, {{"1", {}}}};
    for (std::size_t k = 0; k < x.size(); ++k) rows.columns.push_back({std::to_string(k), x[k]});
    const auto model = fit_logistic(rows, 0.01);
    std::vector<double> beta(x.size() + 1, 0);
    for (std::size_t k = 0; model && k < model->kept.size(); ++k) beta[model->kept[k]] = model->beta[k];
    return beta;
  }

  std::vector<std::vector<double>> beta_;
};

void print_bands(const ExpectedCourse& expected, const Study& study) {
  std::printf(
      "\n### Are the bands as wide as they say? (share of scores inside)\n\n"
      "| session | scores | 68 %% band | 80 %% band | 95 %% band | above 80 %% band | above 95 %% band |\n"
      "|---|---|---|---|---|---|---|\n");
  for (std::size_t s = 1; s <= last_session; ++s) {
    double n = 0;
    std::array<double, 5> hit{};
    for (const auto& c : study.courses) {
      if (c.score.size() <= s || std::isnan(c.score[s])) continue;
      ++n;
      const auto p = expected_at(expected, c.first(), static_cast<double>(s));
      const std::array bands{p.band_68, p.band_80, p.band_95};
      for (std::size_t b = 0; b < bands.size(); ++b)
        if (c.score[s] >= bands[b].low && c.score[s] <= bands[b].high) ++hit[b];
      if (c.score[s] > p.band_80.high) ++hit[3];
      if (c.score[s] > p.band_95.high) ++hit[4];
    }
    std::printf("| %zu | %.0f | %.1f %% | %.1f %% | %.1f %% | %.1f %% | %.1f %% |\n", s, n, 100 * hit[0] / n,
                100 * hit[1] / n, 100 * hit[2] / n, 100 * hit[3] / n, 100 * hit[4] / n);
  }
}

void print_chances(const ExpectedCourse& expected, double horizon, const Study& study) {
  std::printf(
      "\n### Is the forecast chance of deterioration right? (at session 4)\n\n"
      "| forecast chance | courses | mean forecast | ended worse |\n|---|---|---|---|\n");
  constexpr std::array edges{0.0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0};
  for (std::size_t e = 0; e + 1 < edges.size(); ++e) {
    double n = 0, sum = 0, worse = 0;
    for (std::size_t i = 0; i < study.courses.size(); ++i) {
      const auto& c = study.courses[i];
      if (c.score.size() <= judged_by || std::isnan(c.score[judged_by])) continue;
      const double chance = chance_at(expected, horizon, c, judged_by);
      if (chance < edges[e] || (chance >= edges[e + 1] && e + 2 < edges.size())) continue;
      ++n;
      sum += chance;
      worse += study.worse[i] ? 1 : 0;
    }
    if (n > 0)
      std::printf("| %.0f–%.0f %% | %.0f | %.1f %% | %.1f %% |\n", 100 * edges[e], 100 * edges[e + 1], n,
                  100 * sum / n, 100 * worse / n);
  }
}

void print_reach(const Study& study) {
  double worse = 0, by_then = 0, seen = 0;
  for (std::size_t i = 0; i < study.courses.size(); ++i) {
    if (!study.worse[i]) continue;
    ++worse;
    const auto& c = study.courses[i];
    bool any = false, risen = false;
    for (std::size_t s = 1; s < std::min(c.score.size(), judged_by + 1); ++s) {
      any = any || !std::isnan(c.score[s]);
      risen = risen || change_at(c, s) > 0;
    }
    seen += any ? 1 : 0;
    by_then += risen ? 1 : 0;
  }
  std::printf(
      "\n%.1f %% of the deteriorations had a score at sessions 1 to 4, and %.1f %% a score above the first "
      "one by then: "
      "no rule that waits for any worsening can find more.\n",
      100 * seen / worse, 100 * by_then / worse);
}

int run(std::size_t count) {
  const Study closed = simulate(20'000, 11);  // the service's closed courses: the model is fitted on these
  const Study tuning = simulate(20'000, 12);  // thresholds are chosen on these
  const Study judged = simulate(count, 13);   // everything below is counted on these
  const ExpectedCourse expected = fit_on(closed);
  const double horizon = horizon_of(closed);
  const SessionModels models(closed);
  const double base =
      static_cast<double>(std::ranges::count(judged.worse, true)) / static_cast<double>(count);
  std::printf(
      "%zu courses judged (20,000 to fit, 20,000 to choose thresholds); seeds 11, 12, 13.\n"
      "Base rate: %.1f %% ended worse than they began by at least %.0f points.\n\n",
      count, 100 * base, reliable_change);
  const auto z = [&](const SimulatedCourse& c, std::size_t s) {
    const auto status = course_status(expected, c.first(), static_cast<double>(s), c.score[s]);
    return status ? status->z : std::nan("");
  };
  const auto chance = [&](const SimulatedCourse& c, std::size_t s) {
    return chance_at(expected, horizon, c, s);
  };
  const auto percent = [](const SimulatedCourse& c, std::size_t s) {
    return change_at(c, s) / std::max(1.0, c.first());
  };
  const auto patient = [&](const SimulatedCourse& c, std::size_t s) {
    return z(c, s) - (s < judged_by ? 0.7 : 0);
  };
  const auto learned = [&](const SimulatedCourse& c, std::size_t s) { return models.chance(c, s); };
  std::vector<Rule> rules{
      {"**expected course, warn** (59 % band)", z, two_sided_z(CourseBoundaries().warn)},
      {"expected course, 68 % band", z, two_sided_z(0.68)},
      {"**expected course, alert** (80 % band)", z, two_sided_z(CourseBoundaries().alert)},
      {"expected course, 95 % band", z, two_sided_z(0.95)},
      {"forecast chance ≥ 20 %", chance, 0.20},
      {"fixed: 3 points worse", change_at, 3},
      {"fixed: 5 points worse", change_at, 5},
      {"reliable change worse (6 points)", change_at, reliable_change},
      {"percent: 10 % worse", percent, 0.10},
      {"percent: 25 % worse", percent, 0.25}};
  for (auto rule :
       {Rule{"expected course", z, 0}, Rule{"expected course, 0.7 SD stricter before session 4", patient, 0},
        Rule{"forecast chance", chance, 0}, Rule{"fixed change", change_at, 0},
        Rule{"percent change", percent, 0}, Rule{"logistic on own courses", learned, 0}}) {
    rule.threshold = choose_threshold(rule, tuning);
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.3g", rule.threshold);
    rule.name += " ≥ " + std::string(text.data()) + " (chosen for 85 %)";
    rules.push_back(rule);
  }
  std::printf(
      "| rule | found by 1 | 2 | 3 | **4** | 6 | 8 | specificity | PPV | NPV | alerts | AUC |\n"
      "|---|---|---|---|---|---|---|---|---|---|---|---|\n");
  for (const auto& rule : rules) judge(rule, judged);
  print_reach(judged);
  print_bands(expected, judged);
  print_chances(expected, horizon, judged);
  return 0;
}

}  // namespace
}  // namespace cairn::bench

int main(int argc, char** argv) {
  const long count = argc > 1 ? std::strtol(argv[1], nullptr, 10) : 60'000;
  if (count < 1000) {
    std::printf("Use: alert_study [courses to judge, at least 1000]\n");
    return 2;
  }
  return cairn::bench::run(static_cast<std::size_t>(count));
}
