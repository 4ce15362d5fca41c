// SPDX-License-Identifier: Apache-2.0
#include "content/wording.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "content/reading_grade.hpp"
#include "content/walk.hpp"

namespace cairn::content {
namespace {

using catalogue::Reader;

struct Rule {
  std::string_view word;
  std::string_view reason;
  bool clinicians_too;
};

constexpr std::string_view harder = "Say \"this got harder\" or \"a setback\".";
constexpr std::string_view rested = "Say \"not today\" or \"rest\".";
constexpr std::string_view effort = "Leave it out: it makes effort small.";
constexpr std::string_view promise = "Hedge it: \"can\", \"may\", \"often\".";
constexpr std::string_view cause = "Name no cause. Say what goes with what.";
constexpr std::string_view person = "Speak of a person with a difficulty, not of a label.";
constexpr std::string_view inflated = "Name what happened in place of praise.";

// C7 of the design and the rule that no screen blames, counts or promises.
constexpr std::array rules{Rule{"failed", harder, true},
                           Rule{"failure", harder, true},
                           Rule{"failing", harder, false},
                           Rule{"fails", harder, false},
                           Rule{"relapse", harder, false},
                           Rule{"relapsed", harder, false},
                           Rule{"lost progress", harder, true},
                           Rule{"missed", rested, true},
                           Rule{"overdue", rested, true},
                           Rule{"skipped", rested, false},
                           Rule{"streak", rested, true},
                           Rule{"streaks", rested, true},
                           Rule{"non compliant", "Say what the person chose.", true},
                           Rule{"noncompliant", "Say what the person chose.", true},
                           Rule{"non compliance", "Say what the person chose.", true},
                           Rule{"non response", "Say \"slower than hoped\".", false},
                           Rule{"deteriorating", "Say \"slower than hoped\".", false},
                           Rule{"abandoned goal", "Say \"let go\".", true},
                           Rule{"maladaptive", "Say \"what keeps it going\".", false},
                           Rule{"perpetuating", "Say \"what keeps it going\".", false},
                           Rule{"insufficient data", "Say \"too early to tell\".", true},
                           Rule{"permissions", "Say \"who can see this\".", false},
                           Rule{"report to your therapist", "Say \"talk about it with\".", false},
                           Rule{"simply", effort, false},
                           Rule{"merely", effort, false},
                           Rule{"just", effort, false},
                           Rule{"amazing", inflated, false},
                           Rule{"awesome", inflated, false},
                           Rule{"well done", inflated, false},
                           Rule{"lazy", "It shames.", false},
                           Rule{"crazy", "It shames.", false},
                           Rule{"weak willed", "It shames.", true},
                           Rule{"shame on", "It shames.", true},
                           Rule{"no excuse", "It shames.", false},
                           Rule{"try harder", "It shames.", false},
                           Rule{"you should have", "It shames.", false},
                           Rule{"cure", promise, true},
                           Rule{"cures", promise, true},
                           Rule{"cured", promise, true},
                           Rule{"guarantee", promise, true},
                           Rule{"guaranteed", promise, true},
                           Rule{"always works", promise, true},
                           Rule{"never fails", promise, true},
                           Rule{"will fix", promise, true},
                           Rule{"will heal", promise, true},
                           Rule{"proven to", promise, true},
                           Rule{"miracle", promise, true},
                           Rule{"will make you feel", promise, false},
                           Rule{"will go away", promise, false},
                           Rule{"will help you", promise, false},
                           Rule{"quick fix", promise, false},
                           Rule{"caused by", cause, false},
                           Rule{"is the cause", cause, false},
                           Rule{"causes your", cause, false},
                           Rule{"this is because your", cause, false},
                           Rule{"suffer from", person, true},
                           Rule{"suffers from", person, true},
                           Rule{"sufferer", person, true},
                           Rule{"schizophrenic", person, true},
                           Rule{"an addict", person, true},
                           Rule{"alters", "Use the person's own word, or \"parts\".", true},
                           Rule{"personalities", "Use the person's own word, or \"parts\".", true},
                           Rule{"committed suicide", "Say \"died by suicide\".", true},
                           Rule{"attention seeking", person, true}};

/// Lower-case words with single spaces around each, so that a whole word is found by a plain search.
std::string plain_words(std::string_view text) {
  std::string out = " ";
  for (const char c : text) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    const bool part = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9') || lower == '\'' ||
                      static_cast<unsigned char>(lower) >= 0xC3;
    if (part)
      out += lower;
    else if (out.back() != ' ')
      out += ' ';
  }
  if (out.back() != ' ') out += ' ';
  return out;
}

bool holds_word(const std::string& plain, std::string_view word) {
  return plain.contains(" " + std::string(word) + " ");
}

/// The texts of one top-level field of a thing, for its grade.
struct FieldCount {
  std::string name;
  TextCount count;
};

class WordingCheck {
 public:
  WordingCheck(std::string_view folder, std::string_view code, Faults& faults)
      : file_(file_of(folder, code)),
        own_words_(folder == "scenes"),
        word_list_(folder == "feelings"),
        limit_(max_grade(code)),
        faults_(faults) {}

