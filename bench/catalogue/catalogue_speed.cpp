// SPDX-License-Identifier: Apache-2.0
// How long loading the catalogue and searching it take: medians and worst times, as one line each.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <functional>
#include <sstream>
#include <vector>

#include "base/json.hpp"
#include "content/load.hpp"
#include "content/search.hpp"

namespace {

using namespace cairn;
using namespace cairn::content;

/// One measured run: by the clock on the wall, and as work of this thread. On a busy machine only the second
/// says something about the program.
struct Time {
  double wall = 0, cpu = 0;
};

double cpu_now() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

Time milliseconds(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  const double cpu = cpu_now();
  work();
  return {std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count(),
          cpu_now() - cpu};
}

void report(const char* what, std::vector<Time> times, double limit) {
  std::ranges::sort(times, {}, &Time::cpu);
  const double cpu = times[times.size() / 2].cpu, cpu_p99 = times[times.size() * 99 / 100].cpu,
               cpu_worst = times.back().cpu;
  std::ranges::sort(times, {}, &Time::wall);
  std::printf(
      "%-36s cpu: median %7.3f p99 %7.3f worst %7.3f ms | wall: median %7.3f p99 %7.3f ms | limit %.0f ms "
      "%s\n",
      what, cpu, cpu_p99, cpu_worst, times[times.size() / 2].wall, times[times.size() * 99 / 100].wall, limit,
      cpu_p99 < limit ? "kept" : "NOT KEPT");
}

std::vector<std::string> typed_searches(const std::filesystem::path& root) {
  std::ifstream in(root / "tests/content/searches.json");
  std::stringstream text;
  text << in.rdbuf();
  std::vector<std::string> typed;
  if (const auto list = parse_json(text.str()))
    for (const Json& one : *list->list()) typed.push_back(*one.find("typed")->text());
  return typed;
}

}  // namespace

int main(int argc, char** argv) {
  const std::filesystem::path root = argc > 1 ? argv[1] : CAIRN_SOURCE_DIR;
  std::vector<Time> english, german, indexing, searching;
  for (int i = 0; i < 50; ++i) {
    english.push_back(milliseconds([&] { (void)load_catalogue(root / "catalog"); }));
    german.push_back(milliseconds(
        [&] { (void)load_catalogue({.shipped = root / "catalog", .practice = {}, .language = "de"}); }));
  }
  const auto all = load_catalogue(root / "catalog");
  if (!all) {
    std::fprintf(stderr, "%s\n", all.error().sentence.c_str());
    return 1;
  }
  Faults faults;
  const SearchWords words = read_search_words(root / "catalog", faults);
  for (int i = 0; i < 50; ++i)
    indexing.push_back(milliseconds([&] { const SearchIndex index(*all, words); }));
  const SearchIndex index(*all, words);
  auto typed = typed_searches(root);
  typed.push_back(
      "unkown wrods misspeled evry singel time becuase of hurryng thumbs toay alweys tyrping badley");
  for (int round = 0; round < 20; ++round)
    for (const std::string& text : typed)
      searching.push_back(milliseconds([&] { (void)index.search(text); }));
  report("load, English", english, 50);
  report("load, German over English", german, 50);
  report("build the search index", indexing, 50);
  report("search (fixture and one all wrong)", searching, 2);
  return 0;
}
