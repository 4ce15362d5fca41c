// SPDX-License-Identifier: Apache-2.0
#include "usecases/new_session.hpp"

#include "storage/known_devices.hpp"
#include "storage/sign_in_sessions.hpp"
#include "usecases/notices.hpp"
#include "usecases/sign_in_throttle.hpp"
#include "vault/seal.hpp"
#include "vault/token.hpp"

namespace cairn {
namespace {

/// What somebody hears of, and is remembered by, who has proved all that is asked of them.
std::optional<std::string> welcome(const Practice& practice, Transaction& transaction, const Account& account,
                                   const Arrival& arrival, const Visitor& visitor) {
  const Instant now = practice.clock.now();
  if (account.login && sign_in_throttle::clear(practice, transaction, account))
    tell(practice, transaction, account.id, NoticeOf::many_wrong_tries, "");
  auto token = Token::from(visitor.known);
  const bool known = token && known_devices::holds(transaction, practice.id, hash_of(*token), account.id);
  if (!known && !arrival.first) tell(practice, transaction, account.id, NoticeOf::new_device, visitor.device);
  if (!known && !arrival.own_device) return std::nullopt;
  if (!token) token = Token::make();
  known_devices::note(transaction, practice.id, hash_of(*token), account.id, now);
  return token->reveal();
}

Result<SignedIn> changed_session(const Practice& practice, Transaction& transaction, const Caller& caller,
                                 const std::function<void(SignInSession&)>& change) {
  const auto open = sign_in_sessions::open_of(transaction, practice.id, caller.account, practice.clock.now());
  const auto account = accounts::find(transaction, practice.id, caller.account);
  for (SignInSession session : open) {
    if (session.id != caller.session || !account) continue;
    change(session);
    const Token token = Token::make();
    sign_in_sessions::prove(transaction, practice.id, session.id, hash_of(token), session.proof, session.proved);
    auto me = myself_of(practice, transaction, *account, session);
    if (!me) return std::unexpected(me.error());
    return SignedIn{token.reveal(), std::move(*me), session.own_device, {}};
  }
  return fail(ErrorKind::signed_out, "", "You are signed out. Sign in again; what you wrote is kept.");
}

}  // namespace

Result<SignedIn> begin_session(const Practice& practice, Transaction& transaction, const Account& account, const Arrival& arrival,
                               const Visitor& visitor) {
  const Instant now = practice.clock.now();
  const bool is_client = account.role == Role::client;
  const PracticeSettings& settings = practice.settings;
  const int idle_minutes = is_client ? settings.client_idle_minutes : settings.staff_idle_minutes;
  const int hours = is_client ? settings.client_hours : settings.staff_hours;
  const Token token = Token::make();
  SignInSession session;
  session.id = make_id<SessionId>();
  session.token = hash_of(token);
  session.account = account.id;
  session.started = session.last_used = session.proved = now;
  session.ends = Instant{now.ms + hours * 3'600'000LL};
  session.idle_ms = idle_minutes * 60'000LL;
  session.own_device = arrival.own_device;
  session.proof = settings.demo ? Proof::chosen : arrival.proof;
  session.device =
      seal_text(practice.key, "session device", session.id.bytes, is_clean_text(visitor.device) ? visitor.device.substr(0, 100) : "");
  sign_in_sessions::add(transaction, practice.id, session);

  std::optional<std::string> known;
  if (!settings.demo && is_strong_enough(Deed::list_records, account.role, session.proof))
    known = welcome(practice, transaction, account, arrival, visitor);
  auto me = myself_of(practice, transaction, account, session);
  if (!me) return std::unexpected(me.error());
  return SignedIn{token.reveal(), std::move(*me), arrival.own_device, std::move(known)};
}

Result<SignedIn> lift_session(const Practice& practice, Transaction& transaction, const Caller& caller, Proof proof, Instant proved) {
  return changed_session(practice, transaction, caller, [&](SignInSession& session) {
    if (session.proof != Proof::chosen) session.proof = proof;
    session.proved = proved;
  });
}

Result<SignedIn> renew_token(const Practice& practice, Transaction& transaction, const Caller& caller) {
  return changed_session(practice, transaction, caller, [](SignInSession&) {});
}

}  // namespace cairn
