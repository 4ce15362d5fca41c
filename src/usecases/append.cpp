// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <exception>
#include <typeinfo>

#include "base/log.hpp"
#include "storage/access_log.hpp"
#include "storage/care.hpp"
#include "storage/entries.hpp"
#include "storage/store.hpp"
#include "usecases/append_check.hpp"
#include "usecases/end_care.hpp"
#include "usecases/entries.hpp"
#include "usecases/live_hub.hpp"
#include "usecases/record_shelf.hpp"
#include "vault/seal.hpp"

namespace cairn {
namespace {

constexpr int most_tries = 60;

AccessLine line_for(const Admission& admission, const CheckedAppend& checked, Instant now) {
  AccessLine line;
  line.who = admission.caller()->account;
  line.role = admission.caller()->role;
  line.relationship = admission.relationship();
  line.deed = checked.shares ? AccessDeed::shared : AccessDeed::wrote;
  for (const EntryVersion& version : checked.fresh) ++line.kinds[version.head.kind];
  line.at = now;
  line.session = admission.caller()->session;
  return line;
}

std::vector<StoredEntry> sealed(const Practice& practice, const OpenRecord& open, const CheckedAppend& checked) {
  std::vector<StoredEntry> stored;
  stored.reserve(checked.fresh.size());
  for (const EntryVersion& version : checked.fresh) {
    const EntryHead& head = version.head;
    stored.push_back({head, 0, seal(*open.key, {practice.id, open.record.id, head.id, head.version, name_of(head.kind)}, version.body)});
  }
  return stored;
}

/// What one append writes.
struct ToWrite {
  std::vector<StoredEntry> stored;
  AccessLine line;
  std::vector<CareEnd> ends;
};

/// Writes what was checked against the log at one length, and gives those who treat the record's owner then; nothing when
/// the log has grown since, and nothing was written.
Result<std::optional<std::vector<AccountId>>> write_checked(Transaction& transaction, const Practice& practice, const OpenRecord& open,
                                                            const ToWrite& what) {
  if (entries::length(transaction, practice.id, open.record.id) != open.length()) return std::nullopt;
  if (auto ended = set_care_ends(transaction, practice.id, open.record.owner, what.ends, what.line.at); !ended)
    return std::unexpected(ended.error());
  const auto appended = entries::append(transaction, practice.id, open.record.id, what.stored);
  if (!appended) return std::unexpected(appended.error());
  access_log::add(transaction, practice.id, open.record.id, what.line);
  return care::therapists_of(transaction, practice.id, open.record.owner, what.line.at);
}

/// Tells those who may see something of it that the record has something new for them, and nobody else; and those whose
/// care has ended by it, who find it closed.
void find_and_tell(const Practice& practice, const OpenRecord& grown, std::int64_t before, const std::vector<AccountId>& carers,
                   const std::vector<CareEnd>& ends) {
  const Record& record = grown.record;
  std::vector<AccountId> to_tell;
  for (const CareEnd& end : ends)
    if (end.until && *end.until <= practice.clock.now()) to_tell.push_back(end.therapist);
  const auto news_for = [&](AccountId account, Role role, Relationship relationship) {
    const VisibleLog visible(grown.log, record, {account, role, relationship});
    if (!visible.versions_since(before).empty() || !visible.withdrawn_since(before).empty()) to_tell.push_back(account);
  };
  const bool vault = record.sort == RecordSort::vault;
  news_for(record.owner, vault ? Role::therapist : Role::client, Relationship::self);
  for (const AccountId carer : carers) news_for(carer, Role::therapist, Relationship::treating);
  practice.live.tell(to_tell, record.id);
}

/// What is stored is stored: where there is no memory to tell the others, they find it when they look.
void tell(const Practice& practice, const OpenRecord& open, const CheckedAppend& written, const std::vector<AccountId>& carers,
          const std::vector<CareEnd>& ends) noexcept {
  try {
    const auto grown = practice.shelf.grow(open, written.fresh);
    find_and_tell(practice, *grown, open.length(), carers, ends);
  } catch (const std::exception& fault) {
    log::warning("nobody could be told of what was written: {}", typeid(fault).name());
  }
}

Result<std::shared_ptr<const OpenRecord>> open_now(const Practice& practice, RecordId record) {
  return practice.store.read([&](Session& session) { return practice.shelf.look_up(practice, session, record); });
}

}  // namespace

Result<AppendAnswer> append(const Practice& practice, const Admission& admission, const AppendRequest& request) {
  for (int attempt = 0;; ++attempt) {
    const Instant now = practice.clock.now();
    const auto open = open_now(practice, admission.record().id);
    if (!open) return std::unexpected(open.error());
    auto checked = AppendCheck(**open, admission, now).check(request);
    if (!checked) return std::unexpected(checked.error());
    if (checked->fresh.empty()) return AppendAnswer{std::move(checked->answers)};

    const ToWrite what{sealed(practice, **open, *checked), line_for(admission, *checked, now), care_ends(**open, request, *checked, now)};
    // Checked outside the writer's thread, and written only if nobody wrote in between.
    const auto written = practice.store.write([&](Transaction& transaction) {
      return write_checked(transaction, practice, **open, what);
    });
    if (!written) return std::unexpected(written.error());
    if (*written) {
      tell(practice, **open, *checked, **written, what.ends);
      return AppendAnswer{std::move(checked->answers)};
    }
    if (attempt >= most_tries) return fail(ErrorKind::unavailable, "", "Many are writing here at once. Try again in a moment.");
  }
}

}  // namespace cairn
