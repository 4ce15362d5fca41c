// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "http/api/content.hpp"
#include "http/api/live_roster.hpp"
#include "http/api/route.hpp"
#include "http/message.hpp"
#include "usecases/practice.hpp"

namespace cairn {

/// Finds the row for a request, asks the policy, calls the handler. May be called from many threads at once.
class Dispatcher {
 public:
  Dispatcher(const Practice& practice, Content content);

  /// The answer to any request below /api and to /healthz. Never throws: what breaks inside is logged under a number
  /// that the answer tells.
  Response answer(const Request& request);

  /// Whether a path is one that the tables answer for, rather than the app's files.
  static bool is_for_api(std::string_view path);

 private:
  Response answer_row(const Route& row, const PathArguments& arguments, const Request& request);

  const Practice& practice_;
  const Content content_;
  const std::vector<Route> routes_;
  const std::string description_;
  LiveRoster live_;
};

}  // namespace cairn
