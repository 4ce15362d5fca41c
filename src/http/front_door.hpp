// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "http/request_budget.hpp"
#include "http/api/dispatcher.hpp"
#include "http/static_app.hpp"
#include "http/web_server.hpp"

namespace cairn {

/// What the front door is told of the outside.
struct FrontDoorSettings {
  std::vector<std::string> host_names;  ///< names the practice is reached by, in lower case
  bool loopback = true;                 ///< it listens on the machine itself, so localhost is one of its names too
  Budget budget;                        ///< requests by one address
  Budget sign_ins{.at_once = 60, .a_minute = 60};  ///< of these, those that work a password out
};

/// The order in which a request is looked at: is it for us, is it a file of the app or help, which
/// are there whatever else happens, has its address sent too many, and only then the tables.
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
  RequestBudget budget_;
  RequestBudget sign_ins_;
};

}  // namespace cairn
