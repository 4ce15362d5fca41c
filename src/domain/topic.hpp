// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/json_described.hpp"
#include "domain/people.hpp"

namespace cairn {

/// What became of a topic.
enum class TopicState { open, talked, dropped };
BOOST_DESCRIBE_ENUM(TopicState, open, talked, dropped)

/// Something to talk about next time.
struct Topic {
  static constexpr std::string_view schema_name = "Topic";
  Line text;
  Party by = Party::client;
  TopicState state = TopicState::open;
  bool operator==(const Topic&) const = default;
};
BOOST_DESCRIBE_STRUCT(Topic, (), (text, by, state))

/// Either brings topics and either ticks them off; the words stay with the one who brought them. Errors: `refused`.
Result<void> may_follow(const Topic* before, const Topic& after, const Writer& writer);

}  // namespace cairn
