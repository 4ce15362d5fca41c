// SPDX-License-Identifier: Apache-2.0
// What deeds cost in practices of very different size: the same use cases as a request runs, in turns, so that a busy moment
// of the machine meets all of them alike.
//   bench_scale FOLDER CLIENTS [CLIENTS …]     makes each practice under FOLDER unless it is there, then measures
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "bulk_practice.hpp"
#include "domain/goal.hpp"
#include "storage/records.hpp"
#include "storage/store.hpp"
#include "usecases/entries.hpp"
#include "usecases/open_practice.hpp"
#include "usecases/record_shelf.hpp"
#include "usecases/records.hpp"
#include "usecases/sign_in.hpp"
#include "usecases/who_looked.hpp"

using namespace cairn;
namespace fs = std::filesystem;
using SteadyClock = std::chrono::steady_clock;

namespace {

constexpr std::size_t active = 50;  // readers of the day, and as many writers, drawn from the whole practice

double seconds_since(SteadyClock::time_point start) { return std::chrono::duration<double>(SteadyClock::now() - start).count(); }

double cpu_seconds() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto of = [](const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; };
  return of(used.ru_utime) + of(used.ru_stime);
}

double resident_mib() {
  std::ifstream status("/proc/self/statm");
  double pages = 0;
  double resident = 0;
  status >> pages >> resident;
  return resident * 4096 / (1024.0 * 1024.0);
}

template <class T>
T expect(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().sentence);
  return std::move(*result);
}

/// One practice on the disk and its people of today.
struct Measured {
  std::size_t clients = 0;
  fs::path folder;
  double gib = 0;
  double start_ms = 1e12;  ///< the best of many, in turns
  double resident = 0;
  std::unique_ptr<OpenPractice> open;
  std::vector<test::BulkClient> today;  ///< first those who read, then those who write, whose records grow
  std::vector<std::string> tokens;
  std::vector<std::string> therapists;
  std::vector<double> best = std::vector<double>(8, 1e12);  ///< CPU µs a deed
};

PracticePlace place_of(const fs::path& folder) {
  PracticePlace place;
  place.folder = folder / "data";
  place.key_file = folder / "practice.key";
  place.settings.demo = true;  // people enter by choosing: passwords are not what is measured
  place.shelf_bytes = 64U << 20U;
  return place;
}

