// SPDX-License-Identifier: Apache-2.0
// powercut --kills N --cuts N --seed S [--sync FULL|NORMAL]: the real server under many writers, killed at random instants,
// then as if the power had gone. The last line says how many versions were acknowledged and how many of them are lost.
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <exception>

#include "trial.hpp"

namespace {

using cairn::powercut::Trial;
using cairn::powercut::TrialReport;
using cairn::powercut::TrialWish;
namespace fs = std::filesystem;

constexpr std::size_t most_faults_told = 20;

void tell(const TrialWish& wish, TrialReport& report) {
  const auto& cuts = report.cuts;
  fmt::print("{} kills and {} power cuts, {} of both while the server was starting\n", wish.kills, wish.cuts, report.early);
  fmt::print("cuts: {} writes were not flushed, {} of them undone, {} torn, {} names taken back\n", cuts.unflushed, cuts.undone,
             cuts.torn, cuts.names);
  if (!report.restarts.empty()) {
    std::ranges::sort(report.restarts);
    fmt::print("serving again after a cut: median {} ms, longest {} ms\n", report.restarts[report.restarts.size() / 2].count(),
               report.restarts.back().count());
  }
  for (std::size_t i = 0; i < std::min(report.wrong.size(), most_faults_told); ++i) fmt::print("WRONG {}\n", report.wrong[i]);
  if (report.wrong.size() > most_faults_told) fmt::print("WRONG {} more\n", report.wrong.size() - most_faults_told);
  fmt::print("{} acknowledged, {} lost\n", report.acknowledged, report.lost);
}

int run(int argc, char** argv) {
  const fs::path here = fs::canonical("/proc/self/exe").parent_path();
  TrialWish wish;
  wish.program = here.parent_path() / "cairn";
  wish.undo_log = here / "libpowercut_undo.so";
  wish.folder = fs::temp_directory_path() / fmt::format("cairn-powercut-{}", getpid());
  std::string sync = "FULL";
  bool keep = false;
  CLI::App app("Kills the server and cuts its power while people write, and looks what is left.");
  app.add_option("--kills", wish.kills, "how often the server is killed");
  app.add_option("--cuts", wish.cuts, "how often the power is cut as well");
  app.add_option("--seed", wish.seed, "for instants and choices; the order in which threads run is the machine's own");
  app.add_option("--sync", sync, "NORMAL: the disk is flushed as seldom as with SQLite's synchronous=NORMAL; this has to lose entries")
      ->check(CLI::IsMember({"FULL", "NORMAL"}));
  app.add_option("--entries", wish.practice.entries, "entries of other people that the practice holds before it begins");
  app.add_option("--clients", wish.practice.clients, "clients who write");
  app.add_option("--program", wish.program, "the server");
  app.add_option("--folder", wish.folder, "folder to work in; made and removed");
  app.add_flag("--keep", keep, "leave the folder");
  CLI11_PARSE(app, argc, argv);
  wish.like_normal = sync == "NORMAL";
  TrialReport report = Trial(wish).run();
  tell(wish, report);
  if (!keep) fs::remove_all(wish.folder);
  return report.lost == 0 && report.wrong.empty() ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& broken) {
    fmt::print(stderr, "powercut could not go on: {}\n", broken.what());
    return 2;
  }
}
