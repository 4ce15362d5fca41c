// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/error.hpp"
#include "base/id.hpp"
#include "base/time.hpp"
#include "domain/people.hpp"
#include "storage/session.hpp"

namespace cairn {

/// A stretch of time in which somebody cares for a client.
struct Care {
  AccountId therapist{};
  AccountId client{};
  Instant from{};
  std::optional<Instant> until{};  ///< nothing: it goes on

  bool covers(Instant at) const { return from <= at && (!until || at < *until); }
};

namespace care {

/// Begins. Errors: `conflict` when this therapist already cares for this client at that moment.
Result<void> begin(Transaction& transaction, const PracticeId& practice, const AccountId& therapist,
                   const AccountId& client, Instant from);

/// Ends what goes on. False when nothing does.
bool end(Transaction& transaction, const PracticeId& practice, const AccountId& therapist, const AccountId& client,
         Instant until);

/// Sets when the care that goes on at `now` ends, or with nothing that it goes on after all. False when none goes on.
bool set_end(Transaction& transaction, const PracticeId& practice, const AccountId& therapist, const AccountId& client,
             std::optional<Instant> until, Instant now);

/// Since when nobody cares for this client any more; nothing while somebody does, and where nobody ever did.
std::optional<Instant> over_since(Session& session, const PracticeId& practice, const AccountId& client, Instant at);

/// The same from a client's whole history.
std::optional<Instant> over_since(std::span<const Care> history, Instant at);

/// How `who` stands to `owner` at that moment. `other` when either has no account in this practice.
Relationship relationship(Session& session, const PracticeId& practice, const AccountId& who, const AccountId& owner,
                          Instant at);

/// Whom this person cares for at that moment, in the order it began.
std::vector<AccountId> clients_of(Session& session, const PracticeId& practice, const AccountId& therapist, Instant at);

/// Who cares for this client at that moment, in the order it began.
std::vector<AccountId> therapists_of(Session& session, const PracticeId& practice, const AccountId& client, Instant at);

/// All that was and is for one client, oldest first.
std::vector<Care> history(Session& session, const PracticeId& practice, const AccountId& client);

}  // namespace care
}  // namespace cairn
