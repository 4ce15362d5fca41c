// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "base/error.hpp"
#include "domain/entry.hpp"
#include "domain/policy.hpp"
#include "usecases/practice.hpp"

namespace cairn {

/// The right to do one deed, now. Only `admit` makes one, and every use case asks for one, so that a door that forgot
/// to ask does not compile.
class Admission {
 public:
  Deed deed() const { return deed_; }
  const std::optional<Caller>& caller() const { return caller_; }  ///< nobody for the deeds that are open to anybody
  /// The record the deed is about; ends the program when the deed is about none.
  const Record& record() const;
  Relationship relationship() const { return relationship_; }  ///< to the record's owner

 private:
  friend Result<Admission> admit(const Practice&, Deed, std::string_view, std::optional<RecordId>);
  Admission() = default;
  Deed deed_ = Deed::ask_health;
  std::optional<Caller> caller_;
  std::optional<Record> record_;
  Relationship relationship_ = Relationship::other;
};

/// Who is it that brings this session token, and may they do this? Touches nothing but the session's own last-used time.
/// Errors: `signed_out` when the token is no open session; `not_allowed` when this role never may, and when a client's time to
/// use their own record after the end of care is over; `second_factor` when somebody who works here has only a password and
/// the deed does not set up a second factor; `confirm` when the deed wants a fresh proof; `not_found`, alike, when there is
/// no such record and when it is not theirs to know of.
Result<Admission> admit(const Practice& practice, Deed deed, std::string_view token,
                        std::optional<RecordId> record = std::nullopt);

}  // namespace cairn
