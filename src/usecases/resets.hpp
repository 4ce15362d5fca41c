// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/resets.hpp"
#include "usecases/signed_in.hpp"
#include "usecases/visitor.hpp"

namespace cairn {

/// How long a reset waits before it opens, unless the person stood before the administrator, and how long it then lives.
constexpr std::int64_t reset_wait_ms = 24 * 3'600'000LL;
constexpr std::int64_t reset_life_ms = 72 * 3'600'000LL;

/// For whom a way back in is started. Who runs the practice need not know whether somebody has an account here.
struct NewReset {
  static constexpr std::string_view schema_name = "NewReset";
  Personal<200> login;
  Lost lost = Lost::password;
  bool in_person = false;  ///< the person is here, and was looked at as carefully as on the first day
};
BOOST_DESCRIBE_STRUCT(NewReset, (), (login, lost, in_person))

struct ResetLink {
  static constexpr std::string_view schema_name = "ResetLink";
  std::string link;  ///< "/#/reset/TOKEN"
  Instant opens;
  Instant expires;
};
BOOST_DESCRIBE_STRUCT(ResetLink, (), (link, opens, expires))

/// Makes a link that works once. The owner of the account gets a notice. A login that nobody has gets an answer alike, and
/// a link that opens nothing.
Result<ResetLink> start_reset(const Practice& practice, const Admission& admission, const NewReset& words);

struct ResetView {
  static constexpr std::string_view schema_name = "ResetView";
  Line practice;
  Lost lost = Lost::password;
  Instant opens;
  bool open_now = false;
  Instant expires;
};
BOOST_DESCRIBE_STRUCT(ResetView, (), (practice, lost, opens, open_now, expires))

/// Errors: `not_found` for a token that is unknown, used, called off or too old, alike.
Result<ResetView> look_at_reset(const Practice& practice, const Admission& admission, const std::string& token);

struct ResetAnswer {
  static constexpr std::string_view schema_name = "ResetAnswer";
  Personal<1024> password;  ///< the new one; the present one where only the second factor was lost
};
BOOST_DESCRIBE_STRUCT(ResetAnswer, (), (password))

/// Sets the password or takes the lost second factors away, and ends all sessions; nobody is signed in by it. What was not
/// lost stays and is asked for: a lost password never takes a second factor away, and a lost second factor asks for the
/// password. Errors: `not_found` as above; `refused` before it opens, and for a password that cannot be taken.
Result<void> take_reset(const Practice& practice, const Admission& admission, const std::string& token, const ResetAnswer& answer,
                        const Visitor& visitor);

/// Calls off every reset of one's own account that waits.
Result<void> cancel_resets(const Practice& practice, const Admission& admission);

}  // namespace cairn
