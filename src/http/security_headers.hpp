// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace cairn {

/// The headers that stand on every answer, errors too, each line ended: what a browser may load, run, frame and tell
/// others. On TLS they also bind the browser to TLS for two years.
std::string_view security_headers(bool tls);

}  // namespace cairn
