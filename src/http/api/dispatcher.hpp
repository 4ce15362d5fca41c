// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mutex>
#include <string>
#include <vector>

#include "http/api/content.hpp"
#include "http/api/live_roster.hpp"
#include "http/api/route.hpp"
#include "http/message.hpp"
#include "http/request_budget.hpp"
#include "usecases/practice.hpp"

namespace cairn {

/// Finds the row for a request, asks the policy, calls the handler. May be called from many threads at once.
class Dispatcher {
 public:
  /// `by_account`: how many requests one signed-in person may send.
  Dispatcher(const Practice& practice, Content content, Budget by_account = {.at_once = 0, .a_minute = 0});

  /// The answer to any request below /api and to /healthz. Never throws: what breaks inside is logged under a number
  /// that the answer tells.
  Response answer(const Request& request);

  /// What answering this will cost; `usual` for what no row answers.
  Effort effort_of(const Request& request) const;

  /// Whether a path is one that the tables answer for, rather than the app's files.
  static bool is_for_api(std::string_view path);

 private:
  Response answer_row(const Route& row, const PathArguments& arguments, const Request& request);

  const Practice& practice_;
  const Content content_;
  const std::vector<Route> routes_;
  const std::string description_;
  LiveRoster live_;
  std::mutex budget_mutex_;
  RequestBudget by_account_;
};

}  // namespace cairn
