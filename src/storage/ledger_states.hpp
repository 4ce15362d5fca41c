// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string_view>

#include "storage/ledger.hpp"

/// What gives people their rights, as leaves: accounts (role, state, login, password, the code app and the passkeys, but
/// not how often those were used), care, and whose a record is. An account without app and passkeys has the link it had
/// before there were any, so ledgers from then go on holding. Each change adds a leaf for the row as it then stands; the
/// newest leaf of a row has to be that of the row. Whoever changes these columns calls the one that fits, in the same
/// transaction.
namespace cairn::ledger {

void note_account(Transaction& transaction, const PracticeId& practice, const AccountId& account);
void note_record(Transaction& transaction, const PracticeId& practice, const RecordId& record);
/// Notes each stretch of care between these two that begins or ends at that moment.
void note_care(Transaction& transaction, const PracticeId& practice, const AccountId& therapist, const AccountId& client,
               Instant at);

/// A row of one of these tables as its newest leaf has to have it.
struct State {
  LeafSort what = LeafSort::account;
  Subject subject{};
  Link link{};
};

/// Visits all of them.
void each_state(Session& session, const PracticeId& practice, const std::function<void(const State&)>& visit);

}  // namespace cairn::ledger
