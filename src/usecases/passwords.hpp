// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "usecases/practice.hpp"

namespace cairn {

/// The fewest characters of a password while it is the only thing that lets somebody in, and while it is one of two
/// (NIST SP 800-63B-4); the most there may be (code points, after NFKC).
constexpr std::size_t shortest_password = 15;
constexpr std::size_t shortest_of_two = 8;
constexpr std::size_t longest_password = 256;

/// The passwords that are tried first everywhere, in small letters, most common first: about 3,500 that stood in many
/// leaks (compiled by Solar Designer at Openwall 1996-2011, in the public domain).
std::span<const std::string_view> common_passwords();

/// Whether a new password may be taken: long enough, and not one that everybody guesses first, alone or with digits, marks
/// or repeats around it, nor made of little but the practice's and the program's names or the login. No rules on which
/// characters. `one_of_two`: there is a second factor. Errors: `refused` at `path`.
Result<void> check_new_password(const Practice& practice, std::string_view typed, const char* path, bool one_of_two,
                                std::string_view login = {});

/// Whether a password may stand alone.
bool is_long(std::string_view typed);

}  // namespace cairn
