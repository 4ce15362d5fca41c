// SPDX-License-Identifier: Apache-2.0
#include "cli/backup.hpp"

#include <fmt/format.h>

#include <functional>

#include "cli/settings_options.hpp"
#include "cli/step_line.hpp"
#include "usecases/backup/make_backup.hpp"
#include "usecases/backup/restore_backup.hpp"

namespace cairn {
namespace {

constexpr std::string_view backup_help =
    "Backs a practice up into one file, also while it is being served. Everything acknowledged before is in it. The file\n"
    "is sealed: only the practice's key file opens it, and the key file is not in it. Keep the two apart, each in a place\n"
    "of its own. The file is read back and checked before it gets its name.\n"
    "Exit codes: 0 done; 3 no such practice or key; 5 refused (the file is there already, another key); 6 the disk failed.";

constexpr std::string_view restore_help =
    "Opens a backup into a new data folder, or with --verify only checks it and leaves nothing (it needs as much space as\n"
    "the database in the folder for temporary files). Checked are every seal, page, reference, key, entry and name. Folders\n"
    "that hold data are never touched. Everybody is signed out and open invitations are closed.\n"
    "--until gives entries and access logs as they stood at the end of that second; accounts, names, passwords and who\n"
    "treats whom are as they were when the backup was made.\n"
    "Erasures: those in the list beside the key file (KEY_FILE.erased) are carried out again, and so are those of every\n"
    "--erased, so that nobody who was erased comes back.\n"
    "Exit codes: 0 done; 2 damaged, cut short, no backup; 3 not there; 5 refused (another key, a newer format, the folder\n"
    "is not empty); 6 the disk failed.";

void print_restored(const RestoreWish& wish, const Restored& done) {
  fmt::print("{} of {}: {}, {} and {} opened, every one right.\n", wish.only_verify ? "Verified the backup" : "Restored the backup",
             to_text(done.made), counted(static_cast<std::int64_t>(done.records), "record", "records"),
             counted(static_cast<std::int64_t>(done.entries), "entry", "entries"),
             counted(static_cast<std::int64_t>(done.texts), "name", "names and the like"));
  if (wish.until)
    fmt::print("As it stood at {}: {} and {} of the access logs were written later and are left out.\n", to_text(*wish.until),
               counted(done.cut_entries, "entry", "entries"), counted(done.cut_lines, "line", "lines"));
  fmt::print("Erasures on the lists: {}; carried out again here: {}.\n", done.erased, done.erased_again);
  if (wish.only_verify) return;
  fmt::print("Signed out: {}. Closed: {}; invite those people again.\n", counted(done.sessions, "session", "sessions"),
             counted(done.invitations, "open invitation", "open invitations"));
  fmt::print("Now start it with: cairn serve --data {} --key-file {}\n", wish.data.string(), wish.key_file.string());
}

}  // namespace

std::optional<Instant> end_of_moment(const std::string& text) {
  auto at = instant_from(text);
  if (at && text.find('.') == std::string::npos) at->ms += 999;
  return at;
}

int run_backup(const Arguments& arguments, const Clock& clock) {
  Settings settings;
  std::string to;
  const auto code = read_command_line("backup", backup_help, arguments, settings,
                                      {{.flag = "--to", .help = "the file to make; a new name", .value = &to, .required = true}},
                                      {"data", "key_file"});
  if (code) return *code;
  StepLine line;
  const auto made = make_backup(settings.data.value, key_file_of(settings), to, clock, std::ref(line));
  if (!made) return report(made.error());
  fmt::print("Backed up at {}: {} holds {} and was read back right. It opens with epoch {} of the key file.\n", to_text(made->made), to,
             bytes_text(made->database_bytes), made->epoch);
  return 0;
}

int run_restore(const Arguments& arguments, const Clock& clock) {
  Settings settings;
  std::string from;
  std::string until;
  std::vector<std::string> erased;
  RestoreWish wish;
  const auto code = read_command_line(
      "restore", restore_help, arguments, settings,
      {{.flag = "--from", .help = "the backup", .value = &from, .required = true},
       {.flag = "--verify", .help = "check everything and leave nothing; --data is not used", .given = &wish.only_verify},
       {.flag = "--until", .help = "entries and access logs as they stood then: 2026-11-22T14:03:20Z", .value = &until},
       {.flag = "--erased", .help = "a list of erasures, or the data folder being replaced, which holds one", .values = &erased}},
      {"data", "key_file"});
  if (code) return *code;
  wish.from = from;
  wish.data = settings.data.value;
  wish.key_file = key_file_of(settings);
  wish.erased.assign(erased.begin(), erased.end());
  if (!until.empty()) {
    wish.until = end_of_moment(until);
    if (!wish.until) return report({ErrorKind::invalid, "--until", "Write it as 2026-11-22T14:03:20Z, in UTC.", {}});
  }
  StepLine line;
  const auto done = restore_backup(wish, clock, std::ref(line));
  if (!done) return report(done.error());
  print_restored(wish, *done);
  return 0;
}

}  // namespace cairn