void make(const fs::path& folder, std::size_t clients, const Clock& clock) {
  fs::create_directories(folder);
  const auto place = place_of(folder);
  if (auto made = create_practice(place, Line("Bench"), clock); !made) throw std::runtime_error(made.error().sentence);
  const auto open = expect(OpenPractice::open(place, clock));
  const auto start = SteadyClock::now();
  const auto all = expect(test::fill_practice(open->practice(), {.clients = clients}, [&](std::size_t done) {
    if (done % 50'000 == 0) fmt::print(stderr, "{} of {} clients, {:.0f} s\n", done, clients, seconds_since(start));
  }));
  std::ofstream people(folder / "people", std::ios::binary);
  for (const auto& one : all) people.write(reinterpret_cast<const char*>(&one), sizeof one);
}

std::vector<test::BulkClient> drawn(const fs::path& folder, std::size_t clients) {
  std::ifstream people(folder / "people", std::ios::binary);
  std::mt19937_64 random(std::random_device{}());  // others each time: those who wrote before have longer records
  std::set<std::size_t> numbers;
  while (numbers.size() < 2 * active) numbers.insert(random() % clients);
  std::vector<std::size_t> order(numbers.begin(), numbers.end());
  std::ranges::shuffle(order, random);
  std::vector<test::BulkClient> chosen(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    people.seekg(static_cast<std::streamoff>(order[i] * sizeof chosen[i]));
    people.read(reinterpret_cast<char*>(&chosen[i]), sizeof chosen[i]);
  }
  return chosen;
}

void measure_starts(std::vector<Measured>& practices, const Clock& clock) {
  constexpr int rounds = 20;
  for (int round = 0; round < rounds; ++round)
    for (Measured& one : practices) {
      const auto start = SteadyClock::now();
      const auto open = expect(OpenPractice::open(place_of(one.folder), clock));
      one.start_ms = std::min(one.start_ms, seconds_since(start) * 1000);
    }
}

/// Opens the practice for the deeds, with the day's people signed in.
void open_up(Measured& one, const Clock& clock) {
  const double before = resident_mib();
  one.gib = static_cast<double>(fs::file_size(one.folder / "data" / "cairn.db")) / (1024.0 * 1024.0 * 1024.0);
  one.open = expect(OpenPractice::open(place_of(one.folder), clock));
  one.resident = resident_mib() - before;
  one.today = drawn(one.folder, one.clients);
  const Practice& practice = one.open->practice();
  const auto door = expect(admit(practice, Deed::enter_demo, ""));
  for (const auto& client : one.today) {
    one.tokens.push_back(expect(enter_demo(practice, door, {client.account, false}, "")).token);
    one.therapists.push_back(expect(enter_demo(practice, door, {client.therapist, false}, "")).token);
  }
}

struct Deeds {
  std::string name;
  int rounds;
  std::function<void(Measured&, std::size_t)> run;
};

std::vector<Deeds> deeds(const Clock& clock) {
  const auto read = [](Measured& in, std::size_t i) {
    const Practice& practice = in.open->practice();
    expect(read_entries(practice, expect(admit(practice, Deed::read_entries, in.tokens[i], in.today[i].record)), ""));
  };
  const auto append_one = [&clock](Measured& in, std::size_t i) {
    Goal goal;
    goal.words = Line("Walk to the harbour and back");
    AppendRequest request;
    request.entries.push_back({make_id<EntryId>(), 1, Kind::goal, {}, clock.now(), SeenBy::only_me, RawJson{to_json(goal)}});
    const Practice& practice = in.open->practice();
    const std::size_t writer = active + i;
    expect(append(practice, expect(admit(practice, Deed::write_entries, in.tokens[writer], in.today[writer].record)), request));
  };
  return {{"read, record open", 600, read},
          {"read, record not open", 150, [read](Measured& in, std::size_t i) { in.open->practice().shelf.forget(in.today[i].record), read(in, i); }},
          {"caseload", 100, [](Measured& in, std::size_t i) {
             const Practice& practice = in.open->practice();
             expect(list_records(practice, expect(admit(practice, Deed::list_records, in.therapists[i]))));
           }},
          {"who looked", 400, [](Measured& in, std::size_t i) {
             const Practice& practice = in.open->practice();
             expect(who_looked(practice, expect(admit(practice, Deed::see_who_looked, in.tokens[i], in.today[i].record))));
           }},
          {"append, durable", 20, append_one},
          {"read after a write by somebody else", 20, [read, append_one](Measured& in, std::size_t i) {
             if (i % 10 == 0) append_one(in, i);
             read(in, i);
           }}};
}

void measure(std::vector<Measured>& practices, const std::vector<Deeds>& all) {
  for (std::size_t d = 0; d < all.size(); ++d)
    for (int round = 0; round < all[d].rounds; ++round)
      for (Measured& one : practices) {
        const double cpu = cpu_seconds();
        for (std::size_t i = 0; i < active; ++i) all[d].run(one, i);
        one.best[d] = std::min(one.best[d], (cpu_seconds() - cpu) * 1e6 / static_cast<double>(active));
      }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: bench_scale FOLDER CLIENTS [CLIENTS ...], at least 100 each\n");
    return 2;
  }
  const SystemClock clock;
  std::vector<Measured> practices(static_cast<std::size_t>(argc - 2));
  for (std::size_t i = 0; i < practices.size(); ++i) {
    practices[i].clients = std::max<std::size_t>(std::stoull(argv[i + 2]), 2 * active);
    practices[i].folder = fs::path(argv[1]) / std::to_string(practices[i].clients);
    if (!fs::exists(practices[i].folder / "people")) make(practices[i].folder, practices[i].clients, clock);
  }
  measure_starts(practices, clock);
  for (Measured& one : practices) open_up(one, clock);  // after the last is filled: a session does not wait for that long
  const auto all = deeds(clock);
  measure(practices, all);
  fmt::print("CPU microseconds a deed ({} people drawn from the whole practice), the best of many rounds in turns\n\n| clients |", active);
  for (const Measured& one : practices) fmt::print(" {} |", one.clients);
  fmt::print(" last : first |\n|---|");
  for (std::size_t i = 0; i <= practices.size(); ++i) fmt::print("---|");
  fmt::print("\n");
  const auto row = [&](const std::string& name, const std::function<double(const Measured&)>& of) {
    fmt::print("| {} |", name);
    for (const Measured& one : practices) fmt::print(" {:.2f} |", of(one));
    fmt::print(" {:.2f} |\n", of(practices.back()) / of(practices.front()));
  };
  for (std::size_t d = 0; d < all.size(); ++d) row(all[d].name, [d](const Measured& one) { return one.best[d]; });
  row("start, ms", [](const Measured& one) { return one.start_ms; });
  row("database, GiB", [](const Measured& one) { return one.gib; });
  row("memory when opened, MiB", [](const Measured& one) { return one.resident; });
}
