// SPDX-License-Identifier: Apache-2.0
// Invitations and the practice's people.
#include "http/api/route.hpp"
#include "http/api/session_answer.hpp"
#include "usecases/invite.hpp"

namespace cairn {
namespace {

std::string token_of(const Call& call) { return std::string(call.arguments.values[0]); }

Result<InvitationLink> invite_somebody(const Call& call, const NewInvitation& words) {
  return invite(call.practice, call.admission, words);
}

Result<InvitationView> invitation(const Call& call) { return look_at_invitation(call.practice, call.admission, token_of(call)); }

Result<WithHeaders<MeAnswer>> accept(const Call& call, const InvitationAnswer& answer) {
  return begin_session(call, accept_invitation(call.practice, call.admission, token_of(call), answer, visitor_of(call)));
}

Result<void> begin_in_own_account(const Call& call, const Nothing&) { return begin_care(call.practice, call.admission, token_of(call)); }

Result<PeopleList> people(const Call& call) { return see_people(call.practice, call.admission); }

constexpr auto table = std::to_array<Route>({
    route<&invite_somebody>(Method::post, "/api/invitations", Deed::invite_client, "Invite somebody",
                            {.or_deed = Deed::invite_staff}),
    route<&invitation>(Method::get, "/api/invitations/{token}", Deed::take_invitation, "Look at an invitation"),
    route<&accept>(Method::post, "/api/invitations/{token}", Deed::take_invitation, "Accept an invitation",
                   {.effort = Effort::password}),
    route<&begin_in_own_account>(Method::post, "/api/invitations/{token}/care", Deed::begin_care,
                                 "Accept an invitation in my own account"),
    route<&people>(Method::get, "/api/people", Deed::see_people, "The practice's staff"),
});

}  // namespace

std::span<const Route> people_routes() { return table; }

}  // namespace cairn
