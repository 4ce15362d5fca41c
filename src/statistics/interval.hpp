// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace cairn::statistics {

/// A range from low to high that covers the true value with probability `level` over repeated samples.
struct Interval {
  double low = 0;
  double high = 0;
  double level = 0.95;
  bool operator==(const Interval&) const = default;
};

/// Which way of a scale is better for the client.
enum class Better { lower, higher };

/// +1 when higher is better, −1 when lower is better.
constexpr double sign_of(Better better) { return better == Better::higher ? 1.0 : -1.0; }

}  // namespace cairn::statistics
