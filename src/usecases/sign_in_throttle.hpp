// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "storage/accounts.hpp"
#include "usecases/practice.hpp"
#include "vault/digest.hpp"

/// Slows down guessing. Every try is counted before its password is looked at, so that many at once count as many; what
/// is counted lies in the store, so that a restart forgets nothing. Known and unknown logins are treated alike.
///
/// A stranger's tries count for the login, for the address they come from, and for all strangers together. A device that
/// its owner has signed in with before counts for itself alone: nobody else's wrong tries ever hold it up. A passkey is
/// never counted at all.
namespace cairn::sign_in_throttle {

/// Wrong tries for one login before the first wait, which is a second; it doubles with each, up to a quarter of an hour.
constexpr int free_tries = 5;
constexpr int longest_wait_seconds = 900;

/// Wrong tries in a row after which a login's password is taken from known devices only (AUTHN-15).
constexpr int most_in_a_row = 100;

/// Wrong tries from one address, and from all, that may come at once; one more every so many milliseconds.
constexpr int most_of_address = 60;
constexpr std::int64_t address_pause_ms = 20'000;
constexpr int most_of_all = 600;
constexpr std::int64_t all_pause_ms = 200;

/// What one try counts for.
struct Counted {
  Digest who{};                      ///< a login, a known device, or an account whose session asks again
  std::optional<Digest> address{};   ///< absent: the address and all strangers together do not matter
  std::optional<Digest> all{};
};

/// A stranger's try at a login.
Counted by_stranger(const Practice& practice, const LoginHash& login, const std::string& address);
/// A try from a device that is known to be this account's.
Counted by_known_device(const Practice& practice, const std::string& device, const AccountId& account);
/// A try within a session of one's own.
Counted within_session(const Practice& practice, const AccountId& account);

/// Counts a try. Errors: `too_many`, with the wait or with what to do instead; nothing is counted then.
Result<void> begin_try(const Practice& practice, const Counted& counted);

/// Takes a try back that could not be looked at, or that was right.
void take_back(const Practice& practice, Transaction& transaction, const Counted& counted);
void take_back(const Practice& practice, const Counted& counted);

/// Forgets what this counts for: it was right.
void clear(const Practice& practice, Transaction& transaction, const Counted& counted);

/// Forgets the row of wrong tries at an account's login: the owner is here. True when there were more than a few, which they should hear of.
bool clear(const Practice& practice, Transaction& transaction, const Account& account);

}  // namespace cairn::sign_in_throttle
