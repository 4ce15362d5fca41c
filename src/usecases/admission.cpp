// SPDX-License-Identifier: Apache-2.0
#include "usecases/admission.hpp"

#include <cstdlib>

#include "storage/accounts.hpp"
#include "storage/care.hpp"
#include "storage/records.hpp"
#include "storage/sign_in_sessions.hpp"
#include "storage/store.hpp"
#include "usecases/record_shelf.hpp"
#include "vault/token.hpp"

namespace cairn {
namespace {

constexpr std::int64_t touch_after_ms = 60'000;

/// What the session token and the record id turn out to be.
struct Found {
  std::optional<Caller> caller;
  Instant last_used;
  Instant proved;
  std::optional<Record> record;
  Relationship relationship = Relationship::other;
  std::optional<Instant> care_ended;  ///< of one's own record, when nobody cares for its owner any more
};

Result<Found> find(const Practice& practice, Session& session, const std::optional<Token>& token, std::optional<RecordId> record) {
  Found found;
  const Instant now = practice.clock.now();
  if (!token) return found;
  const auto open = sign_in_sessions::find(session, practice.id, hash_of(*token));
  if (!open || !open->open_at(now)) return found;
  const auto account = accounts::find(session, practice.id, open->account);
  if (!account || account->state != AccountState::active) return found;
  found.caller = Caller{account->id, account->role, open->id, open->proof};
  found.last_used = open->last_used;
  found.proved = open->proved;
  if (!record) return found;
  if (const auto stored = records::find(session, practice.id, *record)) {
    found.record = stored->record;
    found.relationship = care::relationship(session, practice.id, account->id, stored->record.owner, now);
    if (found.relationship == Relationship::self && stored->record.sort == RecordSort::client)
      found.care_ended = care::over_since(session, practice.id, stored->record.owner, now);
  } else {
    practice.shelf.forget(*record);  // it was erased by another process, or never was
  }
  return found;
}

/// A proof from the future is none: the clock was set back.
bool is_fresh(Instant proved, Instant now) { return proved <= now && now.ms - proved.ms <= fresh_ms; }

/// When care has ended, a client uses their own record for as long as the practice has set and told them.
Result<void> check_after_care(const Practice& practice, Deed deed, const Found& found) {
  if (!found.care_ended) return {};
  const AfterCare left = after_care(*found.care_ended, practice.settings.after_care, practice.clock.now());
  if (left.access == OwnAccess::closed)
    return fail(ErrorKind::not_allowed, "", "Your time to read here is over. Ask your practice for a copy of what it keeps.");
  if (left.access == OwnAccess::reading && deed == Deed::write_entries)
    return fail(ErrorKind::not_allowed, "", "Your time to write here is over. You can still read all that is yours.");
  return {};
}

/// Background reading keeps no session alive: only what a person does counts as use.
bool counts_as_use(Deed deed) { return deed != Deed::follow_live && deed != Deed::read_entries; }

}  // namespace

const Record& Admission::record() const {
  if (!record_) std::abort();  // a deed about no record: a mistake in the program
  return *record_;
}

Result<Admission> admit(const Practice& practice, Deed deed, std::string_view token, std::optional<RecordId> record) {
  Admission admission;
  admission.deed_ = deed;
  if (permits_anybody(deed) && token.empty()) return admission;

  const auto known = Token::from(token);
  auto found = practice.store.read([&](Session& session) { return find(practice, session, known, record); });
  if (!found) return std::unexpected(found.error());
  if (permits_anybody(deed)) {
    admission.caller_ = found->caller;
    return admission;
  }
  if (!found->caller) return fail(ErrorKind::signed_out, "", "You are signed out. Sign in again; what you wrote is kept.");
  const Caller& caller = *found->caller;
  if (!is_strong_enough(deed, caller.role, caller.proof))
    return fail(ErrorKind::second_factor, "",
                "Set up a second way to prove who you are first: a passkey or a code app. Until then nothing else is open.");
  if (is_about_a_record(deed)) {
    if (!found->record || !permits(deed, caller.role, found->relationship))
      return fail(ErrorKind::not_found, "", "There is no such record.");
    if (auto open = check_after_care(practice, deed, *found); !open) return std::unexpected(std::move(open.error()));
  } else if (!permits(deed, caller.role, Relationship::other)) {
    return fail(ErrorKind::not_allowed, "", "This is not open to you. Ask the person who runs your practice.");
  }
  const Instant now = practice.clock.now();
  if (asks_for_fresh_proof(deed, caller.proof) && !is_fresh(found->proved, now))
    return fail(ErrorKind::confirm, "", "Please prove once more that it is you. Then this goes on.");
  if (counts_as_use(deed) && now.ms - found->last_used.ms >= touch_after_ms) {
    // A full disk must not keep anybody from reading: the session then ends a little earlier than it might.
    static_cast<void>(practice.store.write([&](Transaction& transaction) -> Result<void> {
      sign_in_sessions::touch(transaction, practice.id, found->caller->session, now);
      return {};
    }));
  }
  admission.caller_ = found->caller;
  admission.record_ = found->record;
  admission.relationship_ = found->relationship;
  return admission;
}

}  // namespace cairn
