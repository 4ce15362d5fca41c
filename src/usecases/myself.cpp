// SPDX-License-Identifier: Apache-2.0
#include "usecases/myself.hpp"

#include "storage/accounts.hpp"
#include "storage/sign_in_sessions.hpp"
#include "storage/store.hpp"
#include "usecases/notices.hpp"
#include "usecases/passwords.hpp"
#include "usecases/profile.hpp"
#include "usecases/proving.hpp"
#include "usecases/sign_in_throttle.hpp"
#include "vault/password.hpp"
#include "vault/password_text.hpp"
#include "vault/seal.hpp"

namespace cairn {

Result<Myself> myself_of(const Practice& practice, Session& store, const Account& account, const SignInSession& session) {
  auto profile = open_profile(practice, account.id, account.profile);
  if (!profile) return std::unexpected(profile.error());
  Myself me{account.id, account.role, profile->name, profile->title,
            {practice.name, practice.settings.demo, utc_date(practice.clock.now()), practice.settings.after_care}, {}, 0};
  me.session = {session.id, static_cast<int>(session.idle_ms / 60'000), session.ends, session.proof,
                !is_strong_enough(Deed::list_records, account.role, session.proof), Instant{session.proved.ms + fresh_ms}};
  if (session.proof == Proof::chosen) me.session.confirmed_until = session.ends;
  me.unseen_notices = notices::unseen(store, practice.id, account.id);
  return me;
}

Result<Myself> see_myself(const Practice& practice, const Admission& admission) {
  const Caller& caller = *admission.caller();
  return practice.store.read([&](Session& session) -> Result<Myself> {
    const auto account = accounts::find(session, practice.id, caller.account);
    for (const SignInSession& open : sign_in_sessions::open_of(session, practice.id, caller.account, practice.clock.now()))
      if (account && open.id == caller.session) return myself_of(practice, session, *account, open);
    return fail(ErrorKind::signed_out, "", "You are signed out.");
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

Result<void> end_other_sessions(const Practice& practice, const Admission& admission) {
  const Caller& caller = *admission.caller();
  return practice.store.write([&](Transaction& transaction) -> Result<void> {
    if (sign_in_sessions::end_all(transaction, practice.id, caller.account, caller.session, practice.clock.now()) > 0)
      tell(practice, transaction, caller.account, NoticeOf::sessions_ended, "");
    return {};
  });
}

Result<void> change_own_password(const Practice& practice, const Admission& admission, const PasswordChange& change) {
  const Caller& caller = *admission.caller();
  SecondFactors factors;
  const auto account = practice.store.read([&](Session& session) -> Result<std::optional<Account>> {
    factors = second_factors_of(practice, session, caller.account);
    return accounts::find(session, practice.id, caller.account);
  });
  if (!account) return std::unexpected(account.error());
  if (!*account || (*account)->password.empty())
    return fail(ErrorKind::refused, "/old_password", "This account has no password to change.");
  const auto counted = sign_in_throttle::within_session(practice, caller.account);
  if (auto may = sign_in_throttle::begin_try(practice, counted); !may) return may;
  const auto right = practice.passwords.verify(password_text(change.old_password.reveal()).value_or(""), (*account)->password);
  if (!right) {
    sign_in_throttle::take_back(practice, counted);
    return std::unexpected(right.error());
  }
  if (!*right) return fail(ErrorKind::refused, "/old_password", "This is not your password now. Check it and try again.");
  sign_in_throttle::take_back(practice, counted);
  const std::string& wanted = change.new_password.reveal();
  if (auto fine = check_new_password(practice, wanted, "/new_password", factors.any()); !fine) return fine;
  const auto hash = practice.passwords.hash(*password_text(wanted));
  if (!hash) return std::unexpected(hash.error());
  return practice.store.write([&](Transaction& transaction) -> Result<void> {
    if (!is_long(wanted) && !second_factors_of(practice, transaction, caller.account).any())
      return fail(ErrorKind::refused, "/new_password", "This is too short to stand alone. Choose a longer one.");
    accounts::set_password(transaction, practice.id, caller.account, *hash, is_long(wanted));
    sign_in_sessions::end_all(transaction, practice.id, caller.account, caller.session, practice.clock.now());
    tell(practice, transaction, caller.account, NoticeOf::password_changed, "");
    return {};
  });
}

}  // namespace cairn
