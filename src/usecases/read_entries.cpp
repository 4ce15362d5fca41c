// SPDX-License-Identifier: Apache-2.0
#include <set>

#include "domain/visible_log.hpp"
#include "storage/access_log.hpp"
#include "storage/store.hpp"
#include "usecases/cursor.hpp"
#include "usecases/entries.hpp"
#include "usecases/entry_view.hpp"
#include "usecases/recent_looks.hpp"
#include "usecases/record_shelf.hpp"

namespace cairn {
namespace {

/// Makes sure that this read stands in the record's access log before anything of it leaves.
Result<void> note_read(const Practice& practice, const Admission& admission, const std::map<Kind, int>& kinds) {
  const Caller& caller = *admission.caller();
  const Instant now = practice.clock.now();
  const std::int64_t window = practice.settings.same_look_minutes * 60'000LL;
  std::set<Kind> read;
  for (const auto& [kind, count] : kinds) read.insert(kind);
  if (practice.looks.covered(caller.session, admission.record().id, read, now, window)) return {};
  AccessLine line;
  line.who = caller.account;
  line.role = caller.role;
  line.relationship = admission.relationship();
  line.deed = AccessDeed::read;
  line.kinds = kinds;
  line.at = now;
  line.session = caller.session;
  auto stored = practice.store.write([&](Transaction& transaction) -> Result<void> {
    access_log::add(transaction, practice.id, admission.record().id, line);
    return {};
  }, Need::must_fit);
  if (stored) practice.looks.note(caller.session, admission.record().id, read, now, window);
  return stored;
}

}  // namespace

Result<EntriesPage> read_entries(const Practice& practice, const Admission& admission, const std::string& cursor) {
  const Caller& caller = *admission.caller();
  const Record& record = admission.record();
  const auto since = read_cursor(practice, record.id, caller.account, cursor);
  if (!since) return std::unexpected(since.error());
  const auto open = practice.store.read([&](Session& session) { return practice.shelf.look_up(practice, session, record.id); });
  if (!open) return std::unexpected(open.error());

  const VisibleLog visible((*open)->log, record, {caller.account, caller.role, admission.relationship()});
  EntriesPage page;
  page.record = record.id;
  page.cursor = make_cursor(practice, record.id, caller.account, (*open)->length());
  std::map<Kind, int> kinds;
  for (const std::size_t place : visible.versions_since(*since)) {
    const EntryVersion& version = *(*open)->log[place];
    ++kinds[version.head.kind];
    page.entries.push_back(view_of(version));
  }
  page.withdrawn = visible.withdrawn_since(*since);
  if (!page.entries.empty() || *since == 0)
    if (auto noted = note_read(practice, admission, kinds); !noted) return std::unexpected(noted.error());
  return page;
}

}  // namespace cairn
