// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "statistics/undefined.hpp"

namespace cairn::documents {

/// A number for people: at most `digits` significant digits, no trailing zeros.
std::string short_number(double value, int digits = 4);

/// "undefined, because …" or the number with `digits` significant digits.
std::string in_words(const statistics::Defined<>& value, int digits = 4);

/// A share as a percentage: 0.125 → "12.5 %".
std::string percent(double share);

}  // namespace cairn::documents
