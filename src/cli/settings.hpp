// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/described.hpp"
#include "base/error.hpp"

namespace cairn {

/// A setting that is a text: its value and its line of help.
struct TextSetting {
  std::string value;
  std::string_view help;
};

/// A setting that is a whole number, with its range in its type.
template <int Low, int High>
struct NumberSetting {
  static constexpr int low = Low;
  static constexpr int high = High;
  int value;
  std::string_view help;
};

/// All that an operator can set. This struct is the one place: the settings file, the flags, `--help` and
/// docs/settings.md are made from its description. In the file a line is `key_file = /somewhere`; as a flag it is
/// `--key-file /somewhere`.
struct Settings {
  TextSetting data{"cairn-data", "folder for the practice's data; made by `cairn init`, open to its owner only"};
  TextSetting key_file{"", "file with the practice's key, outside the data folder and backed up apart from it; left empty: the "
                           "data folder's name with .key behind it"};
  TextSetting app{"", "folder with the built browser app; left empty: found beside the program"};
  TextSetting catalog{"", "folder with the content (aims, questions, words); left empty: found beside the program"};
  TextSetting address{"127.0.0.1", "IP address to listen on; anything but this machine itself needs TLS and host names"};
  NumberSetting<0, 65535> port{8080, "port to listen on; 0: any that is free"};
  TextSetting host_names{"", "names that people reach the practice by, with commas between them: praxis.example.org"};
  TextSetting tls_certificate{"", "file with the TLS certificate and its chain (PEM)"};
  TextSetting tls_key{"", "file with the TLS certificate's private key (PEM), open to its owner only"};
  NumberSetting<1, 512> workers{64, "threads that answer requests; each may wait for the disk"};
  NumberSetting<1, 64> readers{4, "reads from the database at a time"};
  NumberSetting<8, 4096> memory_mib{64, "memory for opened records, in MiB"};
  NumberSetting<16, 100000> connections{2000, "connections open at a time"};
  NumberSetting<4, 100000> connections_by_address{200, "connections open at a time from one address"};
  NumberSetting<0, 1000000> requests_by_address{3000, "requests a minute from one address; 0: no limit"};
  NumberSetting<0, 100000> sign_ins_by_address{60, "sign-ins a minute from one address; 0: no limit"};
  NumberSetting<0, 1000000> requests_by_account{1200, "requests a minute from one signed-in person; 0: no limit"};
  NumberSetting<1, 60> staff_idle_minutes{15, "minutes without use after which somebody who works here is signed out"};
  NumberSetting<1, 24> staff_hours{12, "hours after which somebody who works here signs in again, whatever happens"};
  NumberSetting<1, 60> client_idle_minutes{30, "minutes without use after which a client is signed out"};
  NumberSetting<1, 24> client_hours{24, "hours after which a client signs in again, whatever happens"};
  NumberSetting<1, 30> invitation_days{7, "days for which an invitation's link can be used"};
  NumberSetting<1, 15> same_look_minutes{5, "minutes within which repeated reads of one record share a line of the access log"};
  NumberSetting<0, 3650> write_days_after_ending{90, "days after the end of care for which a client goes on reading and writing in their "
                                                     "own record; told to them before they agree to an ending"};
  NumberSetting<30, 36500> read_days_after_ending{3650, "days after the end of care for which a client goes on reading their own record "
                                                        "and staying-well plan; told to them before they agree to an ending"};
};
BOOST_DESCRIBE_STRUCT(Settings, (), (data, key_file, app, catalog, address, port, host_names, tls_certificate, tls_key, workers,
                                     readers, memory_mib, connections, connections_by_address, requests_by_address, sign_ins_by_address, requests_by_account,
                                     staff_idle_minutes, staff_hours, client_idle_minutes, client_hours, invitation_days,
                                     same_look_minutes, write_days_after_ending, read_days_after_ending))

/// One setting as a reader of the reference page sees it.
struct SettingFacts {
  std::string_view name;   ///< "key_file"
  std::string preset;      ///< its default, as text
  std::string range;       ///< "1 to 24" for a number, empty for a text
  std::string_view help;
};

/// Every setting in order.
std::vector<SettingFacts> setting_facts();

/// "--key-file" for "key_file".
std::string flag_of(std::string_view name);

/// Sets one setting from its text. Errors: `invalid` with the setting's name as the path: no such setting, no number,
/// out of range.
Result<void> set_setting(Settings& settings, std::string_view name, const std::string& text);

/// Reads `key = value` lines as `read_settings_file` does; `file` is the name in the errors.
Result<void> read_settings(Settings& settings, std::string_view text, const std::string& file);

/// Reads `key = value` lines; empty lines and lines that begin with # say nothing. Errors: `invalid` with the line and
/// the name of what is not known, stands there twice or has a value that cannot be; `not_found` for a missing file.
Result<void> read_settings_file(Settings& settings, const std::filesystem::path& file);

/// The key file that these settings mean.
std::filesystem::path key_file_of(const Settings& settings);

/// The host names, apart and in lower case.
std::vector<std::string> host_names_of(const Settings& settings);

/// Whether the address is this machine itself.
bool is_loopback(const Settings& settings);

/// What makes these settings unsafe to start with; the program then does not start. Errors: `refused` with the name of
/// the setting as the path and what to do.
Result<void> check_settings(const Settings& settings);

/// The reference page, docs/settings.md.
std::string settings_page();

}  // namespace cairn
