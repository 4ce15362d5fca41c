// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/id.hpp"
#include "base/time.hpp"
#include "domain/entry.hpp"
#include "domain/people.hpp"

namespace cairn {

/// Whom or what to erase: a record by its id, or a person by their login. A client's record stands for the client.
struct EraseWish {
  std::filesystem::path data;
  std::filesystem::path key_file;
  std::optional<RecordId> record{};
  std::string login{};
};

/// A record that goes.
struct ErasedRecord {
  RecordId id{};
  RecordSort sort = RecordSort::client;
  std::int64_t entries = 0;  ///< versions whose body goes
  std::int64_t bytes = 0;    ///< of sealed bodies
  std::int64_t looks = 0;    ///< lines of its access log; they stay
};

/// What would go and what would stay, in numbers.
struct ErasePlan {
  std::optional<AccountId> account{};  ///< whose name, login, password and sessions go; nothing: only a record goes
  Role role = Role::client;
  std::vector<ErasedRecord> records{};
  std::int64_t sessions = 0;
  std::int64_t written_elsewhere = 0;  ///< entries they wrote in other people's records; they stay
  std::string epoch{};                 ///< of the key: backups under it and earlier ones still hold all this
  std::int64_t left = 0;               ///< sealed values that are still there to be destroyed; 0: it was erased before
};

/// Errors: `not_found` when there is no such record or login; `refused` for the only administrator; those of the key file
/// and the store.
Result<ErasePlan> plan_erasure(const EraseWish& wish);

/// What an erasure did.
struct ErasureDone {
  std::int64_t keys = 0;
  std::int64_t bodies = 0;
  std::int64_t names = 0;
  std::int64_t sessions = 0;
  bool written_anew = false;    ///< the database had to be written anew, because pages still held something in free space
  bool list_beside_key = true;  ///< the list beside the key file could be written too
};

/// Carries a plan out. First the ids go onto the erasure lists; then keys, bodies, names, login, password and sessions
/// are destroyed in one transaction; then the write-ahead log is emptied, and the files are looked through byte by byte
/// until nothing of what was destroyed stands in them. Doing it again finishes what was cut off. Errors: those of
/// `plan_erasure`; `refused` when another one keeps house; `unavailable` when something still stands in the files.
Result<ErasureDone> erase(const EraseWish& wish, const Clock& clock);

}  // namespace cairn
