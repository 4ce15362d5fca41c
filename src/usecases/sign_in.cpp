// SPDX-License-Identifier: Apache-2.0
#include "usecases/sign_in.hpp"

#include "storage/accounts.hpp"
#include "storage/known_devices.hpp"
#include "storage/sign_in_sessions.hpp"
#include "storage/store.hpp"
#include "usecases/new_session.hpp"
#include "usecases/profile.hpp"
#include "usecases/proving.hpp"
#include "usecases/sign_in_throttle.hpp"
#include "vault/token.hpp"

namespace cairn {
namespace {

/// Who has this login, and whether the browser is one that this person has signed in with before.
struct Asked {
  std::optional<Account> account;
  bool known_device = false;
};

Result<Asked> asked_for(const Practice& practice, const LoginHash& login, const std::string& known) {
  return practice.store.read([&](Session& session) -> Result<Asked> {
    Asked asked{accounts::find_by_login(session, practice.id, login), false};
    if (const auto device = Token::from(known))
      asked.known_device = known_devices::holds(session, practice.id, hash_of(*device), asked.account ? asked.account->id : AccountId{});
    return asked;
  });
}

std::string text_of(const std::optional<Personal<64>>& code) { return code ? code->reveal() : std::string(); }

}  // namespace

Result<SignedIn> sign_in(const Practice& practice, const Admission&, const SignIn& words, const Visitor& visitor) {
  const LoginHash login = hash_of_login(practice.key, words.login.reveal());
  const auto asked = asked_for(practice, login, visitor.known);
  if (!asked) return std::unexpected(asked.error());
  const auto counted = asked->known_device ? sign_in_throttle::by_known_device(practice, visitor.known, asked->account->id)
                                           : sign_in_throttle::by_stranger(practice, login, visitor.address);
  if (auto may = sign_in_throttle::begin_try(practice, counted); !may) return std::unexpected(may.error());
  const auto proved = look_at(practice, asked->account, {words.password.reveal(), text_of(words.code)});
  if (!proved) {
    sign_in_throttle::take_back(practice, counted);
    return std::unexpected(proved.error());
  }
  if (!*proved) return not_right();
  return practice.store.write([&](Transaction& transaction) -> Result<SignedIn> {
    if (!use_up(practice, transaction, *asked->account, **proved)) return not_right();
    if (asked->known_device) sign_in_throttle::clear(practice, transaction, counted);
    else sign_in_throttle::take_back(practice, transaction, counted);
    return begin_session(practice, transaction, *asked->account, {(*proved)->proof, words.own_device}, visitor);
  }, Need::must_fit);
}

Result<SignedIn> confirm_oneself(const Practice& practice, const Admission& admission, const Confirmation& words) {
  const Caller& caller = *admission.caller();
  const auto account = practice.store.read([&](Session& session) -> Result<std::optional<Account>> {
    return accounts::find(session, practice.id, caller.account);
  });
  if (!account) return std::unexpected(account.error());
  const auto counted = sign_in_throttle::within_session(practice, caller.account);
  if (auto may = sign_in_throttle::begin_try(practice, counted); !may) return std::unexpected(may.error());
  const auto proved = look_at(practice, *account, {words.password.reveal(), text_of(words.code)});
  if (!proved) {
    sign_in_throttle::take_back(practice, counted);
    return std::unexpected(proved.error());
  }
  if (!*proved) return not_right();
  return practice.store.write([&](Transaction& transaction) -> Result<SignedIn> {
    if (!use_up(practice, transaction, **account, **proved)) return not_right();
    sign_in_throttle::clear(practice, transaction, counted);
    return lift_session(practice, transaction, caller, (*proved)->proof, practice.clock.now());
  }, Need::must_fit);
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
    return begin_session(practice, transaction, *account, {Proof::chosen, entry.own_device}, {.device = device});
  }, Need::must_fit);
}

}  // namespace cairn
