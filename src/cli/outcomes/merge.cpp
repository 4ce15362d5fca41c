// SPDX-License-Identifier: Apache-2.0
// `cairn outcomes merge`: one growth model from the sums of several services.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <fstream>
#include <iterator>

#include "cli/outcomes/growth_report.hpp"
#include "cli/outcomes/on_call.hpp"
#include "cli/outcomes/shared_sums.hpp"

namespace cairn::outcomes {
namespace {

using statistics::MergeableGrowth;

struct Options {
  std::vector<std::string> files;
};

Result<MergeableGrowth> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return fail(ErrorKind::not_found, path, "This file cannot be opened.");
  auto sums = shared_sums(std::string{std::istreambuf_iterator<char>(file), {}});
  if (!sums) sums.error().path = path + sums.error().path;
  return sums;
}

Result<documents::Report> merge(const Options& options) {
  documents::Report out{.title = "Growth model over several services",
                        .method = "two-level growth model from shared sums",
                        .sentences = {},
                        .findings = {},
                        .tables = {},
                        .figures = {}};
  documents::Table services{"services", "What each service gave", {"file", "clients", "withheld"}, {}, 0};
  std::optional<MergeableGrowth> all;
  for (const auto& path : options.files) {
    const auto sums = read_file(path);
    if (!sums) return std::unexpected(sums.error());
    services.rows.push_back(
        {path, static_cast<double>(sums->clients()), static_cast<double>(sums->clients_withheld)});
    auto together = all ? statistics::merged(*all, *sums) : statistics::Defined<MergeableGrowth>(*sums);
    if (!together)
      return fail(ErrorKind::invalid, path,
                  "These sums cannot be added, because " + together.error().because + ".");
    all = *std::move(together);
  }
  const auto fit = statistics::fit_growth(*all);
  if (!fit)
    return fail(ErrorKind::refused, "",
                "The growth model is undefined, because " + fit.error().because + ".");
  out.sentences.push_back(
      fmt::format("{} clients of {} services; nobody's rows left a service, and designs of fewer than 10 "
                  "clients were withheld.",
                  all->clients(), options.files.size()));
  add_growth_tables(out, *fit);
  out.tables.push_back(std::move(services));
  return out;
}

}  // namespace

void declare_merge(CLI::App& app, Job& job) {
  auto options = std::make_shared<Options>();
  auto* command =
      app.add_subcommand("merge", "one growth model from the sums that services wrote with `course --share`");
  command->add_option("files", options->files, "files of sums")->required();
  on_call(command, job, options, merge);
}

}  // namespace cairn::outcomes
