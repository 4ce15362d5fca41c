// SPDX-License-Identifier: Apache-2.0
#include "domain/suggestion.hpp"

namespace cairn {
namespace {

Result<void> check_content(const Suggestion& suggestion) {
  const bool wants_words = suggestion.what == SuggestionAbout::wording || suggestion.what == SuggestionAbout::step;
  if (wants_words && (!suggestion.words || suggestion.words->empty()))
    return fail(ErrorKind::refused, "/words", "Write the words that you suggest.");
  if (suggestion.what == SuggestionAbout::area && !suggestion.area)
    return fail(ErrorKind::refused, "/area", "Choose the area that you suggest.");
  return {};
}

}  // namespace

Result<void> may_follow(const Suggestion* before, const Suggestion& after, const Writer& writer) {
  if (auto content = check_content(after); !content) return content;
  const bool therapist = writer.party() == Party::therapist;
  if (before == nullptr) {
    if (!therapist) return fail(ErrorKind::refused, "", "You need no suggestion: change your goal as you like.");
    if (after.answer != SuggestionAnswer::open) return fail(ErrorKind::refused, "/answer", "A suggestion begins open.");
    return {};
  }
  if (before->answer != SuggestionAnswer::open)
    return fail(ErrorKind::refused, "/answer", "This suggestion has been answered. Make a new one.");
  if (therapist) {
    if (after.answer != SuggestionAnswer::open && after.answer != SuggestionAnswer::withdrawn)
      return fail(ErrorKind::refused, "/answer", "Your client answers this.");
    return {};
  }
  Suggestion answered = *before;
  answered.answer = after.answer;
  if (answered != after || after.answer == SuggestionAnswer::withdrawn)
    return fail(ErrorKind::refused, "/words", "You can take a suggestion, change your own goal instead, or say no to it.");
  return {};
}

}  // namespace cairn
