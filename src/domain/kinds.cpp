// SPDX-License-Identifier: Apache-2.0
#include "domain/kinds.hpp"

#include <type_traits>

namespace cairn {
namespace {

//                                        only me  therapist  room   record  vault
constexpr std::array<bool, 5> personal = {true, true, false, true, false};
constexpr std::array<bool, 5> between_us = {false, true, false, true, false};
constexpr std::array<bool, 5> in_the_record = {false, false, false, true, false};
constexpr std::array<bool, 5> in_the_vault = {false, false, false, false, true};

using enum Kind;

constexpr auto table = std::to_array<KindFacts>({
    {reflection, RecordSort::client, personal, SeenBy::only_me, Hangs::never, reflection, WordsOf::owner, false, "first words"},
    {goal, RecordSort::client, personal, SeenBy::only_me, Hangs::never, goal, WordsOf::owner, false, "goals"},
    {suggestion, RecordSort::client, between_us, SeenBy::my_therapist, Hangs::always, goal, WordsOf::author, false, "suggestions"},
    {step, RecordSort::client, personal, SeenBy::my_therapist, Hangs::always, goal, WordsOf::owner, false, "steps"},
    {step_event, RecordSort::client, personal, SeenBy::my_therapist, Hangs::always, step, WordsOf::owner, false, "days with a step"},
    {goal_rating, RecordSort::client, personal, SeenBy::my_therapist, Hangs::always, goal, WordsOf::owner, false, "ratings"},
    {goal_review, RecordSort::client, between_us, SeenBy::my_therapist, Hangs::always, goal, WordsOf::author, true, "reviews"},
    {setback, RecordSort::client, personal, SeenBy::only_me, Hangs::always, goal, WordsOf::owner, false, "hard spells"},
    {attainment_scale, RecordSort::client, between_us, SeenBy::my_therapist, Hangs::always, goal, WordsOf::owner, false, "five-level scales"},
    {attainment_rating, RecordSort::client, between_us, SeenBy::my_therapist, Hangs::always, attainment_scale, WordsOf::author, false, "five-level ratings"},
    {topic, RecordSort::client, personal, SeenBy::my_therapist, Hangs::perhaps, goal, WordsOf::author, false, "topics for next time"},
    {therapy_session, RecordSort::client, in_the_record, SeenBy::my_record, Hangs::never, goal, WordsOf::author, false, "session times"},
    {together, RecordSort::client, between_us, SeenBy::my_therapist, Hangs::always, goal, WordsOf::author, false, "Together views"},
    {prep_note, RecordSort::vault, in_the_vault, SeenBy::vault, Hangs::never, goal, WordsOf::author, true, "own notes"},
    {ending, RecordSort::client, in_the_record, SeenBy::my_record, Hangs::never, goal, WordsOf::author, false, "endings"},
    {staying_well_plan, RecordSort::client, personal, SeenBy::only_me, Hangs::never, goal, WordsOf::owner, false, "staying-well plans"},
});

static_assert(table.size() == count_of<Kind>, "every kind has a row");
static_assert(std::variant_size_v<Body> == count_of<Kind>, "every kind has a struct");
static_assert([] {
  for (std::size_t i = 0; i < table.size(); ++i)
    if (table[i].kind != static_cast<Kind>(i) || !table[i].may_be_seen_by[static_cast<std::size_t>(table[i].at_first)]) return false;
  return true;
}(), "rows stand in the order of Kind, and start with a choice they allow");

template <std::size_t I = 0>
Result<Body> read_as(std::size_t index, const Json& json, const std::string& path) {
  if constexpr (I < std::variant_size_v<Body>) {
    if (index != I) return read_as<I + 1>(index, json, path);
    auto value = read_json<std::variant_alternative_t<I, Body>>(json, path);
    if (!value) return std::unexpected(std::move(value.error()));
    return Body(std::move(*value));
  } else {
    return fail(ErrorKind::invalid, path, "This kind of entry is not known.");
  }
}

template <std::size_t I = 0>
void schemas_from(std::string& out) {
  if constexpr (I < std::variant_size_v<Body>) {
    using T = std::variant_alternative_t<I, Body>;
    if (I > 0) out += ',';
    append_quoted(out, T::schema_name);
    out += ':';
    write_schema<T>(out, /*refer=*/false);
    schemas_from<I + 1>(out);
  }
}

}  // namespace

std::span<const KindFacts> kind_table() { return table; }

const KindFacts& facts_of(Kind kind) { return table[static_cast<std::size_t>(kind)]; }

Result<Body> read_body(Kind kind, const Json& json, const std::string& path) {
  return read_as(static_cast<std::size_t>(kind), json, path);
}

std::string body_text(const Body& body) {
  return std::visit([](const auto& value) { return to_json(value); }, body);
}

Result<void> check_follows(const Body* before, const Body& after, const Writer& writer) {
  return std::visit(
      [&](const auto& value) {
        using T = std::decay_t<decltype(value)>;
        return may_follow(before != nullptr ? std::get_if<T>(before) : nullptr, value, writer);
      },
      after);
}

Result<void> check_hangs_on(const Body& parent, const Body& child) {
  return std::visit(
      [](const auto& above, const auto& below) -> Result<void> {
        if constexpr (requires { may_hang_on(above, below); }) return may_hang_on(above, below);
        else return {};
      },
      parent, child);
}

std::vector<EntryId> goals_in(const Body& body) {
  return std::visit(
      [](const auto& value) -> std::vector<EntryId> {
        if constexpr (requires { goals_named(value); }) return goals_named(value);
        else return {};
      },
      body);
}

std::string kind_schemas() {
  std::string out;
  schemas_from(out);
  return out;
}

}  // namespace cairn
