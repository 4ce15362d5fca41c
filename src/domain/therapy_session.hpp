// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "base/json_described.hpp"
#include "domain/people.hpp"

namespace cairn {

/// How a session is held.
enum class SessionMode { room, video, phone };
BOOST_DESCRIBE_ENUM(SessionMode, room, video, phone)

/// Where a session stands.
enum class SessionState { booked, held, cancelled };
BOOST_DESCRIBE_ENUM(SessionState, booked, held, cancelled)

/// One meeting of client and therapist: when, how, and whether it took place.
struct TherapySession {
  static constexpr std::string_view schema_name = "TherapySession";
  Instant starts;
  Bounded<5, 240> minutes = *Bounded<5, 240>::from(50);
  SessionMode mode = SessionMode::room;
  std::optional<Line> place;            ///< the room, or how to join
  Bounded<1, 2000> number;              ///< which session of their work this is
  SessionState state = SessionState::booked;
  bool operator==(const TherapySession&) const = default;
};
BOOST_DESCRIBE_STRUCT(TherapySession, (), (starts, minutes, mode, place, number, state))

/// The therapist keeps the times; one that was held stays held. Errors: `refused`.
Result<void> may_follow(const TherapySession* before, const TherapySession& after, const Writer& writer);

}  // namespace cairn
