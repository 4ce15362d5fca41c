// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/connection.hpp"

namespace cairn {

/// Tells SQLite how the tables of a practice look when they are full. `practice` leads every key and is the same in nearly
/// every row; without being told, SQLite takes it for selective and walks through all records to find one person's.
/// PostgreSQL counts for itself. Does nothing when it has been told already. Throws `StorageFailure`.
void teach_planner(Connection& connection);

}  // namespace cairn
