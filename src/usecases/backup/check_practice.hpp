// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "base/error.hpp"
#include "base/id.hpp"
#include "storage/snapshot.hpp"
#include "storage/store.hpp"
#include "vault/practice_key.hpp"

namespace cairn {

/// How much was opened.
struct OpenedCounts {
  std::uint64_t records = 0;
  std::uint64_t erased = 0;   ///< records that have no key any more
  std::uint64_t entries = 0;  ///< versions whose body opened
  std::uint64_t texts = 0;    ///< names and the like
};

/// Opens everything that a practice holds, one thing after the other: every wrapped key, every body, every name. Reads
/// only. Errors: `invalid` with the id of the first thing that does not open.
Result<OpenedCounts> open_everything(Store& store, const PracticeKey& key, const PracticeId& practice, const Progress& progress);

/// The one practice of a data folder. Errors: `not_found`.
Result<PracticeId> only_practice(Session& session);

}  // namespace cairn
