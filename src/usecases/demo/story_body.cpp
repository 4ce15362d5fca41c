// SPDX-License-Identifier: Apache-2.0
#include "usecases/demo/story_body.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <ctime>

#include "domain/kinds.hpp"

namespace cairn::demo {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

template <std::size_t I = 0>
std::string empty_body(std::size_t kind) {
  if constexpr (I < std::variant_size_v<Body>) {
    return kind == I ? to_json(std::variant_alternative_t<I, Body>{}) : empty_body<I + 1>(kind);
  } else {
    return "{}";
  }
}

std::optional<int> number_after(const std::string& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return std::nullopt;
  int value = 0;
  const auto read = std::from_chars(text.data() + prefix.size(), text.data() + text.size(), value);
  if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

Result<Json> meaning(const Json& json, const StoryNames& names, bool marks);

Result<Json> meaning_of_text(const std::string& text, const StoryNames& names, bool marks) {
  if (const auto day = number_after(text, "day:")) return Json(to_text(LocalDate{sys_days{names.today.day} + days{*day}}));
  if (text.starts_with("time:")) {  // "time:-7 14:00"
    const auto space = text.find(' ');
    const auto day = number_after(text.substr(0, space), "time:");
    if (day && space != std::string::npos) return Json(to_text(local_instant(names.today, *day, text.substr(space + 1))));
  }
  if (text.starts_with("id:")) {
    const auto found = names.entries.find(text.substr(3));
    if (found == names.entries.end()) return fail(ErrorKind::invalid, "", "No entry is called " + text.substr(3) + " yet.");
    return Json(to_text(found->second));
  }
  if (text == "who:therapist") return Json(to_text(names.therapist));
  if (marks && (text == "client" || text == "therapist")) {
    Json::Object mark;
    mark.emplace_back("by", Json(text));
    mark.emplace_back("who", Json(to_text(text == "client" ? names.client : names.therapist)));
    return Json(std::move(mark));
  }
  return Json(text);
}

Result<Json> meaning(const Json& json, const StoryNames& names, bool marks) {
  if (const auto* text = json.text()) return meaning_of_text(*text, names, marks);
  if (const auto* list = json.list()) {
    Json::List out;
    for (const Json& item : *list) {
      auto value = meaning(item, names, marks);
      if (!value) return value;
      out.push_back(std::move(*value));
    }
    return Json(std::move(out));
  }
  if (const auto* object = json.object()) {
    Json::Object out;
    for (const auto& [key, item] : *object) {
      auto value = meaning(item, names, key == "agreed_by");
      if (!value) return value;
      out.emplace_back(key, std::move(*value));
    }
    return Json(std::move(out));
  }
  return json;
}

void put(Json& into, const std::string& key, const Json& value) {
  auto& members = std::get<Json::Object>(into.value);
  const auto found = std::ranges::find(members, key, &std::pair<std::string, Json>::first);
  if (found == members.end()) members.emplace_back(key, value);
  else found->second = value;
}

}  // namespace

Instant local_instant(LocalDate today, int day, const std::string& time) {
  std::tm local{};
  local.tm_year = static_cast<int>(today.day.year()) - 1900;
  local.tm_mon = static_cast<int>(static_cast<unsigned>(today.day.month())) - 1;
  local.tm_mday = static_cast<int>(static_cast<unsigned>(today.day.day())) + day;
  local.tm_hour = (time[0] - '0') * 10 + (time[1] - '0');
  local.tm_min = (time[3] - '0') * 10 + (time[4] - '0');
  local.tm_isdst = -1;
  return Instant{std::mktime(&local) * 1000};
}

Result<Json> next_body(const Event& event, const Json& before, const StoryNames& names) {
  Json body = before.object() != nullptr ? before : parse_json(empty_body(static_cast<std::size_t>(event.kind))).value();
  const auto set = parse_json(event.set.text);
  if (!set) return std::unexpected(set.error());
  const auto meant = meaning(*set, names, false);
  if (!meant) return std::unexpected(meant.error());
  if (meant->object() == nullptr) return fail(ErrorKind::invalid, "/set", "This has to be an object.");
  for (const auto& [key, value] : *meant->object()) put(body, key, value);
  return body;
}

}  // namespace cairn::demo
