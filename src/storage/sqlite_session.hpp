// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "storage/connection.hpp"

namespace cairn {

/// What a connection to an SQLite file may do.
enum class Access { read_only, read_write };

/// How an SQLite file is opened.
struct SqliteSettings {
  std::filesystem::path file{};
  Access access = Access::read_only;
  std::string vfs{};           ///< the file layer; empty: the usual one
  int busy_ms = 5000;        ///< how long to wait for another process that holds the lock
  int checkpoint_pages = 1000;  ///< a write-ahead log longer than this is carried over into the file
};

/// Opens an SQLite database as a connection: WAL, `synchronous=FULL` (checked), foreign keys, no trust in the schema,
/// nothing written to temporary files. Used by one thread at a time. Throws `StorageFailure`.
std::unique_ptr<Connection> open_sqlite(const SqliteSettings& settings);

}  // namespace cairn
