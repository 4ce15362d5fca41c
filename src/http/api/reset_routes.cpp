// SPDX-License-Identifier: Apache-2.0
// A way back in for somebody who has lost theirs.
#include "http/api/route.hpp"
#include "http/api/session_answer.hpp"
#include "usecases/resets.hpp"

namespace cairn {
namespace {

std::string token_of(const Call& call) { return std::string(call.arguments.values[0]); }

Result<ResetLink> start(const Call& call, const NewReset& words) { return start_reset(call.practice, call.admission, words); }
Result<ResetView> look(const Call& call) { return look_at_reset(call.practice, call.admission, token_of(call)); }
Result<void> take(const Call& call, const ResetAnswer& answer) {
  return take_reset(call.practice, call.admission, token_of(call), answer, visitor_of(call));
}
Result<void> cancel(const Call& call, const Nothing&) { return cancel_resets(call.practice, call.admission); }

constexpr auto table = std::to_array<Route>({
    route<&start>(Method::post, "/api/resets", Deed::start_reset, "Start a way back in for somebody"),
    route<&look>(Method::get, "/api/resets/{token}", Deed::take_reset, "Look at a way back in"),
    route<&take>(Method::post, "/api/resets/{token}", Deed::take_reset, "Use a way back in", {.effort = Effort::password}),
    route<&cancel>(Method::post, "/api/me/resets/cancel", Deed::cancel_reset, "Call off the ways back in to my account"),
});

}  // namespace

std::span<const Route> reset_routes() { return table; }

}  // namespace cairn
