// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "domain/kinds.hpp"
#include "domain/policy.hpp"

namespace cairn::permissions {

/// Somebody in a role, standing so to the person whose record it is.
using Standing = std::pair<Role, Relationship>;

/// To whom a choice of "who may see" opens an entry.
struct SeenRule {
  bool words = false;  ///< to the person whose words it holds
  std::set<Relationship> relationships;
};

/// Where a kind lies, and whose words it holds.
struct Place {
  RecordSort record = RecordSort::client;
  WordsOf words = WordsOf::owner;
};

/// What expected_entries.txt says.
struct ExpectedEntries {
  std::map<std::pair<Kind, EntryDeed>, std::set<Standing>> may;
  std::map<SeenBy, SeenRule> seen;
  std::map<Kind, std::set<SeenBy>> choices;
  std::map<Kind, Place> places;
  std::vector<std::string> faults;  ///< lines that cannot be read, or stand there twice

  bool allows(Kind kind, EntryDeed deed, Standing who) const;
  bool opens(SeenBy choice, Relationship relationship, bool own_words) const;
};

/// One line of expected_routes.txt.
struct ExpectedRoute {
  std::string method;
  std::string path;
  std::string when;  ///< tells two deeds of one route apart; empty: there is one
  Deed deed = Deed::ask_health;
  bool anybody = false;
  std::set<Role> roles;          ///< for a deed about no record
  std::set<Standing> standings;  ///< for a deed about one
  bool about_record() const { return !standings.empty(); }
  /// Whether somebody who is signed in may; the relationship counts only where the deed is about a record.
  bool allows(Standing who) const;
};

struct ExpectedRoutes {
  std::vector<ExpectedRoute> lines;
  std::vector<std::string> faults;
};

/// Both files, read anew. What is wrong with a line stands in `faults`, with the line.
ExpectedEntries read_expected_entries();
ExpectedRoutes read_expected_routes();

}  // namespace cairn::permissions
