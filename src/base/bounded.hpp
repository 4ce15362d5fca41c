// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <optional>

namespace cairn {

/// A whole number whose range stands in its type, so that a score outside it cannot exist.
template <int Low, int High>
class Bounded {
  static_assert(Low <= High);

 public:
  static constexpr int low = Low;
  static constexpr int high = High;

  constexpr Bounded() = default;  ///< the lowest value

  /// The number, or nothing when it lies outside `Low … High`.
  static constexpr std::optional<Bounded> from(long long value) {
    if (value < Low || value > High) return std::nullopt;
    return Bounded(static_cast<int>(value));
  }

  constexpr int value() const { return value_; }
  auto operator<=>(const Bounded&) const = default;

 private:
  constexpr explicit Bounded(int value) : value_(value) {}
  int value_ = Low;
};

/// A rating in the client's own terms: 0 = not there at all, 10 = fully there.
using Rating = Bounded<0, 10>;

}  // namespace cairn
