// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "cli/keys.hpp"
#include "cli/settings_options.hpp"
#include "cli/step_line.hpp"
#include "usecases/erase/erase_person.hpp"

namespace cairn {
namespace {

constexpr std::string_view erase_help =
    "Erases a person: destroys the key of their record and every sealed entry in it, their name, login, password and\n"
    "sessions; in the live data, and so in every later backup. It cannot be undone. Also while the practice is served.\n"
    "Their id goes onto the list of erasures (in the data folder, and beside the key file), which every restore carries out\n"
    "again. Older backups still hold them until the key's epoch is forgotten: docs/keys.md.\n"
    "The files are looked through byte by byte afterwards; when pages still hold something, the database is written anew,\n"
    "which takes room for it twice more, and writes wait meanwhile.\n"
    "Exit codes: 0 done; 2 wrong input; 3 no such person; 5 refused, or not confirmed; 6 not finished: do it again.";

void print_plan(const ErasePlan& plan) {
  fmt::print("This goes, for good:\n");
  for (const ErasedRecord& record : plan.records)
    fmt::print("  the key of record {} and {} in it ({} sealed)\n", to_text(record.id), counted(record.entries, "entry", "entries"),
               bytes_text(static_cast<std::uint64_t>(record.bytes)));
  if (plan.account)
    fmt::print("  the name, login and password of account {}, and {}\n", to_text(*plan.account),
               counted(plan.sessions, "session", "sessions"));
  fmt::print("This stays: ids, times, kinds and versions without their words; who treated whom, by id; the ledger's hashes");
  for (const ErasedRecord& record : plan.records)
    if (record.looks > 0) fmt::print(";\n  {} of the access log of record {}", counted(record.looks, "line", "lines"), to_text(record.id));
  if (plan.written_elsewhere > 0)
    fmt::print(";\n  {} that they wrote in other people's records", counted(plan.written_elsewhere, "entry", "entries"));
  fmt::print(".\nBackups made until now still hold it. They are closed for good when the key is rotated and epoch {} forgotten.\n", plan.epoch);
  if (plan.left == 0) fmt::print("It was erased before; this makes sure that nothing is left in the files.\n");
}

}  // namespace

int run_erase(const Arguments& arguments, const Clock& clock) {
  Settings settings;
  std::string record;
  std::string login;
  bool only_say = false;
  bool yes = false;
  const auto code = read_command_line("erase", erase_help, arguments, settings,
                                      {{.flag = "--record", .help = "the record's id; a client's record stands for the client", .value = &record},
                                       {.flag = "--login", .help = "the person's login", .value = &login},
                                       {.flag = "--dry-run", .help = "only say what would go and what would stay", .given = &only_say},
                                       {.flag = "--yes", .help = "do not ask", .given = &yes}},
                                      {"data", "key_file"});
  if (code) return *code;
  if (record.empty() == login.empty()) return report({ErrorKind::invalid, "", "Say whom: either --record or --login.", {}});
  EraseWish wish{.data = settings.data.value, .key_file = key_file_of(settings), .login = login};
  if (!record.empty()) wish.record = id_from<RecordId>(record);
  if (!record.empty() && !wish.record) return report({ErrorKind::invalid, "--record", "A record's id has 32 hexadecimal digits.", {}});
  const auto plan = plan_erasure(wish);
  if (!plan) return report(plan.error());
  print_plan(*plan);
  if (only_say) return 0;
  if (!yes && !confirmed("Type ERASE to go on: ", "ERASE")) return report({ErrorKind::refused, "", "Nothing was changed.", {}});
  const auto done = erase(wish, clock);
  if (!done) return report(done.error());
  fmt::print("Erased: {}, {}, {}, {}. The files were looked through: nothing of it stands in them{}.\n",
             counted(done->keys, "record key", "record keys"), counted(done->bodies, "entry", "entries"),
             counted(done->names, "name", "names"), counted(done->sessions, "session", "sessions"),
             done->written_anew ? " (the database was written anew)" : "");
  if (!done->list_beside_key)
    fmt::print("The list beside the key file could not be written: keep a copy of the data folder's erased.list yourself.\n");
  return 0;
}

}  // namespace cairn
