// SPDX-License-Identifier: Apache-2.0
#include "cli/outcomes/courses.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "documents/outcomes/number_words.hpp"

namespace cairn::outcomes {
namespace {

using documents::CsvColumn;
using documents::CsvKind;
using statistics::Severity;

/// The rows as columns: whose, when, what.
struct Rows {
  std::vector<std::int32_t> client;
  std::vector<double> session;  ///< empty: the order of the rows
  std::vector<double> score;

  std::size_t size() const { return client.size(); }
  void keep_first(std::size_t count) {
    client.resize(count);
    session.resize(count);
    score.resize(count);
  }
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

/// Where rows have to go: client by client, each in the order of sessions; rows that are equal keep their order.
std::vector<std::uint32_t> order_of(const Rows& rows, std::size_t clients) {
  std::vector<std::uint32_t> next(clients + 1, 0);
  for (const auto client : rows.client) ++next[static_cast<std::size_t>(client) + 1];
  std::partial_sum(next.begin(), next.end(), next.begin());
  std::vector<std::uint32_t> order(rows.size());
  for (std::size_t row = 0; row < rows.size(); ++row)
    order[next[static_cast<std::size_t>(rows.client[row])]++] = static_cast<std::uint32_t>(row);
  const auto earlier = [&](std::uint32_t a, std::uint32_t b) { return rows.session[a] < rows.session[b]; };
  for (std::size_t from = 0; from < order.size();) {
    const auto client = rows.client[order[from]];
    std::size_t to = from;
    while (to < order.size() && rows.client[order[to]] == client) ++to;
    const auto run = std::span(order).subspan(from, to - from);
    if (!std::ranges::is_sorted(run, earlier)) std::ranges::stable_sort(run, earlier);
    from = to;
  }
  return order;
}

template <class T>
void put_in_order(std::vector<T>& column, const std::vector<std::uint32_t>& order) {
  std::vector<T> out(column.size());
  for (std::size_t i = 0; i < order.size(); ++i) out[i] = column[order[i]];
  column = std::move(out);
}

/// Drops rows without a client or session; gives the others the rows' order where there is no session.
std::size_t drop_nameless(Rows& rows, std::size_t clients) {
  const bool dated = !rows.session.empty();
  std::vector<std::uint32_t> seen(dated ? 0 : clients, 0);
  if (!dated) rows.session.resize(rows.size());
  std::size_t kept = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto client = rows.client[i];
    if (client < 0 || (dated && std::isnan(rows.session[i]))) continue;
    rows.client[kept] = client;
    rows.score[kept] = rows.score[i];
    rows.session[kept] = dated ? rows.session[i] : seen[static_cast<std::size_t>(client)]++;
    ++kept;
  }
  const std::size_t nameless = rows.size() - kept;
  rows.keep_first(kept);
  return nameless;
}

void sort_rows(Rows& rows, std::size_t clients) {
  bool sorted = true;
  for (std::size_t i = 1; i < rows.size() && sorted; ++i)
    sorted = rows.client[i - 1] < rows.client[i] ||
             (rows.client[i - 1] == rows.client[i] && rows.session[i - 1] <= rows.session[i]);
  if (sorted) return;
  const auto order = order_of(rows, clients);
  put_in_order(rows.client, order);
  put_in_order(rows.session, order);
  put_in_order(rows.score, order);
}

/// Takes rows of one client and session once: the first score that is there.
void merge_repeated(Courses& out, Rows& rows) {
  std::size_t repeated = 0;
  std::size_t contradicting = 0;
  std::size_t kept = 0;
  out.start.assign(out.clients.size() + 1, 0);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double score = rows.score[i];
    const bool same =
        kept > 0 && rows.client[kept - 1] == rows.client[i] && rows.session[kept - 1] == rows.session[i];
    if (same && !std::isnan(score) && std::isnan(rows.score[kept - 1])) {
      rows.score[kept - 1] = score;
    } else if (same) {
      const bool differs = !std::isnan(score) && score != rows.score[kept - 1];
      ++(differs ? contradicting : repeated);
    } else {
      rows.client[kept] = rows.client[i];
      rows.session[kept] = rows.session[i];
      rows.score[kept] = score;
      ++out.start[static_cast<std::size_t>(rows.client[i]) + 1];
      ++kept;
    }
  }
  rows.keep_first(kept);
  std::partial_sum(out.start.begin(), out.start.end(), out.start.begin());
  if (repeated > 0)
    out.findings.push_back({Severity::note, "/rows",
                            std::to_string(repeated) + " rows stand in the file twice; they count once."});
  if (contradicting > 0)
    out.findings.push_back(
        {Severity::warning, "/rows",
         std::to_string(contradicting) + " sessions have two different scores; the first one is used."});
}

void arrange(Courses& out, Rows rows) {
  if (const std::size_t nameless = drop_nameless(rows, out.clients.size()); nameless > 0)
    out.findings.push_back(
        {Severity::warning, "/rows",
         std::to_string(nameless) + " rows have no client or no session; they were left out."});
  sort_rows(rows, out.clients.size());
  merge_repeated(out, rows);
  out.session = std::move(rows.session);
  out.score = std::move(rows.score);
}

/// The names in alphabetical order, and each client's from the first row that has one.
Split split_of(const std::vector<std::int32_t>& client, const CsvColumn& column, std::size_t clients) {
  std::vector<std::int32_t> order(column.labels.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::sort(order, {}, [&](std::int32_t code) { return column.labels[static_cast<std::size_t>(code)]; });
  std::vector<std::int32_t> rank(order.size());
  Split out;
  for (std::size_t i = 0; i < order.size(); ++i) {
    rank[static_cast<std::size_t>(order[i])] = static_cast<std::int32_t>(i);
    out.names.push_back(column.labels[static_cast<std::size_t>(order[i])]);
  }
  out.of_client.assign(clients, -1);
  for (std::size_t i = 0; i < client.size(); ++i) {
    if (client[i] < 0 || column.codes[i] < 0) continue;
    auto& place = out.of_client[static_cast<std::size_t>(client[i])];
    if (place < 0) place = rank[static_cast<std::size_t>(column.codes[i])];
  }
  return out;
}

/// Adds group and strata to what is asked for.
void ask_for_splits(const CourseOptions& options, std::vector<Asked>& asked) {
  if (!options.group.empty()) asked.push_back({options.group, CsvKind::text});
  if (!options.strata.empty()) asked.push_back({options.strata, CsvKind::text});
}

/// Takes group and strata from the last columns, which are dropped.
void take_splits(const CourseOptions& options, Courses& out, std::vector<CsvColumn>& columns) {
  const auto& client = columns.front().codes;
  const auto take = [&](const std::string& name, Split& split) {
    if (name.empty()) return;
    split = split_of(client, columns.back(), out.clients.size());
    columns.pop_back();
  };
  take(options.strata, out.strata);
  take(options.group, out.group);
}

Result<Courses> long_courses(const CourseOptions& options, std::optional<double> low,
                             std::optional<double> high) {
  std::vector<Asked> asked{{options.client, CsvKind::text}, {options.score, CsvKind::number}};
  if (!options.session.empty()) asked.push_back({options.session, CsvKind::moment});
  ask_for_splits(options, asked);
  auto columns = read_columns(options.file, asked);
  if (!columns) return std::unexpected(columns.error());
  if (low && high)
    if (const auto row = first_outside((*columns)[1].numbers, *low, *high))
      return outside(*row, options.score, *low, *high);
  Courses out;
  out.clients = std::move((*columns)[0].labels);
  take_splits(options, out, *columns);
  Rows rows{std::move((*columns)[0].codes), {}, std::move((*columns)[1].numbers)};
  if (!options.session.empty()) rows.session = std::move((*columns)[2].numbers);
  arrange(out, std::move(rows));
  return out;
}

Result<Courses> wide_courses(const CourseOptions& options, std::optional<double> low,
                             std::optional<double> high) {
  std::vector<Asked> asked{{options.client, CsvKind::text}};
  for (const auto& name : options.wide) asked.push_back({name, CsvKind::number});
  ask_for_splits(options, asked);
  auto columns = read_columns(options.file, asked);
  if (!columns) return std::unexpected(columns.error());
  Courses out;
  out.clients = std::move((*columns)[0].labels);
  take_splits(options, out, *columns);
  for (std::size_t k = 0; low && high && k < options.wide.size(); ++k)
    if (const auto row = first_outside((*columns)[k + 1].numbers, *low, *high))
      return outside(*row, options.wide[k], *low, *high);
  const auto& client = (*columns)[0].codes;
  const std::size_t sessions = options.wide.size();
  Rows rows;
  rows.client.resize(client.size() * sessions);
  rows.session.resize(rows.client.size());
  rows.score.resize(rows.client.size());
  for (std::size_t k = 0; k < sessions; ++k) {
    for (std::size_t i = 0; i < client.size(); ++i) {
      rows.client[i * sessions + k] = client[i];
      rows.session[i * sessions + k] = options.first_session + static_cast<double>(k);
      rows.score[i * sessions + k] = (*columns)[k + 1].numbers[i];
    }
    (*columns)[k + 1] = {};  // no longer needed
  }
  arrange(out, std::move(rows));
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

std::vector<std::uint32_t> Courses::client_of_rows() const {
  std::vector<std::uint32_t> out(score.size());
  for (std::size_t i = 0; i < size(); ++i)
    std::fill(out.begin() + static_cast<std::ptrdiff_t>(start[i]),
              out.begin() + static_cast<std::ptrdiff_t>(start[i + 1]), static_cast<std::uint32_t>(i));
  return out;
}

Result<Courses> read_courses(const CourseOptions& options, std::optional<double> low,
                             std::optional<double> high) {
  return options.wide.empty() ? long_courses(options, low, high) : wide_courses(options, low, high);
}

StartEnd start_and_end(const Courses& courses, std::optional<double> from, std::optional<double> to) {
  StartEnd out;
  out.start.reserve(courses.size());
  out.end.reserve(courses.size());
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

}  // namespace cairn::outcomes
