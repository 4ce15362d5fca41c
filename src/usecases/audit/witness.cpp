// SPDX-License-Identifier: Apache-2.0
#include "usecases/audit/witness.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "storage/practices.hpp"
#include "storage/sqlite_session.hpp"
#include "vault/practice_key.hpp"

namespace cairn {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view ending = ".checkpoint";

std::unexpected<Error> keeping_failed(const fs::path& place) {
  return fail(ErrorKind::unavailable, "--keep", "The witness could not write to " + place.string() + ". Nothing was kept.");
}

std::string text_in(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Puts a file there whole, or not at all.
Result<void> keep_file(const fs::path& file, const std::string& text) {
  const fs::path draft = file.string() + ".new";
  const int opened = ::open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (opened < 0) return keeping_failed(file);
  const bool stored = ::write(opened, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(opened) == 0;
  ::close(opened);
  std::error_code fault;
  if (stored) fs::rename(draft, file, fault);
  const int folder = ::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool synced = folder >= 0 && ::fsync(folder) == 0;
  if (folder >= 0) ::close(folder);
  if (!stored || fault || !synced) return keeping_failed(file);
  return {};
}

/// What a witness knows already.
struct Known {
  std::string key{};
  std::optional<Checkpoint> newest{};
};

Result<Known> known_in(const fs::path& keep) {
  Known known{text_in(keep / "key"), {}};
  if (known.key.empty()) return known;
  const auto key = checkpoint_key_in(known.key);
  if (!key) return fail(ErrorKind::refused, "--keep", "The key that this witness keeps is damaged: " + (keep / "key").string());
  for (const auto& file : fs::directory_iterator(keep)) {
    if (file.path().extension() != ending) continue;
    const auto checkpoint = checkpoint_in(key->key, text_in(file.path()));
    if (!checkpoint) return fail(ErrorKind::refused, "--keep", "A checkpoint that this witness keeps is damaged: " + file.path().string());
    if (!known.newest || checkpoint->tree.size > known.newest->tree.size) known.newest = checkpoint;
  }
  return known;
}

std::optional<std::vector<Sha256>> hashes_in(const std::vector<std::string>& proof) {
  std::vector<Sha256> hashes(proof.size());
  for (std::size_t i = 0; i < proof.size(); ++i)
    if (!from_hex(proof[i], hashes[i].data(), hashes[i].size())) return std::nullopt;
  return hashes;
}

/// What is wrong with the tree that is shown, beside the one that is known; nothing when it goes on from there.
std::optional<std::string> fault_between(const Checkpoint& known, const Checkpoint& shown, const std::vector<std::string>& proof) {
  const TreeHead& before = known.tree;
  const TreeHead& now = shown.tree;
  if (now.size < before.size)
    return fmt::format("The ledger has become shorter: {} leaves were signed at {}, and now it is shown with {}, signed at {}. An earlier "
                       "copy of the database was put in its place.",
                       before.size, to_text(known.at), now.size, to_text(shown.at));
  const auto hashes = hashes_in(proof);
  if (now.size == before.size && now.root != before.root)
    return fmt::format("Two different ledgers of {} leaves were signed, at {} and at {}.", now.size, to_text(known.at), to_text(shown.at));
  if (!hashes || !is_consistent(before, now, *hashes))
    return fmt::format("The ledger of {} leaves, signed at {}, does not begin with the {} leaves that were signed at {}: what was written "
                       "by then has another history now.",
                       now.size, to_text(shown.at), before.size, to_text(known.at));
  return std::nullopt;
}

}  // namespace

Result<WitnessReport> witness(const fs::path& keep, const AskLedger& ask) {
  std::error_code fault;
  fs::create_directories(keep, fault);
  if (fault) return keeping_failed(keep);
  const auto known = known_in(keep);
  if (!known) return std::unexpected(known.error());
  const auto sight = ask(known->newest ? known->newest->tree.size : 0);
  if (!sight) return std::unexpected(sight.error());
  WitnessReport report{.newest = known->newest, .first = known->key.empty()};
  const auto key = checkpoint_key_in(sight->key);
  if (!key || (!report.first && sight->key != known->key)) {
    report.wrong = "The practice shows another key than the one that this witness keeps.";
    return report;
  }
  if (sight->checkpoint.empty()) {
    if (known->newest) report.wrong = "The practice shows no checkpoint any more.";
    return report;
  }
  const auto shown = checkpoint_in(key->key, sight->checkpoint);
  if (!shown || shown->practice != key->practice) {
    report.wrong = "The checkpoint that is shown is not signed by the practice's key.";
    return report;
  }
  if (known->newest) report.wrong = fault_between(*known->newest, *shown, sight->proof);
  if (report.wrong) return report;
  report.grown = !known->newest || shown->tree.size > known->newest->tree.size;
  report.newest = shown;
  if (report.first)
    if (auto done = keep_file(keep / "key", sight->key); !done) return std::unexpected(done.error());
  if (report.grown)
    if (auto done = keep_file(keep / fmt::format("{:020}{}", shown->tree.size, ending), sight->checkpoint); !done)
      return std::unexpected(done.error());
  return report;
}

AskLedger ask_data_folder(const AuditPlace& place) {
  return [place](std::uint64_t from) -> Result<LedgerSight> {
    const auto key = load_practice_key(place.key_file, place.folder);
    if (!key) return std::unexpected(key.error());
    const auto file = place.folder / "cairn.db";
    std::error_code ignored;
    if (!fs::exists(file, ignored)) return fail(ErrorKind::not_found, "", "There is no practice in this data folder.");
    try {
      const auto connection = open_sqlite({.file = file});
      connection->begin_reading();
      const auto found = practices::all(*connection);
      if (found.empty()) return fail(ErrorKind::not_found, "", "There is no practice in this data folder.");
      return sight_of(*connection, found.front().id, checkpoint_key(*key), from);
    } catch (const StorageFailure& failure) {
      return fail(ErrorKind::unavailable, "", std::string("The database could not be read: ") + failure.what() + ".");
    }
  };
}

}  // namespace cairn
