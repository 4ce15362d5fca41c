// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "base/error.hpp"
#include "base/id.hpp"
#include "base/time.hpp"
#include "domain/people.hpp"
#include "storage/session.hpp"
#include "vault/token.hpp"

namespace cairn {

/// A link that lets one person make one account.
struct Invitation {
  InvitationId id{};
  TokenHash token{};
  Role role = Role::client;
  Sealed profile{};                     ///< the name and title it was written for
  std::optional<AccountId> inviter{};   ///< nobody: the practice's first administrator
  Instant created{};
  Instant expires{};
  std::optional<AccountId> used_by{};
  std::optional<Instant> used{};

  /// Whether it still lets somebody in.
  bool open_at(Instant now) const { return !used && now < expires; }
};

namespace invitations {

void add(Transaction& transaction, const PracticeId& practice, const Invitation& invitation);
std::optional<Invitation> find(Session& session, const PracticeId& practice, const TokenHash& token);

/// Those that are still open, newest first.
std::vector<Invitation> open(Session& session, const PracticeId& practice, Instant now);

/// Marks it as used. False when it was used before, has expired or does not exist: the caller then stores nothing.
bool use(Transaction& transaction, const PracticeId& practice, const InvitationId& invitation, const AccountId& by,
         Instant now);

}  // namespace invitations
}  // namespace cairn
