// SPDX-License-Identifier: Apache-2.0
#pragma once

// The log that the preloaded library (undo_log.c) writes and the power cut (power_cut.cpp) reads: everything that a
// process changed in one folder, in order, and every flush. Native byte order: both run on one machine.
#include <stdint.h>

/// What one record of the log is about. `inode` is the file's, or the directory's where it says so.
enum UndoKind {
  undo_write = 1,     ///< bytes of a file were replaced: `at`, the old bytes (shorter at the file's end), the new ones
  undo_truncate = 2,  ///< a file's length became `at`: the old bytes are those that were cut off
  undo_sync = 3,      ///< a file (or directory) was flushed: what stands before position `at` of this log is safe
  undo_create = 4,    ///< a name came: `directory`, `inode`, name
  undo_unlink = 5,    ///< a name went; the file itself is kept under its inode's number in the folder for the dead
  undo_rename = 6,    ///< a name became another: "old\0new"; `at` is the inode that the new name had before, or 0
  undo_unseen = 7     ///< something the log cannot follow (a mapped write, a clone): the name says what. The run is void
};

/// Followed by `name` bytes of name, `old_bytes` bytes and `new_bytes` bytes.
struct UndoRecord {
  uint32_t kind;
  uint32_t name_bytes;
  uint64_t inode;
  uint64_t directory;  ///< the inode of the directory, for kinds about names
  int64_t at;
  int64_t size;  ///< the file's length before
  uint32_t old_bytes;
  uint32_t new_bytes;
};
