// SPDX-License-Identifier: Apache-2.0
#include "cli/outcomes/courses.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "documents/outcomes/number_words.hpp"

namespace cairn::outcomes {
namespace {

using documents::CsvKind;
using statistics::Severity;

/// One score with where it belongs.
struct Entry {
  std::int32_t client = 0;
  double session = 0;
  double score = 0;
};

std::unexpected<Error> outside(std::size_t row, const std::string& column, double low, double high) {
  const std::string place = std::to_string(row + 2);
  return fail(ErrorKind::invalid, "/" + place + "/" + column,
              "Row " + place + ", column " + column + ": the score lies outside " +
                  documents::short_number(low) + " to " + documents::short_number(high) + ".");
}

std::optional<std::size_t> first_outside(std::span<const double> scores, double low, double high) {
  for (std::size_t i = 0; i < scores.size(); ++i)
    if (scores[i] < low || scores[i] > high) return i;
  return std::nullopt;
}

/// Puts entries in order and takes repeated ones once.
void arrange(Courses& out, std::vector<Entry>& entries) {
  const auto earlier = [](const Entry& a, const Entry& b) {
    return a.client != b.client ? a.client < b.client : a.session < b.session;
  };
  if (!std::ranges::is_sorted(entries, earlier)) std::ranges::stable_sort(entries, earlier);
  std::size_t repeated = 0;
  std::size_t contradicting = 0;
  out.start.assign(out.clients.size() + 1, 0);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Entry& entry = entries[i];
    const bool same =
        i > 0 && entries[i - 1].client == entry.client && entries[i - 1].session == entry.session;
    if (same && !std::isnan(entry.score) && std::isnan(out.score.back())) {
      out.score.back() = entry.score;
    } else if (same) {
      const bool differs = !std::isnan(entry.score) && entry.score != out.score.back();
      ++(differs ? contradicting : repeated);
    } else {
      out.session.push_back(entry.session);
      out.score.push_back(entry.score);
      ++out.start[static_cast<std::size_t>(entry.client) + 1];
    }
  }
  std::partial_sum(out.start.begin(), out.start.end(), out.start.begin());
  if (repeated > 0)
    out.findings.push_back({Severity::note, "/rows",
                            std::to_string(repeated) + " rows stand in the file twice; they count once."});
  if (contradicting > 0)
    out.findings.push_back(
        {Severity::warning, "/rows",
         std::to_string(contradicting) + " sessions have two different scores; the first one is used."});
}

void set_groups(Courses& out, const std::vector<std::int32_t>& client, const documents::CsvColumn& group) {
  out.group.assign(out.clients.size(), "");
  std::vector<bool> known(out.clients.size(), false);
  for (std::size_t i = 0; i < client.size(); ++i) {
    if (client[i] < 0 || known[static_cast<std::size_t>(client[i])] || group.codes[i] < 0) continue;
    out.group[static_cast<std::size_t>(client[i])] = group.labels[static_cast<std::size_t>(group.codes[i])];
    known[static_cast<std::size_t>(client[i])] = true;
  }
}

Result<Courses> long_courses(const CourseOptions& options, std::optional<double> low,
                             std::optional<double> high) {
  std::vector<Asked> asked{{options.client, CsvKind::text}, {options.score, CsvKind::number}};
  if (!options.session.empty()) asked.push_back({options.session, CsvKind::moment});
  if (!options.group.empty()) asked.push_back({options.group, CsvKind::text});
  auto columns = read_columns(options.file, asked);
  if (!columns) return std::unexpected(columns.error());
  const auto& client = (*columns)[0].codes;
  const auto& score = (*columns)[1].numbers;
  if (low && high)
    if (const auto row = first_outside(score, *low, *high)) return outside(*row, options.score, *low, *high);
  Courses out;
  out.clients = std::move((*columns)[0].labels);
  std::vector<double> seen(out.clients.size(), 0);
  std::vector<Entry> entries;
  entries.reserve(client.size());
  std::size_t nameless = 0;
  for (std::size_t i = 0; i < client.size(); ++i) {
    const bool dated = !options.session.empty();
    if (client[i] < 0 || (dated && std::isnan((*columns)[2].numbers[i]))) {
      ++nameless;
      continue;
    }
    double& next = seen[static_cast<std::size_t>(client[i])];
    entries.push_back({client[i], dated ? (*columns)[2].numbers[i] : next, score[i]});
    next += 1;
  }
  if (nameless > 0)
    out.findings.push_back(
        {Severity::warning, "/rows",
         std::to_string(nameless) + " rows have no client or no session; they were left out."});
  arrange(out, entries);
  if (!options.group.empty()) set_groups(out, client, columns->back());
  return out;
}

Result<Courses> wide_courses(const CourseOptions& options, std::optional<double> low,
                             std::optional<double> high) {
  std::vector<Asked> asked{{options.client, CsvKind::text}};
  for (const auto& name : options.wide) asked.push_back({name, CsvKind::number});
  if (!options.group.empty()) asked.push_back({options.group, CsvKind::text});
  auto columns = read_columns(options.file, asked);
  if (!columns) return std::unexpected(columns.error());
  const auto& client = (*columns)[0].codes;
  Courses out;
  out.clients = std::move((*columns)[0].labels);
  std::vector<Entry> entries;
  for (std::size_t k = 0; k < options.wide.size(); ++k) {
    const auto& scores = (*columns)[k + 1].numbers;
    if (low && high)
      if (const auto row = first_outside(scores, *low, *high))
        return outside(*row, options.wide[k], *low, *high);
    for (std::size_t i = 0; i < client.size(); ++i)
      if (client[i] >= 0)
        entries.push_back({client[i], options.first_session + static_cast<double>(k), scores[i]});
  }
  arrange(out, entries);
  if (!options.group.empty()) set_groups(out, client, columns->back());
  return out;
}

double score_at(const Courses& courses, std::size_t client, double session) {
  const auto sessions = courses.sessions_of(client);
  const auto found = std::ranges::lower_bound(sessions, session);
  if (found == sessions.end() || *found != session) return statistics::missing;
  return courses.scores_of(client)[static_cast<std::size_t>(found - sessions.begin())];
}

}  // namespace

