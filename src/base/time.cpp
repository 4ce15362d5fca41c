// SPDX-License-Identifier: Apache-2.0
#include "base/time.hpp"

#include <fmt/core.h>

#include <charconv>

namespace cairn {
namespace {

using std::chrono::days;
using std::chrono::milliseconds;
using std::chrono::sys_days;

std::optional<unsigned> digits(std::string_view text, std::size_t from, std::size_t count) {
  unsigned value = 0;
  for (std::size_t i = from; i < from + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + static_cast<unsigned>(text[i] - '0');
  }
  return value;
}

}  // namespace

std::string to_text(LocalDate date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.day.year()), static_cast<unsigned>(date.day.month()),
                     static_cast<unsigned>(date.day.day()));
}

std::string to_text(Instant at) {
  const std::chrono::sys_time<milliseconds> point{milliseconds{at.ms}};
  const auto day = std::chrono::floor<days>(point);
  const auto within = (point - day).count();
  return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", to_text(LocalDate{std::chrono::year_month_day{day}}),
                     within / 3'600'000, within / 60'000 % 60, within / 1000 % 60, within % 1000);
}

std::optional<LocalDate> date_from(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text, 0, 4);
  const auto month = digits(text, 5, 2);
  const auto day = digits(text, 8, 2);
  if (!year || !month || !day || *year < 1900 || *year > 2199) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{static_cast<int>(*year)}, std::chrono::month{*month},
                                         std::chrono::day{*day}};
  if (!date.ok()) return std::nullopt;
  return LocalDate{date};
}

std::optional<Instant> instant_from(std::string_view text) {
  if ((text.size() != 20 && text.size() != 24) || text[10] != 'T' || text.back() != 'Z') return std::nullopt;
  if (text[13] != ':' || text[16] != ':' || (text.size() == 24 && text[19] != '.')) return std::nullopt;
  const auto date = date_from(text.substr(0, 10));
  const auto hour = digits(text, 11, 2);
  const auto minute = digits(text, 14, 2);
  const auto second = digits(text, 17, 2);
  const auto ms = text.size() == 24 ? digits(text, 20, 3) : std::optional<unsigned>{0};
  if (!date || !hour || !minute || !second || !ms || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  const std::int64_t day_ms = sys_days{date->day}.time_since_epoch().count() * 86'400'000LL;
  return Instant{day_ms + *hour * 3'600'000LL + *minute * 60'000LL + *second * 1000LL + *ms};
}

LocalDate utc_date(Instant at) {
  return LocalDate{std::chrono::floor<days>(std::chrono::sys_time<milliseconds>{milliseconds{at.ms}})};
}

int days_between(LocalDate from, LocalDate to) {
  return static_cast<int>((sys_days{to.day} - sys_days{from.day}).count());
}

Instant SystemClock::now() const {
  return Instant{std::chrono::duration_cast<milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count()};
}

}  // namespace cairn
