// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace cairn {

/// What a browser is, for the list of a person's own sessions: "Firefox on Linux". Made of a fixed set of words, so that
/// nothing a sender writes is stored or shown; "A browser" when it is none we know.
std::string device_name(std::string_view user_agent);

}  // namespace cairn
