// SPDX-License-Identifier: Apache-2.0
#include "usecases/invite.hpp"

#include "storage/accounts.hpp"
#include "storage/care.hpp"
#include "storage/invitations.hpp"
#include "storage/records.hpp"
#include "storage/store.hpp"
#include "usecases/live_hub.hpp"
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

/// An invitation as somebody finds it who holds its token.
struct Found {
  Invitation invitation;
  std::optional<Account> inviter;
  bool in_care = false;  ///< who asks is a client of the inviter's now
};

/// What is open to anybody with the token; and to the account that took it up, as long as the care goes on that came of it.
/// Whoever has left the practice invites nobody.
Result<Found> find_open(const Practice& practice, Session& session, const std::string& token, std::optional<AccountId> account) {
  const auto known = Token::from(token);
  if (!known) return not_open();
  auto invitation = invitations::find(session, practice.id, hash_of(*known));
  if (!invitation) return not_open();
  const Instant now = practice.clock.now();
  Found found{std::move(*invitation), {}, false};
  if (found.invitation.inviter) {
    found.inviter = accounts::find(session, practice.id, *found.invitation.inviter);
    if (!found.inviter || found.inviter->state != AccountState::active) return not_open();
    found.in_care = found.invitation.role == Role::client && account &&
                    care::relationship(session, practice.id, found.inviter->id, *account, now) == Relationship::treating;
  }
  const bool taken_by_asker = found.invitation.used && found.in_care && found.invitation.used_by == account;
  if (!found.invitation.open_at(now) && !taken_by_asker) return not_open();
  return found;
}

/// Whom it was written for.
Result<Profile> profile_in(const Practice& practice, const Invitation& invitation) {
  const auto text = open_text(practice.key, label, invitation.id.bytes, invitation.profile);
  if (!text) return std::unexpected(text.error());
  return read_json_text<Profile>(*text);
}

Result<void> check_answer(const Practice& practice, const InvitationAnswer& answer) {
  const std::string& login = answer.login.reveal();
  if (login.find_first_not_of(" \t\n") == std::string::npos || code_points(login) < 3)
    return fail(ErrorKind::refused, "/login", "Choose a login with at least 3 characters. Your e-mail address works well.");
  if (answer.name.empty()) return fail(ErrorKind::refused, "/name", "Say which name to use. A first name is enough.");
  return check_new_password(practice, answer.password.reveal(), "/password", /*one_of_two=*/false, login);
}

/// Tells both that they work together now. Their care stands: where nobody can be told, they find it when they look.
void tell_both(const Practice& practice, AccountId client, AccountId therapist) {
  const auto records = practice.store.read([&](Session& session) -> Result<std::vector<StoredRecord>> {
    return records::owned_by(session, practice.id, client);
  });
  if (!records) return;
  for (const StoredRecord& stored : *records) practice.live.tell({client, therapist}, stored.record.id);
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

Result<InvitationView> look_at_invitation(const Practice& practice, const Admission& admission, const std::string& token) {
  std::optional<AccountId> asker;
  if (admission.caller()) asker = admission.caller()->account;
  return practice.store.read([&](Session& session) -> Result<InvitationView> {
    const auto found = find_open(practice, session, token, asker);
    if (!found) return std::unexpected(found.error());
    auto invited = profile_in(practice, found->invitation);
    if (!invited) return std::unexpected(invited.error());
    const Invitation& invitation = found->invitation;
    InvitationView view{practice.name, {}, invitation.role, std::move(invited->name), invitation.expires, found->in_care};
    if (!found->inviter) return view;
    auto profile = open_profile(practice, found->inviter->id, found->inviter->profile);
    if (!profile) return std::unexpected(profile.error());
    view.invited_by = profile->name;
    return view;
  });
}

Result<SignedIn> accept_invitation(const Practice& practice, const Admission&, const std::string& token,
                                   const InvitationAnswer& answer, const Visitor& visitor) {
  if (auto fine = check_answer(practice, answer); !fine) return std::unexpected(fine.error());
  const auto open = practice.store.read([&](Session& session) { return find_open(practice, session, token, {}); });
  if (!open) return std::unexpected(open.error());
  auto invited = profile_in(practice, open->invitation);
  if (!invited) return std::unexpected(invited.error());
  auto hash = practice.passwords.hash(*password_text(answer.password.reveal()));
  if (!hash) return std::unexpected(hash.error());

  const Instant now = practice.clock.now();
  Account account;
  account.id = make_id<AccountId>();
  account.role = open->invitation.role;
  account.login = hash_of_login(practice.key, answer.login.reveal());
  account.password = std::move(*hash);
  account.profile = seal_profile(practice, account.id, {answer.name, std::move(invited->title), {}});
  account.created = now;
  auto entered = practice.store.write([&](Transaction& transaction) -> Result<SignedIn> {
    if (auto added = add_account(practice, transaction, account); !added) return std::unexpected(added.error());
    if (!invitations::use(transaction, practice.id, open->invitation.id, account.id, now)) return not_open();
    if (account.role == Role::client && open->invitation.inviter)
      if (auto begun = care::begin(transaction, practice.id, *open->invitation.inviter, account.id, now); !begun)
        return std::unexpected(begun.error());
    return begin_session(practice, transaction, account, {Proof::password, answer.own_device, /*first=*/true}, visitor);
  });
  if (entered && account.role == Role::client && open->invitation.inviter) tell_both(practice, account.id, *open->invitation.inviter);
  return entered;
}

Result<void> begin_care(const Practice& practice, const Admission& admission, const std::string& token) {
  const AccountId client = admission.caller()->account;
  const auto therapist = practice.store.write([&](Transaction& transaction) -> Result<AccountId> {
    const auto found = find_open(practice, transaction, token, client);
    if (!found) return std::unexpected(found.error());
    if (found->invitation.role != Role::client || !found->inviter)
      return fail(ErrorKind::refused, "", "This invitation is for somebody who works here. It makes a new account.");
    if (found->invitation.used) return found->inviter->id;  // by this very account: the same deed has the same answer
    if (found->in_care) return fail(ErrorKind::conflict, "", "You work together here already. Nothing has changed.");
    const Instant now = practice.clock.now();
    if (auto care = care::begin(transaction, practice.id, found->inviter->id, client, now); !care) return std::unexpected(care.error());
    if (!invitations::use(transaction, practice.id, found->invitation.id, client, now)) return not_open();
    return found->inviter->id;
  });
  if (!therapist) return std::unexpected(therapist.error());
  tell_both(practice, client, *therapist);
  return {};
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
