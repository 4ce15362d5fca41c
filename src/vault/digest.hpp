// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace cairn {

/// A BLAKE2b-256 hash.
using Digest = std::array<std::uint8_t, 32>;

/// The hash of some bytes.
Digest digest_of(std::string_view bytes);

}  // namespace cairn
