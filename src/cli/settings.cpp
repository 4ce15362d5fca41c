// SPDX-License-Identifier: Apache-2.0
#include "cli/settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <set>

namespace cairn {
namespace {

namespace fs = std::filesystem;

Result<void> assign(TextSetting& setting, std::string_view, const std::string& text) {
  setting.value = text;
  return {};
}

template <int Low, int High>
Result<void> assign(NumberSetting<Low, High>& setting, std::string_view name, const std::string& text) {
  int value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc{} || read.ptr != text.data() + text.size() || value < Low || value > High)
    return fail(ErrorKind::invalid, std::string(name), fmt::format("{} has to be a whole number from {} to {}.", name, Low, High));
  setting.value = value;
  return {};
}

SettingFacts facts(std::string_view name, const TextSetting& setting) { return {name, setting.value, "", setting.help}; }
template <int Low, int High>
SettingFacts facts(std::string_view name, const NumberSetting<Low, High>& setting) {
  return {name, std::to_string(setting.value), fmt::format("{} to {}", Low, High), setting.help};
}

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t\r") - first + 1));
}

bool lies_inside(const fs::path& file, const fs::path& folder) {
  std::error_code ec;
  const auto inner = fs::weakly_canonical(fs::absolute(file), ec);
  const auto outer = fs::weakly_canonical(fs::absolute(folder), ec);
  const auto [end, at] = std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end());
  return end == outer.end() || (std::next(end) == outer.end() && end->empty());
}

bool open_to_others(const fs::path& path) {
  std::error_code ec;
  const auto status = fs::status(path, ec);
  return !ec && fs::exists(status) && (status.permissions() & (fs::perms::group_all | fs::perms::others_all)) != fs::perms::none;
}

std::unexpected<Error> unsafe(std::string name, std::string sentence) { return fail(ErrorKind::refused, std::move(name), std::move(sentence)); }

Result<void> check_outside(const Settings& settings) {
  if (settings.tls_certificate.value.empty() != settings.tls_key.value.empty())
    return unsafe("tls_key", "TLS needs both tls_certificate and tls_key.");
  if (is_loopback(settings)) return {};
  if (settings.tls_certificate.value.empty())
    return unsafe("address", "Listening beyond this machine needs TLS: set tls_certificate and tls_key, or leave address at 127.0.0.1.");
  if (host_names_of(settings).empty())
    return unsafe("host_names", "Listening beyond this machine needs host_names: the names that people reach the practice by.");
  return {};
}

Result<void> check_files(const Settings& settings) {
  const fs::path key = key_file_of(settings);
  if (lies_inside(key, settings.data.value))
    return unsafe("key_file", "The key file lies inside the data folder: whoever copies the one would have the other. Put it elsewhere.");
  if (open_to_others(key)) return unsafe("key_file", "Others on this machine may read the key file. Run: chmod 600 on it.");
  if (open_to_others(settings.data.value))
    return unsafe("data", "Others on this machine may look into the data folder. Run: chmod 700 on it.");
  if (!settings.tls_key.value.empty() && open_to_others(settings.tls_key.value))
    return unsafe("tls_key", "Others on this machine may read the TLS key. Run: chmod 600 on it.");
  return {};
}

}  // namespace

std::vector<SettingFacts> setting_facts() {
  const Settings presets;
  std::vector<SettingFacts> all;
  for_each_member<Settings>([&](std::string_view name, auto pointer) { all.push_back(facts(name, presets.*pointer)); });
  return all;
}

std::string flag_of(std::string_view name) {
  std::string flag = "--" + std::string(name);
  std::ranges::replace(flag, '_', '-');
  return flag;
}

Result<void> set_setting(Settings& settings, std::string_view name, const std::string& text) {
  // A name that could be anything is not repeated: it may be long, or hold what a terminal obeys.
  const bool plain = name.size() <= 40 && std::ranges::all_of(name, [](char c) { return c > 0x20 && c < 0x7F; });
  Result<void> done = fail(ErrorKind::invalid, plain ? std::string(name) : std::string(),
                           fmt::format("{} is not a setting. `cairn settings` lists them.", plain ? fmt::format("\"{}\"", name) : "This"));
  for_each_member<Settings>([&](std::string_view candidate, auto pointer) {
    if (candidate == name) done = assign(settings.*pointer, name, text);
  });
  return done;
}

Result<void> read_settings(Settings& settings, std::string_view rest, const std::string& file) {
  std::set<std::string> seen;
  for (int number = 1; !rest.empty(); ++number) {
    const auto end = std::min(rest.find('\n'), rest.size());
    const std::string text = trimmed(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (text.empty() || text[0] == '#') continue;
    const auto at_line = [&](const std::string& sentence) {
      return fail(ErrorKind::invalid, file, fmt::format("Line {}: {}", number, sentence));
    };
    const auto equals = text.find('=');
    if (equals == std::string::npos) return at_line("write it as: name = value");
    const std::string name = trimmed(std::string_view(text).substr(0, equals));
    if (!seen.insert(name).second) return at_line(fmt::format("{} stands here twice.", name));
    if (auto done = set_setting(settings, name, trimmed(std::string_view(text).substr(equals + 1))); !done)
      return at_line(done.error().sentence);
  }
  return {};
}

Result<void> read_settings_file(Settings& settings, const fs::path& file) {
  std::ifstream in(file);
  if (!in) return fail(ErrorKind::not_found, file.string(), "There is no settings file of this name.");
  const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  return read_settings(settings, text, file.string());
}

fs::path key_file_of(const Settings& settings) {
  if (!settings.key_file.value.empty()) return settings.key_file.value;
  std::string folder = settings.data.value;
  while (folder.size() > 1 && folder.ends_with('/')) folder.pop_back();
  return folder + ".key";
}

std::vector<std::string> host_names_of(const Settings& settings) {
  std::vector<std::string> names;
  std::string_view rest = settings.host_names.value;
  while (!rest.empty()) {
    const auto end = std::min(rest.find(','), rest.size());
    std::string name = trimmed(rest.substr(0, end));
    std::ranges::transform(name, name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (!name.empty()) names.push_back(std::move(name));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return names;
}

bool is_loopback(const Settings& settings) {
  const std::string& address = settings.address.value;
  return address.starts_with("127.") || address == "::1";
}

Result<void> check_settings(const Settings& settings) {
  if (auto done = check_outside(settings); !done) return done;
  return check_files(settings);
}

std::string settings_page() {
  std::string page =
      "# Settings\n\n"
      "Made by `cairn settings` from the program's own description; a test keeps the two the same.\n\n"
      "Every setting can stand in a file (`cairn serve --settings FILE`), a line each: `name = value`. Every setting is\n"
      "also a flag, with dashes: `--key-file /somewhere`. A flag goes before the file, the file before the default. A name\n"
      "that is not known stops the start, and so do settings that are not safe: the message says which and what to do.\n\n"
      "| Setting | Default | Range | What it is |\n|---|---|---|---|\n";
  for (const auto& setting : setting_facts())
    page += fmt::format("| `{}` | {} | {} | {} |\n", setting.name, setting.preset.empty() ? "–" : "`" + setting.preset + "`",
                        setting.range.empty() ? "–" : setting.range, setting.help);
  return page;
}

}  // namespace cairn
