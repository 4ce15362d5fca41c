// SPDX-License-Identifier: Apache-2.0
// Kaplan-Meier, log-rank and the time to a reliable improvement.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <regex>
#include <stdexcept>

#include "case.hpp"
#include "statistics/time_to/log_rank.hpp"
#include "statistics/time_to/survival.hpp"
#include "statistics/time_to/time_to_improvement.hpp"

namespace cairn::reference {
namespace {

using namespace statistics;

/// The people of a case with group and stratum as text.
struct People {
  std::vector<Watched> watched;
  std::vector<std::string> group;
  std::vector<std::string> stratum;
};

/// One client's derived times in a wide file.
struct Derived {
  double id = 0;
  TimeToImprovement times;
};

/// Columns like bdi_s0, bdi_s1 … of the measure that `rc_from` names.
std::vector<std::pair<double, std::string>> session_columns(const Case& one, const Data& data) {
  const std::string from = one.text("rc_from", "");
  std::smatch found;
  std::string stem = "bdi_s";
  if (std::regex_search(from, found, std::regex(R"(sd\((\w+?_s)\d+\))"))) stem = found[1];
  std::vector<std::pair<double, std::string>> out;
  for (const auto& name : data.names) {
    if (!name.starts_with(stem)) continue;
    const double session = number_of(std::string_view(name).substr(stem.size()));
    if (!std::isnan(session)) out.emplace_back(session, name);
  }
  std::ranges::sort(out);
  return out;
}

std::vector<Derived> derive(const Case& one) {
  const auto data = one.data();
  const auto id = data->numbers("id");
  std::vector<double> sessions;
  std::vector<std::vector<double>> columns;
  for (const auto& [session, name] : session_columns(one, *data)) {
    sessions.push_back(session);
    columns.push_back(data->numbers(name));
  }
  const ImprovementRule rule{one.number("reliable_change"), one.better(), 0,
                             one.maybe_number("last_planned")};
  std::vector<Derived> out;
  for (std::size_t i = 0; i < id.size(); ++i) {
    std::vector<double> scores;
    for (const auto& column : columns) scores.push_back(column[i]);
    if (const auto times = time_to_improvement(sessions, scores, rule)) out.push_back({id[i], *times});
  }
  return out;
}

/// Derived courses of the synthetic data: improvement of 6 points (or what the case says).
People synthetic_people(const Case& one) {
  const auto data = one.data();
  const auto& client = data->text("client");
  const auto session = data->numbers("session"), score = data->numbers("phq");
  double points = one.number("reliable_change", 6);
  std::smatch found;
  const std::string derived = one.text("derived", "");
  if (std::regex_search(derived, found, std::regex(R"(baseline - (\d+(\.\d+)?))")))
    points = number_of(found[1].str());
  People out;
  for (std::size_t first = 0; first < client.size();) {
    std::size_t last = first;
    while (last < client.size() && client[last] == client[first]) ++last;
    const auto times =
        time_to_improvement(std::span(session).subspan(first, last - first),
                            std::span(score).subspan(first, last - first), {.reliable_change = points});
    if (times) {
      out.watched.push_back(times->first);
      out.group.push_back(data->text(one.text("group"))[first]);
    }
    first = last;
  }
  return out;
}

People derived_people(const Case& one) {
  const std::string event = one.text("event");
  People out;
  for (const auto& person : derive(one)) {
    if (event == "improved")
      out.watched.push_back(person.times.first);
    else if (event == "sustained")
      out.watched.push_back(person.times.sustained);
    else if (person.times.drop_out)
      out.watched.push_back(*person.times.drop_out);
  }
  return out;
}

/// "event = status==2" makes the event; the only derivation of an event that the cases use.
std::vector<bool> events_of(const Case& one, const Data& data) {
  const std::string derived = one.text("derived", "");
  const std::string event = one.text("event");
  std::smatch found;
  std::string column = event;
  std::string wanted = "1";
  const std::regex rule(event + R"(\s*=\s*(\S+?)\s*==\s*(\w+))");
  if (std::regex_search(derived, found, rule)) {
    column = found[1];
    wanted = found[2];
  } else if (!data.has(event) && data.has("status")) {  // lung: status 2 is the event
    column = "status";
    wanted = "2";
  }
  std::vector<bool> out;
  for (const auto& cell : data.text(column)) out.push_back(same_value(cell, wanted));
  return out;
}

People table_people(const Case& one) {
  const auto data = one.data();
  const auto time = data->numbers(one.text("time"));
  const auto event = events_of(one, *data);
  std::vector<std::string> needed;
  for (const char* name : {"group", "strata"})
    if (one.has(name)) needed.push_back(one.text(name));
  const std::string derived = one.text("derived", "");
  std::smatch found;
  if (std::regex_search(derived, found, std::regex(R"(drop missing (\S+))"))) needed.push_back(found[1]);
  std::string filter_column, filter_value;
  const std::string filter = one.text("filter", "");
  if (std::regex_match(filter, found, std::regex(R"(\s*(\S+?)\s*==\s*(.+?)\s*)"))) {
    filter_column = found[1];
    filter_value = found[2];
  }
  People out;
  for (std::size_t i = 0; i < data->rows(); ++i) {
    const bool blank =
        std::ranges::any_of(needed, [&](const auto& name) { return is_blank(data->text(name)[i]); });
    if (blank || (!filter_column.empty() && !same_value(data->text(filter_column)[i], filter_value)))
      continue;
    out.watched.push_back({time[i], event[i]});
    if (one.has("group")) out.group.push_back(data->text(one.text("group"))[i]);
    if (one.has("strata")) out.stratum.push_back(data->text(one.text("strata"))[i]);
  }
  return out;
}

People people_of(const Case& one) {
  if (one.has("generator")) return synthetic_people(one);
  if (one.has("reliable_change")) return derived_people(one);
  return table_people(one);
}

struct Named {
  std::string name;
  SurvivalCurve curve;
};

std::vector<Named> curves_of(const Case& one, const People& people) {
  if (people.group.empty()) return {{"all", survival_curve(people.watched)}};
  std::vector<Named> out;
  for (const auto& level : levels_of(people.group)) {
    std::vector<Watched> members;
    for (std::size_t i = 0; i < people.watched.size(); ++i)
      if (people.group[i] == level) members.push_back(people.watched[i]);
    out.push_back({one.text("group") + "=" + level, survival_curve(members)});
  }
  return out;
}

constexpr std::array<std::pair<SurvivalScale, const char*>, 3> scales{
    {{SurvivalScale::log, "log"}, {SurvivalScale::log_log, "log-log"}, {SurvivalScale::plain, "plain"}}};

void add_steps(Tree& out, const std::vector<Named>& curves, double level) {
  Tree columns = table({});
  for (const auto& [name, curve] : curves) {
    for (const auto& step : curve.steps) {
      add_row(columns, {{"stratum", name},
                        {"time", step.time},
                        {"n_risk", step.at_risk},
                        {"n_event", step.events},
                        {"n_censor", step.censored},
                        {"surv", step.survival},
                        {"cumhaz", step.cumulative_hazard},
                        {"std_err_log_surv", se_log(step)},
                        {"std_err_surv", se_survival(step)},
                        {"std_err", se_survival(step)}});
      for (const auto& [scale, suffix] : scales) {
        const auto interval = survival_interval(step, scale, level);
        const std::string tail = scale == SurvivalScale::log ? "" : std::string("_") + suffix;
        add_row(columns, {{"lower" + tail, interval ? Tree(interval->low) : Tree()},
                          {"upper" + tail, interval ? Tree(interval->high) : Tree()}});
      }
    }
  }
  out = std::move(columns);
}

Tree quantiles(const Case& one, const std::vector<Named>& curves, SurvivalScale scale) {
  Tree out;
  const std::array probs{0.25, 0.5, 0.75};
  out.set("probs", Tree(std::span<const double>(probs)));
  const bool grouped = one.has("group");
  for (const char* column : {"quantile", "lower", "upper"}) {
    Tree rows{Tree::List{}};
    for (const auto& [name, curve] : curves) {
      Tree row{Tree::List{}};
      for (const double p : probs) {
        const auto found = survival_quantile(curve, p, scale, one.number("conf", 0.95));
        row.push(column[0] == 'q' ? Tree(found.time) : column[0] == 'l' ? Tree(found.low) : Tree(found.high));
      }
      if (!grouped)
        rows = row;
      else
        rows.push(row);
    }
    out.set(column, std::move(rows));
  }
  Tree names;
  if (grouped)
    for (const auto& [name, curve] : curves) names.push(name);
  out.set("strata", std::move(names));
  return out;
}

Tree restricted_means(const Case& one, const std::vector<Named>& curves) {
  double tau = std::numeric_limits<double>::infinity();
  for (const auto& [name, curve] : curves)
    if (!curve.steps.empty()) tau = std::min(tau, curve.steps.back().time);
  tau = one.number("tau", tau);
  Tree out = table({});
  for (const auto& [name, curve] : curves) {
    const auto mean = restricted_mean(curve, tau);
    add_row(out, {{"rmean", mean ? Tree(mean->mean) : Tree()},
                  {"se", mean ? Tree(mean->standard_error) : Tree()},
                  {"events", curve.events},
                  {"n", curve.account.used}});
  }
  out.set("tau", tau);
  return out;
}

std::vector<WatchedMember> members_of(const People& people, std::vector<std::string>& groups,
                                      std::vector<std::string>& strata) {
  groups = levels_of(people.group);
  strata = people.stratum.empty() ? std::vector<std::string>{""} : levels_of(people.stratum);
  std::vector<WatchedMember> out;
  const auto place = [](const std::vector<std::string>& levels, const std::string& value) {
    return static_cast<std::size_t>(std::ranges::find(levels, value) - levels.begin());
  };
  for (std::size_t i = 0; i < people.watched.size(); ++i)
    out.push_back({people.watched[i], place(groups, people.group[i]),
                   people.stratum.empty() ? 0 : place(strata, people.stratum[i])});
  return out;
}

Tree test_tree(const Case& one, const People& people, double rho) {
  std::vector<std::string> groups, strata;
  const auto members = members_of(people, groups, strata);
  const auto test = log_rank(members, groups.size(), strata.size(), rho);
  Tree out;
  Tree names, counts, observed, expected, variance;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    names.push(one.text("group") + "=" + groups[g]);
    counts.push(test.members[g]);
    observed.push(strata.size() > 1 ? Tree(test.observed[g]) : Tree(test.observed[g][0]));
    expected.push(strata.size() > 1 ? Tree(test.expected[g]) : Tree(test.expected[g][0]));
    variance.push(Tree(test.variance[g]));
  }
  out.set("group", std::move(names));
  out.set("n", std::move(counts));
  out.set("observed", std::move(observed));
  out.set("expected", std::move(expected));
  out.set("var", std::move(variance));
  out.set("chisq", test.chi_squared);
  out.set("df", test.degrees);
  out.set("p", test.p);
  return out;
}

/// The synthetic cases report the curves at whole sessions.
void add_synthetic(Tree& out, const Case& one, const People& people, const std::vector<Named>& curves) {
  constexpr int last_reported = 12;
  std::size_t events = 0;
  Tree medians;
  Tree columns = table({});
  for (const auto& [name, curve] : curves) {
    events += curve.events;
    Tree median;
    median.push(survival_quantile(curve, 0.5, SurvivalScale::log).time);
    medians.push(std::move(median));
    for (int time = 0; time <= last_reported; ++time) {
      const auto after = std::ranges::upper_bound(curve.steps, time, {}, &SurvivalStep::time);
      const SurvivalStep step = after == curve.steps.begin() ? SurvivalStep{} : *std::prev(after);
      add_row(columns, {{"strata", name},
                        {"time", time},
                        {"surv", survival_at(curve, time)},
                        {"std_err", se_survival(step)}});
    }
  }
  for (const auto& [name, column] : *columns.object()) out.set(name, column);
  out.set("n", people.watched.size());
  out.set("events", events);
  out.set("median", std::move(medians));
  out.set("logrank", test_tree(one, people, 0));
}

Tree kaplan_meier(const Case& one) {
  const auto people = people_of(one);
  const auto curves = curves_of(one, people);
  Tree out;
  add_steps(out, curves, one.number("conf", 0.95));
  for (const auto& [scale, name] : scales)
    out.set(std::string("quantiles_") + name, quantiles(one, curves, scale));
  out.set("rmst", restricted_means(one, curves));
  if (one.has("generator")) add_synthetic(out, one, people, curves);
  return out;
}

Tree logrank(const Case& one) {
  const auto people = people_of(one);
  Tree out;
  out.set("logrank", test_tree(one, people, 0));
  out.set("peto_rho1", test_tree(one, people, 1));
  return out;
}

Tree stratified(const Case& one) { return test_tree(one, people_of(one), one.number("rho", 0)); }

Tree times(const Case& one) {
  Tree out = table({});
  for (const auto& person : derive(one)) {
    const auto& times = person.times;
    add_row(out, {{"id", person.id},
                  {"time_improve", times.first.time},
                  {"improved", times.first.event},
                  {"time_sustained", times.sustained.time},
                  {"sustained", times.sustained.event},
                  {"time_dropout", times.drop_out ? Tree(times.drop_out->time) : Tree()},
                  {"dropout", times.drop_out ? Tree(times.drop_out->event) : Tree()}});
  }
  out.set("rc", one.number("reliable_change"));
  return out;
}

}  // namespace

std::span<const Method> survival_methods() {
  static constexpr std::array<Method, 4> rows{{{"kaplan_meier", kaplan_meier},
                                               {"logrank", logrank},
                                               {"logrank_stratified", stratified},
                                               {"time_to_reliable_improvement", times}}};
  return rows;
}

}  // namespace cairn::reference
