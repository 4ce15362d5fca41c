// SPDX-License-Identifier: Apache-2.0
// What a write and a read cost as the practice grows: the same deeds, through the same use cases as a request, in practices
// of different size made in the same run. Sizes are arguments; the default is 100, 10000 and 100000 clients.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "domain/kinds.hpp"
#include "storage/care.hpp"
#include "storage/entries.hpp"
#include "storage/records.hpp"
#include "storage/store.hpp"
#include "usecases/entries.hpp"
#include "usecases/new_account.hpp"
#include "usecases/open_practice.hpp"
#include "usecases/record_shelf.hpp"
#include "usecases/records.hpp"
#include "usecases/sign_in.hpp"
#include "vault/seal.hpp"

using namespace cairn;
namespace fs = std::filesystem;
using SteadyClock = std::chrono::steady_clock;

namespace {

constexpr int entries_each = 20;
constexpr std::size_t clients_a_commit = 500;
constexpr std::size_t probes = 200;  // records that are read and written, spread over the practice

struct Client {
  AccountId account;
  RecordId record;
};

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

std::string body(int i) {
  Goal goal;
  goal.words = Line("Walk to the harbour and back, number " + std::to_string(i));
  goal.why = Prose("Because the mornings decide the day, and the water is good for me. " + std::string(200, 'a'));
  return to_json(goal);
}

/// Fills the practice in large transactions; the entries are sealed like any others.
std::vector<Client> fill(const Practice& practice, std::size_t clients, AccountId therapist) {
  std::vector<Client> made;
  made.reserve(clients);
  while (made.size() < clients) {
    const auto done = practice.store.write([&](Transaction& transaction) -> Result<void> {
      for (std::size_t i = 0; i < clients_a_commit && made.size() < clients; ++i) {
        Account account;
        account.id = make_id<AccountId>();
        account.profile = seal_profile(practice, account.id, {Line("Client"), {}, {}});
        account.created = practice.clock.now();
        if (auto added = add_account(practice, transaction, account); !added) return added;
        const auto stored = records::owned_by(transaction, practice.id, account.id).front();
        const auto key = unwrap(practice.key, practice.id, stored.record.id, stored.wrapped_key);
        std::vector<StoredEntry> log;
        for (int j = 0; j < entries_each; ++j) {
          EntryHead head{make_id<EntryId>(), 1, Kind::goal, {}, account.id, account.created, account.created, SeenBy::my_therapist};
          log.push_back({head, 0, seal(*key, {practice.id, stored.record.id, head.id, 1, "goal"}, body(j))});
        }
        if (auto appended = entries::append(transaction, practice.id, stored.record.id, log); !appended) return std::unexpected(appended.error());
        if (made.size() < 12)
          if (auto begun = care::begin(transaction, practice.id, therapist, account.id, account.created); !begun) return begun;
        made.push_back({account.id, stored.record.id});
      }
      return {};
    });
    if (!done) throw std::runtime_error(done.error().sentence);
  }
  return made;
}

/// Runs a deed for each probe several times; answers wall and CPU microseconds a deed, the best round of three.
template <class Deed>
std::pair<double, double> cost(const std::vector<Client>& chosen, Deed&& deed) {
  std::pair<double, double> best{1e9, 1e9};
  for (int round = 0; round < 3; ++round) {
    const auto start = SteadyClock::now();
    const double cpu = cpu_seconds();
    for (std::size_t i = 0; i < chosen.size(); ++i) deed(i);
    const double count = static_cast<double>(chosen.size());
    best.first = std::min(best.first, seconds_since(start) * 1e6 / count);
    best.second = std::min(best.second, (cpu_seconds() - cpu) * 1e6 / count);
  }
  return best;
}

template <class T>
T expect(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().sentence);
  return std::move(*result);
}

