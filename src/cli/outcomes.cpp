// SPDX-License-Identifier: Apache-2.0
#include "cli/outcomes.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstdio>
#include <string>

#include "cli/outcomes/job.hpp"
#include "cli/outcomes/progress.hpp"

namespace cairn {
namespace {

/// How the result leaves the program.
struct Output {
  std::string format = "text";
  std::string path;   ///< empty: standard output
  std::string table;  ///< CSV: which table
  bool progress = false;
};

/// The table that CSV output is of.
Result<const documents::Table*> table_of(const documents::Report& report, const std::string& name) {
  const auto named = [&](const documents::Table& table) { return name.empty() || table.name == name; };
  const auto table = std::ranges::find_if(report.tables, named);
  if (table != report.tables.end()) return &*table;
  std::string names;
  for (const auto& one : report.tables) names += (names.empty() ? "" : ", ") + one.name;
  return fail(ErrorKind::invalid, "--table", "The tables are: " + names + ".");
}

/// Writes a report piece by piece, so that a long one is never held whole.
Result<bool> write_out(const documents::Report& report, const Output& output) {
  const auto table =
      output.format == "csv" ? table_of(report, output.table) : Result<const documents::Table*>(nullptr);
  if (!table) return std::unexpected(table.error());
  std::FILE* file = output.path.empty() ? stdout : std::fopen(output.path.c_str(), "wb");
  if (file == nullptr) return fail(ErrorKind::unavailable, "--output", "This file cannot be written.");
  bool whole = true;
  const auto write = [&](std::string& text) {
    whole = whole && std::fwrite(text.data(), 1, text.size(), file) == text.size();
    text.clear();
  };
  const auto spill = [&](std::string& text) {
    if (text.size() > 65536) write(text);
  };
  std::string rest = output.format == "json"   ? documents::report_json(report, spill)
                     : output.format == "html" ? documents::report_html(report, spill)
                     : output.format == "text" ? documents::report_text(report)
                                               : documents::table_csv(**table, spill);
  write(rest);
  const bool flushed = output.path.empty() ? std::fflush(file) == 0 : std::fclose(file) == 0;
  if (!whole || !flushed)
    return fail(ErrorKind::unavailable, "--output", "The result could not be written in full.");
  return true;
}

int run(const outcomes::Job& job, const Output& output) {
  outcomes::show_progress(output.progress ? outcomes::Showing::always : outcomes::Showing::on_a_terminal);
  const auto result = job.work();
  if (!result) return report(result.error());
  const auto written = write_out(*result, output);
  return written ? 0 : report(written.error());
}

constexpr std::array declarations{
    outcomes::declare_change,     outcomes::declare_recovery,    outcomes::declare_goals,       outcomes::declare_course,
    outcomes::declare_time_to,    outcomes::declare_gains,       outcomes::declare_patterns,
    outcomes::declare_therapists, outcomes::declare_single_case, outcomes::declare_merge,
};

}  // namespace

int run_outcomes(const Arguments& arguments) {
  CLI::App app("Statistics on a CSV file, with no server and no account.", "cairn outcomes");
  app.require_subcommand(1);
  app.fallthrough();
  Output output;
  app.add_option("--format", output.format, "text, json, csv or html")
      ->check(CLI::IsMember({"text", "json", "csv", "html"}))
      ->capture_default_str();
  app.add_option("--output", output.path, "file to write instead of the screen");
  app.add_option("--table", output.table, "csv: which table (default: the first)");
  app.add_flag("--progress", output.progress,
               "say on standard error how far it is (without: only on a terminal)");
  outcomes::Job job;
  for (const auto declare : declarations) declare(app, job);
  try {
    Arguments reversed(arguments.rbegin(), arguments.rend());  // what CLI11 asks for
    app.parse(reversed);
  } catch (const CLI::ParseError& fault) {
    return app.exit(fault) == 0 ? 0 : exit_code_of(ErrorKind::invalid);
  }
  return run(job, output);
}

}  // namespace cairn
