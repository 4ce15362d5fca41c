// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "base/json_described.hpp"
#include "domain/entry.hpp"
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

/// Who read or wrote in my record.
Result<LookList> who_looked(const Practice& practice, const Admission& admission);

}  // namespace cairn
