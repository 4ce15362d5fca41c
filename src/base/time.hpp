// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cairn {

/// A point on the world's time line, to the millisecond, in UTC. Text form: "2026-11-22T14:02:07.123Z".
struct Instant {
  std::int64_t ms = 0;  ///< milliseconds since 1970-01-01T00:00:00Z; may be negative
  auto operator<=>(const Instant&) const = default;
};

/// A day in somebody's calendar, with no clock and no zone. Text form: "2026-11-22".
struct LocalDate {
  std::chrono::year_month_day day{};
  auto operator<=>(const LocalDate&) const = default;
};

std::string to_text(Instant at);
std::string to_text(LocalDate date);

/// The instant that an ISO 8601 text in UTC names, with or without milliseconds; years 1900 to 2199. Nothing for any
/// other form.
std::optional<Instant> instant_from(std::string_view text);

/// The date that "YYYY-MM-DD" names, years 1900 to 2199; nothing for any other form or a day that does not exist.
std::optional<LocalDate> date_from(std::string_view text);

/// The UTC day an instant falls on.
LocalDate utc_date(Instant at);

/// Days from one date to another; negative when `to` is earlier.
int days_between(LocalDate from, LocalDate to);

/// Where the program gets the time from, so that tests can hold it still.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

/// The machine's own clock.
class SystemClock final : public Clock {
 public:
  Instant now() const override;
};

/// A clock that stands where it is put.
class FixedClock final : public Clock {
 public:
  explicit FixedClock(Instant at) : at_(at) {}
  Instant now() const override { return at_; }
  void set(Instant at) { at_ = at; }

 private:
  Instant at_;
};

}  // namespace cairn
