// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <doctest/doctest.h>

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "faulty_system.hpp"
#include "usecases/backup/restore_backup.hpp"
#include "usecases/entries.hpp"
#include "usecases/invite.hpp"
#include "usecases/test_practice.hpp"

namespace cairn::faults {

/// Stands in everything that is typed here, and may stand in no error.
inline const std::string typed = "heather-on-the-moor";
inline const std::string password = "a long walk over " + typed;

/// What is stored, as counts that have to fit together.
struct Stored {
  std::int64_t entries = 0;
  std::int64_t lines = 0;     ///< of the access log
  std::int64_t sessions = 0;
  bool operator==(const Stored&) const = default;
};

/// How the files of a practice were left.
enum class Left {
  closed,    ///< by a server that stopped in order
  by_a_kill  ///< with a write-ahead log that holds two entries that the database does not
};

/// A practice with one client who is signed in and an administrator with a password, made once; each trial gets a copy of
/// its files, opens it and closes it again.
class FaultyPractice {
 public:
  FaultyPractice();
  ~FaultyPractice();
  FaultyPractice(const FaultyPractice&) = delete;
  FaultyPractice& operator=(const FaultyPractice&) = delete;

  /// A fresh copy of the files, closed, with no backup of them.
  void renew(Left left = Left::closed);
  Result<void> open();
  void close() { open_.reset(); }

  const Practice& practice() const { return open_->practice(); }
  const PracticePlace& place() const { return place_; }
  /// Everything of this practice lies below: its data, its key and its backups.
  std::string folder() const { return root_.string(); }
  /// How often the store asked for the process to be stopped since the last `renew`.
  int stops() const { return stops_; }

  Result<void> append();
  Result<void> sign_in();
  Result<void> read();

  /// Backs the practice up, whether it is open or not.
  Result<void> backup();
  const std::filesystem::path& backup_file() const { return backup_file_; }
  /// Restores that backup.
  Result<void> restore();
  const std::filesystem::path& restored() const { return restore_wish_.data; }
  /// What is stored there.
  Stored stored_in_restored() const;

  /// Forgets counted tries to sign in: one that broke off counts as wrong, and the throttle would soon answer for the fault.
  void forget_tries();

  /// Reads what is stored; the database has to be in one piece.
  Stored stored();
  /// The same, without looking whether it is in one piece.
  Stored counts();

 private:
  static Stored counts_in(const OpenPractice& open);

  TestPractice first_;
  std::filesystem::path closed_;
  std::filesystem::path killed_;
  std::string token_;
  RecordId record_;
  std::filesystem::path root_;
  std::filesystem::path backup_file_;
  RestoreWish restore_wish_;
  PracticePlace place_;
  std::unique_ptr<OpenPractice> open_;
  std::atomic<int> stops_{0};
};

}  // namespace cairn::faults
