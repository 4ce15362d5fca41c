// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "storage/notices.hpp"
#include "storage/passkeys.hpp"
#include "usecases/signed_in.hpp"
#include "usecases/visitor.hpp"

namespace cairn {

/// One of my passkeys.
struct PasskeyView {
  PasskeyId id;
  Line name;
  Instant created;
  std::optional<Instant> last_used;
  bool synced = false;  ///< its maker keeps copies of it, so that it outlives the device
};
BOOST_DESCRIBE_STRUCT(PasskeyView, (), (id, name, created, last_used, synced))

struct CodeAppView {
  Instant created;
  std::optional<Instant> last_used;
};
BOOST_DESCRIBE_STRUCT(CodeAppView, (), (created, last_used))

/// The ways in which I can prove who I am, besides a password.
struct FactorList {
  static constexpr std::string_view schema_name = "FactorList";
  bool required = false;  ///< who works here has to have one
  std::vector<PasskeyView> passkeys;
  std::optional<CodeAppView> code_app;
  int recovery_codes_left = 0;
  bool may_remove_last = false;
};
BOOST_DESCRIBE_STRUCT(FactorList, (), (required, passkeys, code_app, recovery_codes_left, may_remove_last))

Result<FactorList> own_factors(const Practice& practice, const Admission& admission);

/// A session that was proved anew by a new factor. The codes are shown here and never again.
struct Lifted {
  SignedIn signed_in;
  std::vector<std::string> recovery_codes;  ///< made with the first factor; else empty
};

/// What a new factor means for its owner, around `add`, which stores it: recovery codes with the first one, the other
/// sessions ended, a notice, this session lifted, and this device known if it is one's own.
Result<Lifted> with_new_factor(const Practice& practice, Transaction& transaction, const Caller& caller, const Visitor& visitor,
                               NoticeOf what, const std::function<void()>& add);

/// A code app that is being set up.
struct CodeAppBegun {
  static constexpr std::string_view schema_name = "CodeAppBegun";
  std::string enrolment;  ///< to be sent back with the first code, within half an hour
  std::string secret;     ///< to type into the app
  std::string address;    ///< the same for a picture: otpauth://totp/…
};
BOOST_DESCRIBE_STRUCT(CodeAppBegun, (), (enrolment, secret, address))

struct FirstCode {
  static constexpr std::string_view schema_name = "FirstCode";
  std::string enrolment;
  Personal<64> code;
};
BOOST_DESCRIBE_STRUCT(FirstCode, (), (enrolment, code))

Result<CodeAppBegun> begin_code_app(const Practice& practice, const Admission& admission);

/// Puts the code app in the place of the one there was. Errors: `refused` at "/code" for a wrong code, which may be tried
/// again; `refused` at "/enrolment" when it is too late.
Result<Lifted> add_code_app(const Practice& practice, const Admission& admission, const FirstCode& words, const Visitor& visitor);

/// Each removes one factor and ends the other sessions. Errors: `not_found`; `refused` for the last one of somebody who
/// works here, and of a client whose password is too short to stand alone.
Result<SignedIn> remove_code_app(const Practice& practice, const Admission& admission);
Result<SignedIn> remove_passkey(const Practice& practice, const Admission& admission, const PasskeyId& passkey);

struct RecoveryCodes {
  static constexpr std::string_view schema_name = "RecoveryCodes";
  std::vector<std::string> recovery_codes;
};
BOOST_DESCRIBE_STRUCT(RecoveryCodes, (), (recovery_codes))

/// Ten new ones; all before them are good no more. Errors: `refused` for somebody without a factor to recover.
Result<RecoveryCodes> make_recovery_codes(const Practice& practice, const Admission& admission);

}  // namespace cairn
