// SPDX-License-Identifier: Apache-2.0
#include "usecases/new_session.hpp"

#include "storage/sign_in_sessions.hpp"
#include "usecases/profile.hpp"
#include "vault/seal.hpp"
#include "vault/token.hpp"

namespace cairn {

Result<SignedIn> begin_session(const Practice& practice, Transaction& transaction, const Account& account, bool own_device,
                               const std::string& device) {
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
  session.started = session.last_used = now;
  session.ends = Instant{now.ms + hours * 3'600'000LL};
  session.idle_ms = idle_minutes * 60'000LL;
  session.own_device = own_device;
  session.device = seal_text(practice.key, "session device", session.id.bytes, is_clean_text(device) ? device.substr(0, 100) : "");
  sign_in_sessions::add(transaction, practice.id, session);

  auto profile = open_profile(practice, account.id, account.profile);
  if (!profile) return std::unexpected(profile.error());
  Myself me{account.id, account.role, profile->name, profile->title,
            {practice.name, practice.settings.demo, utc_date(now), practice.settings.after_care}, {session.id, idle_minutes, session.ends}};
  return SignedIn{token.reveal(), std::move(me)};
}

}  // namespace cairn
