// SPDX-License-Identifier: Apache-2.0
#include "cli/keys.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <functional>

#include "cli/settings_options.hpp"
#include "cli/step_line.hpp"
#include "usecases/keys/key_epochs.hpp"

namespace cairn {
namespace {

constexpr std::string_view overview =
    "The key file holds one key in epochs: new things are sealed under the newest, older epochs open what they sealed.\n"
    "\nUsage: cairn keys list | rotate | forget [OPTIONS]\n\n"
    "  list    the epochs, and how much is sealed under each\n"
    "  rotate  begin a new epoch and seal everything anew under it, also while the practice is served\n"
    "  forget  take an earlier epoch out of the key file: backups made under it can never be opened again\n\n"
    "docs/keys.md says when to do which. Exit codes: 0 done; 2 wrong input; 3 not there; 5 refused; 6 the disk failed.\n";

constexpr std::string_view rotate_help =
    "Begins a new epoch of the practice's key and seals everything anew under it, also while the practice is served; a\n"
    "running server takes over the new epoch by itself. No entry is touched: only the keys of records, and names. When it\n"
    "was cut off, run it again: it goes on where it was. Afterwards copy the key file to its safe place again: backups\n"
    "made from now on open only with the new one.";

constexpr std::string_view forget_help =
    "Takes an earlier epoch out of the key file. Every backup made under it is then closed for good, and with it what was\n"
    "erased since: that is what this is for. Other copies of the key file still hold the epoch; destroy them too. A server\n"
    "that runs lets go of the epoch at its next start.";

int list(const Arguments& arguments) {
  Settings settings;
  if (const auto code = read_command_line("keys list", "Lists the epochs of the practice's key.", arguments, settings, {}, {"data", "key_file"}))
    return *code;
  const auto epochs = list_epochs(settings.data.value, key_file_of(settings));
  if (!epochs) return report(epochs.error());
  for (const EpochView& epoch : *epochs)
    fmt::print("{}  {:28}  {}, {}{}\n", epoch.id, epoch.began ? "since " + to_text(*epoch.began) : "since before any rotation",
               counted(epoch.record_keys, "record key", "record keys"), counted(epoch.texts, "name", "names and the like"),
               epoch.current    ? "  in use"
               : epoch.in_file ? ""
                               : "  NOT IN THE KEY FILE: bring back a copy that holds it");
  return 0;
}

int rotate(const Arguments& arguments, const Clock& clock) {
  Settings settings;
  if (const auto code = read_command_line("keys rotate", rotate_help, arguments, settings, {}, {"data", "key_file"})) return *code;
  StepLine line;
  const auto done = rotate_key(settings.data.value, key_file_of(settings), clock, std::ref(line));
  if (!done) return report(done.error());
  fmt::print("{} Epoch {} is in use; sealed anew: {}, {}.\nCopy {} to its safe place now: backups made from now on open only with it.\n",
             done->resumed ? "An earlier rotation had been cut off; it is finished now." : "Rotated.", done->epoch,
             counted(done->record_keys, "record key", "record keys"), counted(done->texts, "name", "names and the like"),
             key_file_of(settings).string());
  return 0;
}

int forget(const Arguments& arguments, const Clock& clock) {
  Settings settings;
  std::string epoch;
  bool yes = false;
  const auto code = read_command_line("keys forget", forget_help, arguments, settings,
                                      {{.flag = "--epoch", .help = "the epoch to forget", .value = &epoch, .required = true},
                                       {.flag = "--yes", .help = "do not ask", .given = &yes}},
                                      {"data", "key_file"});
  if (code) return *code;
  const auto question = fmt::format("Backups made under epoch {} can never be opened again after this.\nType the epoch to go on: ", epoch);
  if (!yes && !confirmed(question, epoch)) return report({ErrorKind::refused, "", "Nothing was changed.", {}});
  const auto done = forget_epoch(settings.data.value, key_file_of(settings), epoch, clock);
  if (!done) return report(done.error());
  fmt::print("Forgotten. Destroy the other copies of the key file that hold epoch {}, and copy the new one to its safe place.\n", epoch);
  return 0;
}

}  // namespace

int run_keys(const Arguments& arguments, const Clock& clock) {
  const std::string action = arguments.empty() ? "" : arguments.front();
  const Arguments rest(arguments.begin() + (arguments.empty() ? 0 : 1), arguments.end());
  if (action == "list") return list(rest);
  if (action == "rotate") return rotate(rest, clock);
  if (action == "forget") return forget(rest, clock);
  std::fputs(std::string(overview).c_str(), stdout);
  return action == "--help" || action == "-h" ? 0 : exit_code_of(ErrorKind::invalid);
}

}  // namespace cairn
