// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "http/message.hpp"
#include "http/web_settings.hpp"

namespace cairn {

/// How long the head at the start of what has arrived is, its empty line included; 0 when it has not all arrived.
/// `searched` is how much has been looked through before.
std::size_t head_length(std::string_view arrived, std::size_t searched = 0);

/// What is wrong with the raw bytes of a head before any parser reads it: a line that ends otherwise than by CR LF, a
/// line that is folded, a control character, a request line or a number of lines past the limit. Nothing when it may be
/// parsed. Two parsers that understand one head differently are how requests are smuggled, so nothing doubtful passes.
std::optional<Response> head_fault(std::string_view head, const WebLimits& limits);

/// What is wrong with headers that say how long the body is: both Content-Length and Transfer-Encoding, one of them
/// twice, a coding other than chunked, a length past the limit, a body that is packed. Nothing when all is well.
std::optional<Response> framing_fault(const Request& request, const WebLimits& limits);

/// Splits a request target into the request's path and query; false when it is not a path of ours: anything but
/// visible ASCII that begins with a slash.
bool take_target(std::string_view target, Request& request);

}  // namespace cairn
