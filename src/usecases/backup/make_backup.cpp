// SPDX-License-Identifier: Apache-2.0
#include "usecases/backup/make_backup.hpp"

#include <algorithm>
#include <array>
#include <new>

#include "base/file.hpp"
#include "storage/keeper_lock.hpp"
#include "storage/practices.hpp"
#include "storage/snapshot.hpp"
#include "storage/sqlite_session.hpp"
#include "vault/backup_file.hpp"
#include "vault/digest.hpp"
#include "vault/seal.hpp"

namespace cairn {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view snapshot_name = "snapshot-for-backup";

Result<void> check_place(const fs::path& data, const fs::path& to) {
  std::error_code ignored;
  const fs::path full = fs::absolute(to);
  if (fs::exists(full, ignored))
    return fail(ErrorKind::refused, "", to.string() + " is there already, and no backup is written over. Give a new name.");
  const fs::path folder = fs::weakly_canonical(full.parent_path(), ignored);
  if (!fs::is_directory(folder, ignored))
    return fail(ErrorKind::refused, "", "The folder of " + to.string() + " is not there. Make it first.");
  const fs::path inside = fs::weakly_canonical(fs::absolute(data), ignored);
  if (std::mismatch(inside.begin(), inside.end(), folder.begin(), folder.end()).first == inside.end())
    return fail(ErrorKind::refused, "", to.string() + " lies in the data folder: whatever takes the one takes the other. Put "
                                                      "it on another disk.");
  return {};
}

/// The practice in the copy, when this key is its own and the copy is in order.
Result<PracticeId> look_at_copy(const fs::path& copy, const PracticeKey& key) {
  try {
    const auto session = open_sqlite({.file = copy});
    if (auto fine = check_database(*session, Look::pages); !fine) return std::unexpected(fine.error());
    const auto found = practices::all(*session);
    if (found.empty()) return fail(ErrorKind::not_found, "", "There is no practice in this data folder yet.");
    if (!open_text(key, "practice name", found.front().id.bytes, found.front().profile))
      return fail(ErrorKind::refused, "", "This key file does not belong to this practice. Use the one made with it.");
    return found.front().id;
  } catch (const StorageFailure& failure) {
    if (failure.cause() != StorageFailure::Cause::damaged)
      return fail(ErrorKind::unavailable, "", std::string("The copy of the database could not be read: ") + failure.what() + ".");
    return fail(ErrorKind::invalid, "", std::string("The database is not in order: ") + failure.what() + ".");
  }
}

/// Whether the disk gives the whole file.
Result<void> read_whole(const fs::path& path) {
  const auto file = File::to_read(path);
  if (!file) return std::unexpected(file.error());
  std::array<char, 65'536> some{};
  for (;;) {
    const auto got = file->read(some);
    if (!got) return std::unexpected(got.error());
    if (*got == 0) return {};
  }
}

/// The same, told apart from a disk that does not read: SQLite takes that for a damaged file.
Result<PracticeId> check_copy(const fs::path& copy, const PracticeKey& key) {
  auto practice = look_at_copy(copy, key);
  if (practice || practice.error().kind != ErrorKind::invalid) return practice;
  if (auto read = read_whole(copy); !read) return std::unexpected(read.error());
  if (!look_at_copy(copy, key)) return practice;
  return fail(ErrorKind::unavailable, "", "What the disk of the data folder gives is not the same twice. Look at that disk.");
}

/// A source that reads a file, hashes what it reads and says how far it is.
ByteSource reading(const File& file, RunningDigest& digest, std::uint64_t all, std::string_view step, const StepProgress& progress) {
  return [&file, &digest, all, step, &progress, done = std::uint64_t{0}](std::span<char> into) mutable -> Result<std::size_t> {
    const auto got = file.read(into);
    if (!got) return got;
    digest.add(std::string_view(into.data(), *got));
    done += *got;
    if (progress && *got > 0) progress(step, std::min(done, all), all);
    return got;
  };
}

/// Seals the copy into the file and answers the hash of what went in.
Result<Digest> write_backup(const PracticeKey& key, const BackupFacts& facts, const fs::path& copy, const File& out,
                            const StepProgress& progress) {
  const auto in = File::to_read(copy);
  if (!in) return std::unexpected(in.error());
  RunningDigest digest;
  const auto sealed = seal_backup(key, facts, reading(*in, digest, facts.size, "sealing", progress),
                                  [&](std::string_view bytes) { return out.write(bytes); });
  if (!sealed) return std::unexpected(sealed.error());
  if (auto synced = out.sync(); !synced) return std::unexpected(synced.error());
  out.forget_cached();
  return digest.finish();
}

/// Reads the file back from the disk, opens every piece of it, and compares.
Result<std::uint64_t> read_back(const PracticeKey& key, const fs::path& file, const Digest& expected, const StepProgress& progress) {
  const auto in = File::to_read(file);
  if (!in) return std::unexpected(in.error());
  const auto size = in->size();
  if (!size) return size;
  RunningDigest unused;
  RunningDigest digest;
  const auto facts = open_backup(key, reading(*in, unused, *size, "reading back", progress), [&](std::string_view bytes) -> Result<void> {
    digest.add(bytes);
    return {};
  });
  if (!facts && facts.error().kind == ErrorKind::unavailable) return std::unexpected(facts.error());
  if (!facts || digest.finish() != expected)
    return fail(ErrorKind::unavailable, "", "The backup was written, but what came back from the disk is not what was written. It was "
                                            "thrown away: look at that disk.");
  return size;
}

/// Gives the finished file its name, so that it outlives a power cut, or leaves no file of that name.
Result<void> give_name(const Scaffold& part, const fs::path& to) {
  const fs::path folder = fs::absolute(to).parent_path();
  Scaffold named(to);
  std::error_code fault;
  std::error_code ignored;
  fs::create_hard_link(part.path(), to, fault);  // unlike a rename, this never takes the place of another file
  if (fault && !fs::exists(to, ignored)) fs::rename(part.path(), to, fault);  // not every disk knows links
  if (fault) {
    named.keep();
    const bool taken = fault == std::errc::file_exists;  // meanwhile, by somebody else
    return fail(taken ? ErrorKind::refused : ErrorKind::unavailable, "", to.string() + " could not be given its name: " + fault.message() + ".");
  }
  fs::remove(part.path(), ignored);
  if (auto synced = sync_folder(folder); !synced) return synced;
  named.keep();
  return {};
}

Result<BackupMade> back_up(const fs::path& data, const fs::path& key_file, const fs::path& to, const Clock& clock,
                           const StepProgress& progress) {
  if (auto fine = check_place(data, to); !fine) return std::unexpected(fine.error());
  const auto key = load_practice_key(key_file, data);
  if (!key) return std::unexpected(key.error());
  const auto lock = KeeperLock::take(data);
  if (!lock) return std::unexpected(lock.error());

  const CopyScaffold copy(data / snapshot_name);
  copy.clear();
  BackupMade report;
  report.made = clock.now();
  const auto copied = copy_database(data, copy.path(), [&](std::uint64_t done, std::uint64_t all) {
    if (progress) progress("copying", done, all);
  });
  if (!copied) return std::unexpected(copied.error());
  const auto practice = check_copy(copy.path(), *key);
  if (!practice) return std::unexpected(practice.error());
  std::error_code ignored;
  report.database_bytes = fs::file_size(copy.path(), ignored);

  const Scaffold part(to.string() + ".part");
  fs::remove(part.path(), ignored);  // of a run that was cut off
  const auto out = File::to_make(part.path());
  if (!out) return std::unexpected(out.error());
  const auto digest = write_backup(*key, {*practice, report.made, report.database_bytes, {}}, copy.path(), *out, progress);
  if (!digest) return std::unexpected(digest.error());
  const auto size = read_back(*key, part.path(), *digest, progress);
  if (!size) return std::unexpected(size.error());
  report.file_bytes = *size;
  const KeyId epoch = key->id();
  report.epoch = to_hex(epoch.data(), epoch.size());
  if (auto named = give_name(part, to); !named) return std::unexpected(named.error());
  return report;
}

}  // namespace

Result<BackupMade> make_backup(const fs::path& data, const fs::path& key_file, const fs::path& to, const Clock& clock,
                               const StepProgress& progress) {
  try {
    return back_up(data, key_file, to, clock, progress);
  } catch (const std::bad_alloc&) {
    return fail(ErrorKind::unavailable, "", "There was not enough memory to make this backup. Nothing of it was kept.");
  }
}

}  // namespace cairn
