// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/described.hpp"

namespace cairn::catalogue {

/// Who a text is written for. It decides which checks the text must pass, and that a language file may hold
/// it.
enum class Reader {
  client,     ///< plain words: reading grade and forbidden words are checked
  clinician,  ///< professional words: forbidden words are checked, the reading grade is not
  finder      ///< what a person might type into the search; never shown, so neither is checked
};

/// One short text for a kind of reader. It differs from a plain string (a code, a link) only in that it is
/// checked and may be translated.
template <Reader R>
class Said {
 public:
  static constexpr Reader reader = R;
  static constexpr std::size_t max_bytes = 1200;  ///< the greatest length of one text

  Said() = default;
  explicit Said(std::string text) : text_(std::move(text)) {}

  const std::string& text() const { return text_; }
  bool empty() const { return text_.empty(); }
  operator std::string_view() const { return text_; }  // NOLINT: it is a text
  bool operator==(const Said&) const = default;

 private:
  std::string text_;
};

using Words = Said<Reader::client>;             ///< what a client reads
using ClinicalWords = Said<Reader::clinician>;  ///< what a therapist or an administrator reads
using FindWords = Said<Reader::finder>;         ///< what a person might type to find this

/// Prose as a list of short paragraphs.
using Paragraphs = std::vector<Words>;
/// Codes of other things in the catalogue, e.g. "S12", "EASE.sleep".
using Codes = std::vector<std::string>;

/// Where something comes from. `seen` says whether whoever wrote the entry has read this source (or its
/// abstract).
struct Source {
  static constexpr std::string_view may_be_left_out = "link";
  std::string by;     ///< who wrote it, e.g. "Linehan, M. M."
  std::string title;  ///< what it is called
  int year = 0;       ///< year of publication
  std::string link;   ///< a web address, or empty
  bool seen = false;  ///< true only when it was read while this entry was written
};
BOOST_DESCRIBE_STRUCT(Source, (), (by, title, year, link, seen))

/// Whether a clinician has read a thing and said yes to it.
struct Review {
  static constexpr std::string_view may_be_left_out = "review_by";
  std::string reviewer;     ///< name and title of the clinician; empty = nobody yet
  std::string reviewed_on;  ///< "YYYY-MM-DD", or empty
  std::string review_by;    ///< the day from which it should be read again, or empty
};
BOOST_DESCRIBE_STRUCT(Review, (), (reviewer, reviewed_on, review_by))

/// The line that stands under every entry: who reviewed it and when, or that nobody has.
inline std::string review_line(const Review& review) {
  if (review.reviewer.empty() || review.reviewed_on.empty()) return "Not yet reviewed by a clinician.";
  return "Reviewed by " + review.reviewer + " on " + review.reviewed_on + ".";
}

}  // namespace cairn::catalogue
