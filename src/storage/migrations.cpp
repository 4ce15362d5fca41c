// SPDX-License-Identifier: Apache-2.0
#include "storage/migrations.hpp"

#include <map>

#include "base/id.hpp"
#include "base/log.hpp"
#include "storage/dialect.hpp"
#include "vault/digest.hpp"

namespace cairn {
namespace {

constexpr std::string_view make_table =
    "CREATE TABLE IF NOT EXISTS migrations (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL)";

std::string checksum_of(const Migration& migration) {
  const auto digest = digest_of(migration.sql);
  return to_hex(digest.data(), digest.size());
}

std::map<std::int64_t, std::string> already_run(Connection& connection) {
  std::map<std::int64_t, std::string> found;
  connection.each("SELECT number, checksum FROM migrations", {},
                  [&](const Row& row) { found.emplace(row.number(0), row.text(1)); });
  return found;
}

Result<void> check_history(const std::map<std::int64_t, std::string>& run, std::span<const Migration> list) {
  for (const auto& [number, checksum] : run) {
    if (number > static_cast<std::int64_t>(list.size()))
      return fail(ErrorKind::refused, "", "This data was written by a newer version of the program. Install that version.");
    const auto& migration = list[static_cast<std::size_t>(number - 1)];
    if (checksum != checksum_of(migration))
      return fail(ErrorKind::refused, "", "The schema step " + std::string(migration.name) +
                                              " is not the one this data was made with. Nothing was changed: install the "
                                              "version of the program that you used before.");
  }
  return {};
}

void run_one(Connection& connection, const Migration& migration) {
  connection.begin_writing();
  connection.run_script(in_dialect(connection.dialect(), migration.sql));
  if (!connection.in_transaction())
    throw StorageFailure(StorageFailure::Cause::other, "a schema step may not end its own transaction");
  connection.execute("INSERT INTO migrations (number, name, checksum) VALUES ($1, $2, $3)",
                     {migration.number, migration.name, checksum_of(migration)});
  connection.commit();
}

}  // namespace

Result<void> migrate(Connection& connection, std::span<const Migration> list) {
  connection.run_script(in_dialect(connection.dialect(), make_table));
  const auto run = already_run(connection);
  if (auto right = check_history(run, list); !right) return right;
  for (const auto& migration : list) {
    if (run.contains(migration.number)) continue;
    try {
      run_one(connection, migration);
      log::info("schema step {} done", migration.name);
    } catch (const StorageFailure& failure) {
      connection.roll_back();
      log::error("schema step {} failed: {}", migration.name, failure.what());
      return fail(ErrorKind::unavailable, "", "The schema step " + std::string(migration.name) +
                                                  " failed. The data is as it was before it; the log says why.");
    }
  }
  return {};
}

std::string schema_of(Connection& connection) { return connection.schema(); }

}  // namespace cairn
