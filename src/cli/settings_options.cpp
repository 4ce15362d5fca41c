// SPDX-License-Identifier: Apache-2.0
#include "cli/settings_options.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>

namespace cairn {

std::optional<int> read_command_line(std::string_view command, std::string_view summary, const Arguments& arguments,
                                     Settings& settings, const std::vector<OwnOption>& own,
                                     const std::vector<std::string_view>& only) {
  CLI::App app{std::string(summary), "cairn " + std::string(command)};
  app.get_formatter()->column_width(36);
  std::string file;
  std::map<std::string_view, std::string> given;
  app.add_option("--settings", file, "file with settings, a line each: name = value");
  for (const auto& setting : setting_facts()) {
    if (!only.empty() && std::ranges::find(only, setting.name) == only.end()) continue;
    const std::string preset = setting.preset.empty() ? std::string() : fmt::format(" [{}]", setting.preset);
    app.add_option_function<std::string>(
        flag_of(setting.name), [&given, name = setting.name](const std::string& text) { given[name] = text; },
        std::string(setting.help) + preset);
  }
  for (const auto& option : own) {
    if (option.values != nullptr) app.add_option(option.flag, *option.values, option.help)->required(option.required);
    else if (option.value != nullptr) app.add_option(option.flag, *option.value, option.help)->required(option.required);
    else app.add_flag(option.flag, *option.given, option.help);
  }
  Arguments reversed(arguments.rbegin(), arguments.rend());  // CLI11 takes them last first
  try {
    app.parse(reversed);
  } catch (const CLI::CallForHelp&) {
    std::fputs(app.help().c_str(), stdout);
    return 0;
  } catch (const CLI::ParseError& fault) {
    return report({ErrorKind::invalid, "", std::string(fault.what()) + ". `--help` lists what there is.", {}});
  }
  if (!file.empty())
    if (auto done = read_settings_file(settings, file); !done) return report(done.error());
  for (const auto& [name, text] : given)
    if (auto done = set_setting(settings, name, text); !done) return report(done.error());
  if (auto done = check_settings(settings); !done) return report(done.error());
  return std::nullopt;
}

}  // namespace cairn
