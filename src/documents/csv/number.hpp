// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <expected>
#include <string_view>

namespace cairn::documents {

/// Why a cell is no number.
enum class NotANumber { text, too_large };

/// The number a cell holds, exactly rounded; `decimal` is the only mark allowed in it (no thousands
/// separators). NaN for a cell that means "missing": empty, NA, N/A, NaN, null, NULL or a point.
std::expected<double, NotANumber> csv_number(std::string_view cell, char decimal);

/// True for a cell that means "missing".
bool csv_missing(std::string_view cell);

}  // namespace cairn::documents