void declare_courses(CLI::App& app, CourseOptions& options) {
  declare_file(app, options.file);
  app.add_option("--client", options.client, "column of the client's code")->capture_default_str();
  app.add_option("--session", options.session,
                 "column of the session's number or date (default: the rows' order)");
  app.add_option("--score", options.score, "column of the score, a row for each session")
      ->capture_default_str();
  app.add_option("--wide", options.wide, "columns of the sessions in order, a row for each client")
      ->delimiter(',');
  app.add_option("--first-session", options.first_session, "number of the first of those columns")
      ->capture_default_str();
  app.add_option("--group", options.group, "column that splits the clients");
}

std::span<const double> Courses::sessions_of(std::size_t client) const {
  return std::span(session).subspan(start[client], start[client + 1] - start[client]);
}

std::span<const double> Courses::scores_of(std::size_t client) const {
  return std::span(score).subspan(start[client], start[client + 1] - start[client]);
}

Result<Courses> read_courses(const CourseOptions& options, std::optional<double> low,
                             std::optional<double> high) {
  return options.wide.empty() ? long_courses(options, low, high) : wide_courses(options, low, high);
}

StartEnd start_and_end(const Courses& courses, std::optional<double> from, std::optional<double> to) {
  StartEnd out;
  for (std::size_t i = 0; i < courses.size(); ++i) {
    const auto scores = courses.scores_of(i);
    const auto seen = [](double score) { return !std::isnan(score); };
    const auto first = std::ranges::find_if(scores, seen);
    const auto last = std::find_if(scores.rbegin(), scores.rend(), seen);
    const bool both = first != scores.end() && first + 1 != last.base();
    out.start.push_back(from ? score_at(courses, i, *from) : both ? *first : statistics::missing);
    out.end.push_back(to ? score_at(courses, i, *to) : both ? *last : statistics::missing);
  }
  return out;
}

void declare_scoring(CLI::App& app, ScoringOptions& options) {
  app.add_option("--measure", options.measure, "measure definition file (JSON)");
  app.add_option("--population", options.audience.population, "population whose numbers to take from it");
  app.add_option("--language", options.audience.language, "language whose numbers to take from it");
  app.add_option("--better", options.better, "which way is better")
      ->check(CLI::IsMember({"lower", "higher"}));
  app.add_option("--reliability", options.reliability, "reliability of the measure, 0 to 1");
  app.add_option("--sd", options.sd, "standard deviation to use instead of that of the start scores");
}

Result<Scoring> scoring_of(const ScoringOptions& options) {
  Scoring out;
  const auto doubt = [&](const std::string& what, Certainty certainty) {
    if (auto finding = doubt_about(what, certainty)) out.findings.push_back(*std::move(finding));
  };
  if (!options.measure.empty()) {
    const auto measure = read_measure(options.measure);
    if (!measure) return std::unexpected(measure.error());
    out.better =
        measure->better == Direction::higher ? statistics::Better::higher : statistics::Better::lower;
    out.low = measure->low;
    out.high = measure->high;
    if (const auto found = number_for(measure->reliability, options.audience)) {
      out.reliability = found->value;
      if (!options.reliability) doubt("reliability", found->certainty);
    }
    if (const auto found = number_for(measure->sd, options.audience)) {
      out.sd = found->value;
      if (!options.sd) doubt("standard deviation", found->certainty);
    }
    if (const auto found = number_for(measure->cutoffs, options.audience)) {
      out.cutoff = found->value;
      doubt("cutoff", found->certainty);
    }
    out.functional = norm_for(measure->functional, options.audience);
  }
  if (!options.better.empty())
    out.better = options.better == "higher" ? statistics::Better::higher : statistics::Better::lower;
  if (options.reliability) out.reliability = options.reliability;
  if (options.sd) out.sd = options.sd;
  return out;
}

}  // namespace cairn::outcomes
