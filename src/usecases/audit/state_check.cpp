// SPDX-License-Identifier: Apache-2.0
#include "usecases/audit/state_check.hpp"

#include <fmt/format.h>

#include "storage/entries.hpp"
#include "storage/ledger_states.hpp"
#include "storage/records.hpp"
#include "vault/record_key.hpp"
#include "vault/seal.hpp"

namespace cairn {
namespace {

constexpr std::int64_t entries_at_once = 500;

std::string named(LeafSort what, const Subject& subject) {
  const std::string id = to_hex(subject.data(), subject.size());
  if (what == LeafSort::care) return "A stretch of care (" + id + ")";
  return (what == LeafSort::account ? "Account " : "Record ") + id;
}

Checked open_bodies(Session& session, const PracticeId& practice, const RecordId& record, const RecordKey& key, AuditReport& report) {
  std::int64_t last = 0;
  for (auto page = entries::after(session, practice, record, 0, entries_at_once); !page.empty();
       page = entries::after(session, practice, record, last, entries_at_once))
    for (const StoredEntry& entry : page) {
      last = entry.position;
      if (!open(key, {practice, record, entry.head.id, entry.head.version, name_of(entry.head.kind)}, entry.body))
        return std::unexpected(fmt::format("Entry {} of record {} does not open.", last, to_text(record)));
      ++report.opened;
    }
  return {};
}

}  // namespace

Checked check_states(Session& session, const PracticeId& practice, const NewestStates& states) {
  std::set<std::pair<LeafSort, Subject>> seen;
  Checked done;
  ledger::each_state(session, practice, [&](const ledger::State& state) {
    seen.emplace(state.what, state.subject);
    const auto known = states.find({state.what, state.subject});
    if (!done) return;
    if (known == states.end())
      done = std::unexpected(named(state.what, state.subject) + " stands in no leaf of the ledger: it did not come from this program.");
    else if (known->second != ledger::hash_of(state.link))
      done = std::unexpected(named(state.what, state.subject) + " is not as it was last written: somebody changed it past this program.");
  });
  if (!done) return done;
  for (const auto& [name, hash] : states)
    if (!seen.contains(name)) return std::unexpected(named(name.first, name.second) + " is missing, or what the ledger says of it was changed.");
  return {};
}

Checked check_records(Session& session, const PracticeId& practice, const PracticeKey& key, const RecordCheck& how) {
  Checked done;
  records::each(session, practice, [&](const StoredRecord& stored) {
    const RecordId& id = stored.record.id;
    if (!done || how.erased.contains(id)) return;
    const auto opened = unwrap(key, practice, id, stored.wrapped_key);
    if (!opened) done = std::unexpected(fmt::format("The key of record {} does not open: it was changed, or is another record's.", to_text(id)));
    else if (how.bodies == OpenBodies::yes) done = open_bodies(session, practice, id, *opened, how.report);
  });
  return done;
}

}  // namespace cairn
