// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "storage/accounts.hpp"
#include "usecases/signed_in.hpp"
#include "usecases/visitor.hpp"

namespace cairn {

/// How somebody comes in.
struct Arrival {
  Proof proof = Proof::password;
  bool own_device = false;
  bool first = false;  ///< the account was made just now, so no device can be new to it
};

/// Begins a session for an account within a transaction that may do more; the answer is complete once it is durable. Who
/// has proved all that is asked of them is told of a device that is new to their account, and of many wrong tries
/// before; their own device is known from then on. In the demo practice everybody counts as chosen.
Result<SignedIn> begin_session(const Practice& practice, Transaction& transaction, const Account& account, const Arrival& arrival,
                               const Visitor& visitor);

/// Proves the caller's session anew: another token opens it. `proved` is when; fresh deeds count from it.
Result<SignedIn> lift_session(const Practice& practice, Transaction& transaction, const Caller& caller, Proof proof, Instant proved);

/// The caller's session as it is, with another token.
Result<SignedIn> renew_token(const Practice& practice, Transaction& transaction, const Caller& caller);

}  // namespace cairn
