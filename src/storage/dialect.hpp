// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "storage/session.hpp"

namespace cairn {

/// A migration's text as a database reads it. It is written for SQLite; PostgreSQL has other names for the types of
/// columns and none of SQLite's table options. Everything else stands in the subset that both share.
std::string in_dialect(Dialect dialect, std::string_view sql);

}  // namespace cairn
