// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string_view>

#include "base/error.hpp"
#include "usecases/invite.hpp"
#include "usecases/practice.hpp"

namespace cairn {

/// Where a practice lies, and how it is opened.
struct PracticePlace {
  std::filesystem::path folder;    ///< the data folder
  std::filesystem::path key_file;  ///< outside it
  PracticeSettings settings;
  unsigned readers = 4;                             ///< reads from the database at a time
  std::size_t shelf_bytes = 64U * 1024U * 1024U;    ///< memory for opened records
  bool cheap_passwords = false;                     ///< for tests only: hashes that cost next to nothing
  std::function<void(std::string_view)> stop_process;  ///< see StoreSettings
};

/// An opened practice and everything it stands on.
class OpenPractice {
 public:
  /// Errors: those of the key file and of the store; `not_found` when there is no practice in the folder.
  static Result<std::unique_ptr<OpenPractice>> open(const PracticePlace& place, const Clock& clock);

  ~OpenPractice();
  OpenPractice(const OpenPractice&) = delete;
  OpenPractice& operator=(const OpenPractice&) = delete;

  const Practice& practice() const;
  Store& store();
  void stop();  ///< finishes what is being written, then closes

 private:
  struct Inside;
  explicit OpenPractice(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

/// Makes a new practice: key file, data folder, database. Errors: `refused` when the key file or a practice is there
/// already; those of the key file and the store. What was there before stays as it was.
Result<void> create_practice(const PracticePlace& place, const Line& name, const Clock& clock);

}  // namespace cairn
