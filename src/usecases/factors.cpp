// SPDX-License-Identifier: Apache-2.0
#include "usecases/factors.hpp"

#include "storage/challenges.hpp"
#include "storage/code_apps.hpp"
#include "storage/known_devices.hpp"
#include "storage/recovery_codes.hpp"
#include "storage/store.hpp"
#include "usecases/new_session.hpp"
#include "usecases/notices.hpp"
#include "usecases/profile.hpp"
#include "usecases/proving.hpp"
#include "vault/recovery_code.hpp"
#include "vault/seal.hpp"
#include "vault/token.hpp"
#include "vault/totp.hpp"

namespace cairn {
namespace {

constexpr int code_count = 10;
constexpr std::int64_t enrolment_ms = 30 * 60'000;
using code_apps::secret_label;

std::string bytes(const auto& id) { return {reinterpret_cast<const char*>(id.data()), id.size()}; }

/// Makes and stores new recovery codes; the texts are for their owner's eyes only.
std::vector<std::string> new_codes(const Practice& practice, Transaction& transaction, const AccountId& account) {
  std::vector<std::string> codes;
  std::vector<Digest> hashes;
  for (int i = 0; i < code_count; ++i) {
    codes.push_back(recovery_code::make());
    hashes.push_back(*recovery_code::hash_of(practice.key, account, codes.back()));
  }
  recovery_codes::put(transaction, practice.id, account, hashes, practice.clock.now());
  return codes;
}

bool may_do_without(const Account& account) { return account.role == Role::client && account.long_password && !account.password.empty(); }

/// What removing a factor means, around `remove`, which says whether there was one.
Result<SignedIn> without_factor(const Practice& practice, const Caller& caller, NoticeOf what,
                                const std::function<bool(Transaction&)>& remove) {
  return practice.store.write([&](Transaction& transaction) -> Result<SignedIn> {
    const auto account = accounts::find(transaction, practice.id, caller.account);
    if (!account || !remove(transaction)) return fail(ErrorKind::not_found, "", "There is no such thing here any more.");
    if (!second_factors_of(practice, transaction, caller.account).any()) {
      if (account->role != Role::client)
        return fail(ErrorKind::refused, "", "This is your last one, and who works here has to have one. Add another first.");
      if (!may_do_without(*account))
        return fail(ErrorKind::refused, "", "Your password is too short to stand alone. Choose a longer one first, then remove this.");
      recovery_codes::put(transaction, practice.id, caller.account, {}, practice.clock.now());
    }
    sign_in_sessions::end_all(transaction, practice.id, caller.account, caller.session, practice.clock.now());
    tell(practice, transaction, caller.account, what, "");
    return renew_token(practice, transaction, caller);
  });
}

std::unexpected<Error> too_late() {
  return fail(ErrorKind::refused, "/enrolment", "This took too long, or was used before. Begin again with a new code.");
}

}  // namespace

Result<FactorList> own_factors(const Practice& practice, const Admission& admission) {
  const Caller& caller = *admission.caller();
  return practice.store.read([&](Session& session) -> Result<FactorList> {
    FactorList list;
    const auto account = accounts::find(session, practice.id, caller.account);
    list.required = caller.role != Role::client;
    list.may_remove_last = account && may_do_without(*account);
    list.recovery_codes_left = recovery_codes::left(session, practice.id, caller.account);
    for (const Passkey& one : passkeys::of(session, practice.id, caller.account)) {
      const auto name = open_text(practice.key, "passkey name", one.id.bytes, one.name);
      list.passkeys.push_back({one.id, Line(name.value_or("")), one.created, one.last_used, one.credential.backed_up});
    }
    if (const auto app = code_apps::find(session, practice.id, caller.account)) list.code_app = {app->created, app->last_used};
    return list;
  });
}

Result<Lifted> with_new_factor(const Practice& practice, Transaction& transaction, const Caller& caller, const Visitor& visitor,
                               NoticeOf what, const std::function<void()>& add) {
  const bool first = !second_factors_of(practice, transaction, caller.account).any();
  add();
  Lifted lifted;
  if (first) lifted.recovery_codes = new_codes(practice, transaction, caller.account);
  const Instant now = practice.clock.now();
  sign_in_sessions::end_all(transaction, practice.id, caller.account, caller.session, now);
  tell(practice, transaction, caller.account, what, visitor.device);
  const Proof proof = caller.proof == Proof::password ? Proof::two_factors : caller.proof;
  auto signed_in = lift_session(practice, transaction, caller, proof, now);
  if (!signed_in) return std::unexpected(signed_in.error());
  lifted.signed_in = std::move(*signed_in);
  if (lifted.signed_in.own_device && proof != Proof::chosen) {
    const Token token = Token::from(visitor.known).value_or(Token::make());
    known_devices::note(transaction, practice.id, hash_of(token), caller.account, now);
    lifted.signed_in.known_device = token.reveal();
  }
  return lifted;
}

Result<CodeAppBegun> begin_code_app(const Practice& practice, const Admission& admission) {
  const Caller& caller = *admission.caller();
  const Instant now = practice.clock.now();
  const std::string secret = totp::make_secret();
  const Token token = Token::make();
  return practice.store.write([&](Transaction& transaction) -> Result<CodeAppBegun> {
    const auto account = accounts::find(transaction, practice.id, caller.account);
    if (!account) return too_late();
    const auto profile = open_profile(practice, account->id, account->profile);
    if (!profile) return std::unexpected(profile.error());
    challenges::add(transaction, practice.id,
                    {hash_of(token).bytes, Ceremony::add_code_app, caller.account, bytes(caller.session.bytes),
                     seal_text(practice.key, secret_label, caller.account.bytes, secret), Instant{now.ms + enrolment_ms}},
                    now);
    return CodeAppBegun{token.reveal(), totp::typed(secret), totp::address(secret, practice.name.reveal(), profile->name.reveal())};
  });
}

Result<Lifted> add_code_app(const Practice& practice, const Admission& admission, const FirstCode& words, const Visitor& visitor) {
  const Caller& caller = *admission.caller();
  const auto token = Token::from(words.enrolment);
  if (!token) return too_late();
  const Instant now = practice.clock.now();
  return practice.store.write([&](Transaction& transaction) -> Result<Lifted> {
    const auto begun = challenges::find(transaction, practice.id, hash_of(*token).bytes, now);
    if (!begun || begun->ceremony != Ceremony::add_code_app || begun->bound_to != bytes(caller.session.bytes) || !begun->secret)
      return too_late();
    const auto secret = open_text(practice.key, secret_label, caller.account.bytes, *begun->secret);
    if (!secret) return std::unexpected(secret.error());
    const auto step = totp::step_of(*secret, words.code.reveal(), now);
    if (!step) return fail(ErrorKind::refused, "/code", "This code is not right. Take the one that the app shows now.");
    challenges::take(transaction, practice.id, hash_of(*token).bytes, Ceremony::add_code_app, now);
    return with_new_factor(practice, transaction, caller, visitor, NoticeOf::code_app_added, [&] {
      code_apps::put(transaction, practice.id, {caller.account, *begun->secret, *step, now, {}});
    });
  });
}

Result<SignedIn> remove_code_app(const Practice& practice, const Admission& admission) {
  const Caller& caller = *admission.caller();
  return without_factor(practice, caller, NoticeOf::code_app_removed, [&](Transaction& transaction) {
    return code_apps::remove(transaction, practice.id, caller.account);
  });
}

Result<SignedIn> remove_passkey(const Practice& practice, const Admission& admission, const PasskeyId& passkey) {
  const Caller& caller = *admission.caller();
  return without_factor(practice, caller, NoticeOf::passkey_removed, [&](Transaction& transaction) {
    return passkeys::remove(transaction, practice.id, caller.account, passkey);
  });
}

Result<RecoveryCodes> make_recovery_codes(const Practice& practice, const Admission& admission) {
  const Caller& caller = *admission.caller();
  return practice.store.write([&](Transaction& transaction) -> Result<RecoveryCodes> {
    if (!second_factors_of(practice, transaction, caller.account).any())
      return fail(ErrorKind::refused, "", "Add a passkey or a code app first: the codes are for the day when it is gone.");
    tell(practice, transaction, caller.account, NoticeOf::recovery_codes_made, "");
    return RecoveryCodes{new_codes(practice, transaction, caller.account)};
  });
}

}  // namespace cairn
