// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.hpp"
#include "cli/settings.hpp"
#include "http/api/content.hpp"

namespace cairn {

/// Reads the catalogue and the country pack and makes their answers ready. The one place where content meets http.
Result<Content> prepared_content(const Settings& settings);

}  // namespace cairn
