// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <span>
#include <vector>

#include "base/error.hpp"
#include "storage/erasures.hpp"

namespace cairn {

/// The list of erasures in a data folder, and its copy beside the key file. Lines of ids and times, nothing else.
std::filesystem::path erasure_list_in(const std::filesystem::path& data);
std::filesystem::path erasure_list_beside(const std::filesystem::path& key_file);

/// Puts those that the list does not have yet at its end, on the disk when it returns. Errors: `unavailable`; `invalid` as
/// below.
Result<void> extend_erasure_list(const std::filesystem::path& file, std::span<const Erasure> erasures);

/// Reads a list. Errors: `not_found`; `invalid` with the number of the line that is none: a list that cannot be read
/// whole must not be taken for a shorter one.
Result<std::vector<Erasure>> read_erasure_list(const std::filesystem::path& file);

}  // namespace cairn
