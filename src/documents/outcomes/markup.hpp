// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace cairn::documents {

/// Text for HTML and SVG: & < > " ' written as entities, control characters dropped.
std::string escaped(std::string_view text);

}  // namespace cairn::documents
