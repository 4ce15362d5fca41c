// SPDX-License-Identifier: Apache-2.0
#include "cli/outcomes/change_verdicts.hpp"

#include <cmath>
#include <map>
#include <utility>

#include "statistics/change/percentage_change.hpp"
#include "statistics/change/reliable_change.hpp"
#include "statistics/growth/hlm_change.hpp"

namespace cairn::outcomes {
namespace {

using namespace statistics;

const std::map<std::string, ChangeMethod> methods{
    {"JT", ChangeMethod::jacobson_truax},  {"GLN", ChangeMethod::gulliksen_lord_novick},
    {"HLN", ChangeMethod::hsu_linn_nord},  {"EN", ChangeMethod::edwards_nunnally},
    {"NK", ChangeMethod::nunnally_kotsch}, {"HA", ChangeMethod::hageman_arrindell}};

std::unexpected<Error> undefined_because(const char* what, const Undefined& why) {
  return fail(ErrorKind::refused, "", std::string(what) + " is undefined, because " + why.because + ".");
}

Result<bool> by_reliability(Verdicts& out, const ChangeRequest& request, const Scoring& scoring) {
  if (!scoring.reliability)
    return fail(ErrorKind::invalid, "--reliability",
                "Say how reliable the measure is, or name the measure with --measure.");
  auto found = reliable_change(out.scores.start, out.scores.end,
                               {.method = methods.at(request.method),
                                .better = scoring.better,
                                .reliability = *scoring.reliability,
                                .reliability_post = request.reliability_post,
                                .sd = scoring.sd,
                                .level = request.level});
  if (!found.rule) return undefined_because("Reliable change", found.rule.error());
  out.index = std::move(found.index);
  out.change = std::move(found.change);
  out.points = found.points;
  out.rule = *found.rule;
  out.sem = scoring.sd.value_or(found.sample.sd_pre.value_or(missing)) * std::sqrt(1 - *scoring.reliability);
  out.account = std::move(found.account);
  return true;
}

Result<bool> by_slope(Verdicts& out, const ChangeRequest& request, const Scoring& scoring,
                      const Courses& courses) {
  std::vector<double> time = courses.session;
  if (request.time == "log")
    for (double& t : time) t = std::log1p(t);
  const auto found =
      slope_changes(courses.score, time, courses.client_of_rows(), scoring.better, request.level);
  if (!found) return undefined_because("Change by a growth model", found.error());
  out.index.assign(courses.size(), missing);
  out.change.assign(courses.size(), Change::unknown);
  for (const auto& person : found->people) {
    out.index[person.client] = person.index;
    out.change[person.client] = person.improved       ? Change::improved
                                : person.deteriorated ? Change::deteriorated
                                                      : Change::unchanged;
  }
  out.index_name = "slope_index";
  out.account = found->account;
  return true;
}

void by_percentage(Verdicts& out, const ChangeRequest& request, const Scoring& scoring) {
  const PercentageOptions asked{*request.percent / 100,
                                request.percent_worse.value_or(*request.percent) / 100, scoring.better,
                                request.mode()};
  auto found = percentage_change(out.scores.start, out.scores.end, asked);
  out.index.assign(out.scores.start.size(), missing);
  out.change.assign(out.scores.start.size(), Change::unknown);
  for (const auto& person : found.people) {
    if (person.share) out.index[person.index] = *person.share;
    const bool undecided = !person.share && asked.mode == Mode::standard;
    out.change[person.index] = undecided             ? Change::unknown
                               : person.improved     ? Change::improved
                               : person.deteriorated ? Change::deteriorated
                                                     : Change::unchanged;
  }
  out.index_name = "share";
  out.account = std::move(found.account);
}

void by_importance(Verdicts& out, const ChangeRequest& request, const Scoring& scoring) {
  const ImportantDifference mid{*request.important, request.important_worse, scoring.better};
  out.account.method = "minimal important difference";
  for (std::size_t i = 0; i < out.scores.start.size(); ++i) {
    const double points = out.scores.end[i] - out.scores.start[i];
    out.index.push_back(points);
    out.change.push_back(std::isfinite(points) ? anchor_change(points, mid) : Change::unknown);
  }
  out.index_name = "points";
  out.points = *request.important;
  out.account.used = out.sample.used;
  out.account.left_out = out.sample.left_out;
}

Result<double> made_cutoff(const ChangeRequest& request, const Scoring& scoring, const Verdicts& verdicts) {
  const auto functional = scoring.functional.value_or(FunctionalNorm{});
  const Norm norm{request.functional_mean.value_or(functional.mean),
                  request.functional_sd.value_or(functional.sd)};
  const bool has_norm = (request.functional_mean && request.functional_sd) || scoring.functional;
  if (request.cutoff_kind != "a" && !has_norm)
    return fail(ErrorKind::invalid, "--functional-mean",
                "Cutoffs b and c need mean and standard deviation of people who do not seek help.");
  const auto kind = request.cutoff_kind == "a"   ? CutoffKind::a
                    : request.cutoff_kind == "b" ? CutoffKind::b
                                                 : CutoffKind::c;
  if (!verdicts.sample.mean_pre || !verdicts.sample.sd_pre)
    return fail(ErrorKind::refused, "", "A cutoff needs at least 2 clients with both scores.");
  const Norm clinical{*verdicts.sample.mean_pre, *verdicts.sample.sd_pre};
  const bool hageman = request.method == "HA" && verdicts.rule && verdicts.sem;
  const auto cut = hageman
                       ? true_cutoff(kind, clinical, norm, scoring.better, *verdicts.sem, request.mode())
                       : clinical_cutoff(kind, clinical, norm, scoring.better, request.mode());
  if (!cut) return undefined_because("The cutoff", cut.error());
  return *cut;
}

/// Both criteria together for every client.
Result<bool> add_outcomes(Verdicts& out, const ChangeRequest& request, const Scoring& scoring) {
  const PrePost sample = pair_up(out.scores.start, out.scores.end);
  std::vector<ClinicalStatus> status;
  if (request.method == "HA" && out.rule && out.sem) {
    auto found = reliable_status(sample, *out.cutoff, *out.sem, scoring.better, out.rule->critical);
    if (!found) return undefined_because("Clinical significance", found.error());
    status = *std::move(found);
  } else {
    status = clinical_status(sample, *out.cutoff, scoring.better);
  }
  out.outcome.assign(out.change.size(), Outcome::unknown);
  for (std::size_t i = 0; i < status.size(); ++i)
    out.outcome[sample.index[i]] = combine(out.change[sample.index[i]], status[i], request.mode());
  return true;
}

}  // namespace

Result<Verdicts> verdicts_of(const ChangeRequest& request, const Scoring& scoring, const Courses& courses) {
  Verdicts out;
  out.scores = start_and_end(courses, request.from, request.to);
  out.sample = moments_of(out.scores.start, out.scores.end);
  Result<bool> judged = true;
  if (request.percent)
    by_percentage(out, request, scoring);
  else if (request.important)
    by_importance(out, request, scoring);
  else if (request.method == "HLM")
    judged = by_slope(out, request, scoring, courses);
  else
    judged = by_reliability(out, request, scoring);
  if (!judged) return std::unexpected(judged.error());
  if (out.sample.used == 0) return fail(ErrorKind::refused, "", "Nobody has a score at both times.");
  if (request.cutoff) {
    out.cutoff = request.cutoff;
  } else if (!request.cutoff_kind.empty()) {
    const auto made = made_cutoff(request, scoring, out);
    if (!made) return std::unexpected(made.error());
    out.cutoff = *made;
  } else {
    out.cutoff = scoring.cutoff;
  }
  if (!out.cutoff) return out;
  if (out.rule && request.method != "HA") {
    out.outcome.resize(out.change.size());
    judge_changes(*out.rule, out.cutoff, out.scores.start, out.scores.end, {.outcome = out.outcome});
  } else if (const auto added = add_outcomes(out, request, scoring); !added) {
    return std::unexpected(added.error());
  }
  return out;
}

}  // namespace cairn::outcomes
