// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/error.hpp"
#include "vault/secret.hpp"

namespace cairn {

/// Names one epoch of a practice's key; made from the secret itself, so a mistyped secret is noticed. Not secret.
using KeyId = std::array<std::uint8_t, 8>;

/// What a subkey is for. Each purpose has a key of its own, so that no two uses ever share one.
enum class KeyPurpose {
  wrap_records,  ///< wraps record keys; changes with the epoch
  seal_texts,    ///< seals names and cursors; changes with the epoch
  pepper,        ///< goes into password hashes; stays when the key is rotated
  find_logins,   ///< turns logins into the hashes they are found by; stays when the key is rotated
  sign_checkpoints,  ///< signs the ledger's checkpoints; stays when the key is rotated
  wrap_backups   ///< wraps the key of a backup; changes with the epoch
};

/// The secret of one practice, from which everything else is opened. It comes from a file that lies outside the data
/// folder. The file may hold earlier epochs after the current one: what those sealed still opens. May be used from
/// many threads; what it gives out stays valid as long as it lives.
class PracticeKey {
 public:
  /// A fresh key that is in no file; for tests and for `create_practice_key`.
  static PracticeKey make();

  PracticeKey(PracticeKey&&) noexcept;
  PracticeKey& operator=(PracticeKey&&) noexcept;
  PracticeKey(const PracticeKey&) = delete;
  PracticeKey& operator=(const PracticeKey&) = delete;
  ~PracticeKey();

  /// The epoch that new things are sealed under.
  KeyId id() const;

  /// All epochs it holds, the current one first.
  std::vector<KeyId> epochs() const;

  /// Names the practice's key in all its epochs. Not secret.
  KeyId family() const;

  /// The key for one purpose in the current epoch.
  std::span<const std::uint8_t, Secret::size> subkey(KeyPurpose purpose) const;

  /// The key for one purpose in the epoch of that id; nothing when this practice key does not hold it.
  std::optional<std::span<const std::uint8_t, Secret::size>> subkey(KeyPurpose purpose, const KeyId& epoch) const;

  /// From now on it looks after its file: once a second, and whenever it meets an epoch that it does not know, it sees
  /// whether the file was replaced, and takes over the epochs that are new there. Epochs that are gone from the file
  /// still open things until this key is gone too.
  void follow(const std::filesystem::path& file, const std::filesystem::path& data_folder);

  /// A copy with a fresh epoch as the current one.
  PracticeKey with_new_epoch() const;

  /// A copy without one of the earlier epochs. Errors: `refused` for the current epoch; `not_found` when it does not
  /// hold such an epoch.
  Result<PracticeKey> without(const KeyId& epoch) const;

 private:
  struct Epoch;
  struct Ring;
  PracticeKey(std::vector<Secret> epochs, Secret lookup);
  void look_at_file(bool at_once) const;

  std::unique_ptr<Ring> ring_;

  friend Result<PracticeKey> load_practice_key(const std::filesystem::path&, const std::filesystem::path&);
  friend struct KeyText;
};

/// Writes the key into a new file (mode 0600, synced to disk). Errors: `refused` when the file is there already, lies
/// inside the data folder, or its own folder is missing; `unavailable` when the system does not let us write.
Result<void> save_practice_key(const PracticeKey& key, const std::filesystem::path& file,
                               const std::filesystem::path& data_folder);

/// Puts the key into a file that is there, in one step: a power cut leaves the old file or the new one, whole, and the
/// old one stays until the new one is on the disk and was read again. Errors: those of `save_practice_key` and
/// `load_practice_key`; `refused` when the key holds more epochs than a key file may.
Result<void> replace_practice_key(const PracticeKey& key, const std::filesystem::path& file,
                                  const std::filesystem::path& data_folder);

/// Makes a new key and writes it into a new file. Errors: those of `save_practice_key`.
Result<PracticeKey> create_practice_key(const std::filesystem::path& file, const std::filesystem::path& data_folder);

/// Reads a key file. Errors: `not_found` when there is none; `refused` when it lies inside the data folder, is no plain
/// file, or others than its owner may read it; `invalid` when it is no key file of a format this program knows, or
/// was damaged. No error text holds anything of what stands in the file.
Result<PracticeKey> load_practice_key(const std::filesystem::path& file, const std::filesystem::path& data_folder);

}  // namespace cairn
