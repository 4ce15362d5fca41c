// SPDX-License-Identifier: Apache-2.0
#include "cli/settings.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "base/id.hpp"
#include "cli/settings_options.hpp"

using namespace cairn;
namespace fs = std::filesystem;

namespace {

/// A folder of its own, taken away at the end.
class Folder {
 public:
  Folder() : path(fs::temp_directory_path() / ("cairn-settings-" + to_text(make_id<EntryId>()))) {
    fs::create_directories(path);
    fs::permissions(path, fs::perms::owner_all);
  }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  fs::path write(const std::string& name, const std::string& text, fs::perms perms = fs::perms::owner_read) const {
    std::ofstream(path / name) << text;
    fs::permissions(path / name, perms);
    return path / name;
  }
  const fs::path path;
};

std::string refused(const Settings& settings) {
  const auto done = check_settings(settings);
  return done ? "" : done.error().path;
}

}  // namespace

TEST_CASE("the reference page in docs is the one that the program prints") {
  std::ifstream in(CAIRN_SOURCE_DIR "/docs/settings.md");
  std::stringstream page;
  page << in.rdbuf();
  CHECK_MESSAGE(page.str() == settings_page(), "run: build/release/cairn settings > docs/settings.md");
}

TEST_CASE("every setting has a line of help, and its default is in range") {
  for (const auto& setting : setting_facts()) {
    CHECK_MESSAGE(!setting.help.empty(), setting.name);
    Settings settings;
    CHECK_MESSAGE(set_setting(settings, setting.name, setting.preset).has_value(), setting.name);
  }
}

TEST_CASE("a file sets what it names and nothing else") {
  const Folder folder;
  Settings settings;
  const auto file = folder.write("cairn.conf", "# a note\n\n  port = 9000\r\ndata=/srv/cairn data\nkey_file =\n");
  REQUIRE(read_settings_file(settings, file).has_value());
  CHECK(settings.port.value == 9000);
  CHECK(settings.data.value == "/srv/cairn data");
  CHECK(settings.key_file.value.empty());
  CHECK(settings.workers.value == Settings{}.workers.value);
}

TEST_CASE("a file with anything unknown stops the start and says where") {
  const Folder folder;
  const auto sentence = [&](const std::string& text) {
    Settings settings;
    const auto done = read_settings_file(settings, folder.write("cairn.conf", text, fs::perms::owner_read | fs::perms::owner_write));
    return done ? std::string() : done.error().sentence;
  };
  CHECK(sentence("port = 1\nprot = 2\n") == "Line 2: \"prot\" is not a setting. `cairn settings` lists them.");
  CHECK(sentence("port = 70000\n") == "Line 1: port has to be a whole number from 0 to 65535.");
  CHECK(sentence("port = 80x\n") == "Line 1: port has to be a whole number from 0 to 65535.");
  CHECK(sentence("port = \n") == "Line 1: port has to be a whole number from 0 to 65535.");
  CHECK(sentence("port = 1\nport = 2\n") == "Line 2: port stands here twice.");
  CHECK(sentence("port 1\n") == "Line 1: write it as: name = value");
  Settings settings;
  CHECK(read_settings_file(settings, folder.path / "gone.conf").error().kind == ErrorKind::not_found);
}

TEST_CASE("settings that are not safe do not start") {
  const Folder folder;
  Settings good;
  good.data.value = (folder.path / "data").string();
  CHECK(refused(good).empty());

  Settings outside = good;
  outside.address.value = "0.0.0.0";
  CHECK(refused(outside) == "address");
  outside.tls_certificate.value = folder.write("cert.pem", "").string();
  CHECK(refused(outside) == "tls_key");
  outside.tls_key.value = folder.write("tls.pem", "").string();
  CHECK(refused(outside) == "host_names");
  outside.host_names.value = "Praxis.example.org, b.example";
  CHECK(refused(outside).empty());
  CHECK(host_names_of(outside) == std::vector<std::string>{"praxis.example.org", "b.example"});
  fs::permissions(outside.tls_key.value, fs::perms::owner_read | fs::perms::others_read);
  CHECK(refused(outside) == "tls_key");

  for (const auto* inside : {"data/key", "data/../data/deeper/key", "data/"}) {
    Settings settings = good;
    settings.key_file.value = (folder.path / inside).string();
    CHECK_MESSAGE(refused(settings) == "key_file", inside);
  }
  Settings readable = good;
  readable.key_file.value = folder.write("open.key", "", fs::perms::owner_read | fs::perms::group_read).string();
  CHECK(refused(readable) == "key_file");

  fs::create_directories(good.data.value);
  fs::permissions(good.data.value, fs::perms::owner_all | fs::perms::group_exec);
  CHECK(refused(good) == "data");
}

TEST_CASE("the key file lies beside the data folder unless it is named") {
  Settings settings;
  settings.data.value = "/srv/cairn/";
  CHECK(key_file_of(settings) == "/srv/cairn.key");
  settings.key_file.value = "/etc/cairn.key";
  CHECK(key_file_of(settings) == "/etc/cairn.key");
}

TEST_CASE("a flag goes before the file, the file before the default; what is unknown stops") {
  const Folder folder;
  const auto file = folder.write("cairn.conf", "port = 9000\nworkers = 7\ndata = " + (folder.path / "d").string() + "\n");
  Settings settings;
  CHECK(!read_command_line("serve", "Runs.", {"--settings", file.string(), "--port", "9001"}, settings));
  CHECK(settings.port.value == 9001);
  CHECK(settings.workers.value == 7);
  CHECK(settings.readers.value == Settings{}.readers.value);
  CHECK(read_command_line("serve", "Runs.", {"--prot", "1"}, settings) == 2);
  CHECK(read_command_line("serve", "Runs.", {"--port", "x"}, settings) == 2);
  CHECK(read_command_line("serve", "Runs.", {"--settings", "/gone"}, settings) == 3);
  CHECK(read_command_line("serve", "Runs.", {"--address", "0.0.0.0"}, settings) == 5);
  CHECK(read_command_line("serve", "Runs.", {"--help"}, settings) == 0);
}
