// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "storage/connection.hpp"

namespace cairn {

/// One step of the schema: a file of src/storage/migrations, written for SQLite (dialect.hpp says how others read it).
/// Once released it is never changed; what comes later is a new file.
struct Migration {
  int number;             ///< 1, 2, 3 … without a gap
  std::string_view name;  ///< "0001_record_core"
  std::string_view sql;
};

/// All of them, in order; put into the program when it is built.
std::span<const Migration> migrations();

/// Runs those that the database has not seen, each in a transaction together with the row that notes it. Errors:
/// `refused` when one that ran was changed since, or a newer program has been here; `unavailable` when one fails: the
/// database then stands as it was before that one.
Result<void> migrate(Connection& connection, std::span<const Migration> list);

/// What the database holds now, as the statements that would make it, in a fixed order; for comparing.
std::string schema_of(Connection& connection);

}  // namespace cairn
