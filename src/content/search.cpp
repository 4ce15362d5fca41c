// SPDX-License-Identifier: Apache-2.0
#include "content/search.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "content/terms.hpp"
#include "content/walk.hpp"

namespace cairn::content {
namespace {

using namespace catalogue;

// How much a word counts by where it stands, and by how it was met. Chosen on the searches of search_shipped_test.cpp.
constexpr double in_name = 3.0, in_find = 2.6, in_purpose = 1.2, in_example = 1.2, in_prose = 0.3;
constexpr double by_synonym = 0.55, by_beginning = 0.7, by_one_error = 0.75, by_two_errors = 0.5;
constexpr double whole_phrase = 9.0;
constexpr std::size_t most_words = 16;

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
      if (list.empty() || list.back().entry != number) list.push_back({number, said.weight});
      else list.back().weight = std::max(list.back().weight, said.weight);
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
  for (std::uint32_t id = 0; id < terms_.size(); ++id) {
    if (terms_[id].size() < 4) continue;
    const int distance = typing_distance(term, terms_[id], limit);
    if (distance >= 1 && distance <= limit) matches.push_back({id, distance == 1 ? by_one_error : by_two_errors});
  }
}

std::vector<SearchIndex::Match> SearchIndex::matches_of(const std::string& term) const {
  std::vector<Match> matches;
  const auto known = ids_.find(term);
  if (known != ids_.end()) matches.push_back({known->second, 1.0});
  if (const auto others = synonyms_.find(term); others != synonyms_.end())
    for (const std::uint32_t id : others->second) matches.push_back({id, by_synonym});
  if (term.size() >= 3)
    for (std::uint32_t id = 0; id < terms_.size(); ++id)
      if (terms_[id].size() > term.size() && terms_[id].starts_with(term)) matches.push_back({id, by_beginning});
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

std::vector<Found> SearchIndex::search(std::string_view typed, const SearchOptions& options) const {
  auto terms = terms_in(typed.substr(0, 400));
  if (terms.size() > most_words) terms.resize(most_words);
  std::vector<std::vector<Match>> matches;
  std::vector<double> scores(entries_.size(), 0.0), best(entries_.size());
  for (const std::string& term : terms) {
    matches.push_back(matches_of(term));
    std::ranges::fill(best, 0.0);
    for (const Match& match : matches.back())
      for (const Posting& posting : postings_[match.term])
        best[posting.entry] = std::max(best[posting.entry], match.closeness * posting.weight * rarity_[match.term]);
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
    return std::ranges::any_of(terms, [&](const std::string& term) { return typing_distance(term, word, 1) <= 1; });
  });
}

}  // namespace cairn::content
