// SPDX-License-Identifier: Apache-2.0
#include "cli/audit.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "base/json_described.hpp"
#include "cli/settings_options.hpp"
#include "usecases/audit/verify.hpp"
#include "usecases/audit/witness.hpp"

namespace cairn {
namespace {

constexpr int all_is_well = 0;
constexpr int something_is_wrong = 1;
constexpr int could_not_look = 2;

constexpr std::string_view overview =
    "Shows whether anything in a practice's database was changed past the program.\n\n"
    "Usage: cairn audit COMMAND [OPTIONS]\n\n"
    "  verify   look through the whole ledger of a data folder: every entry, every line of an access log,\n"
    "           accounts, care, keys and checkpoints; a server may be running on it\n"
    "  witness  keep the newest checkpoint in a folder on another disk or machine, and find a ledger that\n"
    "           does not go on from what was kept: an earlier copy of the database, or another history\n\n"
    "Exit code 0: all is as it was written. 1: something is wrong; the first thing is printed. 2: it could\n"
    "not be looked at. `cairn audit COMMAND --help` says more of each.\n";

int cannot(const Error& error) {
  static_cast<void>(report(error));
  return could_not_look;
}

AuditPlace place_of(const Settings& settings) { return {settings.data.value, key_file_of(settings)}; }

int say(const AuditReport& report) {
  fmt::print("Looked through {} leaves: {} entries, {} lines of access logs, {} records, {} checkpoints.\n", report.leaves, report.entries,
             report.looks, report.records, report.checkpoints);
  if (report.wrong) {
    fmt::print("Something is wrong. {}\n", *report.wrong);
    return something_is_wrong;
  }
  if (report.opened > 0) fmt::print("Opened {} bodies.\n", report.opened);
  fmt::print("All is as it was written. {}\n", report.signed_at
                 ? fmt::format("The newest checkpoint is of {}; {} leaves came after it.", to_text(*report.signed_at), report.not_signed)
                 : std::string("No checkpoint was signed yet."));
  return all_is_well;
}

int verify(const Arguments& arguments) {
  Settings settings;
  bool open = false;
  const auto code = read_command_line("audit verify",
                                      "Looks through the whole ledger of a data folder. Exit code 0: all is as it was written. 1: something "
                                      "is wrong; the first thing is printed. 2: it could not be looked at.",
                                      arguments, settings, {{.flag = "--open", .help = "open every sealed body as well", .given = &open}});
  if (code) return *code;
  const auto found = verify_ledger(place_of(settings), open ? OpenBodies::yes : OpenBodies::no);
  return found ? say(*found) : cannot(found.error());
}

AskLedger ask_server(const std::string& address, const std::string& certificates, const Fetch& fetch) {
  return [address, certificates, &fetch](std::uint64_t from) -> Result<LedgerSight> {
    const std::string base = address.ends_with('/') ? address.substr(0, address.size() - 1) : address;
    const auto text = fetch(fmt::format("{}/api/ledger/proof?from={}", base, from), certificates);
    if (!text) return std::unexpected(text.error());
    auto sight = read_json_text<LedgerSight>(*text);
    if (!sight) return fail(ErrorKind::unavailable, "", "What the server answered is no ledger of Cairn's.");
    return sight;
  };
}

int say(const WitnessReport& report) {
  if (report.wrong) {
    fmt::print("Something is wrong. {}\n", *report.wrong);
    return something_is_wrong;
  }
  if (!report.newest) fmt::print("The practice has signed nothing yet.\n");
  else
    fmt::print("{} {} leaves, signed at {}.\n",
               report.first   ? "The first checkpoint is kept, and the practice's key with it:"
               : report.grown ? "The ledger goes on from what was kept. Kept now:"
                              : "Nothing new. Kept:",
               report.newest->tree.size, to_text(report.newest->at));
  return all_is_well;
}

int keep_watch(const Arguments& arguments, const Fetch& fetch) {
  Settings settings;
  std::string keep;
  std::string from;
  std::string certificates;
  const auto code = read_command_line(
      "audit witness",
      "Keeps the newest checkpoint of a practice and finds a ledger that does not go on from what was kept. Asks the data folder, or, with "
      "--from, a server that runs. Exit code 0: it goes on. 1: it does not; the reason is printed, and nothing new is kept. 2: it could not "
      "be looked at.",
      arguments, settings,
      {{.flag = "--keep", .help = "folder to keep checkpoints in, on another disk or machine", .value = &keep, .required = true},
       {.flag = "--from", .help = "address of a server that runs, such as https://praxis.example.org", .value = &from},
       {.flag = "--certificates", .help = "PEM file to trust besides the system's certificates", .value = &certificates}});
  if (code) return *code;
  const auto seen = witness(keep, from.empty() ? ask_data_folder(place_of(settings)) : ask_server(from, certificates, fetch));
  return seen ? say(*seen) : cannot(seen.error());
}

}  // namespace

int run_audit(const Arguments& arguments, const Fetch& fetch) {
  const bool asks_help = arguments.empty() || arguments[0] == "--help" || arguments[0] == "-h";
  if (asks_help) {
    std::fputs(std::string(overview).c_str(), stdout);
    return arguments.empty() ? could_not_look : all_is_well;
  }
  const Arguments rest(arguments.begin() + 1, arguments.end());
  if (arguments[0] == "verify") return verify(rest);
  if (arguments[0] == "witness") return keep_watch(rest, fetch);
  return cannot({ErrorKind::invalid, "", "`cairn audit` has the commands verify and witness.", {}});
}

}  // namespace cairn
