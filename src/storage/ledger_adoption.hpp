// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "storage/ledger.hpp"

namespace cairn::ledger {

/// Takes rows into the ledger that were written before there was one: all states at first, then up to `limit` entries and
/// lines, each linked to the one before it. True when there may be more. Called at every start until there are none;
/// what was taken in stays so when the program is stopped in between. Nobody else may write meanwhile.
bool adopt_some(Transaction& transaction, const PracticeId& practice, std::int64_t limit);

}  // namespace cairn::ledger
