// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/described.hpp"
#include "base/id.hpp"
#include "base/time.hpp"

namespace cairn {

/// What somebody is in the practice. A supervisor may also have clients of their own.
enum class Role { client, therapist, supervisor, administrator };
BOOST_DESCRIBE_ENUM(Role, client, therapist, supervisor, administrator)

/// How somebody stands to the person whose record it is, at this moment.
enum class Relationship {
  self,           ///< it is their own record
  treating,       ///< they care for this person now
  past,           ///< they cared for this person, and no longer do
  same_practice,  ///< they belong to the practice and have nothing to do with this person
  other           ///< they belong elsewhere, or nobody is signed in
};
BOOST_DESCRIBE_ENUM(Relationship, self, treating, past, same_practice, other)

/// What a session was proved by.
enum class Proof {
  password,     ///< a password alone
  two_factors,  ///< a password and a code
  passkey,      ///< a passkey that had checked who holds it: two factors in one
  chosen        ///< nothing: somebody made up, in the demo practice
};
BOOST_DESCRIBE_ENUM(Proof, password, two_factors, passkey, chosen)

/// Which of the two who work together somebody is.
enum class Party { client, therapist };
BOOST_DESCRIBE_ENUM(Party, client, therapist)

/// Who writes a version, and how they stand to the record's owner; what a kind's rule decides by.
struct Writer {
  AccountId account;
  Role role = Role::client;
  Relationship relationship = Relationship::other;
  Instant now;  ///< the server's time of writing

  /// The client is whoever the record belongs to; everybody else who may write at all stands on the therapist's side.
  Party party() const { return relationship == Relationship::self && role == Role::client ? Party::client : Party::therapist; }
};

}  // namespace cairn