  template <Reader R>
  void operator()(const Place& place, const catalogue::Said<R>& said) {
    if (const auto found = forbidden_in(said.text(), R))
      fault(place.path(), "\"" + found->word + "\" must not stand here. " + found->reason);
    if constexpr (R == Reader::client) {
      const TextCount count = count_text(said.text());
      if (count.longest_sentence > max_sentence_words)
        fault(place.path(), "A sentence has " + std::to_string(count.longest_sentence) + " words; at most " +
                                std::to_string(max_sentence_words) + ".");
      if (!own_words_ && said.text().contains('!')) fault(place.path(), "No exclamation marks.");
      // A list of feeling words is no running text; the formula says nothing about it.
      if (!(word_list_ && top_of(place) == "words")) add(top_of(place), count);
    }
  }

  void finish() {
    TextCount whole;
    for (const FieldCount& field : fields_) {
      whole += field.count;
      if (field.count.words >= 30) judge("/" + field.name, field.count);
    }
    judge("", whole);
  }

 private:
  static std::string_view top_of(const Place& place) {
    const Place* at = &place;
    while (at->up != nullptr && at->up->up != nullptr) at = at->up;
    return at->key;
  }
  void add(std::string_view name, const TextCount& count) {
    const auto found = std::ranges::find(fields_, name, &FieldCount::name);
    if (found == fields_.end())
      fields_.push_back({std::string(name), count});
    else
      found->count += count;
  }
  void judge(const std::string& path, const TextCount& count) {
    const double grade = reading_grade(count);
    if (grade <= limit_) return;
    const auto tenths = std::to_string(std::lround(grade * 10));
    fault(path, "The reading grade is " + tenths.substr(0, tenths.size() - 1) + "." + tenths.back() +
                    "; at most " + std::to_string(std::lround(limit_)) +
                    ". Use shorter words and sentences.");
  }
  void fault(std::string path, std::string reason) {
    faults_.push_back({file_, 0, std::move(path), std::move(reason)});
  }

  std::string file_;
  bool own_words_;
  bool word_list_;
  double limit_;
  Faults& faults_;
  std::vector<FieldCount> fields_;
};

/// Only staff read the names of staff screens.
template <class T>
bool is_for_staff(const T& thing) {
  if constexpr (std::is_same_v<T, catalogue::Screen>)
    return thing.audience != catalogue::Audience::client && thing.audience != catalogue::Audience::everyone;
  return false;
}

template <class T>
void check_thing(std::string_view folder, const T& thing, Faults& faults) {
  WordingCheck check(folder, thing.code, faults);
  for_each_said(thing, Place{}, check);
  if (!is_for_staff(thing)) check.finish();
}

}  // namespace

std::optional<Forbidden> forbidden_in(std::string_view text, Reader reader) {
  if (reader == Reader::finder) return std::nullopt;
  const std::string plain = plain_words(text);
  for (const Rule& rule : rules)
    if ((reader == Reader::client || rule.clinicians_too) && holds_word(plain, rule.word))
      return Forbidden{std::string(rule.word), std::string(rule.reason)};
  return std::nullopt;
}

bool is_hedged(std::string_view text) {
  const std::string plain = plain_words(text);
  constexpr std::array hedges{"can",   "may",      "might", "often", "some", "many", "not for everyone",
                              "could", "sometimes"};
  return std::ranges::any_of(hedges, [&](const char* word) { return holds_word(plain, word); });
}

double max_grade(std::string_view code) {
  return code == "ED-10" || code == "ED-31" || code == "ED-33" ? 7.0 : 5.0;
}

Faults check_wording(const catalogue::Catalogue& all) {
  Faults faults;
  for_each_thing(all,
                 [&](std::string_view folder, const auto& thing) { check_thing(folder, thing, faults); });
  return faults;
}

Faults check_skill_wording(const catalogue::Skill& skill) {
  Faults faults;
  check_thing("skills", skill, faults);
  return faults;
}

}  // namespace cairn::content
