// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.hpp"
#include "base/json_described.hpp"
#include "usecases/practice.hpp"
#include "vault/sealed.hpp"

namespace cairn {

/// What an account is called. Stored sealed: no name stands in the clear.
struct Profile {
  Line name;
  Line title;  ///< for staff: "psychologist"; empty for clients
  Line line;   ///< in the demo practice: one sentence on what to look at
};
BOOST_DESCRIBE_STRUCT(Profile, (), (name, title, line))

Sealed seal_profile(const Practice& practice, const AccountId& account, const Profile& profile);

/// The profile; an empty one for somebody who was erased. Errors: `unavailable` when it does not open.
Result<Profile> open_profile(const Practice& practice, const AccountId& account, const Sealed& sealed);

}  // namespace cairn
