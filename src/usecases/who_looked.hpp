// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "base/json_described.hpp"
#include "domain/entry.hpp"
#include "storage/access_log.hpp"
#include "usecases/admission.hpp"

namespace cairn {

/// How many entries of one kind a line is about.
struct LookKind {
  Kind kind = Kind::goal;
  std::string plural;  ///< "goals": for the sentence
  int count = 0;
};
BOOST_DESCRIBE_STRUCT(LookKind, (), (kind, plural, count))

/// One line: who looked, in which role, standing how, at what, when.
struct LookLine {
  AccountId who;
  Line name;
  Role role = Role::client;
  Relationship relationship = Relationship::self;
  AccessDeed deed = AccessDeed::read;
  std::vector<LookKind> kinds;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(LookLine, (), (who, name, role, relationship, deed, kinds, at))

struct LookList {
  static constexpr std::string_view schema_name = "LookList";
  std::vector<LookLine> lines;  ///< newest first, at most 500
};
BOOST_DESCRIBE_STRUCT(LookList, (), (lines))

/// Who read or wrote in my record. Reads by one session, in one role and standing, within the time in which looks count
/// as one, are shown as one line with the counts of all, at the moment of the first.
Result<LookList> who_looked(const Practice& practice, const Admission& admission);

/// Lines, newest first, with such reads joined. What a session did in between keeps its place in the story: a read after a
/// write begins a line of its own.
std::vector<AccessLine> joined_looks(std::vector<AccessLine> lines, std::int64_t window_ms);

}  // namespace cairn
