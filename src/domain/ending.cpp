// SPDX-License-Identifier: Apache-2.0
#include "domain/ending.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace cairn {
namespace {

using enum EndingState;
using enum EndingReason;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::sys_days;

constexpr int farthest_days = 730;
constexpr int follow_up_days = 730;

/// Which state may follow which, whoever writes it. Staying where it is is always possible.
constexpr auto transitions = std::to_array<std::pair<EndingState, EndingState>>({
    {proposed, agreed}, {proposed, one_sided}, {proposed, taken_back}, {agreed, proposed}, {agreed, one_sided},
    {agreed, taken_back}, {one_sided, taken_back}, {taken_back, proposed}, {taken_back, one_sided},
});

bool reachable(EndingState from, EndingState to) {
  return from == to || std::ranges::find(transitions, std::pair{from, to}) != transitions.end();
}

Result<void> check_reason(const std::optional<EndingReason>& reason, const std::optional<Line>& words, Party party) {
  const std::string side(name_of(party));
  if (reason && !may_give(*reason, party))
    return fail(ErrorKind::refused, "/" + side + "_reason", "This reason is the other's to give.");
  if (reason == another && (!words || words->empty()))
    return fail(ErrorKind::refused, "/" + side + "_words", "Say in a few words what the reason is.");
  return {};
}

/// Each one's own words stay their own.
Result<void> check_own_words(const Ending& before, const Ending& after, Party writer) {
  const auto theirs = [&](auto member, std::string_view path) -> Result<void> {
    if (before.*member == after.*member) return {};
    return fail(ErrorKind::refused, std::string(path), "These are the other's own words.");
  };
  if (writer == Party::therapist) {
    if (auto same = theirs(&Ending::client_reason, "/client_reason"); !same) return same;
    if (auto same = theirs(&Ending::client_words, "/client_words"); !same) return same;
    return theirs(&Ending::what_helped, "/what_helped");
  }
  if (auto same = theirs(&Ending::therapist_reason, "/therapist_reason"); !same) return same;
  if (auto same = theirs(&Ending::therapist_words, "/therapist_words"); !same) return same;
  return theirs(&Ending::goodbye, "/goodbye");
}

/// The last day lies ahead when it is set; a phone's calendar may be a day behind.
Result<void> check_days(const Ending& before, const Ending& after, const Writer& writer) {
  if (after.follow_up && *after.follow_up <= after.ends_on)
    return fail(ErrorKind::refused, "/follow_up", "Choose a day after the last one, or leave it open.");
  if (after.follow_up && days_between(after.ends_on, *after.follow_up) > follow_up_days)
    return fail(ErrorKind::refused, "/follow_up", "Choose a day within two years.");
  if (after.ends_on == before.ends_on && after.state == before.state) return {};
  const int ahead = days_between(utc_date(writer.now), after.ends_on);
  if (after.state != taken_back && (ahead < -1 || ahead > farthest_days))
    return fail(ErrorKind::refused, "/ends_on", "Choose a day from today on, within two years.");
  return {};
}

Result<void> check_one_sided(const Ending& before, const Ending& after, Party writer) {
  if (after.state != one_sided) {
    if (after.ended_by) return fail(ErrorKind::refused, "/ended_by", "Only an ending by one of you has this.");
    return {};
  }
  if (!after.ended_by || (before.state != one_sided && *after.ended_by != writer))
    return fail(ErrorKind::refused, "/ended_by", "Each of you can end it for themselves.");
  if (before.state == one_sided && (before.ended_by != after.ended_by || (*after.ended_by != writer && !same_terms(before, after))))
    return fail(ErrorKind::refused, "/ended_by", "The other one has ended it. That is theirs to change.");
  const auto& reason = *after.ended_by == Party::client ? after.client_reason : after.therapist_reason;
  const auto path = *after.ended_by == Party::client ? "/client_reason" : "/therapist_reason";
  if (!reason || *reason == another) return fail(ErrorKind::refused, path, "An ending by one of you needs one of the named reasons.");
  return {};
}

Result<void> check_state(const Ending* before, const Ending& after, Party writer) {
  if (before == nullptr) {
    if (after.state == proposed || after.state == one_sided) return {};
    return fail(ErrorKind::refused, "/state", "An ending begins as a question to the other, or by one of you.");
  }
  if (!reachable(before->state, after.state))
    return fail(ErrorKind::refused, "/state", "An ending cannot go there from where it is now.");
  if (before->state == one_sided && after.state == taken_back && before->ended_by != writer)
    return fail(ErrorKind::refused, "/state", "The other one has ended it. That is theirs to take back.");
  return {};
}

Result<void> check_agreed(const Ending& after) {
  if (after.state != agreed) return {};
  if (!after.client_reason) return fail(ErrorKind::refused, "/client_reason", "Both of you say why. The client has not yet.");
  if (!after.therapist_reason) return fail(ErrorKind::refused, "/therapist_reason", "Both of you say why. The therapist has not yet.");
  if (!agreed_by_both(after.agreed_by))
    return fail(ErrorKind::refused, "/state", "An ending is agreed when both of you have said yes to the same day.");
  return {};
}

}  // namespace

bool same_terms(const Ending& a, const Ending& b) {
  return a.therapist == b.therapist && a.ends_on == b.ends_on && a.spacing == b.spacing && a.follow_up == b.follow_up;
}

bool may_give(EndingReason reason, Party party) {
  switch (reason) {
    case someone_else:
      return party == Party::client;
    case stopped_coming:
    case referred_on:
      return party == Party::therapist;
    default:
      return true;
  }
}

bool stands(const Ending& ending) { return ending.state == agreed || ending.state == one_sided; }

Instant over_at(const Ending& ending, Instant written) {
  if (ending.state == one_sided && ending.ended_by == Party::client && ending.ends_on <= utc_date(written)) return written;
  const auto noon_after = sys_days{ending.ends_on.day} + days{1} + hours{12};
  return Instant{std::chrono::duration_cast<std::chrono::milliseconds>(noon_after.time_since_epoch()).count()};
}

Result<void> may_follow(const Ending* before, const Ending& after, const Writer& writer) {
  const Party party = writer.party();
  if (party == Party::therapist && after.therapist != writer.account)
    return fail(ErrorKind::refused, "/therapist", "You can end your own work with somebody, and nobody else's.");
  if (before != nullptr && before->therapist != after.therapist)
    return fail(ErrorKind::refused, "/therapist", "With whom the work ends stays as it was.");
  if (auto fits = check_state(before, after, party); !fits) return fits;
  Ending none;
  none.state = taken_back;
  const Ending& old = before != nullptr ? *before : none;
  if (auto own = check_own_words(old, after, party); !own) return own;
  if (auto own = check_reason(after.client_reason, after.client_words, Party::client); !own) return own;
  if (auto own = check_reason(after.therapist_reason, after.therapist_words, Party::therapist); !own) return own;
  if (auto fits = check_days(old, after, writer); !fits) return fits;
  const bool same = before != nullptr && same_terms(old, after) && after.state != taken_back;
  if (auto marks = check_marks(old.agreed_by, after.agreed_by, same, writer); !marks) return marks;
  if (has_mark(after.agreed_by, Party::therapist) &&
      std::ranges::none_of(after.agreed_by, [&](const YesMark& mark) { return mark.by == Party::therapist && mark.who == after.therapist; }))
    return fail(ErrorKind::refused, "/agreed_by", "The therapist whose work ends says yes to it.");
  if (auto fits = check_one_sided(old, after, party); !fits) return fits;
  return check_agreed(after);
}

}  // namespace cairn
