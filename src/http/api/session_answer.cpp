// SPDX-License-Identifier: Apache-2.0
#include "http/api/session_answer.hpp"

#include "http/cookie.hpp"
#include "http/device_name.hpp"

namespace cairn {

Result<WithHeaders<MeAnswer>> begin_session(const Call& call, Result<SignedIn> signed_in, bool own_device) {
  if (!signed_in) return std::unexpected(std::move(signed_in.error()));
  std::optional<long long> seconds;
  if (own_device) seconds = (signed_in->me.session.ends.ms - call.practice.clock.now().ms) / 1000;
  return WithHeaders<MeAnswer>{{std::move(signed_in->me)}, {set_session(call.request.tls, signed_in->token, seconds)}};
}

std::string device_of(const Call& call) { return device_name(call.request.header("User-Agent")); }

}  // namespace cairn
