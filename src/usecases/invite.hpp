// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "usecases/sign_in.hpp"

namespace cairn {

/// Whom to invite, and as what.
struct NewInvitation {
  static constexpr std::string_view schema_name = "NewInvitation";
  Role role = Role::client;
  Line name;
  std::optional<Line> title;  ///< for staff: "psychologist"
};
BOOST_DESCRIBE_STRUCT(NewInvitation, (), (role, name, title))

/// A link that works once.
struct InvitationLink {
  static constexpr std::string_view schema_name = "InvitationLink";
  std::string link;  ///< path and fragment below the practice's address: "/#/invitation/TOKEN"; a fragment never reaches a log
  Instant expires;
};
BOOST_DESCRIBE_STRUCT(InvitationLink, (), (link, expires))

/// Makes a one-time link. A therapist invites clients, who are then in their care; an administrator invites staff.
/// Errors: `not_allowed` for another role, `refused` for an empty name.
Result<InvitationLink> invite(const Practice& practice, const Admission& admission, const NewInvitation& words);

/// What an invited person sees before saying yes.
struct InvitationView {
  static constexpr std::string_view schema_name = "InvitationView";
  Line practice;
  Line invited_by;
  Role role = Role::client;
  Line name;
  Instant expires;
  bool in_care = false;  ///< who asks is signed in, and in the care of who invited: there is nothing to begin
};
BOOST_DESCRIBE_STRUCT(InvitationView, (), (practice, invited_by, role, name, expires, in_care))

/// Errors: `not_found` for a token that is unknown, used or too old, alike, and where who invited has left. To a client who
/// took it up in their own account it is shown for as long as the care goes on that came of it.
Result<InvitationView> look_at_invitation(const Practice& practice, const Admission& admission, const std::string& token);

/// What an invited person chooses.
struct InvitationAnswer {
  static constexpr std::string_view schema_name = "InvitationAnswer";
  Personal<200> login;
  Personal<1024> password;
  Line name;  ///< the name to use
  bool own_device = false;
};
BOOST_DESCRIBE_STRUCT(InvitationAnswer, (), (login, password, name, own_device))

/// Makes the account, its record and the care relationship in one transaction, and signs the person in: who works here has
/// then to set up a second factor before anything else. Errors:
/// `not_found` as above; `refused` for a weak password or a login that cannot be used.
Result<SignedIn> accept_invitation(const Practice& practice, const Admission& admission, const std::string& token,
                                   const InvitationAnswer& answer, const Visitor& visitor);

/// Begins care by who invited, in the account of the client who asks; the invitation is used up. What stands in their
/// record stays as it is: from now on the inviter sees what is open to those who treat. Asked again by the same client it is
/// the same answer. Errors: `not_found` as above; `refused` for an invitation that is no client's; `conflict` when the
/// inviter cares for them already, and the invitation stays as it is.
Result<void> begin_care(const Practice& practice, const Admission& admission, const std::string& token);

/// Makes the first administrator's one-time link, for `cairn init`: there is no default account or password.
Result<InvitationLink> invite_first_administrator(const Practice& practice);

/// One account, for the administrator: no clinical content.
struct PersonRow {
  AccountId account;
  Line name;
  Role role = Role::client;
  Line title;
  bool active = true;
};
BOOST_DESCRIBE_STRUCT(PersonRow, (), (account, name, role, title, active))

struct PeopleList {
  static constexpr std::string_view schema_name = "PeopleList";
  std::vector<PersonRow> people;
};
BOOST_DESCRIBE_STRUCT(PeopleList, (), (people))

/// The practice's staff. Clients do not stand here: that somebody is a client is itself private.
Result<PeopleList> see_people(const Practice& practice, const Admission& admission);

}  // namespace cairn
