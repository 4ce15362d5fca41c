// SPDX-License-Identifier: Apache-2.0
#include "content/search.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <set>

#include "content/terms.hpp"
#include "content/walk.hpp"

namespace cairn::content {
namespace {

using namespace catalogue;

// How much a word counts by where it stands, and by how it was met. Chosen on the searches of
// search_shipped_test.cpp.
constexpr double in_name = 3.0, in_find = 2.6, in_purpose = 1.2, in_example = 1.2, in_prose = 0.3;
constexpr double by_synonym = 0.55, by_beginning = 0.7, by_one_error = 0.75, by_two_errors = 0.5;
constexpr double whole_phrase = 9.0;
constexpr std::size_t most_words = 16;

/// Which letters a word has. Each typing error changes at most two of these bits, so most words are ruled out
/// by them.
std::uint32_t letters_of(std::string_view word) {
  std::uint32_t letters = 0;
  for (const char c : word) letters |= 1U << (static_cast<unsigned char>(c) % 31U);
  return letters;
}

/// What scores less than this part of the best is noise: one common word out of many.
constexpr double least_part_of_best = 0.2;

}  // namespace

SearchWords read_search_words(const std::filesystem::path& dir, Faults& faults) {
  SearchWords words;
  const std::string file = "search/synonyms.toml";
  std::error_code none;
  if (!std::filesystem::exists(dir / file, none)) return words;
  const auto node = read_toml_file(dir / file, file);
  if (!node) {
    faults.push_back(node.error());
    return words;
  }
  Reading reading{file, faults};
  take(*node, Place{}, words, reading);
  return words;
}

SearchIndex::SearchIndex(const Catalogue& all, const SearchWords& words) {
  const auto with_find = [](std::vector<Said> texts, const std::vector<FindWords>& find) {
    for (const FindWords& phrase : find) texts.push_back({phrase, in_find, true});
    return texts;
  };
  for (const Aim& aim : all.aims)
    for (const Area& area : aim.areas) {
      auto texts = with_find({{area.name, in_name, true}, {aim.name, in_prose, false}}, area.find);
      for (const Words& example : area.examples) texts.push_back({example, in_example, false});
      add({area.code, FoundKind::area, area.name.text()}, aim.specialist, texts);
    }
  for (const Skill& skill : all.skills)
    add({skill.code, FoundKind::skill, skill.name.text()}, skill.specialist,
        with_find({{skill.name, in_name, true}, {skill.purpose, in_purpose, true}}, skill.find));
  for (const Tool& tool : all.tools) {
    auto texts = with_find({{tool.name, in_name, true}, {tool.purpose, in_purpose, true}}, tool.find);
    if (tool.code == "U1")  // the nine cards are met in this tool
      for (const BlindSpot& spot : all.blind_spots) {
        texts.push_back({spot.name, in_find, true});
        for (const FindWords& phrase : spot.find) texts.push_back({phrase, in_find, true});
      }
    add({tool.code, FoundKind::tool, tool.name.text()}, false, texts);
  }
  for (const Lesson& lesson : all.lessons) {
    auto texts = with_find({{lesson.name, in_name, true}}, lesson.find);
    for (const Words& paragraph : lesson.text) texts.push_back({paragraph, in_prose, false});
    add({lesson.code, FoundKind::lesson, lesson.name.text()}, lesson.specialist, texts);
  }
  finish(words);
}

std::uint32_t SearchIndex::term_id(const std::string& term) {
  const auto [entry, fresh] = ids_.emplace(term, static_cast<std::uint32_t>(terms_.size()));
  if (fresh) {
    terms_.push_back(term);
    postings_.emplace_back();
  }
  return entry->second;
}

void SearchIndex::add(Found found, bool specialist, const std::vector<Said>& texts) {
  const auto number = static_cast<std::uint32_t>(entries_.size());
  Entry entry{.found = std::move(found), .specialist = specialist, .phrases = {}};
  for (const Said& said : texts) {
    std::vector<std::uint32_t> phrase;
    for (const std::string& term : terms_in(said.text)) {
      const std::uint32_t id = term_id(term);
      phrase.push_back(id);
      auto& list = postings_[id];
      if (list.empty() || list.back().entry != number)
        list.push_back({number, said.weight});
      else
        list.back().weight = std::max(list.back().weight, said.weight);
    }
    if (said.phrase && !phrase.empty()) {
      std::ranges::sort(phrase);
      entry.phrases.push_back(std::move(phrase));
    }
  }
  entries_.push_back(std::move(entry));
}

void SearchIndex::finish(const SearchWords& words) {
  rarity_.resize(terms_.size());
  const auto all = static_cast<double>(entries_.size());
  for (std::size_t id = 0; id < terms_.size(); ++id)
    rarity_[id] = std::log(1.0 + all / (1.0 + static_cast<double>(postings_[id].size())));
  for (std::uint32_t id = 0; id < terms_.size(); ++id) {
    letters_.push_back(letters_of(terms_[id]));
    sorted_.push_back(id);
  }
  std::ranges::sort(sorted_, {}, [&](std::uint32_t id) { return std::string_view(terms_[id]); });
  for (const auto& group : words.groups)
    for (const std::string& word : group)
      for (const std::string& other : group)
        if (const auto id = ids_.find(stem(other)); other != word && id != ids_.end())
          synonyms_[stem(word)].push_back(id->second);
  for (const std::string& phrase : words.help_first) help_.push_back(plain_text(phrase));
}

void SearchIndex::match_typos(const std::string& term, std::vector<Match>& matches) const {
  const int limit = term.size() >= 7 ? 2 : term.size() >= 4 ? 1 : 0;
  if (limit == 0) return;
  const std::uint32_t letters = letters_of(term);
  for (std::uint32_t id = 0; id < terms_.size(); ++id) {
    if (terms_[id].size() < 4 || std::popcount(letters ^ letters_[id]) > 2 * limit) continue;
    const int distance = typing_distance(term, terms_[id], limit);
    if (distance >= 1 && distance <= limit)
      matches.push_back({id, distance == 1 ? by_one_error : by_two_errors});
  }
}

std::vector<SearchIndex::Match> SearchIndex::matches_of(const std::string& term) const {
  std::vector<Match> matches;
  const auto known = ids_.find(term);
  if (known != ids_.end()) matches.push_back({known->second, 1.0});
  if (const auto others = synonyms_.find(term); others != synonyms_.end())
    for (const std::uint32_t id : others->second) matches.push_back({id, by_synonym});
  if (term.size() >= 3)
    for (auto at = std::ranges::upper_bound(sorted_, std::string_view(term), {},
                                            [&](std::uint32_t id) { return std::string_view(terms_[id]); });
         at != sorted_.end() && terms_[*at].starts_with(term); ++at)
      matches.push_back({*at, by_beginning});
  if (known == ids_.end() && !synonyms_.contains(term)) match_typos(term, matches);
  return matches;
}

double SearchIndex::phrase_bonus(const Entry& entry, const std::vector<std::vector<Match>>& typed) const {
  double best = 0;
  for (const auto& phrase : entry.phrases) {
    double met = 0;
    for (const auto& matches : typed) {
      double closest = 0;
      for (const Match& match : matches)
        if (std::ranges::binary_search(phrase, match.term)) closest = std::max(closest, match.closeness);
      met += closest;
    }
    const double of_phrase = std::min(1.0, met / static_cast<double>(phrase.size()));
    const double of_typed = met / static_cast<double>(typed.size());
    best = std::max(best, of_phrase * of_typed * of_typed);
  }
  return best * whole_phrase;
}

std::vector<std::string> SearchIndex::known_terms(std::string_view typed) const {
  std::vector<std::string> terms;
  for (std::string& term : terms_in(typed)) {
    if (terms.size() >= most_words) break;
    std::size_t cut = 0;
    if (!ids_.contains(term) && !synonyms_.contains(term))
      for (std::size_t at = 3; at + 3 <= term.size() && cut == 0; ++at)
        if (ids_.contains(term.substr(0, at)) && ids_.contains(term.substr(at))) cut = at;
    if (cut != 0) terms.push_back(term.substr(0, cut));
    terms.push_back(term.substr(cut));
  }
  return terms;
}

std::vector<Found> SearchIndex::search(std::string_view typed, const SearchOptions& options) const {
  const auto terms = known_terms(typed.substr(0, 400));
  std::vector<std::vector<Match>> matches;
  std::vector<double> scores(entries_.size(), 0.0), best(entries_.size());
  for (const std::string& term : terms) {
    matches.push_back(matches_of(term));
    std::ranges::fill(best, 0.0);
    for (const Match& match : matches.back())
      for (const Posting& posting : postings_[match.term])
        best[posting.entry] =
            std::max(best[posting.entry], match.closeness * posting.weight * rarity_[match.term]);
    for (std::size_t i = 0; i < scores.size(); ++i) scores[i] += best[i];
  }
  std::vector<Found> found;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (scores[i] <= 0 || (entries_[i].specialist && !options.specialist)) continue;
    Found one = entries_[i].found;
    one.score = scores[i] / static_cast<double>(terms.size()) + phrase_bonus(entries_[i], matches);
    one.score = std::round(one.score * 1000) / 1000;
    found.push_back(std::move(one));
  }
  std::ranges::stable_sort(found, std::ranges::greater{}, &Found::score);
  std::erase_if(found, [best_score = found.empty() ? 0.0 : found.front().score](const Found& one) {
    return one.score < best_score * least_part_of_best;
  });
  if (found.size() > options.limit) found.resize(options.limit);
  return found;
}

bool SearchIndex::shows_help_first(std::string_view typed) const {
  const std::string plain = plain_text(typed);
  const auto terms = terms_in(typed);
  return std::ranges::any_of(help_, [&](const std::string& phrase) {
    if (plain.contains(phrase)) return true;
    const std::string_view word = std::string_view(phrase).substr(1, phrase.size() - 2);
    if (word.size() < 6 || word.contains(' ')) return false;
    const std::string stemmed = stem(std::string(word));
    return std::ranges::any_of(
        terms, [&](const std::string& term) { return typing_distance(term, stemmed, 1) <= 1; });
  });
}

}  // namespace cairn::content
