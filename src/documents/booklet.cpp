// SPDX-License-Identifier: Apache-2.0
#include "documents/booklet.hpp"

#include <map>
#include <optional>
#include <utility>

#include "documents/html.hpp"

namespace cairn::documents {
namespace {

using namespace catalogue;

constexpr std::string_view style = R"(
:root { --ink: #24302f; --quiet: #5b6b69; --line: #cfdad7; --soft: #f2f6f4; --stone: #2f6b62; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 42rem; color: var(--ink); background: #fffdf9;
  font: 1.0625rem/1.6 "Atkinson Hyperlegible Next", "Atkinson Hyperlegible", Verdana, "DejaVu Sans",
    sans-serif; }
h1 { font-size: 2.4rem; line-height: 1.2; margin: 4rem 0 .5rem; }
h2 { font-size: 1.7rem; margin: 3.5rem 0 1rem; padding-top: .5rem;
  border-top: 3px solid var(--stone); }
h3 { font-size: 1.25rem; margin: 0 0 .25rem; }
h4 { font-size: 1rem; margin: 1rem 0 .25rem; color: var(--stone); }
p { margin: .4rem 0; }
a { color: var(--stone); }
ol, ul { margin: .3rem 0 .3rem 1.4rem; padding: 0; }
li { margin: .25rem 0; }
nav ol { columns: 2; }
.card { border: 1px solid var(--line); border-radius: .75rem; padding: 1.1rem 1.25rem; margin: 1.2rem 0;
  background: #fff; }
.lead { font-size: 1.2rem; color: var(--quiet); }
.facts, .from { color: var(--quiet); font-size: .9rem; }
.steps li { font-size: 1.1rem; margin: .5rem 0; }
.care { background: var(--soft); border-left: 4px solid var(--stone); padding: .5rem .9rem;
  border-radius: .25rem; margin: .8rem 0; }
.words { color: var(--ink); }
@page { size: A4; margin: 18mm 16mm; }
@media print {
  body { font-size: 11pt; max-width: none; padding: 0; background: #fff; }
  h1 { margin-top: 60mm; }
  h2 { break-before: page; border: 0; }
  .card, li { break-inside: avoid; }
  h3, h4 { break-after: avoid; }
  a { color: inherit; text-decoration: none; }
}
)";

/// Everything the sections share: what is printed, its headings, and a name for each code.
class Booklet {
 public:
  explicit Booklet(const Catalogue& all) : all_(all) {
    if (const WordSet* words = find_code(all.words, "W-BOOKLET"))
      for (const Line& line : words->lines) words_[line.key] = line.text.text();
    for (const Skill& skill : all.skills)
      if (!skill.specialist) names_[skill.code] = skill.name.text();
    for (const Tool& tool : all.tools) names_[tool.code] = tool.name.text();
    for (const Lesson& lesson : all.lessons)
      if (!lesson.specialist) names_[lesson.code] = lesson.name.text();
  }

  std::string write() {
    page_.raw("<!doctype html>\n<html lang=\"" + escaped(all_.language) +
              "\"><head><meta charset=\"utf-8\">");
    page_.raw("<meta name=\"viewport\" content=\"width=device-width\"><title>" + escaped(say("title")) +
              "</title><style>");
    page_.raw(style);
    page_.raw("</style></head>\n<body>\n");
    front();
    right_now();
    aims();
    heading("skills");
    for (const Skill& skill : all_.skills)
      if (!skill.specialist) skill_card(skill);
    heading("tools");
    for (const Tool& tool : all_.tools) tool_card(tool);
    blind_spots();
    feelings();
    heading("lessons");
    for (const Lesson& lesson : all_.lessons)
      if (!lesson.specialist) lesson_card(lesson);
    page_.raw("</body></html>\n");
    return page_.text();
  }

 private:
  /// A heading or line of the booklet in the catalogue's language; its key where the catalogue has no words
  /// for it.
  std::string say(std::string_view key) const {
    const auto found = words_.find(key);
    return found == words_.end() ? std::string(key) : found->second;
  }

  void front() {
    page_.put("h1", say("title"));
    page_.put("p", say("lead"), "lead");
    page_.open("div", "care");
    page_.put("p", say("danger"));
    page_.close();
    page_.put("p", say("no-promise"), "facts");
    page_.open("nav");
    page_.open("ol");
    for (const std::string_view section :
         {"right-now", "aims", "skills", "tools", "blind-spots", "feelings", "lessons"}) {
      page_.open("li");
      page_.link(section, say(section));
      page_.close();
    }
    page_.close();
    page_.close();
  }

  void heading(std::string_view id) {
    page_.open("h2", {}, id);
    page_.raw(escaped(say(id)));
    page_.close();
  }

  void right_now() {
    heading("right-now");
    page_.put("p", say("right-now-lead"), "lead");
    for (const Skill& skill : all_.skills) {
      if (!skill.right_now || skill.specialist || locked(skill)) continue;
      page_.open("article", "card");
      page_.put("h3", skill.name);
      page_.put("p", skill.purpose, "lead");
      steps(skill);
      page_.close();
    }
  }

  void aims() {
    heading("aims");
    for (const Aim& aim : all_.aims) {
      if (aim.specialist) continue;
      page_.open("section", "card", aim.code);
      page_.put("h3", aim.name);
      page_.put("p", aim.says);
      page_.open("ul");
      for (const Area& area : aim.areas) {
        page_.open("li");
        page_.put("strong", area.name);
        page_.put("div", joined(area.examples), "facts");
        page_.close();
      }
      page_.close();
      page_.close();
    }
  }

  static bool locked(const Skill& skill) { return skill.clearance && skill.clearance->always; }

  static std::string joined(const Paragraphs& texts) {
    std::string all;
    for (const Words& text : texts) all += (all.empty() ? "" : " · ") + text.text();
    return all;
  }

  void skill_card(const Skill& skill) {
    page_.open("article", "card", skill.code);
    page_.put("h3", skill.name);
    page_.put("p", skill.purpose, "lead");
    if (skill.clearance) page_.put("p", skill.clearance->shown, "care");
    if (!locked(skill)) {
      page_.put("p", minutes(skill.minutes, skill.minutes_most), "facts");
      list(say("before"), skill.before);
      steps(skill);
      other_ways(skill);
    }
    foot(skill);
    page_.close();
  }

  std::string minutes(int least, std::optional<int> most) const {
    return std::to_string(least) + (most ? "–" + std::to_string(*most) : "") + " " + say("minutes");
  }

  void steps(const Skill& skill) {
    page_.open("ol", "steps");
    for (const Step& step : skill.steps) page_.put("li", step.say);
    page_.close();
    if (skill.cautions.empty()) return;
    page_.open("div", "care");
    for (const Words& line : skill.cautions) page_.put("p", line);
    page_.close();
  }

  void other_ways(const Skill& skill) {
    if (skill.variants.empty()) return;
    page_.put("h4", say("comfort"));
    page_.open("ul");
    for (const Variant& variant : skill.variants) {
      std::string text = variant.say.text();
      for (const Step& step : variant.steps) text += " " + step.say.text();
      for (const std::string& code : variant.offers)
        if (const auto name = names_.find(code); name != names_.end()) text += " · " + name->second;
      page_.put("li", text);
    }
    page_.close();
  }

  template <class T>
  void foot(const T& thing) {
    list(say("may-help"), thing.may_help);
    see_also(thing.next);
    std::string from;
    for (const Source& source : thing.sources)
      from += (from.empty() ? say("from") + ": " : " · ") + source.by + " (" + std::to_string(source.year) +
              "): " + source.title;
    page_.put("p", from, "from");
    review(thing.review);
  }

  void review(const Review& review) {
    if (review.reviewer.empty()) return page_.put("p", say("not-reviewed"), "from");
    std::string line = say("reviewed");
    for (const auto& [mark, value] :
         {std::pair{"{name}", &review.reviewer}, std::pair{"{day}", &review.reviewed_on}})
      if (const std::size_t at = line.find(mark); at != std::string::npos)
        line.replace(at, std::string_view(mark).size(), *value);
    page_.put("p", line, "from");
  }

  void list(std::string_view title, const Paragraphs& lines) {
    if (lines.empty()) return;
    page_.put("h4", title);
    for (const Words& line : lines) page_.put("p", line);
  }

  void see_also(const Codes& codes) {
    bool first = true;
    for (const std::string& code : codes) {
      const auto name = names_.find(code);
      if (name == names_.end()) continue;
      page_.raw(first ? "<p class=\"facts\">" + escaped(say("see-also")) + ": " : ", ");
      first = false;
      page_.link(code, name->second);
    }
    if (!first) page_.raw("</p>\n");
  }

  void tool_card(const Tool& tool) {
    page_.open("article", "card", tool.code);
    page_.put("h3", tool.name);
    page_.put("p", tool.purpose, "lead");
    page_.put("p", minutes(tool.minutes, tool.minutes_most), "facts");
    list(say("before"), tool.before);
    page_.open("ol");
    for (const Prompt& prompt : tool.prompts) {
      page_.open("li");
      page_.put("strong", prompt.title);
      page_.put("p", prompt.ask);
      page_.put("p", prompt.hint, "facts");
      page_.close();
    }
    page_.close();
    list(say("get"), tool.gives_back);
    foot(tool);
    page_.close();
  }

  void blind_spots() {
    heading("blind-spots");
    for (const BlindSpot& spot : all_.blind_spots) {
      page_.open("article", "card", spot.code);
      page_.put("h3", spot.name);
      page_.put("p", spot.says);
      page_.open("ul");
      for (const Words& example : spot.examples) page_.put("li", example);
      page_.close();
      see_also(spot.next);
      page_.close();
    }
  }

  void feelings() {
    heading("feelings");
    for (const FeelingGroup& group : all_.feelings) {
      page_.open("section", "card", group.code);
      page_.put("h3", group.name);
      page_.put("p", group.says, "facts");
      page_.put("p", joined(group.words), "words");
      page_.close();
    }
  }

  void lesson_card(const Lesson& lesson) {
    page_.open("article", "card", lesson.code);
    page_.put("h3", lesson.name);
    for (const Words& line : lesson.text) page_.put("p", line);
    list(say("in-short"), lesson.short_words);
    page_.put("h4", say("try-this"));
    page_.put("p", lesson.try_this.say);
    see_also(lesson.try_this.opens);
    review(lesson.review);
    page_.close();
  }

  const Catalogue& all_;
  Html page_;
  std::map<std::string, std::string, std::less<>> words_, names_;
};

}  // namespace

std::string catalogue_booklet(const Catalogue& all) { return Booklet(all).write(); }

}  // namespace cairn::documents
