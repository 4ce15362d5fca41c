// SPDX-License-Identifier: Apache-2.0
#include "domain/policy.hpp"

#include <algorithm>
#include <array>

namespace cairn {
namespace {

constexpr std::uint8_t R = 1;  // read
constexpr std::uint8_t C = 2;  // create
constexpr std::uint8_t A = 4;  // amend
constexpr std::uint8_t S = 8;  // share

using enum Kind;
constexpr auto client = Role::client;
constexpr auto therapist = Role::therapist;
constexpr auto supervisor = Role::supervisor;
constexpr auto self = Relationship::self;
constexpr auto treating = Relationship::treating;

/// The policy for entries. A supervisor who treats somebody does so as their therapist.
constexpr auto entry_rows = std::to_array<EntryRow>({
    {reflection, client, self, R | C | A | S},
    {reflection, therapist, treating, R},
    {reflection, supervisor, treating, R},

    {goal, client, self, R | C | A | S},
    {goal, therapist, treating, R | C | A},
    {goal, supervisor, treating, R | C | A},

    {suggestion, client, self, R | A},
    {suggestion, therapist, treating, R | C | A | S},
    {suggestion, supervisor, treating, R | C | A | S},

    {step, client, self, R | C | A | S},
    {step, therapist, treating, R | C | A},
    {step, supervisor, treating, R | C | A},

    {step_event, client, self, R | C | A | S},
    {step_event, therapist, treating, R},
    {step_event, supervisor, treating, R},

    {goal_rating, client, self, R | C | A | S},
    {goal_rating, therapist, treating, R | C | A},
    {goal_rating, supervisor, treating, R | C | A},

    {goal_review, client, self, R | C | A | S},
    {goal_review, therapist, treating, R | C | A | S},
    {goal_review, supervisor, treating, R | C | A | S},

    {setback, client, self, R | C | A | S},
    {setback, therapist, treating, R},
    {setback, supervisor, treating, R},

    {attainment_scale, client, self, R | C | A | S},
    {attainment_scale, therapist, treating, R | C | A},
    {attainment_scale, supervisor, treating, R | C | A},

    {attainment_rating, client, self, R | C | A | S},
    {attainment_rating, therapist, treating, R | C | A | S},
    {attainment_rating, supervisor, treating, R | C | A | S},

    {topic, client, self, R | C | A | S},
    {topic, therapist, treating, R | C | A | S},
    {topic, supervisor, treating, R | C | A | S},

    {therapy_session, client, self, R},
    {therapy_session, therapist, treating, R | C | A},
    {therapy_session, supervisor, treating, R | C | A},

    {together, client, self, R | A},
    {together, therapist, treating, R | C | A},
    {together, supervisor, treating, R | C | A},

    {prep_note, therapist, self, R | C | A},
    {prep_note, supervisor, self, R | C | A},

    {ending, client, self, R | C | A},
    {ending, therapist, treating, R | C | A},
    {ending, supervisor, treating, R | C | A},

    {staying_well_plan, client, self, R | C | A | S},
    {staying_well_plan, therapist, treating, R},
    {staying_well_plan, supervisor, treating, R},
});

static_assert([] {
  for (std::size_t kind = 0; kind < count_of<Kind>; ++kind)
    if (std::ranges::none_of(entry_rows, [kind](const EntryRow& row) { return row.kind == static_cast<Kind>(kind); })) return false;
  return true;
}(), "a kind without policy rows does not compile");

constexpr std::uint8_t bit(auto value) { return static_cast<std::uint8_t>(1U << static_cast<unsigned>(value)); }

constexpr std::uint8_t everyone = bit(Role::client) | bit(Role::therapist) | bit(Role::supervisor) | bit(Role::administrator);
constexpr std::uint8_t carers = bit(Role::therapist) | bit(Role::supervisor);
constexpr std::uint8_t clients = bit(Role::client);
constexpr std::uint8_t own = bit(Relationship::self);
constexpr std::uint8_t own_or_treating = own | bit(Relationship::treating);
constexpr bool one_factor = true;
constexpr bool two_factors = false;
constexpr bool fresh = true;

/// The policy for everything that is not about one kind, in the order of `Deed`. Where roles stand differently to a record,
/// a deed has more than one row: a client treats nobody.
constexpr auto deed_rows = std::to_array<DeedRow>({
    {Deed::ask_health, true, everyone, 0},
    {Deed::read_description, true, everyone, 0},
    {Deed::read_catalogue, true, everyone, 0},
    {Deed::read_help, true, everyone, 0},
    {Deed::see_ledger, true, everyone, 0},
    {Deed::sign_in, true, everyone, 0},
    {Deed::take_invitation, true, everyone, 0},
    {Deed::begin_care, false, clients, 0},
    {Deed::sign_out, false, everyone, 0, one_factor},
    {Deed::see_myself, false, everyone, 0, one_factor},
    {Deed::end_own_session, false, everyone, 0},
    {Deed::change_own_password, false, everyone, 0, two_factors, fresh},
    {Deed::list_records, false, everyone, 0},
    {Deed::read_entries, false, clients, own},
    {Deed::read_entries, false, carers, own_or_treating},
    {Deed::write_entries, false, clients, own},
    {Deed::write_entries, false, carers, own_or_treating},
    {Deed::see_who_looked, false, clients, own},
    {Deed::follow_live, false, everyone, 0},
    {Deed::invite_client, false, carers, 0},
    {Deed::invite_staff, false, bit(Role::administrator), 0, two_factors, fresh},
    {Deed::see_people, false, bit(Role::administrator), 0},
    {Deed::enter_demo, true, everyone, 0},
    {Deed::confirm_oneself, false, everyone, 0, one_factor},
    {Deed::see_own_factors, false, everyone, 0, one_factor},
    {Deed::add_factor, false, everyone, 0, one_factor, fresh},
    {Deed::remove_factor, false, everyone, 0, two_factors, fresh},
    {Deed::make_recovery_codes, false, everyone, 0, two_factors, fresh},
    {Deed::end_other_sessions, false, everyone, 0, two_factors, fresh},
    {Deed::see_notices, false, everyone, 0},
    {Deed::start_reset, false, bit(Role::administrator), 0, two_factors, fresh},
    {Deed::take_reset, true, everyone, 0},
    {Deed::cancel_reset, false, everyone, 0},
});

static_assert([] {
  std::size_t deed = 0;
  for (const DeedRow& row : deed_rows) {
    if (row.deed == static_cast<Deed>(deed)) ++deed;
    else if (deed == 0 || row.deed != static_cast<Deed>(deed - 1)) return false;
  }
  return deed == count_of<Deed>;
}(), "every deed has a row, and rows stand in the order of Deed");
static_assert([] {
  for (const DeedRow& a : deed_rows)
    for (const DeedRow& b : deed_rows)
      if (a.deed == b.deed && (a.anybody != b.anybody || (a.relationships == 0) != (b.relationships == 0) ||
                               a.one_factor != b.one_factor || a.fresh != b.fresh))
        return false;
  return true;
}(), "the rows of a deed agree on whether it is open to anybody, is about a record, and on what proof it asks for");

}  // namespace

std::span<const EntryRow> entry_policy() { return entry_rows; }
std::span<const DeedRow> deed_policy() { return deed_rows; }

bool permits(Kind kind, Role role, Relationship relationship, EntryDeed deed, std::span<const EntryRow> rows) {
  return std::ranges::any_of(rows, [&](const EntryRow& row) {
    return row.kind == kind && row.role == role && row.relationship == relationship && (row.deeds & bit(deed)) != 0;
  });
}

bool is_about_a_record(Deed deed) {
  return std::ranges::any_of(deed_rows, [deed](const DeedRow& row) { return row.deed == deed && row.relationships != 0; });
}

bool permits_anybody(Deed deed, std::span<const DeedRow> rows) {
  return std::ranges::any_of(rows, [deed](const DeedRow& row) { return row.deed == deed && row.anybody; });
}

bool permits(Deed deed, Role role, Relationship relationship, std::span<const DeedRow> rows) {
  return std::ranges::any_of(rows, [&](const DeedRow& row) {
    return row.deed == deed && (row.roles & bit(role)) != 0 && (row.relationships == 0 || (row.relationships & bit(relationship)) != 0);
  });
}

bool is_strong_enough(Deed deed, Role role, Proof proof, std::span<const DeedRow> rows) {
  if (role == Role::client || proof != Proof::password) return true;
  return std::ranges::any_of(rows, [deed](const DeedRow& row) { return row.deed == deed && row.one_factor; });
}

bool asks_for_fresh_proof(Deed deed, Proof proof, std::span<const DeedRow> rows) {
  if (proof == Proof::chosen) return false;
  return std::ranges::none_of(rows, [deed](const DeedRow& row) { return row.deed == deed && !row.fresh; });
}

bool opens_to(SeenBy seen_by, Relationship relationship, bool own_words) {
  switch (seen_by) {
    case SeenBy::only_me:
    case SeenBy::vault:
      return own_words;
    case SeenBy::my_therapist:
    case SeenBy::my_record:
      return own_words || relationship == Relationship::self || relationship == Relationship::treating;
    case SeenBy::our_room:
      return own_words;
  }
  return false;
}

}  // namespace cairn
