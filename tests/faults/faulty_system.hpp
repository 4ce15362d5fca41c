// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace cairn::faults {

/// What of the system's can be made to fail. The calls stand in for the C library's in this program, below SQLite and below
/// our own code; the memory is operator new and SQLite's own allocator, or operator new alone.
enum class Call {
  open,  ///< of files and folders, and making them
  read, write, flush, truncate, unlink,
  name,  ///< link and rename
  map, memory, own_memory
};

/// How a call fails.
struct Fault {
  Call call = Call::write;
  int error = 5;          ///< errno; for memory it does not matter
  bool goes_on = false;   ///< all calls from that one on fail, not it alone; of memory the next 50
  bool is_short = false;  ///< a write or read does a part and says so, or is interrupted (EINTR) once: nobody may notice
};

/// From now on the i-th (1, 2, 3 …) such call on a file below `folder` fails; memory: of any thread but those that asked
/// to be spared.
void fail_at(const Fault& fault, std::int64_t i, const std::string& folder);

/// No call fails any more; whether one has since `fail_at`.
bool stop_failing();

/// How many such calls there were between `fail_at` and `stop_failing`.
std::int64_t calls_made();

/// This thread's memory never fails: it is the one that looks on.
void spare_this_thread();

/// Has SQLite use an allocator that can be made to fail. To be called before anything else of SQLite.
void take_over_sqlite_memory();

}  // namespace cairn::faults
