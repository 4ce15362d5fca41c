// SPDX-License-Identifier: Apache-2.0
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>

#include "faulty_system.hpp"

namespace {

/// What fails here fails in the calls, whatever lies below them; a disk in memory only makes thousands of trials quick. Left
/// alone where somebody chose a place, or where there is not enough of it.
void work_in_memory() {
  constexpr const char* memory = "/dev/shm";
  constexpr std::uint64_t enough = 256U << 20U;
  struct statvfs about {};
  if (::statvfs(memory, &about) != 0 || ::access(memory, W_OK | X_OK) != 0) return;
  if (about.f_bavail * about.f_frsize >= enough) static_cast<void>(::setenv("TMPDIR", memory, /*overwrite=*/0));
}

}  // namespace

int main(int argc, char** argv) {
  work_in_memory();
  cairn::faults::take_over_sqlite_memory();
  return doctest::Context(argc, argv).run();
}
