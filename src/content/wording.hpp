// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "content/fault.hpp"
#include "domain/catalogue/catalogue.hpp"

namespace cairn::content {

/// A word that must not stand in a text, and what to say in its place.
struct Forbidden {
  std::string word;    ///< as it is listed, e.g. "relapse"
  std::string reason;  ///< e.g. "Say \"this got harder\"."
};

/// The first forbidden word of an English text for that reader: blame and counting (failed, missed,
/// overdue, non-compliant, streak …), promises (will cure, guaranteed …), causes (caused by …), labels of people.
/// Whole words, capitals and hyphens make no difference. Nothing for search words.
std::optional<Forbidden> forbidden_in(std::string_view text, catalogue::Reader reader);

/// Does the text hedge: can, may, might, often, some, many, not for everyone?
bool is_hedged(std::string_view text);

/// The most that a sentence for clients may have, in words.
constexpr int max_sentence_words = 20;
/// The reading grade that client text of a thing may have: 5, and 7 for the three topics that need harder
/// words.
double max_grade(std::string_view code);

/// Checks all words of an English catalogue: forbidden words, exclamation marks, sentence length, and the
/// reading grade of each field with 30 words or more and of each thing as a whole.
Faults check_wording(const catalogue::Catalogue& all);

/// The same for one skill (a practice's own).
Faults check_skill_wording(const catalogue::Skill& skill);

}  // namespace cairn::content
