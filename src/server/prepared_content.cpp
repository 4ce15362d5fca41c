// SPDX-License-Identifier: Apache-2.0
#include "server/prepared_content.hpp"

#include <algorithm>

#include "base/json_described.hpp"
#include "content/load.hpp"
#include "server/places.hpp"

namespace cairn {
namespace {

// What the goal loop needs of the catalogue; the rest of it is served with the screens that use it.
struct QuestionView {
  std::string code;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(QuestionView, (), (code, text))

struct AreaView {
  std::string code;
  std::string label;
  std::vector<std::string> examples;
  std::vector<std::string> find;
};
BOOST_DESCRIBE_STRUCT(AreaView, (), (code, label, examples, find))

struct AimView {
  std::string code;
  std::string label;
  std::string group;
  bool specialist = false;
  std::vector<AreaView> areas;
};
BOOST_DESCRIBE_STRUCT(AimView, (), (code, label, group, specialist, areas))

struct CatalogueView {
  std::string language;
  std::vector<QuestionView> questions;
  std::vector<AimView> aims;
};
BOOST_DESCRIBE_STRUCT(CatalogueView, (), (language, questions, aims))

struct HelpLineView {
  std::string label;
  std::string number;
  std::string hours;
  std::string source;
};
BOOST_DESCRIBE_STRUCT(HelpLineView, (), (label, number, hours, source))

struct HelpPackView {
  std::string country;
  std::string name;
  std::string checked;
  std::string expires;
  std::vector<HelpLineView> lines;
};
BOOST_DESCRIBE_STRUCT(HelpPackView, (), (country, name, checked, expires, lines))

struct HelpView {
  std::vector<HelpPackView> packs;
};
BOOST_DESCRIBE_STRUCT(HelpView, (), (packs))

CatalogueView view_of(const catalogue::Catalogue& read) {
  CatalogueView view;
  view.language = read.language;
  for (const auto& question : read.questions) view.questions.push_back({question.code, question.text.text()});
  for (const auto& aim : read.aims) {
    AimView shown{aim.code, aim.name.text(), aim.group.text(), aim.specialist, {}};
    for (const auto& area : aim.areas) {
      AreaView kept{area.code, area.name.text(), {}, {}};
      for (const auto& example : area.examples) kept.examples.push_back(example.text());
      for (const auto& word : area.find) kept.find.push_back(word.text());
      shown.areas.push_back(std::move(kept));
    }
    view.aims.push_back(std::move(shown));
  }
  return view;
}

/// Only numbers with a source that somebody has looked at are shown to a client.
HelpView help_of(const catalogue::Catalogue& read) {
  HelpView view;
  for (const auto& pack : read.packs) {
    HelpPackView shown{pack.code, pack.name.text(), {}, pack.expires_on, {}};
    for (const auto& number : pack.numbers) {
      if (!number.confirmed || number.number.empty()) continue;
      shown.checked = shown.checked.empty() ? number.checked_on : std::min(shown.checked, number.checked_on);
      shown.lines.push_back({number.name.text(), number.number, number.hours.text(), number.source});
    }
    view.packs.push_back(std::move(shown));
  }
  return view;
}

}  // namespace

Result<Content> prepared_content(const Settings& settings) {
  const auto folder = catalog_folder(settings);
  const auto read = content::load_catalogue(folder);
  if (!read) return std::unexpected(read.error());
  Content content{to_json(view_of(*read)), to_json(help_of(*read)), {}};
  for (const auto& language : content::languages_of(folder)) {
    if (language == read->language) continue;
    const auto other = content::load_catalogue({.shipped = folder, .practice = {}, .language = language});
    if (!other) return std::unexpected(other.error());
    content.translated.emplace(language, to_json(view_of(*other)));
  }
  return content;
}

}  // namespace cairn
