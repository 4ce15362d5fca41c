// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "base/json_described.hpp"
#include "domain/people.hpp"

namespace cairn {

/// What made it harder, as far as somebody cares to say.
enum class SetbackTrigger { sleep, people, work, health, memory, a_date, money, no_reason, other };
BOOST_DESCRIBE_ENUM(SetbackTrigger, sleep, people, work, health, memory, a_date, money, no_reason, other)

/// What would help now.
enum class SetbackNeed { rest, company, talk_about_it, a_smaller_step, a_skill, time, not_sure };
BOOST_DESCRIBE_ENUM(SetbackNeed, rest, company, talk_about_it, a_smaller_step, a_skill, time, not_sure)

/// A hard spell with a goal: when it began, when it eased, and what helped.
struct Setback {
  static constexpr std::string_view schema_name = "Setback";
  LocalDate started;
  std::optional<LocalDate> eased;       ///< the day it was steadier again
  UpTo<SetbackTrigger, 9> triggers;
  UpTo<SetbackNeed, 7> needs;
  UpTo<Line, 10> helped;                ///< what helped, in the client's words
  std::optional<Prose> note;
  std::optional<Prose> learned;         ///< one thing learned, if any
  std::optional<LocalDate> asked;       ///< the day Today asked whether it had eased; it asks once
  bool operator==(const Setback&) const = default;
};
BOOST_DESCRIBE_STRUCT(Setback, (), (started, eased, triggers, needs, helped, note, learned, asked))

/// Days from the start to steadier; nothing while it goes on.
std::optional<int> days_to_steadier(const Setback& setback);

/// The client's own words; it cannot ease before it began. Errors: `refused`.
Result<void> may_follow(const Setback* before, const Setback& after, const Writer& writer);

}  // namespace cairn
