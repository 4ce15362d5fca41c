// SPDX-License-Identifier: Apache-2.0
#include "usecases/backup/restore_backup.hpp"

#include <atomic>
#include <new>
#include <set>

#include "base/file.hpp"
#include "storage/erasures.hpp"
#include "storage/practices.hpp"
#include "storage/store.hpp"
#include "storage/turn_back.hpp"
#include "usecases/audit/checkpoints.hpp"
#include "usecases/audit/verify.hpp"
#include "usecases/backup/check_practice.hpp"
#include "usecases/backup/restore_folder.hpp"
#include "usecases/erase/erasure_list.hpp"
#include "vault/backup_file.hpp"
#include "vault/practice_key.hpp"

namespace cairn {
namespace {

namespace fs = std::filesystem;

/// The new folder as it is named at last, without a slash at its end.
fs::path named(const fs::path& data) {
  const fs::path full = fs::absolute(data).lexically_normal();
  return full.has_filename() ? full : full.parent_path();
}

Result<void> check_place(const fs::path& data) {
  std::error_code fault;
  if (fs::exists(data, fault) && !(fs::is_directory(data, fault) && fs::is_empty(data, fault)))
    return fail(ErrorKind::refused, "", data.string() + " is there and not empty. A backup is restored into a new folder only: "
                                                        "nothing was changed.");
  if (!fs::is_directory(data.parent_path(), fault))
    return fail(ErrorKind::refused, "", "The folder of " + data.string() + " is not there. Make it first.");
  return {};
}

/// All erasures that the lists name, each once.
Result<std::set<Erasure>> erasures_of(const RestoreWish& wish) {
  std::error_code ignored;
  std::vector<fs::path> files;
  for (const fs::path& given : wish.erased) files.push_back(fs::is_directory(given, ignored) ? erasure_list_in(given) : given);
  if (const auto beside = erasure_list_beside(wish.key_file); fs::exists(beside, ignored)) files.push_back(beside);
  std::set<Erasure> all;
  for (const fs::path& file : files) {
    const auto list = read_erasure_list(file);
    if (!list) return std::unexpected(list.error());
    all.insert(list->begin(), list->end());
  }
  return all;
}

/// Opens the backup's chunks into a database file.
Result<BackupFacts> unpack(const fs::path& from, const PracticeKey& key, const fs::path& database, const StepProgress& progress) {
  const auto in = File::to_read(from);
  if (!in) return std::unexpected(in.error());
  const auto size = in->size();
  if (!size) return std::unexpected(size.error());
  const auto out = File::to_make(database);
  if (!out) return std::unexpected(out.error());
  std::uint64_t done = 0;
  const auto facts = open_backup(
      key,
      [&](std::span<char> into) -> Result<std::size_t> {
        const auto got = in->read(into);
        if (got) done += *got;
        if (got && progress) progress("opening", done, *size);
        return got;
      },
      [&](std::string_view bytes) { return out->write(bytes); });
  if (!facts) return facts;
  if (auto synced = out->sync(); !synced) return std::unexpected(synced.error());
  return facts;
}

/// Whether everything in the practice is as the program wrote it. What is found is looked for twice: to the audit a read that fails
/// once, for want of memory or by the disk, is a row that was changed.
Result<void> check_ledger(Store& store, const PracticeKey& key, const PracticeId& practice) {
  return store.read([&](Session& session) -> Result<void> {
    const AuditReport found = audit(session, practice, key, OpenBodies::no);
    if (!found.wrong) return {};
    if (!audit(session, practice, key, OpenBodies::no).wrong)
      return fail(ErrorKind::unavailable, "", "What was restored did not read the same twice: the disk or the memory of this machine "
                                              "failed. Nothing was kept.");
    return fail(ErrorKind::invalid, "", "What is in this backup was changed past the program. " + *found.wrong);
  });
}

/// What follows when the database is open: everything is checked, then brought to the state that is wanted.
Result<void> check_and_turn(Store& store, const PracticeKey& key, const RestoreWish& wish, const std::set<Erasure>& erased,
                            const PracticeId& expected, Instant now, const StepProgress& progress, Restored& report) {
  const auto practice = store.read([&](Session& session) -> Result<PracticeId> {
    if (auto fine = check_database(session); !fine) return std::unexpected(fine.error());
    return only_practice(session);
  });
  if (!practice) return std::unexpected(practice.error());
  if (*practice != expected) return fail(ErrorKind::invalid, "", "This backup holds another practice than its head says.");
  const auto opened = open_everything(store, key, *practice, [&](std::uint64_t done, std::uint64_t all) {
    if (progress) progress("checking records", done, all);
  });
  if (!opened) return std::unexpected(opened.error());
  report.records = opened->records;
  report.entries = opened->entries;
  report.texts = opened->texts;
  report.erased = erased.size();
  if (auto filled = fill_ledger(store, *practice); !filled) return filled;
  if (auto checked = check_ledger(store, key, *practice); !checked) return checked;
  const auto turned = store.write([&](Transaction& transaction) -> Result<void> {
    for (const Erasure& erasure : erased) {
      const Taken taken = erasures::carry_out(transaction, *practice, erasure);
      report.erased_again += taken.keys + taken.names;
    }
    if (wish.until) {
      const CutTails cut = turn_back(transaction, *practice, *wish.until);
      report.cut_entries = cut.entries;
      report.cut_lines = cut.lines;
    }
    const ShutDoors shut = shut_doors(transaction, *practice, now);
    report.sessions = shut.sessions;
    report.invitations = shut.invitations;
    return {};
  });
  const bool changed = report.erased_again + report.cut_entries + report.cut_lines > 0;
  return turned && changed ? check_ledger(store, key, *practice) : turned;
}

/// Gives the finished folder its name, so that it outlives a power cut, or takes it back. An empty folder of that name may be
/// there; anything else stays.
Result<void> give_name(const fs::path& made, const fs::path& data) {
  const fs::path parent = data.parent_path();
  std::error_code fault;
  fs::rename(made, data, fault);
  if (fault) {
    const bool taken = fault == std::errc::directory_not_empty || fault == std::errc::file_exists || fault == std::errc::not_a_directory;
    return fail(taken ? ErrorKind::refused : ErrorKind::unavailable, "",
                "The restored folder could not be named " + data.string() + ": " + fault.message() + ". Nothing was changed.");
  }
  auto synced = sync_folder(parent);
  if (!synced) fs::rename(data, made, fault);
  return synced;
}

/// Restores into a folder of its own, and what is kept of it is ready to be named.
Result<Restored> restore_in(const fs::path& work, const RestoreWish& wish, const PracticeKey& key, const std::set<Erasure>& erased,
                            Instant now, const StepProgress& progress) {
  const auto facts = unpack(wish.from, key, work / "cairn.db", progress);
  if (!facts) return std::unexpected(facts.error());
  if (wish.until && *wish.until > facts->made)
    return fail(ErrorKind::refused, "--until", "This backup was made at " + to_text(facts->made) + ": it does not know what came after. "
                                               "Take a later backup.");
  std::atomic<bool> flushed{true};
  StoreSettings settings;
  settings.folder = work;
  settings.readers = 1;
  settings.stop_process = [&](std::string_view) { flushed = false; };  // the restore ends then, and leaves nothing
  auto store = Store::open(std::move(settings));
  if (!store) return std::unexpected(store.error());
  Restored report;
  report.made = facts->made;
  const auto turned = check_and_turn(**store, key, wish, erased, facts->practice, now, progress, report);
  if (!turned && flushed) return std::unexpected(turned.error());
  const auto all_erased = (*store)->read([&](Session& session) -> Result<std::vector<Erasure>> {
    return erasures::all(session, facts->practice);
  });
  (*store)->stop();
  if (!flushed)
    return fail(ErrorKind::unavailable, "", "The disk of " + work.parent_path().string() + " could not be flushed. Nothing was kept.");
  if (!all_erased) return std::unexpected(all_erased.error());
  if (wish.only_verify) return report;
  if (!all_erased->empty())
    if (auto kept = extend_erasure_list(erasure_list_in(work), *all_erased); !kept) return std::unexpected(kept.error());
  if (auto synced = sync_folder(work); !synced) return std::unexpected(synced.error());
  return report;
}

Result<Restored> restore(const RestoreWish& wish, const Clock& clock, const StepProgress& progress) {
  const fs::path data = named(wish.data);
  if (!wish.only_verify)
    if (auto fine = check_place(data); !fine) return std::unexpected(fine.error());
  const auto key = load_practice_key(wish.key_file, data);
  if (!key) return std::unexpected(key.error());
  const auto erased = erasures_of(wish);
  if (!erased) return std::unexpected(erased.error());

  const fs::path parent = wish.only_verify ? fs::temp_directory_path() : data.parent_path();
  clear_restore_folders(parent);
  Scaffold work(new_restore_folder(parent));
  const auto held = make_restore_folder(work.path());
  if (!held) return std::unexpected(held.error());
  auto restored = restore_in(work.path(), wish, *key, *erased, clock.now(), progress);
  if (!restored || wish.only_verify) return restored;
  if (auto done = give_name(work.path(), data); !done) return std::unexpected(done.error());
  work.keep();
  return restored;
}

}  // namespace

Result<Restored> restore_backup(const RestoreWish& wish, const Clock& clock, const StepProgress& progress) {
  try {
    return restore(wish, clock, progress);
  } catch (const std::bad_alloc&) {
    return fail(ErrorKind::unavailable, "", "There was not enough memory to restore this backup. Nothing of it was kept.");
  }
}

}  // namespace cairn
