// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "base/described.hpp"
#include "base/id.hpp"
#include "base/time.hpp"
#include "storage/session.hpp"
#include "vault/token.hpp"

namespace cairn {

using ResetId = Id<struct ResetTag>;

/// What somebody has lost who cannot get in any more.
enum class Lost { password, second_factor, both };
BOOST_DESCRIBE_ENUM(Lost, password, second_factor, both)

/// A way back in that an administrator has started.
struct Reset {
  ResetId id{};
  TokenHash token{};
  std::optional<AccountId> account{};  ///< nobody: no account has the login that was named
  Lost lost = Lost::password;
  AccountId starter{};
  Instant created{};
  Instant opens{};                ///< not before
  Instant expires{};
  std::optional<Instant> ended{}; ///< used or called off

  /// Whether it waits or is open.
  bool lives_at(Instant now) const { return account && !ended && now < expires; }
};

namespace resets {

void add(Transaction& transaction, const PracticeId& practice, const Reset& reset);
std::optional<Reset> find(Session& session, const PracticeId& practice, const TokenHash& token);

/// Ends one. False when it has ended already.
bool end(Transaction& transaction, const PracticeId& practice, const ResetId& reset, Instant now);

/// Ends all of one account that have not ended; answers how many.
std::int64_t end_all(Transaction& transaction, const PracticeId& practice, const AccountId& account, Instant now);

}  // namespace resets
}  // namespace cairn
