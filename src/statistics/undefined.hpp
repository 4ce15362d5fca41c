// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstddef>
#include <expected>
#include <limits>
#include <string>
#include <utility>

namespace cairn::statistics {

/// Why a number does not exist for these data: "undefined, because …". Never a silent 0 or NaN.
struct Undefined {
  std::string because;  ///< ends the sentence "undefined, because": "fewer than 3 people have both scores"
  bool operator==(const Undefined&) const = default;
};

/// A number (or several), or why there is none.
template <class T = double>
using Defined = std::expected<T, Undefined>;

/// Short for `std::unexpected(Undefined{…})`.
inline std::unexpected<Undefined> undefined(std::string because) {
  return std::unexpected(Undefined{std::move(because)});
}

/// How a value that was not observed stands in a span of doubles that is *given* to a method. Results never
/// hold it: they use `Defined` or `std::optional`.
inline constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// True for a value that was not observed.
inline bool is_missing(double value) { return std::isnan(value); }

/// The number itself, or `undefined` when it grew past what a double can hold.
inline Defined<> finite_or_undefined(double value) {
  if (std::isfinite(value)) return value;
  return undefined("the numbers are too large or too small to calculate with");
}

}  // namespace cairn::statistics
