// SPDX-License-Identifier: Apache-2.0
// Signing in and out, and what is somebody's own: who they are here, their sessions, their password.
#include "http/api/route.hpp"
#include "http/api/session_answer.hpp"
#include "http/cookie.hpp"
#include "usecases/sign_in.hpp"

namespace cairn {
namespace {

Result<WithHeaders<MeAnswer>> sign_in_here(const Call& call, const SignIn& words) {
  return begin_session(call, sign_in(call.practice, call.admission, words, visitor_of(call)));
}

Result<WithHeaders<Nothing>> sign_out_here(const Call& call, const Nothing&) {
  if (auto done = sign_out(call.practice, call.admission); !done) return std::unexpected(std::move(done.error()));
  call.live.end(call.admission.caller()->session);
  // "cache" only: wiping the storage too would take away words that were written offline and not sent yet.
  return WithHeaders<Nothing>{{}, {clear_session(call.request.tls), {"Clear-Site-Data", "\"cache\""}}};
}

Result<Myself> myself(const Call& call) { return see_myself(call.practice, call.admission); }

Result<SessionList> sessions(const Call& call) { return own_sessions(call.practice, call.admission); }

Result<void> end_session(const Call& call, const Nothing&) {
  const auto session = id_from<SessionId>(call.arguments.values[0]).value_or(SessionId{});  // no session has the id zero
  auto done = end_own_session(call.practice, call.admission, session);
  if (done) call.live.end(session);
  return done;
}

Result<void> change_password(const Call& call, const PasswordChange& change) {
  auto done = change_own_password(call.practice, call.admission, change);
  if (done) call.live.end_others(call.admission.caller()->account, call.admission.caller()->session);
  return done;
}

Result<void> end_others(const Call& call, const Nothing&) {
  auto done = end_other_sessions(call.practice, call.admission);
  if (done) call.live.end_others(call.admission.caller()->account, call.admission.caller()->session);
  return done;
}

Result<DemoPeople> demo(const Call& call) { return demo_people(call.practice, call.admission); }

Result<WithHeaders<MeAnswer>> enter(const Call& call, const DemoEntry& entry) {
  return begin_session(call, enter_demo(call.practice, call.admission, entry, visitor_of(call).device));
}

constexpr auto table = std::to_array<Route>({
    route<&sign_in_here>(Method::post, "/api/sign-in", Deed::sign_in, "Sign in", {.effort = Effort::password}),
    route<&sign_out_here>(Method::post, "/api/sign-out", Deed::sign_out, "Sign out"),
    route<&myself>(Method::get, "/api/me", Deed::see_myself, "Who I am here"),
    route<&sessions>(Method::get, "/api/sessions", Deed::see_myself, "My open sessions"),
    route<&end_session>(Method::post, "/api/sessions/{session}/end", Deed::end_own_session, "End one of my sessions"),
    route<&end_others>(Method::post, "/api/sessions/end-others", Deed::end_other_sessions, "End all of my sessions but this one"),
    route<&change_password>(Method::post, "/api/me/password", Deed::change_own_password, "Change my password",
                            {.effort = Effort::password}),
    route<&demo>(Method::get, "/api/demo/people", Deed::enter_demo, "Everybody in the demo practice"),
    route<&enter>(Method::post, "/api/demo/enter", Deed::enter_demo, "Sign in as somebody made up"),
});

}  // namespace

std::span<const Route> session_routes() { return table; }

}  // namespace cairn
