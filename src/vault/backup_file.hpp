// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>

#include "base/error.hpp"
#include "base/id.hpp"
#include "base/time.hpp"
#include "vault/practice_key.hpp"

/// The file of a backup, format 1. Numbers are little-endian.
///
///   at   bytes
///    0       8  "cairnbk" and 1A: what it is
///    8       4  the format: 1
///   12       8  the family of the practice key (PracticeKey::family)
///   20      16  the practice
///   36       8  when it was made, milliseconds since 1970
///   44       8  how many bytes are sealed in it: the size of the database
///   52     113  the backup's own random key, wrapped under the practice key's epoch (KeyPurpose::wrap_backups), bound to
///               everything before it
///  165      24  the header of libsodium's secretstream (XChaCha20-Poly1305)
///  189      16  BLAKE2b of everything before it: tells a damaged file from one that another key opens
///  205          the chunks: each 65,536 bytes of the database (the last one 1 to 65,536, or none when there is nothing),
///               17 bytes longer in the file. The first chunk is bound to the bytes before it; the last one carries
///               the stream's final tag. Nothing follows.
///
/// A change of any bit, a missing or doubled or swapped chunk, and an end too early or too late are all found.
namespace cairn {

/// What the head of a backup says in the clear.
struct BackupFacts {
  PracticeId practice{};
  Instant made{};
  std::uint64_t size = 0;  ///< of the database in it, in bytes
  KeyId epoch{};           ///< of the practice key that opens it
};

/// Puts the next bytes into `into` and answers how many: fewer than there is room for, and 0, only at the end.
using ByteSource = std::function<Result<std::size_t>(std::span<char> into)>;

/// Takes the next bytes.
using ByteSink = std::function<Result<void>(std::string_view bytes)>;

/// Writes a backup of `facts.size` bytes that come from `plain`, under the key's current epoch (`facts.epoch` is not
/// looked at). Errors: those of the source and the sink; `invalid` when the source ends early or goes on.
Result<void> seal_backup(const PracticeKey& key, const BackupFacts& facts, const ByteSource& plain, const ByteSink& out);

/// Reads a backup and hands on what is sealed in it, each piece when its seal was found right. Until the answer says that
/// all is well, whoever takes the pieces must not rely on there being more, or on all being there. Takes 128 KiB of
/// memory whatever the file says. Errors, each with its sentence: `invalid` for what is no backup, is cut short or
/// is damaged; `refused` for a newer format, another practice's key, or an epoch that the key does not hold; those of the
/// source and the sink.
Result<BackupFacts> open_backup(const PracticeKey& key, const ByteSource& file, const ByteSink& plain);

/// Reads the head alone, without a key: what the file says of itself, not yet proved. Errors: `invalid`, `refused`.
Result<BackupFacts> read_backup_head(const ByteSource& file);

}  // namespace cairn
