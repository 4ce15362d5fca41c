// SPDX-License-Identifier: Apache-2.0
#include "http/device_name.hpp"

#include <array>

namespace cairn {
namespace {

struct Sign {
  std::string_view mark;
  std::string_view name;
};

// The first mark that is found counts: Edge also says Chrome, Chrome also says Safari, and Android also says Linux.
constexpr auto browsers = std::to_array<Sign>({{"Edg", "Edge"},
                                               {"OPR/", "Opera"},
                                               {"SamsungBrowser", "Samsung Internet"},
                                               {"Firefox", "Firefox"},
                                               {"FxiOS", "Firefox"},
                                               {"CriOS", "Chrome"},
                                               {"Chrome", "Chrome"},
                                               {"Safari", "Safari"}});
constexpr auto systems = std::to_array<Sign>({{"Android", "Android"},
                                              {"iPhone", "iPhone"},
                                              {"iPad", "iPad"},
                                              {"CrOS", "ChromeOS"},
                                              {"Windows", "Windows"},
                                              {"Mac OS", "macOS"},
                                              {"Linux", "Linux"}});

template <std::size_t N>
std::string_view first_found(const std::array<Sign, N>& signs, std::string_view text) {
  for (const auto& [mark, name] : signs)
    if (text.find(mark) != std::string_view::npos) return name;
  return {};
}

}  // namespace

std::string device_name(std::string_view user_agent) {
  const auto browser = first_found(browsers, user_agent);
  const auto system = first_found(systems, user_agent);
  std::string name(browser.empty() ? "A browser" : browser);
  if (!system.empty()) name.append(" on ").append(system);
  return name;
}

}  // namespace cairn
