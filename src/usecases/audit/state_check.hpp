// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "usecases/audit/ledger_walk.hpp"

namespace cairn {

/// Whether accounts, care and records stand as their newest leaves say, none is missing and none came from elsewhere.
Checked check_states(Session& session, const PracticeId& practice, const NewestStates& states);

/// What `check_records` goes by.
struct RecordCheck {
  const std::set<RecordId>& erased;
  OpenBodies bodies;
  AuditReport& report;
};

/// Whether the key of each record opens that was not erased, and, when asked, every body under it.
Checked check_records(Session& session, const PracticeId& practice, const PracticeKey& key, const RecordCheck& how);

}  // namespace cairn
