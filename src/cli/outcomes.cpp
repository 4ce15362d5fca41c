// SPDX-License-Identifier: Apache-2.0
#include "cli/outcomes.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstdio>
#include <string>

#include "cli/outcomes/job.hpp"

namespace cairn {
namespace {

/// How the result leaves the program.
struct Output {
  std::string format = "text";
  std::string path;   ///< empty: standard output
  std::string table;  ///< CSV: which table
};

Result<std::string> rendered(const documents::Report& report, const Output& output) {
  if (output.format == "json") return documents::report_json(report);
  if (output.format == "html") return documents::report_html(report);
  if (output.format == "text") return documents::report_text(report);
  const auto named = [&](const documents::Table& table) {
    return output.table.empty() || table.name == output.table;
  };
  const auto table = std::ranges::find_if(report.tables, named);
  if (table != report.tables.end()) return documents::table_csv(*table);
  std::string names;
  for (const auto& one : report.tables) names += (names.empty() ? "" : ", ") + one.name;
  return fail(ErrorKind::invalid, "--table", "The tables are: " + names + ".");
}

Result<bool> write_out(const std::string& text, const std::string& path) {
  std::FILE* file = path.empty() ? stdout : std::fopen(path.c_str(), "wb");
  if (file == nullptr) return fail(ErrorKind::unavailable, "--output", "This file cannot be written.");
  const bool whole = std::fwrite(text.data(), 1, text.size(), file) == text.size();
  const bool flushed = path.empty() ? std::fflush(file) == 0 : std::fclose(file) == 0;
  if (!whole || !flushed)
    return fail(ErrorKind::unavailable, "--output", "The result could not be written in full.");
  return true;
}

int run(const outcomes::Job& job, const Output& output) {
  const auto result = job.work();
  if (!result) return report(result.error());
  const auto text = rendered(*result, output);
  if (!text) return report(text.error());
  const auto written = write_out(*text, output.path);
  return written ? 0 : report(written.error());
}

constexpr std::array declarations{
    outcomes::declare_change,     outcomes::declare_goals,       outcomes::declare_course,
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
