// SPDX-License-Identifier: Apache-2.0
#include "cli/init.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "cli/practice_place.hpp"
#include "cli/settings_options.hpp"
#include "usecases/invite.hpp"
#include "usecases/open_practice.hpp"

namespace cairn {
namespace {

std::string base_address(const Settings& settings) {
  const auto names = host_names_of(settings);
  const bool tls = !settings.tls_certificate.value.empty();
  const std::string host = names.empty() ? settings.address.value : names.front();
  const int usual = tls ? 443 : 80;
  const std::string port = settings.port.value == usual ? std::string() : fmt::format(":{}", settings.port.value);
  return fmt::format("{}://{}{}", tls ? "https" : "http", host, port);
}

Result<void> make_practice(const Settings& settings, const std::string& name, const Clock& clock) {
  const PracticePlace place = practice_place(settings);
  if (auto done = create_practice(place, Line(name), clock); !done) return done;
  const auto open = OpenPractice::open(place, clock);
  if (!open) return std::unexpected(open.error());
  const auto link = invite_first_administrator((*open)->practice());
  if (!link) return std::unexpected(link.error());
  fmt::print("The practice is made.\n\n  data  {}\n  key   {}\n\nBack up both, each in a place of its own: neither is of use without the other.\n\n"
             "Now start it with `cairn serve` and the same settings, and open this link once, to choose the first\n"
             "administrator's login and password. It works until {}:\n\n  {}{}\n",
             settings.data.value, key_file_of(settings).string(), to_text(link->expires), base_address(settings), link->link);
  (*open)->stop();
  return {};
}

}  // namespace

int run_init(const Arguments& arguments, const Clock& clock) {
  Settings settings;
  std::string name;
  const auto code = read_command_line("init", "Makes a new practice and prints its first administrator's one-time link.", arguments,
                                      settings, {{.flag = "--name", .help = "the practice's name", .value = &name, .required = true}});
  if (code) return *code;
  if (name.empty() || name.size() > Line::max_bytes)
    return report({ErrorKind::invalid, "--name", fmt::format("The name has to be 1 to {} bytes long.", Line::max_bytes), {}});
  const auto done = make_practice(settings, name, clock);
  return done ? 0 : report(done.error());
}

}  // namespace cairn
