// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>

#include "domain/entry.hpp"
#include "domain/people.hpp"

namespace cairn {

/// What can be done with an entry of a kind.
enum class EntryDeed {
  read,
  create,  ///< write the first version
  amend,   ///< write a later version
  share    ///< change who may see it
};
BOOST_DESCRIBE_ENUM(EntryDeed, read, create, amend, share)

/// What can be done with the program as a whole; every route names exactly one.
enum class Deed {
  ask_health,         ///< is the server there
  read_description,   ///< the description of the interface
  read_catalogue,     ///< aims, questions, words: content, nobody's data
  read_help,          ///< numbers to call
  see_ledger,         ///< signed hashes that show whether anything was changed; nobody's data
  sign_in,
  take_invitation,    ///< look at and accept an invitation, with its token
  begin_care,         ///< with who invited, in an account that is there already
  sign_out,
  see_myself,         ///< who am I here, which sessions have I open
  end_own_session,
  change_own_password,
  list_records,       ///< the records this person may open
  read_entries,       ///< of one record
  write_entries,      ///< into one record
  see_who_looked,     ///< the access log of one record
  follow_live,        ///< be told when something new is there
  invite_client,
  invite_staff,
  see_people,         ///< accounts and roles, no clinical content
  enter_demo,         ///< sign in by choosing a made-up person; only in the demo practice
  confirm_oneself,    ///< prove again, within a session, who one is
  see_own_factors,
  add_factor,         ///< a passkey or a code app
  remove_factor,
  make_recovery_codes,
  end_other_sessions,
  see_notices,        ///< of new devices and of changes to the ways in
  start_reset,        ///< for somebody who cannot get in any more
  take_reset,         ///< look at and use a reset, with its token
  cancel_reset        ///< of one's own account
};
BOOST_DESCRIBE_ENUM(Deed, ask_health, read_description, read_catalogue, read_help, see_ledger, sign_in, take_invitation,
                    begin_care, sign_out, see_myself, end_own_session, change_own_password, list_records, read_entries, write_entries,
                    see_who_looked, follow_live, invite_client, invite_staff, see_people, enter_demo, confirm_oneself,
                    see_own_factors, add_factor, remove_factor, make_recovery_codes, end_other_sessions, see_notices,
                    start_reset, take_reset, cancel_reset)

/// One row of the policy: who, standing how to the record's owner, may do these deeds with entries of this kind. What has
/// no row is refused.
struct EntryRow {
  Kind kind;
  Role role;
  Relationship relationship;
  std::uint8_t deeds;  ///< bits by EntryDeed
};

/// One row of the policy for a deed that is not about one kind: which roles may do it, and, where it is about a record,
/// in which relationships; a deed may have more than one. `anybody` means without signing in.
struct DeedRow {
  Deed deed;
  bool anybody;
  std::uint8_t roles;          ///< bits by Role
  std::uint8_t relationships;  ///< bits by Relationship; 0: the deed is about no record
  bool one_factor = false;     ///< staff may do it with a password alone: what it takes to set up a second factor
  bool fresh = false;          ///< asks for a proof of the last `fresh_ms`
};

/// How long a proof counts as fresh (SES-06), in milliseconds.
constexpr std::int64_t fresh_ms = 5 * 60'000;

std::span<const EntryRow> entry_policy();
std::span<const DeedRow> deed_policy();

/// Whether the policy lets this role in this relationship do this with entries of this kind. Only who may see that
/// very entry narrows it further.
bool permits(Kind kind, Role role, Relationship relationship, EntryDeed deed, std::span<const EntryRow> rows = entry_policy());

/// Whether a deed is about one record, so that how somebody stands to its owner decides.
bool is_about_a_record(Deed deed);

/// Whether somebody who is not signed in may do this.
bool permits_anybody(Deed deed, std::span<const DeedRow> rows = deed_policy());

/// Whether a person in this role may do this, and in this relationship where the deed is about a record.
bool permits(Deed deed, Role role, Relationship relationship, std::span<const DeedRow> rows = deed_policy());

/// Whether a session with this proof is strong enough for a deed. Who works here needs two factors for all but what it
/// takes to set them up; a client may do everything with a password.
bool is_strong_enough(Deed deed, Role role, Proof proof, std::span<const DeedRow> rows = deed_policy());

/// Whether a deed asks for a fresh proof. Who was only chosen, in the demo practice, has nothing to prove anew.
bool asks_for_fresh_proof(Deed deed, Proof proof, std::span<const DeedRow> rows = deed_policy());

/// Whether an entry with this choice is open to a reader in this relationship; `own_words` says that they are the
/// person whose words it holds.
bool opens_to(SeenBy seen_by, Relationship relationship, bool own_words);

}  // namespace cairn
