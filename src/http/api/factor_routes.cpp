// SPDX-License-Identifier: Apache-2.0
// What somebody proves themselves with: passkeys, a code app, recovery codes, proving anew, and notices of it all.
#include "http/api/route.hpp"
#include "http/api/session_answer.hpp"
#include "http/cookie.hpp"
#include "usecases/factors.hpp"
#include "usecases/notices.hpp"
#include "usecases/passkeys.hpp"

namespace cairn {
namespace {

constexpr long long ceremony_seconds = 300;

/// The answer to a new factor: who I am now, and the recovery codes that came with the first one.
struct FactorAdded {
  static constexpr std::string_view schema_name = "FactorAdded";
  Myself me;
  std::vector<std::string> recovery_codes;
};
BOOST_DESCRIBE_STRUCT(FactorAdded, (), (me, recovery_codes))

/// A change of factors ends the other sessions, and their live streams at once.
void end_other_streams(const Call& call) {
  call.live.end_others(call.admission.caller()->account, call.admission.caller()->session);
}

Result<WithHeaders<FactorAdded>> added(const Call& call, Result<Lifted> lifted) {
  if (!lifted) return std::unexpected(std::move(lifted.error()));
  end_other_streams(call);
  auto cookies = cookies_of(call, lifted->signed_in);
  return WithHeaders<FactorAdded>{{std::move(lifted->signed_in.me), std::move(lifted->recovery_codes)}, std::move(cookies)};
}

Result<WithHeaders<MeAnswer>> removed(const Call& call, Result<SignedIn> signed_in) {
  if (signed_in) end_other_streams(call);
  return begin_session(call, std::move(signed_in));
}

Result<WithHeaders<PasskeyRequest>> passkey_sign_in_options(const Call& call, const Nothing&) {
  auto begun = begin_passkey_sign_in(call.practice, call.admission, visitor_of(call));
  if (!begun) return std::unexpected(std::move(begun.error()));
  return WithHeaders<PasskeyRequest>{std::move(begun->request),
                                     {set_door_token(call.request.tls, DoorCookie::door, begun->door, ceremony_seconds)}};
}

Result<WithHeaders<MeAnswer>> passkey_sign_in(const Call& call, const PasskeySignIn& words) {
  auto answer = begin_session(call, sign_in_by_passkey(call.practice, call.admission, words, visitor_of(call)));
  if (answer) answer->headers.push_back(set_door_token(call.request.tls, DoorCookie::door, "", 0));
  return answer;
}

Result<WithHeaders<MeAnswer>> confirm(const Call& call, const Confirmation& words) {
  return begin_session(call, confirm_oneself(call.practice, call.admission, words));
}

Result<PasskeyRequest> confirm_options(const Call& call, const Nothing&) {
  return begin_passkey_confirmation(call.practice, call.admission, visitor_of(call));
}

Result<WithHeaders<MeAnswer>> confirm_passkey(const Call& call, const PasskeyConfirmation& words) {
  return begin_session(call, confirm_by_passkey(call.practice, call.admission, words, visitor_of(call)));
}

Result<FactorList> factors(const Call& call) { return own_factors(call.practice, call.admission); }

Result<PasskeyCreation> passkey_options(const Call& call, const Nothing&) {
  return begin_passkey(call.practice, call.admission, visitor_of(call));
}

Result<WithHeaders<FactorAdded>> new_passkey(const Call& call, const NewPasskey& words) {
  return added(call, add_passkey(call.practice, call.admission, words, visitor_of(call)));
}

Result<WithHeaders<MeAnswer>> drop_passkey(const Call& call, const Nothing&) {
  const auto passkey = id_from<PasskeyId>(call.arguments.values[0]).value_or(PasskeyId{});  // no passkey has the id zero
  return removed(call, remove_passkey(call.practice, call.admission, passkey));
}

Result<CodeAppBegun> code_app_begin(const Call& call, const Nothing&) { return begin_code_app(call.practice, call.admission); }

Result<WithHeaders<FactorAdded>> new_code_app(const Call& call, const FirstCode& words) {
  return added(call, add_code_app(call.practice, call.admission, words, visitor_of(call)));
}

Result<WithHeaders<MeAnswer>> drop_code_app(const Call& call, const Nothing&) {
  return removed(call, remove_code_app(call.practice, call.admission));
}

Result<RecoveryCodes> new_recovery_codes(const Call& call, const Nothing&) {
  return make_recovery_codes(call.practice, call.admission);
}

Result<NoticeList> notices_here(const Call& call) { return own_notices(call.practice, call.admission); }
Result<void> notices_seen(const Call& call, const Nothing&) { return mark_notices_seen(call.practice, call.admission); }

constexpr auto table = std::to_array<Route>({
    route<&passkey_sign_in_options>(Method::post, "/api/sign-in/passkey/options", Deed::sign_in, "Begin to sign in by passkey"),
    route<&passkey_sign_in>(Method::post, "/api/sign-in/passkey", Deed::sign_in, "Sign in by passkey"),
    route<&confirm>(Method::post, "/api/confirm", Deed::confirm_oneself, "Prove anew, by password and code, that it is me",
                    {.effort = Effort::password}),
    route<&confirm_options>(Method::post, "/api/confirm/passkey/options", Deed::confirm_oneself, "Begin to prove anew by passkey"),
    route<&confirm_passkey>(Method::post, "/api/confirm/passkey", Deed::confirm_oneself, "Prove anew by passkey"),
    route<&factors>(Method::get, "/api/me/factors", Deed::see_own_factors, "What I can prove myself with"),
    route<&passkey_options>(Method::post, "/api/me/passkeys/options", Deed::add_factor, "Begin to add a passkey"),
    route<&new_passkey>(Method::post, "/api/me/passkeys", Deed::add_factor, "Add a passkey"),
    route<&drop_passkey>(Method::post, "/api/me/passkeys/{passkey}/remove", Deed::remove_factor, "Remove a passkey"),
    route<&code_app_begin>(Method::post, "/api/me/code-app/begin", Deed::add_factor, "Begin to set up a code app"),
    route<&new_code_app>(Method::post, "/api/me/code-app", Deed::add_factor, "Set up a code app with its first code"),
    route<&drop_code_app>(Method::post, "/api/me/code-app/remove", Deed::remove_factor, "Remove the code app"),
    route<&new_recovery_codes>(Method::post, "/api/me/recovery-codes", Deed::make_recovery_codes, "Make new recovery codes"),
    route<&notices_here>(Method::get, "/api/notices", Deed::see_notices, "What happened around my account"),
    route<&notices_seen>(Method::post, "/api/notices/seen", Deed::see_notices, "Mark the notices as seen"),
});

}  // namespace

std::span<const Route> factor_routes() { return table; }

}  // namespace cairn
