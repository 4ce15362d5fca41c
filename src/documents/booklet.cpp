// SPDX-License-Identifier: Apache-2.0
#include "documents/booklet.hpp"

#include <map>
#include <set>

#include "documents/html.hpp"

namespace cairn::documents {
namespace {

using namespace catalogue;

constexpr std::string_view style = R"(
:root { --ink: #24302f; --quiet: #5b6b69; --line: #cfdad7; --soft: #f2f6f4; --stone: #2f6b62; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 42rem; color: var(--ink); background: #fffdf9;
  font: 1.0625rem/1.6 "Atkinson Hyperlegible Next", "Atkinson Hyperlegible", Verdana, "DejaVu Sans", sans-serif; }
h1 { font-size: 2.4rem; line-height: 1.2; margin: 4rem 0 .5rem; }
h2 { font-size: 1.7rem; margin: 3.5rem 0 1rem; padding-top: .5rem; border-top: 3px solid var(--stone); }
h3 { font-size: 1.25rem; margin: 0 0 .25rem; }
h4 { font-size: 1rem; margin: 1rem 0 .25rem; color: var(--stone); }
p { margin: .4rem 0; }
a { color: var(--stone); }
ol, ul { margin: .3rem 0 .3rem 1.4rem; padding: 0; }
li { margin: .25rem 0; }
nav ol { columns: 2; }
.card { border: 1px solid var(--line); border-radius: .75rem; padding: 1.1rem 1.25rem; margin: 1.2rem 0; background: #fff; }
.lead { font-size: 1.2rem; color: var(--quiet); }
.facts, .from { color: var(--quiet); font-size: .9rem; }
.steps li { font-size: 1.1rem; margin: .5rem 0; }
.care { background: var(--soft); border-left: 4px solid var(--stone); padding: .5rem .9rem; border-radius: .25rem; margin: .8rem 0; }
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

/// Everything the sections share: what is printed, and a name for each code.
class Booklet {
 public:
  explicit Booklet(const Catalogue& all) : all_(all) {
    for (const Skill& skill : all.skills)
      if (!skill.specialist) names_[skill.code] = skill.name.text();
    for (const Tool& tool : all.tools) names_[tool.code] = tool.name.text();
    for (const Lesson& lesson : all.lessons)
      if (!lesson.specialist) names_[lesson.code] = lesson.name.text();
  }

  std::string write() {
    page_.raw("<!doctype html>\n");
    page_.raw("<html lang=\"" + escaped(all_.language) + "\"><head><meta charset=\"utf-8\">");
    page_.raw("<meta name=\"viewport\" content=\"width=device-width\"><title>Cairn: skills and words</title><style>");
    page_.raw(style);
    page_.raw("</style></head>\n<body>\n");
    front();
    right_now();
    aims();
    skills();
    tools();
    blind_spots();
    feelings();
    lessons();
    page_.raw("</body></html>\n");
    return page_.text();
  }

 private:
  void front() {
    page_.put("h1", "Skills and words for hard and good days");
    page_.put("p", "You can read this with your therapist or on your own. Take what helps. Leave the rest.", "lead");
    page_.open("div", "care");
    page_.put("p", "If your life is in danger, call your local emergency number now. No one watches this booklet or the app all day.");
    page_.close();
    page_.put("p", "Nothing here promises a result. Where an entry says that it has not been reviewed by a clinician yet, "
                   "talk about it with your therapist first.", "facts");
    page_.open("nav");
    page_.open("ol");
    for (const auto& [id, title] : sections) {
      page_.open("li");
      page_.link(id, title);
      page_.close();
    }
    page_.close();
    page_.close();
  }

  void heading(std::string_view id) {
    for (const auto& [key, title] : sections)
      if (key == id) {
        page_.open("h2", {}, id);
        page_.raw(escaped(title));
        page_.close();
      }
  }

  void right_now() {
    heading("right-now");
    page_.put("p", "These take about two minutes.", "lead");
    for (const Skill& skill : all_.skills)
      if (skill.right_now && !skill.specialist && !locked(skill)) skill_card(skill, /*brief=*/true);
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
        std::string examples;
        for (const Words& example : area.examples) examples += (examples.empty() ? "" : " · ") + example.text();
        page_.put("span", examples, "facts");
        page_.close();
      }
      page_.close();
      page_.close();
    }
  }

