// SPDX-License-Identifier: Apache-2.0
#include "permissions/expectation.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace cairn::permissions {
namespace {

using Words = std::vector<std::string>;

/// The lines that say something, each cut into words before the first bar.
std::vector<std::pair<std::string, Words>> lines_of(const std::string& name,
                                                    std::vector<std::string>& faults) {
  const std::string path = std::string(CAIRN_SOURCE_DIR) + "/tests/permissions/" + name;
  std::ifstream file(path);
  if (!file) faults.push_back("cannot open " + path);
  std::vector<std::pair<std::string, Words>> lines;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    if (std::ranges::count(line, '|') != 2) faults.push_back("not in three parts: " + line);
    std::istringstream part(line.substr(0, line.find('|')));
    Words words;
    for (std::string word; part >> word;) words.push_back(word);
    lines.emplace_back(line, std::move(words));
  }
  return lines;
}

std::optional<Standing> standing(const std::string& word) {
  const auto slash = word.find('/');
  if (slash == std::string::npos) return std::nullopt;
  const auto role = value_named<Role>(word.substr(0, slash));
  const auto relationship = value_named<Relationship>(word.substr(slash + 1));
  if (!role || !relationship) return std::nullopt;
  return Standing{*role, *relationship};
}

/// Reads words from `from` on with `read`; false when one of them means nothing or none is there.
template <class Set, class Read>
bool fill(Set& set, const Words& words, std::size_t from, Read read) {
  for (std::size_t i = from; i < words.size(); ++i) {
    const auto value = read(words[i]);
    if (!value || !set.insert(*value).second) return false;
  }
  return words.size() > from;
}

bool take_seen(ExpectedEntries& expected, const Words& words) {
  const auto choice = words.size() > 2 ? value_named<SeenBy>(words[1]) : std::nullopt;
  if (!choice || expected.seen.contains(*choice)) return false;
  SeenRule rule;
  for (std::size_t i = 2; i < words.size(); ++i) {
    const auto relationship = value_named<Relationship>(words[i]);
    if (words[i] == "words")
      rule.words = true;
    else if (relationship)
      rule.relationships.insert(*relationship);
    else
      return false;
  }
  expected.seen[*choice] = rule;
  return true;
}

bool take_choices(ExpectedEntries& expected, const Words& words) {
  const auto kind = words.size() > 2 ? value_named<Kind>(words[1]) : std::nullopt;
  return kind && !expected.choices.contains(*kind) &&
         fill(expected.choices[*kind], words, 2,
              [](const std::string& word) { return value_named<SeenBy>(word); });
}

bool take_place(ExpectedEntries& expected, const Words& words) {
  if (words.size() != 4) return false;
  const auto kind = value_named<Kind>(words[1]);
  const auto record = value_named<RecordSort>(words[2]);
  if (!kind || !record || expected.places.contains(*kind) || (words[3] != "owner" && words[3] != "author"))
    return false;
  expected.places[*kind] = {*record, words[3] == "owner" ? WordsOf::owner : WordsOf::author};
  return true;
}

bool take_deed(ExpectedEntries& expected, const Words& words) {
  const auto kind = words.size() > 2 ? value_named<Kind>(words[0]) : std::nullopt;
  const auto deed = kind ? value_named<EntryDeed>(words[1]) : std::nullopt;
  if (!deed || expected.may.contains({*kind, *deed})) return false;
  auto& may = expected.may[{*kind, *deed}];
  return (words.size() == 3 && words[2] == "nobody") || fill(may, words, 2, standing);
}

bool take_route(ExpectedRoutes& expected, Words words) {
  ExpectedRoute line;
  if (words.size() > 4 && words[2] == "when") {
    line.when = words[3];
    words.erase(words.begin() + 2, words.begin() + 4);
  }
  const auto deed = words.size() > 3 ? value_named<Deed>(words[2]) : std::nullopt;
  if (!deed || (words[0] != "GET" && words[0] != "POST")) return false;
  line.method = words[0];
  line.path = words[1];
  line.deed = *deed;
  line.anybody = words.size() == 4 && words[3] == "anybody";
  const auto twice = [&](const ExpectedRoute& other) {
    return other.method == line.method && other.path == line.path && other.when == line.when;
  };
  if (std::ranges::any_of(expected.lines, twice)) return false;
  const bool fine =
      line.anybody ||
      (words[3].find('/') == std::string::npos
           ? fill(line.roles, words, 3, [](const std::string& word) { return value_named<Role>(word); })
           : fill(line.standings, words, 3, standing));
  if (fine) expected.lines.push_back(std::move(line));
  return fine;
}

}  // namespace

bool ExpectedEntries::allows(Kind kind, EntryDeed deed, Standing who) const {
  const auto found = may.find({kind, deed});
  return found != may.end() && found->second.contains(who);
}

bool ExpectedEntries::opens(SeenBy choice, Relationship relationship, bool own_words) const {
  const auto found = seen.find(choice);
  return found != seen.end() &&
         ((found->second.words && own_words) || found->second.relationships.contains(relationship));
}

bool ExpectedRoute::allows(Standing who) const {
  return anybody || roles.contains(who.first) || standings.contains(who);
}

ExpectedEntries read_expected_entries() {
  ExpectedEntries expected;
  for (const auto& [line, words] : lines_of("expected_entries.txt", expected.faults)) {
    const bool fine = words.empty()           ? false
                      : words[0] == "seen"    ? take_seen(expected, words)
                      : words[0] == "choices" ? take_choices(expected, words)
                      : words[0] == "place"   ? take_place(expected, words)
                                              : take_deed(expected, words);
    if (!fine) expected.faults.push_back("cannot be read, or stands there twice: " + line);
  }
  return expected;
}

ExpectedRoutes read_expected_routes() {
  ExpectedRoutes expected;
  for (const auto& [line, words] : lines_of("expected_routes.txt", expected.faults))
    if (!take_route(expected, words))
      expected.faults.push_back("cannot be read, or stands there twice: " + line);
  return expected;
}

}  // namespace cairn::permissions
