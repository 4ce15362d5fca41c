// SPDX-License-Identifier: Apache-2.0
#include "server/prepared_content.hpp"

namespace cairn {

Result<Content> prepared_content(const Settings&) { return Content{}; }

}  // namespace cairn
