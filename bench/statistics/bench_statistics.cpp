// SPDX-License-Identifier: Apache-2.0
// Times our statistics. Every line of output: step, clients, best of several runs in seconds, a number to
// compare (criterion, sum or count) with 12 digits. See README.md.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "outcome_data.hpp"
#include "statistics/between/variance_components.hpp"
#include "statistics/change/reliable_change.hpp"
#include "statistics/growth/growth_prediction.hpp"
#include "statistics/patterns/sudden_gains.hpp"
#include "statistics/time_to/log_rank.hpp"

namespace cairn::bench {
namespace {

using namespace statistics;

/// Runs `work` `times` times and prints the fastest; `work` gives the number to compare.
void report(const char* step, std::size_t clients, int times, const std::function<double()>& work) {
  double best = 1e300;
  double number = 0;
  for (int i = 0; i < times; ++i) {
    const auto start = std::chrono::steady_clock::now();
    number = work();
    best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  std::printf("ours,%s,%zu,%.9f,%.12g\n", step, clients, best, number);
  std::fflush(stdout);
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

/// First and last score of clients with at least two.
struct Ends {
  std::vector<double> pre, post;
};

/// The session after which clients were 6 points better, too.
struct Derived : Ends {
  std::vector<Watched> watched;
  std::vector<std::size_t> group;
};

Ends ends_of(const OutcomeData& data) {
  Ends out;
  for (std::size_t row = 0; row < data.rows();) {
    const std::uint32_t client = data.client[row];
    double first = NAN, last = NAN;
    for (; row < data.rows() && data.client[row] == client; ++row)
      if (!std::isnan(data.score[row])) (std::isnan(first) ? first : last) = data.score[row];
    if (std::isnan(last)) continue;
    out.pre.push_back(first);
    out.post.push_back(last);
  }
  return out;
}

Derived derive(const OutcomeData& data) {
  Derived out;
  for (std::size_t row = 0; row < data.rows();) {
    const std::uint32_t client = data.client[row];
    double first = NAN, last = NAN, baseline = NAN;
    Watched watched;
    for (; row < data.rows() && data.client[row] == client; ++row) {
      const double score = data.score[row];
      if (std::isnan(score)) continue;
      if (data.session[row] == 0) baseline = score;
      (std::isnan(first) ? first : last) = score;
      if (std::isnan(baseline) || watched.event) continue;
      watched = {data.session[row], score <= baseline - 6};
    }
    if (!std::isnan(last)) {
      out.pre.push_back(first);
      out.post.push_back(last);
    }
    if (std::isnan(baseline)) continue;
    out.watched.push_back(watched);
    out.group.push_back(data.therapist[row - 1] % 2);
  }
  return out;
}

/// Reliable change and outcome of everybody, from two columns to three new ones, and how many recovered.
double judged(const Ends& derived, double cutoff) {
  const std::size_t n = derived.pre.size();
  const auto index = std::make_unique_for_overwrite<double[]>(n);
  const auto change = std::make_unique_for_overwrite<Change[]>(n);
  const auto outcome = std::make_unique_for_overwrite<Outcome[]>(n);
  const auto rule = reliable_rule(moments_of(derived.pre, derived.post), {.reliability_post = {}, .sd = {}});
  judge_changes(*rule, cutoff, derived.pre, derived.post,
                {.index = {index.get(), n}, .change = {change.get(), n}, .outcome = {outcome.get(), n}});
  return static_cast<double>(std::count(outcome.get(), outcome.get() + n, Outcome::recovered));
}

void run_small(const OutcomeData& data, std::size_t clients) {
  const Derived derived = derive(data);
  const double cutoff = 10;
  report("reliable_change", derived.pre.size(), 200, [&] { return judged(derived, cutoff); });
  report("reliable_change_long", clients, 20, [&] { return judged(ends_of(data), cutoff); });
  report("survival", clients, 20, [&] {
    const SurvivalCurve curve = survival_curve(derived.watched);
    std::vector<WatchedMember> members;
    for (std::size_t i = 0; i < derived.watched.size(); ++i)
      members.push_back({derived.watched[i], derived.group[i]});
    return *log_rank(members, 2).chi_squared + curve.steps.back().survival;
  });
  // 12 sessions a person, as a table with gaps where a course was shorter or a score missing.
  std::vector<double> wide(clients * 12, missing);
  for (std::size_t row = 0; row < data.rows(); ++row)
    if (data.session[row] < 12)
      wide[data.client[row] * 12 + static_cast<std::size_t>(data.session[row])] = data.score[row];
  JumpOptions options;
  options.cutoff = 7;
  options.share = 0.25;
  report("sudden_gains", clients, 20,
         [&] { return static_cast<double>(find_jumps(wide, 12, options).jumps); });
}

void run(const OutcomeData& data, std::size_t clients, bool three_levels) {
  std::vector<double> time;
  for (const double session : data.session) time.push_back(std::log1p(session));
  const std::vector<Column> columns{{"(Intercept)", {}}, {"t", time}};
  const GrowthRows rows{data.score, data.client, columns, columns};
  const double held = static_cast<double>(data.bytes() + time.size() * sizeof(double)) / 1048576;
  const double before = peak_megabytes();
  const int times = clients > 1'000'000 ? 2 : 5;
  report("growth_reml_slope", clients, times, [&] { return fit_growth(rows)->criterion; });
  std::printf("memory,growth_reml_slope,%zu,%.0f MB of numbers,%.0f MB peak before,%.0f MB peak after\n",
              clients, held, before, peak_megabytes());
  const auto fit = fit_growth(rows);
  report("eb_with_sd", clients, times, [&] {
    double sum = 0;
    const auto effects = client_effects(rows, *fit);
    for (const auto& effect : *effects) sum += effect.sd0 + effect.sd1;
    return sum;
  });
  if (clients <= 200'000) run_small(data, clients);
  if (three_levels) {
    report("three_levels", clients, 3, [&] {
      ComponentRows nested;
      nested.outcome = data.score;
      nested.fixed = rows.fixed;
      for (const auto* unit : {&data.client, &data.therapist, &data.service}) {
        nested.factors.emplace_back();
        nested.factors.back().unit = *unit;
      }
      nested.factors.front().columns = rows.random;
      return fit_components(nested)->criterion;
    });
  }
  std::printf("memory,everything,%zu,%.0f MB of numbers,,%.0f MB peak\n", clients, held, peak_megabytes());
}

int usage() {
  std::printf(
      "Use: bench_statistics make CLIENTS SEED FILE | bench_statistics run CLIENTS SEED | "
      "bench_statistics large CLIENTS SEED\n");
  return 2;
}

}  // namespace
}  // namespace cairn::bench

int main(int argc, char** argv) {
  using namespace cairn::bench;
  const std::string verb = argc > 3 ? argv[1] : "";
  const long clients = argc > 3 ? std::strtol(argv[2], nullptr, 10) : 0;
  if (clients < 10 || (verb != "make" && verb != "run" && verb != "large") || (verb == "make" && argc < 5))
    return usage();
  const auto count = static_cast<std::size_t>(clients);
  const OutcomeData data = make_outcome_data(count, std::strtoull(argv[3], nullptr, 10));
  if (verb == "make") return write_csv(data, argv[4]) ? 0 : 1;
  run(data, count, verb == "run");
  return 0;
}
