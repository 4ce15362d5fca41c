// SPDX-License-Identifier: Apache-2.0
// What keeping house costs: a backup and a restore beside `cp` of the same file with a flush, and a rotation for each record.
// bench_backup FOLDER RECORDS ENTRIES_EACH
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "storage/accounts.hpp"
#include "storage/entries.hpp"
#include "storage/practices.hpp"
#include "storage/records.hpp"
#include "storage/store.hpp"
#include "usecases/backup/make_backup.hpp"
#include "usecases/backup/restore_backup.hpp"
#include "usecases/keys/key_epochs.hpp"
#include "usecases/open_practice.hpp"
#include "vault/record_key.hpp"
#include "vault/seal.hpp"

using namespace cairn;
namespace fs = std::filesystem;

namespace {

const SystemClock machine_clock;

template <class T>
T must(Result<T> result) {
  if (result) return std::move(*result);
  fmt::print(stderr, "{}\n", result.error().sentence);
  std::exit(1);
}
void must(Result<void> result) {
  if (result) return;
  fmt::print(stderr, "{}\n", result.error().sentence);
  std::exit(1);
}

/// Seconds by the wall's clock, and of this process on a processor: on a busy machine only the second compares.
struct Spent {
  double wall = 0;
  double processor = 0;
};

template <class Fn>
Spent spent(Fn&& fn) {
  const auto start = std::chrono::steady_clock::now();
  const std::clock_t before = std::clock();
  fn();
  return {std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(),
          static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC};
}

/// One record with its entries; bodies of 100 to 700 bytes.
void add_record(Transaction& transaction, const PracticeKey& key, const PracticeId& practice, const AccountId& owner, int entries) {
  const auto record = make_id<RecordId>();
  const auto record_key = RecordKey::make();
  records::add(transaction, practice,
               {.record = {.id = record, .sort = RecordSort::client, .owner = owner}, .wrapped_key = wrap(key, practice, record, record_key)});
  std::vector<StoredEntry> stored;
  for (int i = 0; i < entries; ++i) {
    StoredEntry entry;
    entry.head.id = make_id<EntryId>();
    entry.head.kind = Kind::reflection;
    entry.head.author = owner;
    entry.head.written = entry.head.happened = Instant{i};
    const std::string body(100 + static_cast<std::size_t>(i * 37 % 600), 'x');
    entry.body = seal(record_key, {practice, record, entry.head.id, 1, "reflection"}, body);
    stored.push_back(std::move(entry));
  }
  if (!stored.empty()) must(entries::append(transaction, practice, record, stored));
}

void fill(const PracticePlace& place, int records, int entries_each) {
  must(create_practice(place, Line("Bench"), machine_clock));
  const auto open = must(OpenPractice::open(place, machine_clock));
  const Practice& practice = open->practice();
  Account account;
  account.id = make_id<AccountId>();
  account.profile = seal_text(practice.key, "account profile", account.id.bytes, "{}");
  must(practice.store.write([&](Transaction& transaction) { return accounts::add(transaction, practice.id, account); }));
  for (int done = 0; done < records; done += 500)
    must(practice.store.write([&](Transaction& transaction) -> Result<void> {
      for (int i = done; i < std::min(records, done + 500); ++i) add_record(transaction, practice.key, practice.id, account.id, entries_each);
      return {};
    }));
  open->stop();
}

/// Reads a file and writes it into another, flushed: what any backup has to do at least.
void copy_flushed(const fs::path& from, const fs::path& to) {
  const auto in = must(File::to_read(from));
  const auto out = must(File::to_make(to));
  std::string block(1U << 20U, '\0');
  for (std::size_t got = 1; got > 0;) {
    got = must(in.read(block));
    must(out.write(std::string_view(block).substr(0, got)));
  }
  must(out.sync());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    fmt::print(stderr, "bench_backup FOLDER RECORDS ENTRIES_EACH\n");
    return 2;
  }
  const Scaffold folder(fs::path(argv[1]) / ("bench-backup-" + to_text(make_id<EntryId>())));
  fs::create_directories(folder.path());
  PracticePlace place;
  place.folder = folder.path() / "data";
  place.key_file = folder.path() / "key";
  const int records = std::atoi(argv[2]);
  const Spent filled = spent([&] { fill(place, records, std::atoi(argv[3])); });
  const double mb = static_cast<double>(fs::file_size(place.folder / "cairn.db")) / 1e6;
  fmt::print("database            {:9.1f} MB, {} records of {} entries, filled in {:.1f} s\n", mb, records, argv[3], filled.wall);
  const auto say = [&](const char* what, Spent time, Spent peer) {
    fmt::print("{:12} {:7.2f} s wall {:7.1f} MB/s {:5.1f} x cp; {:6.2f} s processor {:7.1f} MB/s\n", what, time.wall, mb / time.wall,
               time.wall / peer.wall, time.processor, mb / time.processor);
  };
  for (int round = 1; round <= 3; ++round) {
    const auto name = [&](const char* what) { return folder.path() / fmt::format("{}-{}", what, round); };
    const Spent cp = spent([&] { copy_flushed(place.folder / "cairn.db", name("cp")); });
    say("cp, flushed", cp, cp);
    say("backup", spent([&] { must(make_backup(place.folder, place.key_file, name("backup"), machine_clock)); }), cp);
    say("restore", spent([&] {
          must(restore_backup({.from = name("backup"), .data = name("restored"), .key_file = place.key_file}, machine_clock));
        }),
        cp);
    fs::remove(name("cp"));
    fs::remove(name("backup"));
    fs::remove_all(name("restored"));
  }
  Rotated rotated;
  const Spent turned = spent([&] { rotated = must(rotate_key(place.folder, place.key_file, machine_clock)); });
  const double each = (turned.wall - 2.5) / static_cast<double>(rotated.record_keys);  // 2.5 s: for servers to notice
  fmt::print("rotation            {:9.2f} s for {} record keys: {:.1f} us each; a million: {:.0f} s\n", turned.wall, rotated.record_keys, each * 1e6,
             each * 1e6 + 2.5);
  return 0;
}
