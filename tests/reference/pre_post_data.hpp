// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "case.hpp"

namespace cairn::reference {

/// People of a long file with their scores at the occasions `params.pre` and `params.post`.
struct PrePostData {
  std::vector<std::string> id;     ///< in order of first appearance
  std::vector<std::string> group;  ///< empty texts when the case has no group
  std::vector<double> pre;
  std::vector<double> post;
};

/// Reads them by the parameters id, time, outcome, group, pre and post; for the synthetic courses the first
/// and the last observed score of clients with at least 2.
PrePostData pre_post_data(const Case& one);

}  // namespace cairn::reference
