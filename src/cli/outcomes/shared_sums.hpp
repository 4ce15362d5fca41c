// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "base/error.hpp"
#include "statistics/growth/mergeable_growth.hpp"

namespace cairn::outcomes {

/// A service's sums as a text to send elsewhere: JSON with the exact parts of every sum and no rows. Designs
/// of fewer than 10 clients are withheld here, before anything is written.
std::string shared_text(const statistics::MergeableGrowth& sums);

/// Reads what another service sent. Errors name the place; sums of fewer than 10 clients are refused.
Result<statistics::MergeableGrowth> shared_sums(std::string_view text);

}  // namespace cairn::outcomes
