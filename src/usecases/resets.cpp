// SPDX-License-Identifier: Apache-2.0
#include "usecases/resets.hpp"

#include "storage/code_apps.hpp"
#include "storage/known_devices.hpp"
#include "storage/passkeys.hpp"
#include "storage/recovery_codes.hpp"
#include "storage/store.hpp"
#include "usecases/notices.hpp"
#include "usecases/passwords.hpp"
#include "usecases/proving.hpp"
#include "usecases/sign_in_throttle.hpp"
#include "vault/password.hpp"
#include "vault/password_text.hpp"
#include "vault/token.hpp"

namespace cairn {
namespace {

std::unexpected<Error> not_open() {
  return fail(ErrorKind::not_found, "", "This link cannot be used any more. Ask your practice for a new one.");
}

/// A reset that lives, and the account it is for.
struct Living {
  Reset reset;
  Account account;
  SecondFactors factors;
};

Result<Living> find_living(const Practice& practice, Session& session, const std::string& token) {
  const auto known = Token::from(token);
  if (!known) return not_open();
  auto reset = resets::find(session, practice.id, hash_of(*known));
  if (!reset || !reset->lives_at(practice.clock.now())) return not_open();
  auto account = accounts::find(session, practice.id, *reset->account);
  if (!account || account->state != AccountState::active || !account->login) return not_open();
  const auto factors = second_factors_of(practice, session, account->id);
  return Living{std::move(*reset), std::move(*account), factors};
}

/// The hash to store from now on. Where only the second factor was lost, the password has to be the one there is.
Result<std::string> password_after(const Practice& practice, const Living& living, const std::string& typed, const Visitor& visitor) {
  const auto password = password_text(typed);
  if (living.reset.lost != Lost::second_factor) {
    const bool one_of_two = living.reset.lost == Lost::password && living.factors.any();
    if (auto fine = check_new_password(practice, typed, "/password", one_of_two); !fine) return std::unexpected(fine.error());
    return practice.passwords.hash(*password);
  }
  if (!living.account.long_password)
    return fail(ErrorKind::refused, "/password", "This password is too short to stand alone. Ask your practice for a new password as well.");
  const auto counted = sign_in_throttle::by_stranger(practice, *living.account.login, visitor.address);
  if (auto may = sign_in_throttle::begin_try(practice, counted); !may) return std::unexpected(may.error());
  const auto right = practice.passwords.verify(password.value_or(""), living.account.password);
  if (!right) {
    sign_in_throttle::take_back(practice, counted);
    return std::unexpected(right.error());
  }
  if (!*right) return fail(ErrorKind::refused, "/password", "This is not your password. Check it and try again.");
  return living.account.password;
}

void forget_factors(const Practice& practice, Transaction& transaction, const AccountId& account) {
  passkeys::remove_all(transaction, practice.id, account);
  code_apps::remove(transaction, practice.id, account);
  recovery_codes::put(transaction, practice.id, account, {}, practice.clock.now());
}

}  // namespace

Result<ResetLink> start_reset(const Practice& practice, const Admission& admission, const NewReset& words) {
  const Instant now = practice.clock.now();
  const Token token = Token::make();
  Reset reset;
  reset.id = make_id<ResetId>();
  reset.token = hash_of(token);
  reset.lost = words.lost;
  reset.starter = admission.caller()->account;
  reset.created = now;
  reset.opens = words.in_person ? now : Instant{now.ms + reset_wait_ms};
  reset.expires = Instant{reset.opens.ms + reset_life_ms};
  const LoginHash login = hash_of_login(practice.key, words.login.reveal());
  const auto stored = practice.store.write([&](Transaction& transaction) -> Result<void> {
    if (const auto account = accounts::find_by_login(transaction, practice.id, login)) {
      reset.account = account->id;
      tell(practice, transaction, account->id, NoticeOf::reset_started, "");
    }
    resets::add(transaction, practice.id, reset);
    return {};
  });
  if (!stored) return std::unexpected(stored.error());
  return ResetLink{"/#/reset/" + token.reveal(), reset.opens, reset.expires};
}

Result<ResetView> look_at_reset(const Practice& practice, const Admission&, const std::string& token) {
  return practice.store.read([&](Session& session) -> Result<ResetView> {
    const auto living = find_living(practice, session, token);
    if (!living) return std::unexpected(living.error());
    const Reset& reset = living->reset;
    return ResetView{practice.name, reset.lost, reset.opens, reset.opens <= practice.clock.now(), reset.expires};
  });
}

Result<void> take_reset(const Practice& practice, const Admission&, const std::string& token, const ResetAnswer& answer,
                        const Visitor& visitor) {
  const auto living = practice.store.read([&](Session& session) { return find_living(practice, session, token); });
  if (!living) return std::unexpected(living.error());
  const Instant now = practice.clock.now();
  if (now < living->reset.opens)
    return fail(ErrorKind::refused, "", "This link does not work yet. It opens a day after it was made, to keep strangers out.");
  const auto hash = password_after(practice, *living, answer.password.reveal(), visitor);
  if (!hash) return std::unexpected(hash.error());
  const AccountId& account = living->account.id;
  const Lost lost = living->reset.lost;
  const bool long_password = is_long(answer.password.reveal());
  return practice.store.write([&](Transaction& transaction) -> Result<void> {
    if (!resets::end(transaction, practice.id, living->reset.id, now)) return not_open();
    // The second factor that made a short password enough may have gone since it was looked at.
    if (!long_password && !second_factors_of(practice, transaction, account).any()) return not_open();
    accounts::set_password(transaction, practice.id, account, *hash, long_password);
    if (lost != Lost::password) forget_factors(practice, transaction, account);
    sign_in_sessions::end_all(transaction, practice.id, account, {}, now);
    known_devices::forget_all(transaction, practice.id, account);
    resets::end_all(transaction, practice.id, account, now);
    sign_in_throttle::clear(practice, transaction, living->account);
    tell(practice, transaction, account, NoticeOf::reset_done, visitor.device);
    return {};
  });
}

Result<void> cancel_resets(const Practice& practice, const Admission& admission) {
  return practice.store.write([&](Transaction& transaction) -> Result<void> {
    resets::end_all(transaction, practice.id, admission.caller()->account, practice.clock.now());
    return {};
  });
}

}  // namespace cairn
