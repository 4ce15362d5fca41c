// SPDX-License-Identifier: Apache-2.0
#include "usecases/invite.hpp"

#include "storage/accounts.hpp"
#include "storage/care.hpp"
#include "storage/invitations.hpp"
#include "storage/store.hpp"
#include "usecases/new_account.hpp"
#include "usecases/new_session.hpp"
#include "usecases/passwords.hpp"
#include "usecases/profile.hpp"
#include "vault/password.hpp"
#include "vault/password_text.hpp"
#include "vault/seal.hpp"
#include "vault/token.hpp"

namespace cairn {
namespace {

constexpr std::string_view label = "invitation profile";

std::unexpected<Error> not_open() {
  return fail(ErrorKind::not_found, "", "This invitation cannot be used any more. Ask for a new one.");
}

Result<InvitationLink> store_invitation(const Practice& practice, const Profile& profile, Role role, std::optional<AccountId> inviter) {
  const Token token = Token::make();
  Invitation invitation;
  invitation.id = make_id<InvitationId>();
  invitation.token = hash_of(token);
  invitation.role = role;
  invitation.inviter = inviter;
  invitation.profile = seal_text(practice.key, label, invitation.id.bytes, to_json(profile));
  invitation.created = practice.clock.now();
  invitation.expires = Instant{invitation.created.ms + practice.settings.invitation_days * 86'400'000LL};
  const auto stored = practice.store.write([&](Transaction& transaction) -> Result<void> {
    invitations::add(transaction, practice.id, invitation);
    return {};
  });
  if (!stored) return std::unexpected(stored.error());
  return InvitationLink{"/#/invitation/" + token.reveal(), invitation.expires};
}

/// An invitation that is still open, with the profile it was written for.
struct OpenInvitation {
  Invitation invitation;
  Profile profile;
};

Result<OpenInvitation> find_open(const Practice& practice, Session& session, const std::string& token) {
  const auto known = Token::from(token);
  if (!known) return not_open();
  auto found = invitations::find(session, practice.id, hash_of(*known));
  if (!found || !found->open_at(practice.clock.now())) return not_open();
  const auto text = open_text(practice.key, label, found->id.bytes, found->profile);
  if (!text) return std::unexpected(text.error());
  auto profile = read_json_text<Profile>(*text);
  if (!profile) return std::unexpected(profile.error());
  return OpenInvitation{std::move(*found), std::move(*profile)};
}

Result<void> check_answer(const Practice& practice, const InvitationAnswer& answer) {
  const std::string& login = answer.login.reveal();
  if (login.find_first_not_of(" \t\n") == std::string::npos || code_points(login) < 3)
    return fail(ErrorKind::refused, "/login", "Choose a login with at least 3 characters. Your e-mail address works well.");
  if (answer.name.empty()) return fail(ErrorKind::refused, "/name", "Say which name to use. A first name is enough.");
  return check_new_password(practice, answer.password.reveal(), "/password", /*one_of_two=*/false, login);
}

}  // namespace

Result<InvitationLink> invite(const Practice& practice, const Admission& admission, const NewInvitation& words) {
  const Deed needed = words.role == Role::client ? Deed::invite_client : Deed::invite_staff;
  if (!permits(needed, admission.caller()->role, Relationship::other))
    return fail(ErrorKind::not_allowed, "/role", "A therapist invites clients. Whoever runs the practice invites staff.");
  if (words.name.empty()) return fail(ErrorKind::refused, "/name", "Write the name of the person you invite.");
  return store_invitation(practice, {words.name, words.title.value_or(Line{}), {}}, words.role, admission.caller()->account);
}

Result<InvitationLink> invite_first_administrator(const Practice& practice) {
  return store_invitation(practice, {Line("Administrator"), {}, {}}, Role::administrator, std::nullopt);
}

Result<InvitationView> look_at_invitation(const Practice& practice, const Admission&, const std::string& token) {
  return practice.store.read([&](Session& session) -> Result<InvitationView> {
    auto found = find_open(practice, session, token);
    if (!found) return std::unexpected(found.error());
    InvitationView view{practice.name, {}, found->invitation.role, found->profile.name};
    if (!found->invitation.inviter) return view;
    const auto inviter = accounts::find(session, practice.id, *found->invitation.inviter);
    if (!inviter) return view;
    auto profile = open_profile(practice, inviter->id, inviter->profile);
    if (!profile) return std::unexpected(profile.error());
    view.invited_by = profile->name;
    return view;
  });
}

Result<SignedIn> accept_invitation(const Practice& practice, const Admission&, const std::string& token,
                                   const InvitationAnswer& answer, const Visitor& visitor) {
  if (auto fine = check_answer(practice, answer); !fine) return std::unexpected(fine.error());
  auto open = practice.store.read([&](Session& session) { return find_open(practice, session, token); });
  if (!open) return std::unexpected(open.error());
  auto hash = practice.passwords.hash(*password_text(answer.password.reveal()));
  if (!hash) return std::unexpected(hash.error());

  const Instant now = practice.clock.now();
  Account account;
  account.id = make_id<AccountId>();
  account.role = open->invitation.role;
  account.login = hash_of_login(practice.key, answer.login.reveal());
  account.password = std::move(*hash);
  account.profile = seal_profile(practice, account.id, {answer.name, open->profile.title, {}});
  account.created = now;
  return practice.store.write([&](Transaction& transaction) -> Result<SignedIn> {
    if (auto added = add_account(practice, transaction, account); !added) return std::unexpected(added.error());
    if (!invitations::use(transaction, practice.id, open->invitation.id, account.id, now)) return not_open();
    if (account.role == Role::client && open->invitation.inviter)
      if (auto begun = care::begin(transaction, practice.id, *open->invitation.inviter, account.id, now); !begun)
        return std::unexpected(begun.error());
    return begin_session(practice, transaction, account, {Proof::password, answer.own_device, /*first=*/true}, visitor);
  });
}

Result<PeopleList> see_people(const Practice& practice, const Admission&) {
  return practice.store.read([&](Session& session) -> Result<PeopleList> {
    PeopleList list;
    for (const Account& account : accounts::all(session, practice.id)) {
      if (account.role == Role::client) continue;
      auto profile = open_profile(practice, account.id, account.profile);
      if (!profile) return std::unexpected(profile.error());
      list.people.push_back({account.id, profile->name, account.role, profile->title, account.state == AccountState::active});
    }
    return list;
  });
}

}  // namespace cairn