  static bool locked(const Skill& skill) { return skill.clearance && skill.clearance->always; }

  void skills() {
    heading("skills");
    for (const Skill& skill : all_.skills)
      if (!skill.specialist) skill_card(skill, /*brief=*/false);
  }

  void skill_card(const Skill& skill, bool brief) {
    page_.open("article", "card", brief ? std::string() : skill.code);
    page_.put("h3", skill.name);
    page_.put("p", skill.purpose, "lead");
    if (locked(skill)) {
      page_.put("p", skill.clearance->shown, "care");
    } else {
      page_.put("p", facts(skill), "facts");
      if (skill.clearance) page_.put("p", skill.clearance->shown, "care");
      if (!brief) list("Before you start", skill.before);
      page_.open("ol", "steps");
      for (const Step& step : skill.steps) page_.put("li", step.say);
      page_.close();
      if (!skill.cautions.empty()) {
        page_.open("div", "care");
        for (const Words& line : skill.cautions) page_.put("p", line);
        page_.close();
      }
    }
    if (!brief) foot(skill);
    page_.close();
  }

  static std::string facts(const Skill& skill) {
    std::string text = std::to_string(skill.minutes);
    if (skill.minutes_most) text += " to " + std::to_string(*skill.minutes_most);
    return text + (skill.minutes == 1 && !skill.minutes_most ? " minute" : " minutes") + " · energy: " + std::string(name_of(skill.energy)) +
           " · " + std::string(name_of(skill.intensity));
  }

  template <class T>
  void foot(const T& thing) {
    list("What it may do, and why", thing.may_help);
    see_also(thing.next);
    std::string from;
    for (const Source& source : thing.sources)
      from += (from.empty() ? "From: " : " · ") + source.by + " (" + std::to_string(source.year) + "): " + source.title;
    page_.put("p", from, "from");
    page_.put("p", review_line(thing.review), "from");
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
      page_.raw(first ? "<p class=\"facts\">See also: " : ", ");
      first = false;
      page_.link(code, name->second);
    }
    if (!first) page_.raw("</p>\n");
  }

  void tools() {
    heading("tools");
    for (const Tool& tool : all_.tools) {
      page_.open("article", "card", tool.code);
      page_.put("h3", tool.name);
      page_.put("p", tool.purpose, "lead");
      list("Before you start", tool.before);
      page_.open("ol");
      for (const Prompt& prompt : tool.prompts) {
        page_.open("li");
        page_.put("strong", prompt.title);
        page_.put("p", prompt.ask);
        page_.put("p", prompt.hint, "facts");
        page_.close();
      }
      page_.close();
      list("What you get", tool.gives_back);
      foot(tool);
      page_.close();
    }
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
      std::string words;
      for (const Words& word : group.words) words += (words.empty() ? "" : " · ") + word.text();
      page_.put("p", words, "words");
      page_.close();
    }
  }

  void lessons() {
    heading("lessons");
    for (const Lesson& lesson : all_.lessons) {
      if (lesson.specialist) continue;
      page_.open("article", "card", lesson.code);
      page_.put("h3", lesson.name);
      for (const Words& line : lesson.text) page_.put("p", line);
      list("In short", lesson.short_words);
      page_.put("h4", "Try this");
      page_.put("p", lesson.try_this.say);
      see_also(lesson.try_this.opens);
      page_.put("p", review_line(lesson.review), "from");
      page_.close();
    }
  }

  inline static const std::vector<std::pair<std::string_view, std::string_view>> sections{
      {"right-now", "Right now"}, {"aims", "What people want to change"}, {"skills", "Skills"}, {"tools", "Tools to understand"},
      {"blind-spots", "Blind spots"}, {"feelings", "Words for feelings"}, {"lessons", "Good to know"}};

  const Catalogue& all_;
  Html page_;
  std::map<std::string, std::string, std::less<>> names_;
};

}  // namespace

std::string catalogue_booklet(const Catalogue& all) { return Booklet(all).write(); }

}  // namespace cairn::documents
