// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "content/fault.hpp"
#include "domain/catalogue/catalogue.hpp"

namespace cairn::content {

/// What the search looks through.
enum class FoundKind { area, skill, tool, lesson };
BOOST_DESCRIBE_ENUM(FoundKind, area, skill, tool, lesson)

/// One thing found. `score` only orders the list: higher is closer to what was typed.
struct Found {
  std::string code;
  FoundKind kind = FoundKind::area;
  std::string name;
  double score = 0;
};
BOOST_DESCRIBE_STRUCT(Found, (), (code, kind, name, score))

/// Everyday words: groups that stand for each other, and those that should show the way to help first.
struct SearchWords {
  std::vector<std::vector<std::string>> groups;
  std::vector<std::string> help_first;
};
BOOST_DESCRIBE_STRUCT(SearchWords, (), (groups, help_first))

/// Reads `search/synonyms.toml`; without that file there are none. Faults of form are appended.
SearchWords read_search_words(const std::filesystem::path& dir, Faults& faults);

/// What to look for and how.
struct SearchOptions {
  std::size_t limit = 20;  ///< at most this many results
  bool specialist = true;  ///< false: nothing that is shown only with the specialist aim (AC-T3)
};

/// An index over areas, skills, tools and lessons. Typing errors, beginnings of words, other forms of a word
/// and everyday words for it are found. Nothing that was typed is kept.
class SearchIndex {
 public:
  SearchIndex(const catalogue::Catalogue& all, const SearchWords& words);

  /// The things closest to what was typed, best first; empty for a text with no words. Only the first 16
  /// words count.
  std::vector<Found> search(std::string_view typed, const SearchOptions& options = {}) const;

  /// Should the way to help stand above the results? True for words about suicide, self-harm or violence.
  bool shows_help_first(std::string_view typed) const;

 private:
  struct Entry {
    Found found;
    bool specialist = false;
    std::vector<std::vector<std::uint32_t>> phrases;  ///< terms of its name and search words
  };
  struct Posting {
    std::uint32_t entry;
    double weight;
  };
  struct Match {
    std::uint32_t term;
    double closeness;  ///< 1 = the word itself
  };
  struct Said {
    std::string_view text;
    double weight;
    bool phrase;
  };

  void add(Found found, bool specialist, const std::vector<Said>& texts);
  void finish(const SearchWords& words);
  std::uint32_t term_id(const std::string& term);
  /// The terms of what was typed; a word that is two known words written as one ("mindreading") is taken
  /// apart.
  std::vector<std::string> known_terms(std::string_view typed) const;
  std::vector<Match> matches_of(const std::string& term) const;
  void match_typos(const std::string& term, std::vector<Match>& matches) const;
  double phrase_bonus(const Entry& entry, const std::vector<std::vector<Match>>& typed) const;

  std::vector<Entry> entries_;
  std::vector<std::string> terms_;
  std::unordered_map<std::string, std::uint32_t> ids_;
  std::vector<std::vector<Posting>> postings_;  ///< by term
  std::vector<double> rarity_;                  ///< by term
  std::vector<std::uint32_t> letters_;          ///< by term: which letters it has
  std::vector<std::uint32_t> sorted_;           ///< terms in the order of the alphabet
  std::unordered_map<std::string, std::vector<std::uint32_t>> synonyms_;
  std::vector<std::string> help_;  ///< as plain_text gives them
};

}  // namespace cairn::content
