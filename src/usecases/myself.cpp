// SPDX-License-Identifier: Apache-2.0
#include "usecases/myself.hpp"

#include "storage/accounts.hpp"
#include "storage/sign_in_sessions.hpp"
#include "storage/store.hpp"
#include "usecases/passwords.hpp"
#include "usecases/profile.hpp"
#include "vault/password.hpp"
#include "vault/seal.hpp"

namespace cairn {

Result<Myself> see_myself(const Practice& practice, const Admission& admission) {
  const Caller& caller = *admission.caller();
  return practice.store.read([&](Session& session) -> Result<Myself> {
    const auto account = accounts::find(session, practice.id, caller.account);
    const Instant now = practice.clock.now();
    if (!account) return fail(ErrorKind::signed_out, "", "You are signed out.");
    auto profile = open_profile(practice, account->id, account->profile);
    if (!profile) return std::unexpected(profile.error());
    Myself me{account->id, account->role, profile->name, profile->title,
              {practice.name, practice.settings.demo, utc_date(now), practice.settings.after_care}, {}};
    for (const SignInSession& open : sign_in_sessions::open_of(session, practice.id, caller.account, now))
      if (open.id == caller.session) me.session = {open.id, static_cast<int>(open.idle_ms / 60'000), open.ends};
    return me;
  });
}

Result<SessionList> own_sessions(const Practice& practice, const Admission& admission) {
  const Caller& caller = *admission.caller();
  return practice.store.read([&](Session& session) -> Result<SessionList> {
    SessionList list;
    for (const SignInSession& open : sign_in_sessions::open_of(session, practice.id, caller.account, practice.clock.now())) {
      const auto device = open_text(practice.key, "session device", open.id.bytes, open.device);
      list.sessions.push_back({open.id, open.started, open.last_used, open.id == caller.session, Line(device.value_or(""))});
    }
    return list;
  });
}

Result<void> end_own_session(const Practice& practice, const Admission& admission, SessionId ended) {
  return practice.store.write([&](Transaction& transaction) -> Result<void> {
    if (!sign_in_sessions::end(transaction, practice.id, admission.caller()->account, ended, practice.clock.now()))
      return fail(ErrorKind::not_found, "", "This session has ended already.");
    return {};
  });
}

Result<void> change_own_password(const Practice& practice, const Admission& admission, const PasswordChange& change) {
  const Caller& caller = *admission.caller();
  const auto account = practice.store.read([&](Session& session) -> Result<std::optional<Account>> {
    return accounts::find(session, practice.id, caller.account);
  });
  if (!account) return std::unexpected(account.error());
  if (!*account || (*account)->password.empty())
    return fail(ErrorKind::refused, "/old_password", "This account has no password to change.");
  const auto right = practice.passwords.verify(change.old_password.reveal(), (*account)->password);
  if (!right) return std::unexpected(right.error());
  if (!*right) return fail(ErrorKind::refused, "/old_password", "This is not your password now. Check it and try again.");
  if (auto strong = check_new_password(change.new_password.reveal(), "/new_password"); !strong) return strong;
  const auto hash = practice.passwords.hash(change.new_password.reveal());
  if (!hash) return std::unexpected(hash.error());
  return practice.store.write([&](Transaction& transaction) -> Result<void> {
    accounts::set_password(transaction, practice.id, caller.account, *hash);
    sign_in_sessions::end_all(transaction, practice.id, caller.account, caller.session, practice.clock.now());
    return {};
  });
}

}  // namespace cairn
