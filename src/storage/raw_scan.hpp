// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>

#include "base/error.hpp"
#include "vault/sealed.hpp"

namespace cairn {

/// How many of these sealed values still stand in a data folder's files, free space and log included: looks for the first
/// 32 bytes of each, byte by byte. Errors: `unavailable`, `not_found`.
Result<std::int64_t> count_left_in_files(const std::filesystem::path& data, std::span<const Sealed> values);

/// Writes the whole database anew, so that nothing stays in the free space of its pages. Needs room for the database twice
/// more while it works, and others wait with their writes. Errors: `unavailable`.
Result<void> rewrite_database(const std::filesystem::path& data);

}  // namespace cairn
