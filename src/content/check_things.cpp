// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "content/check.hpp"
#include "content/reading_grade.hpp"
#include "content/walk.hpp"
#include "content/wording.hpp"

namespace cairn::content {
namespace {

using namespace catalogue;

/// Writes faults of one file.
class Pen {
 public:
  Pen(std::string_view folder, std::string_view code, Faults& faults)
      : file_(file_of(folder, code)), faults_(faults) {}
  void unless(bool good, std::string path, std::string reason) {
    if (!good) faults_.push_back({file_, 0, std::move(path), std::move(reason)});
  }

 private:
  std::string file_;
  Faults& faults_;
};

void check_field(const Field& field, const std::string& path, Pen& pen) {
  const bool chosen = field.kind == FieldKind::choice || field.kind == FieldKind::choices;
  pen.unless(!chosen || field.options.size() >= 2, path + "/options", "A choice needs two options or more.");
  pen.unless(chosen || field.options.empty(), path + "/options", "Only a choice has options.");
  if (field.kind == FieldKind::scale)
    pen.unless(field.low && field.high && *field.low < *field.high, path, "A scale needs `low` and `high`.");
}

std::set<std::string> check_fields(const std::vector<Field>& fields, const std::string& path, Pen& pen) {
  std::set<std::string> keys;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const std::string here = path + "/fields/" + std::to_string(i);
    pen.unless(keys.insert(fields[i].key).second, here + "/key", "This key is used twice.");
    check_field(fields[i], here, pen);
  }
  return keys;
}

bool touches(const std::vector<Step>& steps, Comfort comfort) {
  return std::ranges::any_of(steps, [&](const Step& step) {
    return std::ranges::find(step.touches, comfort) != step.touches.end();
  });
}

void check_comfort(const Skill& skill, Pen& pen) {
  std::set<Comfort> answered;
  for (std::size_t i = 0; i < skill.variants.size(); ++i) {
    const Variant& variant = skill.variants[i];
    const std::string path = "/variants/" + std::to_string(i);
    answered.insert(variant.comfort);
    pen.unless(variant.effect != VariantEffect::hide || !variant.offers.empty(), path + "/offers",
               "Say which skill is offered in its place.");
    if (variant.effect != VariantEffect::swap) continue;
    pen.unless(!variant.steps.empty(), path + "/steps", "A swap needs steps.");
    pen.unless(!touches(variant.steps, variant.comfort), path + "/steps",
               "These steps touch the same question again.");
    pen.unless(touches(skill.steps, variant.comfort), path, "No step of the skill touches this question.");
  }
  for_each_value<Comfort>([&](std::string_view name, Comfort comfort) {
    pen.unless(
        !touches(skill.steps, comfort) || answered.contains(comfort), "/variants",
        "Steps touch \"" + std::string(name) + "\", but no variant says what to do when the answer is no.");
  });
}

void check_clearance(const Skill& skill, Pen& pen) {
  if (skill.intensity == Intensity::strong)
    pen.unless(skill.clearance.has_value(), "/clearance", "A strong skill needs a clearance.");
  if (!skill.clearance) return;
  pen.unless(!skill.clearance->questions.empty(), "/clearance/questions",
             "Say what the therapist asks first.");
  pen.unless(!skill.clearance->shown.empty(), "/clearance/shown", "Say what the client reads until then.");
}

}  // namespace

void check_skill(const Skill& skill, Faults& faults) {
  Pen pen("skills", skill.code, faults);
  pen.unless(skill.steps.size() >= 2, "/steps", "A skill has two steps or more.");
  pen.unless(!skill.areas.empty(), "/areas", "Name at least one area.");
  pen.unless(!skill.before.empty(), "/before", "Say what to know before starting.");
  pen.unless(!skill.sources.empty(), "/sources", "Name at least one source.");
  pen.unless(skill.minutes >= 1 && skill.minutes_most.value_or(skill.minutes) >= skill.minutes, "/minutes",
             "This is no span of minutes.");
  pen.unless(!skill.right_now || skill.minutes <= 2, "/minutes",
             "A skill for Right now takes 2 minutes at most.");
  std::string claims;
  for (const Words& line : skill.may_help) claims += line.text() + " ";
  pen.unless(!skill.may_help.empty() && is_hedged(claims), "/may_help",
             "Say what it may do, hedged: can, may, often.");
  const auto keys = check_fields(skill.fields, "", pen);
  std::set<std::string> asked;
  const auto look = [&](const std::vector<Step>& steps, const std::string& path) {
    for (std::size_t i = 0; i < steps.size(); ++i)
      for (const std::string& key : steps[i].fields) {
        asked.insert(key);
        pen.unless(keys.contains(key), path + "/" + std::to_string(i) + "/fields",
                   "There is no field \"" + key + "\".");
      }
  };
  look(skill.steps, "/steps");
  for (std::size_t i = 0; i < skill.variants.size(); ++i)
    look(skill.variants[i].steps, "/variants/" + std::to_string(i) + "/steps");
  for (const std::string& key : keys)
    pen.unless(asked.contains(key), "/fields", "No step asks for \"" + key + "\".");
  check_comfort(skill, pen);
  check_clearance(skill, pen);
}

void check_tool(const Tool& tool, Faults& faults) {
  Pen pen("tools", tool.code, faults);
  pen.unless(!tool.areas.empty(), "/areas", "Name at least one area.");
  pen.unless(tool.prompts.size() >= 2, "/prompts", "A tool has two prompts or more.");
  pen.unless(!tool.gives_back.empty(), "/gives_back", "Say what the person gets.");
  std::set<std::string> keys;
  for (std::size_t i = 0; i < tool.prompts.size(); ++i) {
    const std::string path = "/prompts/" + std::to_string(i);
    pen.unless(keys.insert(tool.prompts[i].key).second, path + "/key", "This key is used twice.");
    check_fields(tool.prompts[i].fields, path, pen);
  }
}

void check_lesson(const Lesson& lesson, Faults& faults) {
  Pen pen("lessons", lesson.code, faults);
  TextCount count;
  for (const Words& line : lesson.text) count += count_text(line.text());
  pen.unless(count.words >= 80 && count.words <= 150, "/text",
             "A lesson has 80 to 150 words; this one has " + std::to_string(count.words) + ".");
  pen.unless(max_grade(lesson.code) <= 5 || !lesson.short_words.empty(), "/short_words",
             "A harder text needs a box of short words.");
  pen.unless(!lesson.try_this.opens.empty(), "/try_this/opens", "Say what it opens.");
  pen.unless(!lesson.sources.empty(), "/sources", "Name at least one source.");
}

void check_pack(const CountryPack& pack, LocalDate today, Faults& faults) {
  Pen pen("packs", pack.code, faults);
  const auto last = date_from(pack.expires_on);
  pen.unless(last.has_value(), "/expires_on", "This has to be a day like 2027-11-30.");
  if (last)
    pen.unless(days_between(today, *last) > 0, "/expires_on",
               "This pack has expired. Look at every number again, then set a new day.");
  for (std::size_t i = 0; i < pack.numbers.size(); ++i) {
    const HelpNumber& number = pack.numbers[i];
    const std::string path = "/numbers/" + std::to_string(i);
    if (!number.checked_on.empty())
      pen.unless(date_from(number.checked_on).has_value(), path + "/checked_on",
                 "This has to be a day like 2026-11-22.");
    if (!number.confirmed) continue;
    pen.unless(!number.number.empty() && !number.source.empty() && !number.checked_on.empty(), path,
               "A confirmed number needs the number, a source and the day it was checked.");
  }
}

}  // namespace cairn::content
