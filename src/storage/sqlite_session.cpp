// SPDX-License-Identifier: Apache-2.0
#include "storage/sqlite_session.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <array>
#include <unordered_map>
#include <utility>
#include <vector>

namespace cairn {
namespace {

using Cause = StorageFailure::Cause;

Cause cause_of(int extended) {
  switch (extended & 0xFF) {
    case SQLITE_MISMATCH:
    case SQLITE_CONSTRAINT: return Cause::constraint;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return Cause::busy;
    case SQLITE_FULL: return Cause::full;
    case SQLITE_READONLY: return Cause::read_only;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return Cause::damaged;
    case SQLITE_IOERR: return extended == SQLITE_IOERR_FSYNC || extended == SQLITE_IOERR_DIR_FSYNC ? Cause::flush : Cause::disk;
    default: return Cause::other;
  }
}

/// SQLite's own words for the code, not its message for the connection: that might come to quote something.
StorageFailure failure(int extended, std::string_view statement) {
  return {cause_of(extended), std::string(sqlite3_errstr(extended)) + " (" + std::to_string(extended) + ") in: " +
                                  std::string(statement.substr(0, 120))};
}

/// Runs some calls to SQLiteCpp and turns its exceptions into ours.
template <class Fn>
auto translated(std::string_view statement, Fn&& fn) {
  try {
    return fn();
  } catch (const SQLite::Exception& fault) {
    const int extended = fault.getExtendedErrorCode();
    throw failure(extended > 0 ? extended : fault.getErrorCode(), statement);
  }
}

/// A prepared statement with the index that SQLite gave to each of `$1, $2 …`.
struct Prepared {
  SQLite::Statement statement;
  std::vector<int> places;

  Prepared(SQLite::Database& database, const std::string& sql) : statement(database, sql) {
    const int count = statement.getBindParameterCount();
    for (int number = 1; number <= count; ++number)
      places.push_back(statement.getIndex(("$" + std::to_string(number)).c_str()));
  }

  void bind(Values values) {
    if (values.size() != places.size()) throw StorageFailure(Cause::other, "wrong number of values for: " + statement.getQuery());
    auto place = places.begin();
    for (const auto& value : values) bind_one(*place++, value);
  }

  void bind_one(int place, const Value& value) {
    if (place == 0) throw StorageFailure(Cause::other, "a value has no place in: " + statement.getQuery());
    if (const auto* number = std::get_if<std::int64_t>(&value.variant())) statement.bind(place, *number);
    else if (const auto* text = std::get_if<std::string_view>(&value.variant())) statement.bind(place, std::string(*text));
    else if (const auto* bytes = std::get_if<std::span<const std::uint8_t>>(&value.variant()))
      statement.bindNoCopy(place, bytes->empty() ? "" : static_cast<const void*>(bytes->data()), static_cast<int>(bytes->size()));
    else statement.bind(place);
  }
};

class SqliteRow final : public Row {
 public:
  explicit SqliteRow(SQLite::Statement& statement) : statement_(statement) {}

  bool is_null(int column) const override { return statement_.isColumnNull(column); }
  std::int64_t number(int column) const override { return of_type(column, SQLITE_INTEGER).getInt64(); }
  std::string_view text(int column) const override {
    const auto found = of_type(column, SQLITE_TEXT);
    return {found.getText(), static_cast<std::size_t>(found.getBytes())};
  }
  std::string_view bytes(int column) const override {
    const auto found = of_type(column, SQLITE_BLOB);
    const auto* start = static_cast<const char*>(found.getBlob());
    return {start == nullptr ? "" : start, static_cast<std::size_t>(found.getBytes())};
  }

 private:
  SQLite::Column of_type(int column, int type) const {
    auto found = statement_.getColumn(column);
    if (found.getType() != type)
      throw StorageFailure(Cause::damaged, "column " + std::to_string(column) + " has another type in: " + statement_.getQuery());
    return found;
  }
  SQLite::Statement& statement_;
};

class SqliteConnection final : public Connection {
 public:
  explicit SqliteConnection(const SqliteSettings& settings);

  Dialect dialect() const override { return Dialect::sqlite; }
  void each(std::string_view sql, Values values, const std::function<void(const Row&)>& visit) override;
  std::int64_t execute(std::string_view sql, Values values) override;
  void begin_reading() override { execute("BEGIN", {}); }
  void begin_writing() override { execute("BEGIN IMMEDIATE", {}); }
  bool in_transaction() const override { return sqlite3_get_autocommit(database_.getHandle()) == 0; }
  void run_script(std::string_view sql) override;
  void check_durable() override;
  void tidy() override;
  void close_tidily() override;
  std::string schema() override;

 private:
  class Borrowed;
  void harden();
  void set_up_writer();
  std::string pragma(const char* name);
  void checkpoint(int mode);

  SQLite::Database database_;
  int checkpoint_pages_;
  int log_pages_ = 0;
  std::unordered_map<std::string, std::unique_ptr<Prepared>> prepared_;
};

/// A prepared statement taken out of the cache while it runs (so that a query inside a query gets another one), and put
/// back reset and empty.
class SqliteConnection::Borrowed {
 public:
  Borrowed(SqliteConnection& from, std::string_view sql) : from_(from), sql_(sql) {
    if (const auto found = from.prepared_.find(sql_); found != from.prepared_.end() && found->second) {
      statement_ = std::move(found->second);
      return;
    }
    if (sql.find(';') != std::string_view::npos) throw StorageFailure(Cause::other, "one statement at a time: " + sql_);
    statement_ = translated(sql_, [&] { return std::make_unique<Prepared>(from.database_, sql_); });
  }
  ~Borrowed() {
    statement_->statement.tryReset();
    try {
      statement_->statement.clearBindings();
      from_.prepared_[std::move(sql_)] = std::move(statement_);
    } catch (const std::exception&) {  // it is prepared again next time
    }
  }
  Borrowed(const Borrowed&) = delete;
  Borrowed& operator=(const Borrowed&) = delete;

