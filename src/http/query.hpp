// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "base/error.hpp"

namespace cairn {

/// The text behind its percent signs; `invalid` when an escape is broken or hides a control character.
Result<std::string> percent_decoded(std::string_view text);

/// The value of the one query parameter that a route takes; empty when it is not there. `known` is its name, or empty for
/// a route that takes none. Errors: `invalid` for any other parameter and for one that stands there twice.
Result<std::string> query_value(std::string_view query, std::string_view known);

}  // namespace cairn
