// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace cairn {

/// A password in one form of Unicode (NFKC, by utf8proc), so that it is the same from every keyboard: "é" may arrive as
/// one code point or as two. Nothing when it is no UTF-8.
std::optional<std::string> password_text(std::string_view typed);

/// How many code points a UTF-8 text has.
std::size_t code_points(std::string_view text);

}  // namespace cairn
