// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/json_described.hpp"
#include "domain/people.hpp"

namespace cairn {

/// The Together view, open on one goal: the client's own device offers to join while it is.
struct Together {
  static constexpr std::string_view schema_name = "Together";
  bool open = true;
  bool client_joined = false;
  bool operator==(const Together&) const = default;
};
BOOST_DESCRIBE_STRUCT(Together, (), (open, client_joined))

/// The therapist opens it; either closes it; only the client joins. Errors: `refused`.
Result<void> may_follow(const Together* before, const Together& after, const Writer& writer);

}  // namespace cairn
