// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string_view>

#include "base/error.hpp"
#include "domain/catalogue/measure.hpp"

namespace cairn::content {

/// Reads one measure of a catalogue by its code ("PHQ-9"), checked as the whole catalogue is. Errors:
/// `not_found` with the codes that are there, `invalid` with the first fault of the file.
Result<catalogue::Measure> read_measure(const std::filesystem::path& catalog, std::string_view code);

/// Reads one measure from a file in the catalogue's form.
Result<catalogue::Measure> read_measure_file(const std::filesystem::path& path);

}  // namespace cairn::content
