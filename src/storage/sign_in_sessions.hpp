// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/id.hpp"
#include "base/time.hpp"
#include "domain/people.hpp"
#include "storage/session.hpp"
#include "vault/token.hpp"

namespace cairn {

/// One device on which somebody is signed in.
struct SignInSession {
  SessionId id{};
  TokenHash token{};
  AccountId account{};
  Instant started{};
  Instant last_used{};
  Instant ends{};                 ///< whatever happens
  std::int64_t idle_ms = 0;     ///< ends earlier after so long without use
  bool own_device = false;      ///< the person says nobody else uses it
  Sealed device{};                ///< "Firefox on Linux"
  std::optional<Instant> ended{}; ///< signed out, or ended from elsewhere
  Proof proof = Proof::password;  ///< what it was proved by
  Instant proved{};               ///< when, the last time

  /// Whether it still lets its bearer in.
  bool open_at(Instant now) const { return !ended && now < ends && now.ms < last_used.ms + idle_ms; }
};

namespace sign_in_sessions {

void add(Transaction& transaction, const PracticeId& practice, const SignInSession& session);
std::optional<SignInSession> find(Session& session, const PracticeId& practice, const TokenHash& token);

/// The open ones of one person, newest first.
std::vector<SignInSession> open_of(Session& session, const PracticeId& practice, const AccountId& account, Instant now);

/// Notes that it was used; never moves backwards. Callers do this about once a minute, not for every request.
void touch(Transaction& transaction, const PracticeId& practice, const SessionId& session, Instant now);

/// Proves a session anew: from now on another token opens it, and the one before opens nothing.
void prove(Transaction& transaction, const PracticeId& practice, const SessionId& session, const TokenHash& token, Proof proof,
           Instant now);

/// Ends one session of this person. False when they have no such open session.
bool end(Transaction& transaction, const PracticeId& practice, const AccountId& account, const SessionId& session,
         Instant now);

/// Ends all sessions of this person but `spared`; answers how many.
std::int64_t end_all(Transaction& transaction, const PracticeId& practice, const AccountId& account,
                     const std::optional<SessionId>& spared, Instant now);

}  // namespace sign_in_sessions
}  // namespace cairn
