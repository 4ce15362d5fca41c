// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/core.h>

#include <new>
#include <string_view>
#include <utility>

/// The program's own log: what the machine does, never what a person typed. Only types with a formatter can be
/// logged, and personal text has none. A line for which there is no memory is left out: nobody's work fails for it.
namespace cairn::log {

enum class Level { info, warning, error };

/// Writes one line to standard error: time, level, text. Control characters are escaped so that no line can be forged.
void write(Level level, std::string_view text);

/// Writes what can be written.
template <class Fn>
void or_not(Fn&& write_it) noexcept {
  try {
    write_it();
  } catch (const std::bad_alloc&) {
  }
}

template <class... Args>
void info(fmt::format_string<Args...> format, Args&&... args) {
  or_not([&] { write(Level::info, fmt::format(format, std::forward<Args>(args)...)); });
}
template <class... Args>
void warning(fmt::format_string<Args...> format, Args&&... args) {
  or_not([&] { write(Level::warning, fmt::format(format, std::forward<Args>(args)...)); });
}
template <class... Args>
void error(fmt::format_string<Args...> format, Args&&... args) {
  or_not([&] { write(Level::error, fmt::format(format, std::forward<Args>(args)...)); });
}

}  // namespace cairn::log
