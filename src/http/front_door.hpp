// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "http/address_budget.hpp"
#include "http/api/dispatcher.hpp"
#include "http/static_app.hpp"
#include "http/web_server.hpp"

namespace cairn {

/// What the front door is told of the outside.
struct FrontDoorSettings {
  std::vector<std::string> host_names;  ///< names the practice is reached by, in lower case
  bool loopback = true;                 ///< it listens on the machine itself, so localhost is one of its names too
  Budget budget;                        ///< requests by one address
};

/// The order in which a request is looked at: is it for us, has its address sent too many, is it a file of the app, and
/// only then the tables.
class FrontDoor {
 public:
  FrontDoor(FrontDoorSettings settings, StaticApp app, Dispatcher& dispatcher, const Clock& clock);

  /// What can be answered without waiting: refusals and the app's files. Called on the server loop's thread only.
  std::optional<Response> at_once(const Request& request);

  /// The two together, as the server wants them.
  WebHandlers handlers();

 private:
  FrontDoorSettings settings_;
  StaticApp app_;
  Dispatcher& dispatcher_;
  const Clock& clock_;
  AddressBudget budget_;
};

}  // namespace cairn
