// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "base/json_described.hpp"
#include "domain/people.hpp"
#include "domain/yes_mark.hpp"

namespace cairn {

/// Where an ending stands. Whether it is over is no state: it follows from the day it ends on.
enum class EndingState {
  proposed,   ///< one of them would like to end, and asks
  agreed,     ///< both have said why, and yes to the same day
  one_sided,  ///< one of them ends it, with a named reason
  taken_back  ///< it goes on after all
};
BOOST_DESCRIBE_ENUM(EndingState, proposed, agreed, one_sided, taken_back)

/// Why the work ends. Each side picks from what is theirs to say.
enum class EndingReason {
  goals_met,          ///< what was wanted is there
  break_wanted,       ///< a rest, and then we see
  moving_away,        ///< the client moves
  not_helping,        ///< it does not help
  someone_else,       ///< the client wants somebody else
  own_wish,           ///< the client wishes to stop, and need not say more
  therapist_leaving,  ///< the therapist leaves
  stopped_coming,     ///< the client no longer comes
  referred_on,        ///< somebody else goes on with the client
  another             ///< in their own words
};
BOOST_DESCRIBE_ENUM(EndingReason, goals_met, break_wanted, moving_away, not_helping, someone_else, own_wish,
                    therapist_leaving, stopped_coming, referred_on, another)

/// How the last meetings lie.
enum class EndingSpacing {
  as_now,         ///< as they are, up to a set date
  further_apart,  ///< after 2 weeks, then after 4
  break_first,    ///< a rest, and one more meeting after it
  not_sure        ///< to be talked about
};
BOOST_DESCRIBE_ENUM(EndingSpacing, as_now, further_apart, break_first, not_sure)

/// The end of the work between a client and one therapist: why, when, how, and what comes after.
struct Ending {
  static constexpr std::string_view schema_name = "Ending";
  EndingState state = EndingState::proposed;
  AccountId therapist;                           ///< with whom the work ends
  std::optional<EndingReason> client_reason;     ///< the client's own
  std::optional<Line> client_words;              ///< more about it, if they like
  std::optional<EndingReason> therapist_reason;  ///< the therapist's own
  std::optional<Line> therapist_words;
  LocalDate ends_on;                             ///< the last day; care ends when it is over
  EndingSpacing spacing = EndingSpacing::not_sure;
  std::optional<LocalDate> follow_up;            ///< a talk some weeks later, if one is planned
  std::optional<Prose> what_helped;              ///< the client: what did you do that helped?
  std::optional<Prose> goodbye;                  ///< the therapist's note for the way
  std::optional<Party> ended_by;                 ///< of a one-sided ending: whose it is
  YesMarks agreed_by;
  bool operator==(const Ending&) const = default;
};
BOOST_DESCRIBE_STRUCT(Ending, (), (state, therapist, client_reason, client_words, therapist_reason, therapist_words, ends_on,
                                   spacing, follow_up, what_helped, goodbye, ended_by, agreed_by))

/// Whether two versions say the same to agree on: with whom, the last day, how the last meetings lie, the follow-up.
bool same_terms(const Ending& a, const Ending& b);

/// Whether this reason is that side's to give.
bool may_give(EndingReason reason, Party party);

/// Whether care ends by this: it is agreed, or one of them ends it.
bool stands(const Ending& ending);

/// When the last day is over wherever on earth the practice lies: noon UTC of the day after. Where a client ends it alone
/// and names no later day than the day of `written`, that moment itself: who wants to stop is not kept.
Instant over_at(const Ending& ending, Instant written);

/// Agreed needs a reason from both and both yes marks; one-sided needs a named reason of the one who ends it, which
/// "another" is not. Nobody writes the other's reason. Errors: `refused`, with the path that is at fault.
Result<void> may_follow(const Ending* before, const Ending& after, const Writer& writer);

}  // namespace cairn
