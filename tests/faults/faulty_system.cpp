// SPDX-License-Identifier: Apache-2.0
#include "faulty_system.hpp"

#include <dlfcn.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <new>

namespace cairn::faults {
namespace {

constexpr int most_files = 4096;
std::atomic<bool> armed{false};
std::int64_t first_left = 0;
std::atomic<std::int64_t> left{0};
std::atomic<bool> failed{false};
Fault chosen;
std::array<char, 512> folder{};
std::array<std::atomic<bool>, most_files> watched{};
thread_local bool spared = false;
constexpr std::int64_t memory_comes_back_after = 50;

bool is_memory(Call call) { return call == Call::memory || call == Call::own_memory; }

/// Whether this call is the one that fails, or comes after it.
bool fails(Call call) {
  if (!armed.load(std::memory_order_relaxed) || chosen.call != call || (is_memory(call) && spared)) return false;
  const auto now = left.fetch_sub(1, std::memory_order_relaxed);
  if (now > 1 || (now < 1 && !chosen.goes_on)) return false;
  if (is_memory(call) && now < 1 - memory_comes_back_after) return false;
  failed = true;
  return true;
}

bool is_watched(int file) { return file >= 0 && file < most_files && watched[static_cast<std::size_t>(file)]; }
bool is_watched(const char* path) { return folder[0] != 0 && std::strncmp(path, folder.data(), std::strlen(folder.data())) == 0; }

template <class Fn>
Fn* real(const char* name) {
  return reinterpret_cast<Fn*>(dlsym(RTLD_NEXT, name));
}

/// A call that says -1 with an errno.
bool refuses(Call call, int file) {
  if (!is_watched(file) || !fails(call)) return false;
  errno = chosen.error;
  return true;
}

int opened(const char* path, int flags, mode_t mode) {
  static auto* const call = real<int(const char*, int, ...)>("open64");
  const bool ours = is_watched(path);
  if (ours && fails(Call::open)) {
    errno = chosen.error;
    return -1;
  }
  const int file = call(path, flags, mode);
  if (file >= 0 && file < most_files) watched[static_cast<std::size_t>(file)] = ours;
  return file;
}

/// The same for a call that takes a path.
bool refuses(Call call, const char* path) {
  if (!is_watched(path) || !fails(call)) return false;
  errno = chosen.error;
  return true;
}

/// How much of a transfer is done: all of it, nothing (-1, with errno), or a part.
ssize_t allowed(Call call, int file, std::size_t size) {
  if (!is_watched(file) || !fails(call)) return static_cast<ssize_t>(size);
  if (chosen.is_short) return static_cast<ssize_t>(size > 1 ? size / 2 : size);
  errno = chosen.error;
  return -1;
}

bool new_fails() { return fails(Call::memory) || fails(Call::own_memory); }

void* new_memory(std::size_t size) {
  void* const memory = new_fails() ? nullptr : std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

sqlite3_mem_methods usual;

}  // namespace

void fail_at(const Fault& fault, std::int64_t i, const std::string& where) {
  armed = false;
  chosen = fault;
  first_left = i;
  left = i;
  failed = false;
  std::strncpy(folder.data(), where.c_str(), folder.size() - 1);
  armed = true;
}

bool stop_failing() {
  armed = false;
  return failed;
}

std::int64_t calls_made() { return first_left - left; }

void spare_this_thread() { spared = true; }

void take_over_sqlite_memory() {
  sqlite3_config(SQLITE_CONFIG_GETMALLOC, &usual);
  static sqlite3_mem_methods ours;
  ours = usual;
  ours.xMalloc = [](int size) { return fails(Call::memory) ? nullptr : usual.xMalloc(size); };
  ours.xRealloc = [](void* old, int size) { return fails(Call::memory) ? nullptr : usual.xRealloc(old, size); };
  sqlite3_config(SQLITE_CONFIG_MALLOC, &ours);
}

}  // namespace cairn::faults

using namespace cairn::faults;

// The C library's calls, as SQLite (in its shared library) and our own code find them.
extern "C" {
int open64(const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0;
  va_end(more);
  return opened(path, flags, mode);
}
int open(const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0;
  va_end(more);
  return opened(path, flags, mode);
}
int close(int file) {
  static auto* const call = real<int(int)>("close");
  if (file >= 0 && file < most_files) watched[static_cast<std::size_t>(file)] = false;
  return call(file);
}
ssize_t pread64(int file, void* to, size_t size, off64_t at) {
  static auto* const call = real<ssize_t(int, void*, size_t, off64_t)>("pread64");
  const ssize_t part = allowed(Call::read, file, size);
  return part < 0 ? -1 : call(file, to, static_cast<size_t>(part), at);
}
ssize_t read(int file, void* to, size_t size) {
  static auto* const call = real<ssize_t(int, void*, size_t)>("read");
  const ssize_t part = allowed(Call::read, file, size);
  return part < 0 ? -1 : call(file, to, static_cast<size_t>(part));
}
ssize_t pwrite64(int file, const void* from, size_t size, off64_t at) {
  static auto* const call = real<ssize_t(int, const void*, size_t, off64_t)>("pwrite64");
  const ssize_t part = allowed(Call::write, file, size);
  return part < 0 ? -1 : call(file, from, static_cast<size_t>(part), at);
}
ssize_t write(int file, const void* from, size_t size) {
  static auto* const call = real<ssize_t(int, const void*, size_t)>("write");
  const ssize_t part = allowed(Call::write, file, size);
  return part < 0 ? -1 : call(file, from, static_cast<size_t>(part));
}
int fsync(int file) {
  static auto* const call = real<int(int)>("fsync");
  return refuses(Call::flush, file) ? -1 : call(file);
}
int fdatasync(int file) {
  static auto* const call = real<int(int)>("fdatasync");
  return refuses(Call::flush, file) ? -1 : call(file);
}
int ftruncate64(int file, off64_t size) noexcept {
  static auto* const call = real<int(int, off64_t)>("ftruncate64");
  return refuses(Call::truncate, file) ? -1 : call(file, size);
}
int unlink(const char* path) noexcept {
  static auto* const call = real<int(const char*)>("unlink");
  return refuses(Call::unlink, path) ? -1 : call(path);
}

int remove(const char* path) noexcept {
  static auto* const call = real<int(const char*)>("remove");
  return refuses(Call::unlink, path) ? -1 : call(path);
}

int link(const char* from, const char* to) noexcept {
  static auto* const call = real<int(const char*, const char*)>("link");
  return refuses(Call::name, to) ? -1 : call(from, to);
}

int rename(const char* from, const char* to) noexcept {
  static auto* const call = real<int(const char*, const char*)>("rename");
  return refuses(Call::name, to) ? -1 : call(from, to);
}

int mkdir(const char* path, mode_t mode) noexcept {
  static auto* const call = real<int(const char*, mode_t)>("mkdir");
  return refuses(Call::open, path) ? -1 : call(path, mode);
}
void* mmap64(void* where, size_t size, int protection, int flags, int file, off64_t at) noexcept {
  static auto* const call = real<void*(void*, size_t, int, int, int, off64_t)>("mmap64");
  return refuses(Call::map, file) ? MAP_FAILED : call(where, size, protection, flags, file, at);
}
}

void* operator new(std::size_t size) { return new_memory(size); }
void* operator new[](std::size_t size) { return new_memory(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return new_fails() ? nullptr : std::malloc(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }
