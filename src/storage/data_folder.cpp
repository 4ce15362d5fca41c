// SPDX-License-Identifier: Apache-2.0
#include "storage/data_folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <string_view>
#include <system_error>

namespace cairn {
namespace {

namespace fs = std::filesystem;

std::unexpected<Error> refused(const fs::path& folder, std::string_view what) {
  return fail(ErrorKind::unavailable, "", "The data folder " + folder.string() + " " + std::string(what));
}

std::string system_words(int fault) { return std::generic_category().message(fault); }

/// Opens, flushes and closes; false when any of it fails. `flags` may make the file.
bool flushed(const fs::path& path, int flags) {
  const int opened = ::open(path.c_str(), flags | O_CLOEXEC, 0600);
  const bool done = opened >= 0 && ::fsync(opened) == 0;
  const int fault = errno;
  if (opened >= 0) ::close(opened);
  errno = fault;
  return done;
}

}  // namespace

Result<void> flush_folder(const fs::path& folder) {
  if (flushed(folder, O_RDONLY | O_DIRECTORY)) return {};
  return refused(folder, "cannot be flushed to the disk: " + system_words(errno) + ".");
}

Result<fs::path> prepared_database_file(const fs::path& folder) {
  std::error_code fault;
  if (!fs::exists(folder, fault)) {
    fs::create_directories(folder, fault);
    if (!fault) fs::permissions(folder, fs::perms::owner_all, fault);
    if (fault) return refused(folder, "could not be made: " + fault.message() + ".");
  }
  if (!fs::is_directory(folder, fault)) return refused(folder, "is no folder.");
  const fs::path file = folder / "cairn.db";
  if (!flushed(file, O_RDWR | O_CREAT | O_NOFOLLOW)) return refused(folder, "cannot be written to: " + system_words(errno) + ".");
  if (!flushed(file.string() + "-wal", O_RDWR | O_NOFOLLOW) && errno != ENOENT)
    return refused(folder, "cannot be flushed to the disk: " + system_words(errno) + ".");
  flushed(fs::absolute(folder).parent_path(), O_RDONLY | O_DIRECTORY);  // it need not be ours to flush
  if (auto done = flush_folder(folder); !done) return std::unexpected(done.error());
  return file;
}

}  // namespace cairn
