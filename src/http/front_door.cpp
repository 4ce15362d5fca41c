// SPDX-License-Identifier: Apache-2.0
#include "http/front_door.hpp"

#include "http/error_answer.hpp"
#include "http/origin_check.hpp"

namespace cairn {
namespace {

constexpr std::size_t most_addresses = 10'000;

}  // namespace

FrontDoor::FrontDoor(FrontDoorSettings settings, StaticApp app, Dispatcher& dispatcher, const Clock& clock)
    : settings_(std::move(settings)), app_(std::move(app)), dispatcher_(dispatcher), clock_(clock),
      budget_(settings_.budget, most_addresses), sign_ins_(settings_.sign_ins, most_addresses) {}

std::optional<Response> FrontDoor::at_once(const Request& request) {
  if (!is_for_us(request, settings_.host_names, settings_.loopback))
    return refusal(421, ErrorKind::invalid, "This is not an address that this practice goes by.");
  if (!Dispatcher::is_for_api(request.path)) return app_.answer(request);  // help has to be there whatever else happens
  const Effort effort = dispatcher_.effort_of(request);
  if (effort == Effort::ready) return dispatcher_.answer(request);
  const std::string sender = address_group(request.peer);
  if (!budget_.take(sender, clock_.now()))
    return error_answer({ErrorKind::too_many, "", "Too many requests came from this address. Please wait a moment.", {}});
  if (effort == Effort::password && !sign_ins_.take(sender, clock_.now()))
    return error_answer({ErrorKind::too_many, "", "Too many people sign in from this address. Please wait a minute.", {}});
  return std::nullopt;
}

WebHandlers FrontDoor::handlers() {
  return {[this](const Request& request) { return at_once(request); },
          [this](const Request& request) { return dispatcher_.answer(request); },
          [this](const Request& request) { return dispatcher_.effort_of(request) == Effort::password; }};
}

}  // namespace cairn
