// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json_described.hpp"
#include "domain/after_care.hpp"
#include "domain/people.hpp"
#include "storage/accounts.hpp"
#include "storage/sign_in_sessions.hpp"
#include "usecases/admission.hpp"

namespace cairn {

/// The practice as its people see it.
struct PracticeView {
  Line name;
  bool demo = false;
  LocalDate today;
  AfterCareDays after_care;  ///< how long a client goes on using their record when care has ended
};
BOOST_DESCRIBE_STRUCT(PracticeView, (), (name, demo, today, after_care))

/// The session somebody is in.
struct OwnSession {
  SessionId id;
  int idle_minutes = 0;
  Instant ends;
  Proof proof = Proof::password;
  bool enrol = false;        ///< nothing but setting up a second factor is open
  Instant confirmed_until;   ///< until then nothing asks for a fresh proof
};
BOOST_DESCRIBE_STRUCT(OwnSession, (), (id, idle_minutes, ends, proof, enrol, confirmed_until))

/// Who I am here.
struct Myself {
  static constexpr std::string_view schema_name = "Myself";
  AccountId account;
  Role role = Role::client;
  Line name;
  Line title;
  PracticeView practice;
  OwnSession session;
  int unseen_notices = 0;
};
BOOST_DESCRIBE_STRUCT(Myself, (), (account, role, name, title, practice, session, unseen_notices))

/// Who somebody is, in one of their sessions. Errors: `unavailable` when the name does not open.
Result<Myself> myself_of(const Practice& practice, Session& store, const Account& account, const SignInSession& session);

/// The answer of GET /api/me.
Result<Myself> see_myself(const Practice& practice, const Admission& admission);

/// One open session of mine.
struct SessionView {
  SessionId id;
  Instant started;
  Instant last_used;
  bool this_one = false;
  Line device;  ///< e.g. "Firefox on Linux"
};
BOOST_DESCRIBE_STRUCT(SessionView, (), (id, started, last_used, this_one, device))

struct SessionList {
  static constexpr std::string_view schema_name = "SessionList";
  std::vector<SessionView> sessions;
};
BOOST_DESCRIBE_STRUCT(SessionList, (), (sessions))

Result<SessionList> own_sessions(const Practice& practice, const Admission& admission);

/// Ends one of my own sessions, at once. Errors: `not_found` for anything that is not mine.
Result<void> end_own_session(const Practice& practice, const Admission& admission, SessionId session);

/// What it takes to change a password.
struct PasswordChange {
  static constexpr std::string_view schema_name = "PasswordChange";
  Personal<1024> old_password;
  Personal<1024> new_password;
};
BOOST_DESCRIBE_STRUCT(PasswordChange, (), (old_password, new_password))

/// Ends all of my sessions but this one.
Result<void> end_other_sessions(const Practice& practice, const Admission& admission);

/// Changes my password and ends my other sessions. Errors: `refused` when the old one is wrong or the new one too weak;
/// `too_many` after many wrong ones.
Result<void> change_own_password(const Practice& practice, const Admission& admission, const PasswordChange& change);

}  // namespace cairn
