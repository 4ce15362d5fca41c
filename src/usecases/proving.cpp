// SPDX-License-Identifier: Apache-2.0
#include "usecases/proving.hpp"

#include "storage/code_apps.hpp"
#include "storage/passkeys.hpp"
#include "storage/recovery_codes.hpp"
#include "storage/store.hpp"
#include "usecases/notices.hpp"
#include "vault/password.hpp"
#include "vault/password_text.hpp"
#include "vault/recovery_code.hpp"
#include "vault/seal.hpp"
#include "vault/totp.hpp"

namespace cairn {
namespace {

/// What is there to hold a code against. For nobody, and where there is no code app, a secret that nobody has.
struct Known {
  SecondFactors factors;
  std::string secret = std::string(20, '\0');
  std::int64_t last_step = 0;
  bool recovery_code_fits = false;
};

Result<Known> known_of(const Practice& practice, const AccountId& account, const Digest& recovery_code) {
  return practice.store.read([&](Session& session) -> Result<Known> {
    Known known;
    known.factors = second_factors_of(practice, session, account);
    known.recovery_code_fits = recovery_codes::holds(session, practice.id, account, recovery_code);
    // Something is opened for whoever has no app, too: a clock alone is not to tell who has one.
    const auto app = code_apps::find(session, practice.id, account);
    const Sealed nobodys = seal_text(practice.key, code_apps::secret_label, account.bytes, known.secret);
    auto secret = open_text(practice.key, code_apps::secret_label, account.bytes, app ? app->secret : nobodys);
    if (!secret) return std::unexpected(secret.error());
    known.secret = std::move(*secret);
    if (app) known.last_step = app->last_step;
    return known;
  });
}

}  // namespace

std::unexpected<Error> not_right() {
  return fail(ErrorKind::refused, "",
              "That is not right. Check the login and the password. If you have set up codes or a passkey, you need them too.");
}

SecondFactors second_factors_of(const Practice& practice, Session& session, const AccountId& account) {
  return {code_apps::find(session, practice.id, account).has_value(), passkeys::of(session, practice.id, account).size()};
}

Result<std::optional<Proved>> look_at(const Practice& practice, const std::optional<Account>& account, const Typed& typed) {
  const AccountId who = account ? account->id : AccountId{};
  const auto recovery = recovery_code::hash_of(practice.key, who, typed.code);
  const auto known = known_of(practice, who, recovery.value_or(Digest{}));
  if (!known) return std::unexpected(known.error());
  const auto step = totp::step_of(known->secret, typed.code, practice.clock.now());

  const std::string password = password_text(typed.password).value_or("");
  const bool usable = account && account->state == AccountState::active && !account->password.empty();
  const auto right = usable ? practice.passwords.verify(password, account->password) : practice.passwords.verify_for_nobody(password);
  if (!right) return std::unexpected(right.error());
  if (!usable || !*right) return std::nullopt;

  Proved proved;
  if (known->factors.any()) {
    proved.proof = Proof::two_factors;
    if (known->factors.code_app && step && *step > known->last_step) proved.step = step;
    else if (recovery && known->recovery_code_fits) proved.recovery_code = recovery;
    else return std::nullopt;
  }
  if (practice.passwords.needs_rehash(account->password))
    if (auto hash = practice.passwords.hash(password)) proved.rehashed = std::move(*hash);
  return proved;
}

bool use_up(const Practice& practice, Transaction& transaction, const Account& account, const Proved& proved) {
  const Instant now = practice.clock.now();
  const auto present = accounts::find(transaction, practice.id, account.id);
  if (!present || present->state != AccountState::active || present->password != account.password) return false;
  if (proved.proof == Proof::password && second_factors_of(practice, transaction, account.id).any()) return false;
  if (proved.step && !code_apps::take_step(transaction, practice.id, account.id, *proved.step, now)) return false;
  if (proved.recovery_code) {
    if (!recovery_codes::use(transaction, practice.id, account.id, *proved.recovery_code)) return false;
    tell(practice, transaction, account.id, NoticeOf::recovery_code_used, "");
  }
  if (!proved.rehashed.empty())
    accounts::set_password(transaction, practice.id, account.id, proved.rehashed, account.long_password);
  return true;
}

}  // namespace cairn
