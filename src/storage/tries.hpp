// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "base/id.hpp"
#include "base/time.hpp"
#include "storage/session.hpp"
#include "vault/digest.hpp"

namespace cairn {

/// What is remembered of trying at one thing: a login, an address, the whole practice.
struct Tries {
  std::int64_t failures = 0;
  Instant last{};
};

namespace tries {

/// At most so many things are remembered in a practice; those with the fewest and oldest tries go first, so that nobody
/// can wash away a long series with many short ones.
constexpr int most_remembered = 50'000;

std::optional<Tries> find(Session& session, const PracticeId& practice, const Digest& what);
void put(Transaction& transaction, const PracticeId& practice, const Digest& what, const Tries& tries);
void forget(Transaction& transaction, const PracticeId& practice, const Digest& what);
int remembered(Session& session, const PracticeId& practice);

}  // namespace tries
}  // namespace cairn
