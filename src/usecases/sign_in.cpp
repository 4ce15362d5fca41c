// SPDX-License-Identifier: Apache-2.0
#include "usecases/sign_in.hpp"

#include "storage/accounts.hpp"
#include "storage/sign_in_sessions.hpp"
#include "storage/store.hpp"
#include "usecases/new_session.hpp"
#include "usecases/profile.hpp"
#include "usecases/sign_in_throttle.hpp"
#include "vault/password.hpp"
#include "vault/token.hpp"

namespace cairn {
namespace {

/// The one answer to a wrong password and to a login that nobody has.
std::unexpected<Error> not_right() {
  return fail(ErrorKind::refused, "", "The login or the password is not right. Check both and try again.");
}

}  // namespace

Result<SignedIn> sign_in(const Practice& practice, const Admission&, const SignIn& words, const std::string& device) {
  const Instant now = practice.clock.now();
  const LoginHash login = hash_of_login(practice.key, words.login.reveal());
  if (const auto wait = practice.throttle.seconds_to_wait(login.bytes, now))
    return fail(ErrorKind::too_many, "", "That was not right several times. Wait " + std::to_string(*wait) + " seconds, then try again.");

  const auto account = practice.store.read([&](Session& session) -> Result<std::optional<Account>> {
    return accounts::find_by_login(session, practice.id, login);
  });
  if (!account) return std::unexpected(account.error());
  const bool usable = *account && (*account)->state == AccountState::active && !(*account)->password.empty();
  const auto right = usable ? practice.passwords.verify(words.password.reveal(), (*account)->password)
                            : practice.passwords.verify_for_nobody(words.password.reveal());
  if (!right) return std::unexpected(right.error());
  if (!usable || !*right) {
    practice.throttle.note_failure(login.bytes, now);
    return not_right();
  }
  std::string rehashed;
  if (practice.passwords.needs_rehash((*account)->password))
    if (auto hash = practice.passwords.hash(words.password.reveal())) rehashed = std::move(*hash);
  auto signed_in = practice.store.write([&](Transaction& transaction) -> Result<SignedIn> {
    if (!rehashed.empty()) accounts::set_password(transaction, practice.id, (*account)->id, rehashed);
    return begin_session(practice, transaction, **account, words.own_device, device);
  }, Need::must_fit);
  if (signed_in) practice.throttle.clear(login.bytes);
  return signed_in;
}

Result<void> sign_out(const Practice& practice, const Admission& admission) {
  const Caller& caller = *admission.caller();
  return practice.store.write([&](Transaction& transaction) -> Result<void> {
    sign_in_sessions::end(transaction, practice.id, caller.account, caller.session, practice.clock.now());
    return {};
  }, Need::must_fit);
}

Result<DemoPeople> demo_people(const Practice& practice, const Admission&) {
  if (!practice.settings.demo) return fail(ErrorKind::not_found, "", "There is nothing here.");
  return practice.store.read([&](Session& session) -> Result<DemoPeople> {
    DemoPeople people;
    for (const Account& account : accounts::all(session, practice.id)) {
      auto profile = open_profile(practice, account.id, account.profile);
      if (!profile) return std::unexpected(profile.error());
      people.people.push_back({account.id, profile->name, account.role, profile->title, profile->line});
    }
    return people;
  });
}

Result<SignedIn> enter_demo(const Practice& practice, const Admission&, const DemoEntry& entry, const std::string& device) {
  if (!practice.settings.demo) return fail(ErrorKind::not_found, "", "There is nothing here.");
  return practice.store.write([&](Transaction& transaction) -> Result<SignedIn> {
    const auto account = accounts::find(transaction, practice.id, entry.account);
    if (!account || account->state != AccountState::active) return fail(ErrorKind::not_found, "/account", "There is no such person here.");
    return begin_session(practice, transaction, *account, entry.own_device, device);
  }, Need::must_fit);
}

}  // namespace cairn
