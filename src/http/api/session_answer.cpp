// SPDX-License-Identifier: Apache-2.0
#include "http/api/session_answer.hpp"

#include "http/request_budget.hpp"
#include "http/cookie.hpp"
#include "http/device_name.hpp"
#include "http/origin_check.hpp"

namespace cairn {
namespace {

constexpr long long known_device_seconds = 180LL * 86'400;

}  // namespace

std::vector<Header> cookies_of(const Call& call, const SignedIn& signed_in) {
  std::optional<long long> seconds;
  if (signed_in.own_device) seconds = (signed_in.me.session.ends.ms - call.practice.clock.now().ms) / 1000;
  std::vector<Header> cookies = {set_session(call.request.tls, signed_in.token, seconds)};
  if (signed_in.known_device)
    cookies.push_back(set_door_token(call.request.tls, DoorCookie::known_device, *signed_in.known_device, known_device_seconds));
  return cookies;
}

Result<WithHeaders<MeAnswer>> begin_session(const Call& call, Result<SignedIn> signed_in) {
  if (!signed_in) return std::unexpected(std::move(signed_in.error()));
  auto cookies = cookies_of(call, *signed_in);
  return WithHeaders<MeAnswer>{{std::move(signed_in->me)}, std::move(cookies)};
}

Visitor visitor_of(const Call& call) {
  const Request& request = call.request;
  const std::string host(request.header("Host"));
  Visitor visitor;
  visitor.device = device_name(request.header("User-Agent"));
  visitor.address = address_group(request.peer);
  visitor.known = door_token(request, DoorCookie::known_device);
  visitor.door = door_token(request, DoorCookie::door);
  visitor.rp = {host_of(host), std::string(request.tls ? "https://" : "http://") + origin_host(host, request.tls)};
  return visitor;
}

}  // namespace cairn
