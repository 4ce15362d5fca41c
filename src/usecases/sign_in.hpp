// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "usecases/signed_in.hpp"
#include "usecases/visitor.hpp"

namespace cairn {

/// What somebody types to sign in.
struct SignIn {
  static constexpr std::string_view schema_name = "SignIn";
  Personal<200> login;
  Personal<1024> password;
  std::optional<Personal<64>> code;  ///< of a code app, or a recovery code
  bool own_device = false;  ///< only this person uses the device, so it may keep an encrypted copy
};
BOOST_DESCRIBE_STRUCT(SignIn, (), (login, password, code, own_device))

/// Signs somebody in. Errors: `refused`, alike for an unknown login, a wrong password, and a code that is wrong or missing
/// where there is a second factor, for the same work; `too_many` after many wrong ones, with the wait; `unavailable` when
/// too many sign in at once.
Result<SignedIn> sign_in(const Practice& practice, const Admission& admission, const SignIn& words, const Visitor& visitor);

/// Ends the session that the admission came with.
Result<void> sign_out(const Practice& practice, const Admission& admission);

/// What somebody types to prove, within their session, that it is still them.
struct Confirmation {
  static constexpr std::string_view schema_name = "Confirmation";
  Personal<1024> password;
  std::optional<Personal<64>> code;
};
BOOST_DESCRIBE_STRUCT(Confirmation, (), (password, code))

/// Proves the caller's session anew. Errors: `refused` when it is not right, or lacks the code of a second factor;
/// `too_many` and `unavailable` as for signing in.
Result<SignedIn> confirm_oneself(const Practice& practice, const Admission& admission, const Confirmation& words);

/// One made-up person of the demo practice.
struct DemoPerson {
  AccountId account;
  Line name;
  Role role = Role::client;
  Line title;
  Line line;  ///< one sentence on what to look at
};
BOOST_DESCRIBE_STRUCT(DemoPerson, (), (account, name, role, title, line))

struct DemoPeople {
  static constexpr std::string_view schema_name = "DemoPeople";
  std::vector<DemoPerson> people;
};
BOOST_DESCRIBE_STRUCT(DemoPeople, (), (people))

/// Everybody in the demo practice. Errors: `not_found` anywhere else.
Result<DemoPeople> demo_people(const Practice& practice, const Admission& admission);

struct DemoEntry {
  static constexpr std::string_view schema_name = "DemoEntry";
  AccountId account;
  bool own_device = false;
};
BOOST_DESCRIBE_STRUCT(DemoEntry, (), (account, own_device))

/// Signs in as a made-up person; `device` is what the browser says of itself. Errors: `not_found` outside the demo
/// practice and for an unknown person.
Result<SignedIn> enter_demo(const Practice& practice, const Admission& admission, const DemoEntry& entry, const std::string& device);

}  // namespace cairn
