// SPDX-License-Identifier: Apache-2.0
#include "base/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <new>
#include <string>
#include <system_error>
#include <utility>

namespace cairn {
namespace {

namespace fs = std::filesystem;

std::unexpected<Error> fault(const fs::path& path, std::string_view what, int number) {
  const ErrorKind kind = number == ENOENT ? ErrorKind::not_found : number == EEXIST ? ErrorKind::refused : ErrorKind::unavailable;
  return fail(kind, "", path.string() + " " + std::string(what) + ": " + std::generic_category().message(number) + ".");
}

}  // namespace

File::File(fs::path path) : path_(std::move(path)) {}
File::File(File&& other) noexcept : handle_(std::exchange(other.handle_, -1)), path_(std::move(other.path_)) {}
File& File::operator=(File&& other) noexcept {
  std::swap(handle_, other.handle_);
  std::swap(path_, other.path_);
  return *this;
}
File::~File() {
  if (handle_ >= 0) ::close(handle_);
}

Result<File> File::to_read(const fs::path& path) {
  File file(path);
  file.handle_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file.handle_ < 0) return fault(path, "could not be opened", errno);
  struct stat about {};
  if (::fstat(file.handle_, &about) != 0 || !S_ISREG(about.st_mode))
    return fail(ErrorKind::refused, "", path.string() + " is no plain file.");
  return file;
}

Result<File> File::to_make(const fs::path& path) {
  File file(path);
  file.handle_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file.handle_ < 0) return fault(path, "could not be made", errno);
  return file;
}

Result<File> File::to_extend(const fs::path& path) {
  File file(path);
  file.handle_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file.handle_ < 0) return fault(path, "could not be opened to write", errno);
  return file;
}

Result<std::size_t> File::read(std::span<char> into) const {
  std::size_t got = 0;
  while (got < into.size()) {
    const ssize_t more = ::read(handle_, into.data() + got, into.size() - got);
    if (more < 0 && errno == EINTR) continue;
    if (more < 0) return fault(path_, "could not be read", errno);
    if (more == 0) break;
    got += static_cast<std::size_t>(more);
  }
  return got;
}

Result<void> File::write(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t wrote = ::write(handle_, bytes.data(), bytes.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) return fault(path_, "could not be written", errno);
    bytes.remove_prefix(static_cast<std::size_t>(wrote));
  }
  return {};
}

Result<void> File::sync() const {
  if (::fsync(handle_) != 0) return fault(path_, "could not be flushed to the disk", errno);
  return {};
}

void File::forget_cached() const { static_cast<void>(::posix_fadvise(handle_, 0, 0, POSIX_FADV_DONTNEED)); }

Result<std::uint64_t> File::size() const {
  struct stat about {};
  if (::fstat(handle_, &about) != 0) return fault(path_, "could not be looked at", errno);
  return static_cast<std::uint64_t>(about.st_size);
}

Result<void> sync_folder(const fs::path& folder) {
  const int handle = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (handle < 0) return fault(folder, "could not be opened", errno);
  const bool synced = ::fsync(handle) == 0;
  const int number = errno;
  ::close(handle);
  if (!synced) return fault(folder, "could not be flushed to the disk", number);
  return {};
}

Scaffold::~Scaffold() {
  std::error_code fault;
  if (path_.empty()) return;
  fs::remove(path_, fault);  // what is no full folder goes without taking memory
  if (!fault) return;
  try {
    fs::remove_all(path_, fault);
  } catch (const std::bad_alloc&) {  // it stays, as after a kill
  }
}

}  // namespace cairn
