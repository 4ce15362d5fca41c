// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "base/id.hpp"
#include "base/time.hpp"
#include "storage/session.hpp"

namespace cairn {

/// A practice: whom all the rest belongs to.
struct StoredPractice {
  PracticeId id{};
  Sealed profile{};     ///< its name and settings, sealed under the practice key
  bool demo = false;  ///< everybody in it is made up
  Instant created{};
};

namespace practices {

void add(Transaction& transaction, const StoredPractice& practice);
std::optional<StoredPractice> find(Session& session, const PracticeId& practice);
std::vector<StoredPractice> all(Session& session);  ///< in the order they were made

}  // namespace practices
}  // namespace cairn
