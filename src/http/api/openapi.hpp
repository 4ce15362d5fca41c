// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "http/api/route.hpp"

namespace cairn {

/// The OpenAPI 3.1 description of these routes: made from the same rows that the server answers by and the same types
/// that it reads and writes.
std::string openapi(std::span<const Route> routes);

}  // namespace cairn
