// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cairn {

/// Bytes as text that may stand in an address: A-Z a-z 0-9 - _, no padding. Takes the same time for all bytes.
std::string to_base64url(std::string_view bytes);

/// The bytes of such a text; nothing when it holds anything else.
std::optional<std::string> from_base64url(std::string_view text);

}  // namespace cairn
