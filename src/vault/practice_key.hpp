// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
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
  sign_checkpoints  ///< signs the ledger's checkpoints; stays when the key is rotated
};

/// The secret of one practice, from which everything else is opened. It comes from a file that lies outside the data
/// folder. The file may hold earlier epochs after the current one: what those sealed still opens.
class PracticeKey {
 public:
  /// A fresh key that is in no file; for tests and for `create_practice_key`.
  static PracticeKey make();

  PracticeKey(PracticeKey&&) noexcept = default;
  PracticeKey& operator=(PracticeKey&&) noexcept = default;
  PracticeKey(const PracticeKey&) = delete;
  PracticeKey& operator=(const PracticeKey&) = delete;

  /// The epoch that new things are sealed under.
  KeyId id() const;

  /// The key for one purpose in the current epoch.
  std::span<const std::uint8_t, Secret::size> subkey(KeyPurpose purpose) const;

  /// The key for one purpose in the epoch of that id; nothing when this practice key does not hold it.
  std::optional<std::span<const std::uint8_t, Secret::size>> subkey(KeyPurpose purpose, const KeyId& epoch) const;

 private:
  struct Epoch {
    KeyId id;
    Secret secret;
    Secret wrap_records;
    Secret seal_texts;
  };
  PracticeKey(std::vector<Epoch> epochs, Secret lookup);
  static Epoch epoch_of(Secret secret);

  std::vector<Epoch> epochs_;  ///< the current one first; never empty
  Secret lookup_;
  Secret pepper_;
  Secret find_logins_;
  Secret sign_checkpoints_;

  friend Result<PracticeKey> load_practice_key(const std::filesystem::path&, const std::filesystem::path&);
  friend Result<void> save_practice_key(const PracticeKey&, const std::filesystem::path&, const std::filesystem::path&);
};

/// Writes the key into a new file (mode 0600, synced to disk). Errors: `refused` when the file is there already, lies
/// inside the data folder, or its own folder is missing; `unavailable` when the system does not let us write.
Result<void> save_practice_key(const PracticeKey& key, const std::filesystem::path& file,
                               const std::filesystem::path& data_folder);

/// Makes a new key and writes it into a new file. Errors: those of `save_practice_key`.
Result<PracticeKey> create_practice_key(const std::filesystem::path& file, const std::filesystem::path& data_folder);

/// Reads a key file. Errors: `not_found` when there is none; `refused` when it lies inside the data folder, is no plain
/// file, or others than its owner may read it; `invalid` when it is no key file of a format this program knows, or
/// was damaged. No error text holds anything of what stands in the file.
Result<PracticeKey> load_practice_key(const std::filesystem::path& file, const std::filesystem::path& data_folder);

}  // namespace cairn
