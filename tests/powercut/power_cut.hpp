// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

namespace cairn::powercut {

/// What of a process's unflushed changes a power cut takes away.
enum class Loss {
  everything,  ///< all that was not flushed: every write, every change of a file's length, every name
  half,        ///< each write or length with an even chance; of a folder's names, the last ones
  torn         ///< as `half`, and of a write only some of its 512-byte sectors may be kept
};

/// What one power cut did.
struct CutReport {
  std::size_t unflushed = 0;  ///< writes and lengths that no flush had made safe
  std::size_t undone = 0;     ///< those that are gone
  std::size_t torn = 0;       ///< writes of which a part stayed
  std::size_t names = 0;      ///< created, renamed or unlinked names that are as before
  std::string unseen{};       ///< a change that the log could not follow: the cut says nothing
};

/// Where a watched process writes (see undo_log.c).
struct WatchedPlace {
  std::filesystem::path folder;  ///< what it may change
  std::filesystem::path log;     ///< the log of its changes
  std::filesystem::path dead;    ///< files whose last name went
};

/// The environment in which a program's changes to the folder are logged; a flush takes up to so many microseconds.
std::vector<std::string> watching(const WatchedPlace& place, const std::filesystem::path& undo_log, unsigned longest_flush_us);

/// Makes the folder what the disk would hold after a power cut at the moment the process died: first everything since each
/// file's and folder's last flush is put back, then what `loss` leaves is written anew, in order. The index beside a
/// write-ahead log is nothing to rely on after a cut: it goes, stays or is filled with rubbish. The log and the dead are
/// emptied. Throws std::runtime_error when the log or the folder cannot be read.
CutReport cut_power(const WatchedPlace& place, Loss loss, std::mt19937_64& chance);

}  // namespace cairn::powercut