  Prepared* operator->() { return statement_.get(); }

 private:
  SqliteConnection& from_;
  std::string sql_;
  std::unique_ptr<Prepared> statement_;
};

SqliteConnection::SqliteConnection(const SqliteSettings& settings)
    : database_(settings.file.string(),
                (settings.access == Access::read_write ? SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE : SQLite::OPEN_READONLY) |
                    SQLite::OPEN_NOMUTEX,
                settings.busy_ms, settings.vfs),
      checkpoint_pages_(settings.checkpoint_pages) {
  harden();
  if (settings.access == Access::read_write) set_up_writer();
  // The upper pages of large tables stay at hand: 16 MiB hold them for a practice of any size we know of.
  else database_.exec("PRAGMA query_only=ON; PRAGMA cache_size=-16384;");
}

void SqliteConnection::harden() {
  sqlite3* const handle = database_.getHandle();
  sqlite3_extended_result_codes(handle, 1);
  constexpr std::array<std::pair<int, int>, 5> switches = {{{SQLITE_DBCONFIG_DEFENSIVE, 1},
                                                            {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
                                                            {SQLITE_DBCONFIG_DQS_DDL, 0},
                                                            {SQLITE_DBCONFIG_DQS_DML, 0},
                                                            {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0}}};
  for (const auto& [option, value] : switches) sqlite3_db_config(handle, option, value, nullptr);
  // Nothing that passes through a query may reach a temporary file.
  database_.exec("PRAGMA foreign_keys=ON; PRAGMA cell_size_check=ON; PRAGMA temp_store=MEMORY;");
}

void SqliteConnection::set_up_writer() {
  if (pragma("journal_mode=WAL") != "wal") throw StorageFailure(Cause::other, "this file system does not allow WAL");
  // A record's key that is destroyed must not stay behind in a free page: secure_delete. Checkpoints are ours (tidy), for
  // SQLite's own would hide a flush that failed.
  database_.exec("PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA wal_autocheckpoint=0; "
                 "PRAGMA journal_size_limit=67108864; PRAGMA cache_size=-65536;");
  sqlite3_wal_hook(
      database_.getHandle(),
      [](void* pages, sqlite3*, const char*, int in_log) {
        *static_cast<int*>(pages) = in_log;
        return SQLITE_OK;
      },
      &log_pages_);
  check_durable();
}

std::string SqliteConnection::pragma(const char* name) {
  return translated(name, [&] {
    SQLite::Statement statement(database_, std::string("PRAGMA ") + name);
    return statement.executeStep() ? statement.getColumn(0).getString() : std::string();
  });
}

void SqliteConnection::check_durable() {
  if (pragma("synchronous") != "2" || pragma("journal_mode") != "wal")
    throw StorageFailure(Cause::other, "commits would not be durable: synchronous=FULL and WAL are required");
}

void SqliteConnection::each(std::string_view sql, Values values, const std::function<void(const Row&)>& visit) {
  Borrowed statement(*this, sql);
  translated(sql, [&] {
    statement->bind(values);
    const SqliteRow row(statement->statement);
    while (statement->statement.executeStep()) visit(row);
  });
}

std::int64_t SqliteConnection::execute(std::string_view sql, Values values) {
  Borrowed statement(*this, sql);
  return translated(sql, [&] {
    statement->bind(values);
    statement->statement.executeStep();
    return std::int64_t{database_.getChanges()};
  });
}

void SqliteConnection::run_script(std::string_view sql) {
  translated(sql, [&] { database_.exec(std::string(sql)); });
}

void SqliteConnection::checkpoint(int mode) {
  const int code = sqlite3_wal_checkpoint_v2(database_.getHandle(), nullptr, mode, nullptr, nullptr);
  if (code != SQLITE_OK && (code & 0xFF) != SQLITE_BUSY)
    throw failure(sqlite3_extended_errcode(database_.getHandle()), "a checkpoint");
}

void SqliteConnection::tidy() {
  if (log_pages_ < checkpoint_pages_) return;
  // Readers may keep the log from starting over; past a bound, wait for them for a moment.
  checkpoint(log_pages_ < 16 * checkpoint_pages_ ? SQLITE_CHECKPOINT_PASSIVE : SQLITE_CHECKPOINT_RESTART);
}

void SqliteConnection::close_tidily() {
  prepared_.clear();
  checkpoint(SQLITE_CHECKPOINT_TRUNCATE);
}

std::string SqliteConnection::schema() {
  std::string out;
  each("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type DESC, name", {},
       [&](const Row& row) { out.append(row.text(0)).append(";\n"); });
  return out;
}

}  // namespace

void Connection::roll_back() {
  if (in_transaction()) execute("ROLLBACK", {});
}

std::unique_ptr<Connection> open_sqlite(const SqliteSettings& settings) {
  return translated("opening the database", [&] { return std::make_unique<SqliteConnection>(settings); });
}

}  // namespace cairn
