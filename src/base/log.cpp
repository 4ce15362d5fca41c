// SPDX-License-Identifier: Apache-2.0
#include "base/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <string>

namespace cairn::log {
namespace {

spdlog::logger& sink() {
  static const auto logger = [] {
    auto made = spdlog::stderr_logger_mt("cairn");
    made->set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc);
    made->flush_on(spdlog::level::info);
    return made;
  }();
  return *logger;
}

std::string escaped(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) safe += fmt::format("\\x{:02x}", byte);
    else safe += c;
  }
  return safe;
}

}  // namespace

void write(Level level, std::string_view text) {
  const auto to = level == Level::info ? spdlog::level::info : level == Level::warning ? spdlog::level::warn : spdlog::level::err;
  sink().log(to, "{}", escaped(text));
}

}  // namespace cairn::log
