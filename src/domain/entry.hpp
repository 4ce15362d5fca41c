// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/described.hpp"
#include "base/id.hpp"
#include "base/time.hpp"

namespace cairn {

/// Everything that can be written into a record. Each has a struct, a rule and a row in the table of kinds (kinds.hpp).
enum class Kind {
  reflection,
  goal,
  suggestion,
  step,
  step_event,
  goal_rating,
  goal_review,
  setback,
  attainment_scale,
  attainment_rating,
  topic,
  therapy_session,
  together,
  prep_note,
  ending,
  staying_well_plan
};
BOOST_DESCRIBE_ENUM(Kind, reflection, goal, suggestion, step, step_event, goal_rating, goal_review, setback,
                    attainment_scale, attainment_rating, topic, therapy_session, together, prep_note,
                    ending, staying_well_plan)

/// Who may see an entry, as a choice of the person whose words it holds.
enum class SeenBy { only_me, my_therapist, our_room, my_record, vault };
BOOST_DESCRIBE_ENUM(SeenBy, only_me, my_therapist, our_room, my_record, vault)

/// Whose record it is: one client's, a couple's or family's room, a therapist's own vault, a practice's library.
enum class RecordSort { client, room, vault, library };
BOOST_DESCRIBE_ENUM(RecordSort, client, room, vault, library)

/// An append-only log that belongs to one person.
struct Record {
  RecordId id;
  RecordSort sort = RecordSort::client;
  AccountId owner;
};

/// What somebody did with entries of a record, as the access log says it.
enum class AccessDeed { read, wrote, shared };
BOOST_DESCRIBE_ENUM(AccessDeed, read, wrote, shared)

/// What is known of one version of one entry without opening its body.
struct EntryHead {
  EntryId id;
  int version = 1;                 ///< 1, 2, 3 …; the newest is the current state
  Kind kind = Kind::goal;
  std::optional<EntryId> about;    ///< the entry it hangs on: a step on its goal
  AccountId author;
  Instant written;                 ///< when the server stored it
  Instant happened;                ///< when it happened, as the writer says
  SeenBy seen_by = SeenBy::only_me;
  bool operator==(const EntryHead&) const = default;
};

/// One version of one entry as it stands in a record's log.
struct EntryVersion {
  EntryHead head;
  std::int64_t position = 0;  ///< its place in the record's log, 1, 2, 3 …; never shown to anybody
  std::string body;           ///< the kind's struct as compact JSON, opened
};

}  // namespace cairn