void measure(std::size_t clients) {
  const SystemClock clock;
  const fs::path folder = fs::temp_directory_path() / ("cairn-bench-" + to_text(make_id<EntryId>()));
  fs::create_directories(folder);
  PracticePlace place;
  place.folder = folder / "data";
  place.key_file = folder / "practice.key";
  place.settings.demo = true;
  place.shelf_bytes = 16U << 20U;
  if (auto made = create_practice(place, Line("Bench"), clock); !made) throw std::runtime_error(made.error().sentence);
  std::vector<Client> all;
  AccountId therapist;
  {
    auto open = expect(OpenPractice::open(place, clock));
    Account account;
    account.id = therapist = make_id<AccountId>();
    account.role = Role::therapist;
    account.profile = seal_profile(open->practice(), account.id, {Line("Ana"), {}, {}});
    if (auto added = open->store().write([&](Transaction& transaction) { return add_account(open->practice(), transaction, account); }); !added)
      throw std::runtime_error(added.error().sentence);
    all = fill(open->practice(), clients, therapist);
  }
  const auto start = SteadyClock::now();
  auto open = expect(OpenPractice::open(place, clock));
  const double start_ms = seconds_since(start) * 1000;
  const Practice& practice = open->practice();

  std::mt19937_64 random(7);
  std::vector<Client> chosen;
  std::vector<std::string> tokens;
  const auto door = expect(admit(practice, Deed::enter_demo, ""));
  for (std::size_t i = 0; i < std::min(probes, clients); ++i) {
    chosen.push_back(all[random() % all.size()]);
    tokens.push_back(expect(enter_demo(practice, door, {chosen.back().account, false}, "")).token);
  }
  const auto read_cold = [&](std::size_t i) {
    practice.shelf.forget(chosen[i].record);
    expect(read_entries(practice, expect(admit(practice, Deed::read_entries, tokens[i], chosen[i].record)), ""));
  };
  const auto read_warm = [&](std::size_t i) {
    expect(read_entries(practice, expect(admit(practice, Deed::read_entries, tokens[i], chosen[i].record)), ""));
  };
  const auto write = [&](std::size_t i) {
    AppendRequest request;
    request.entries.push_back({make_id<EntryId>(), 1, Kind::goal, {}, clock.now(), SeenBy::only_me, RawJson{body(1)}});
    expect(append(practice, expect(admit(practice, Deed::write_entries, tokens[i], chosen[i].record)), request));
  };
  const std::string ana = expect(enter_demo(practice, door, {therapist, false}, "")).token;
  const auto caseload = [&](std::size_t) { expect(list_records(practice, expect(admit(practice, Deed::list_records, ana)))); };
  const auto warm = cost(chosen, read_warm);
  const auto cold = cost(chosen, read_cold);
  const auto listed = cost(chosen, caseload);
  const auto written = cost(chosen, write);
  fmt::print("| {} | {} | {:.1f} / {:.1f} | {:.1f} / {:.1f} | {:.1f} / {:.1f} | {:.0f} / {:.1f} | {:.1f} | {:.0f} |\n", clients,
             clients * entries_each, warm.first, warm.second, cold.first, cold.second, listed.first, listed.second, written.first, written.second,
             start_ms, resident_mib());
  std::fflush(stdout);
  open.reset();
  fs::remove_all(folder);
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::size_t> sizes;
  for (int i = 1; i < argc; ++i) {
    const std::string_view text(argv[i]);
    std::size_t size = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), size).ec == std::errc{} && size > 0) sizes.push_back(size);
  }
  if (sizes.empty()) sizes = {100, 10'000, 100'000};
  fmt::print("wall / CPU microseconds a deed, best of 3 rounds of up to {} deeds; {} entries a record\n\n", probes, entries_each);
  fmt::print("| clients | entries | read, record open | read, record not open | caseload of 12 | append, durable | start ms | resident MiB |\n");
  fmt::print("|---|---|---|---|---|---|---|---|\n");
  for (const std::size_t size : sizes) measure(size);
}
