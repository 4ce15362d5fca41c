// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "base/error.hpp"

namespace cairn {

/// The fewest characters of a password while it is the only thing that lets somebody in (NIST SP 800-63B-4).
constexpr std::size_t shortest_password = 15;

/// Whether a new password may be taken: long enough, and not one that everybody guesses first. No rules on which
/// characters. Errors: `refused` at `path`.
Result<void> check_new_password(std::string_view password, const char* path);

/// How many characters (code points) a UTF-8 text has.
std::size_t code_points(std::string_view text);

}  // namespace cairn
