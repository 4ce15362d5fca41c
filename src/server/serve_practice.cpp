// SPDX-License-Identifier: Apache-2.0
#include "server/serve_practice.hpp"

#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "base/log.hpp"
#include "cli/practice_place.hpp"
#include "http/api/dispatcher.hpp"
#include "http/front_door.hpp"
#include "http/static_app.hpp"
#include "http/web_server.hpp"
#include "server/browser.hpp"
#include "server/demo_practice.hpp"
#include "server/places.hpp"
#include "server/prepared_content.hpp"
#include "usecases/audit/checkpoint_timer.hpp"
#include "usecases/open_practice.hpp"
#include "vault/secret.hpp"

namespace cairn {
namespace {

/// What the process asks of the system before it touches anything: no core dumps with keys in them, files for their
/// owner only, and as many file descriptors as it may have.
void prepare_process() {
  if (!forbid_core_dumps()) log::warning("The system does not let us switch core dumps off.");
  umask(S_IRWXG | S_IRWXO);
  rlimit files{};
  if (getrlimit(RLIMIT_NOFILE, &files) != 0) return;
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
}

WebSettings web_settings(const Settings& settings) {
  WebSettings web;
  web.address = settings.address.value;
  web.port = static_cast<std::uint16_t>(settings.port.value);
  web.workers = static_cast<unsigned>(settings.workers.value);
  if (!settings.tls_certificate.value.empty()) web.tls = TlsFiles{settings.tls_certificate.value, settings.tls_key.value};
  web.limits.connections = static_cast<std::size_t>(settings.connections.value);
  web.limits.connections_by_address = static_cast<std::size_t>(settings.connections_by_address.value);
  web.stop_on_signals = true;
  return web;
}

/// A fifth of a minute's requests may come at once, and never less than what opening the app takes.
Budget budget_of(double a_minute) { return {.at_once = std::max(60.0, a_minute / 5), .a_minute = a_minute}; }

FrontDoorSettings door_settings(const Settings& settings) {
  const double sign_ins = settings.sign_ins_by_address.value;
  return {host_names_of(settings), is_loopback(settings), budget_of(settings.requests_by_address.value),
          {.at_once = std::max(10.0, sign_ins), .a_minute = sign_ins}};
}

std::string address_of(const Settings& settings, std::uint16_t port) {
  const bool literal = settings.address.value.find(':') != std::string::npos;
  return fmt::format("{}://{}{}{}:{}", settings.tls_certificate.value.empty() ? "http" : "https", literal ? "[" : "",
                     settings.address.value, literal ? "]" : "", port);
}

Result<void> serve_open(OpenPractice& open, const Settings& settings, const Clock& clock, bool open_browser) {
  auto content = prepared_content(settings);
  if (!content) return std::unexpected(std::move(content.error()));
  Dispatcher dispatcher(open.practice(), std::move(*content), budget_of(settings.requests_by_account.value));
  FrontDoor door(door_settings(settings), StaticApp::read(app_folder(settings).string()), dispatcher, clock);
  auto server = WebServer::open(web_settings(settings), door.handlers());
  if (!server) return std::unexpected(std::move(server.error()));
  CheckpointTimer checkpoints(open.practice());
  const std::string address = address_of(settings, (*server)->port());
  fmt::print("ready {}\n", address);
  std::fflush(stdout);
  if (open_browser) show_in_browser(address);
  (*server)->run();
  server->reset();
  checkpoints.stop();
  open.stop();
  return {};
}

}  // namespace

Result<void> serve_practice(const Settings& settings, const Clock& clock) {
  prepare_process();
  const auto open = OpenPractice::open(practice_place(settings), clock);
  if (!open) return std::unexpected(open.error());
  return serve_open(**open, settings, clock, /*open_browser=*/false);
}

Result<void> serve_demo(const DemoWish& wish, const Clock& clock) {
  prepare_process();
  const auto made = make_demo_practice(wish.settings.data.value, catalog_folder(wish.settings), clock);
  if (!made) return std::unexpected(made.error());
  PracticePlace place = practice_place(wish.settings);
  place.folder = made->folder;
  place.key_file = made->key_file;
  const auto open = OpenPractice::open(place, clock);
  if (!open) return std::unexpected(open.error());
  return serve_open(**open, wish.settings, clock, wish.open_browser);
}

}  // namespace cairn
