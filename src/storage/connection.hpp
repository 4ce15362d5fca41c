// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "storage/session.hpp"

namespace cairn {

/// What a store and its migrations do with one connection; everybody else sees only `Session` or `Transaction`.
/// All of it throws `StorageFailure`.
class Connection : public Transaction {
 public:
  /// Begins a transaction: a snapshot to read from, or with the right to write taken at once.
  virtual void begin_reading() = 0;
  virtual void begin_writing() = 0;

  /// Returns when what was written is on the disk.
  void commit() { execute("COMMIT", {}); }

  /// Undoes everything since `begin_…`; does nothing when the database has done so itself.
  void roll_back();

  /// A mark inside the transaction, the way back to it, and its end.
  void set_mark() { execute("SAVEPOINT job", {}); }
  void back_to_mark() { execute("ROLLBACK TO job", {}); }
  void drop_mark() { execute("RELEASE job", {}); }

  /// Whether a transaction is open; a database may end one by itself when it cannot go on.
  virtual bool in_transaction() const = 0;

  /// Runs several statements without values: a migration.
  virtual void run_script(std::string_view sql) = 0;

  /// Throws when commits would not be durable (somebody lowered a setting).
  virtual void check_durable() = 0;

  /// Housekeeping after a commit, when nobody waits for the answer any more.
  virtual void tidy() = 0;

  /// Housekeeping before the connection closes for good.
  virtual void close_tidily() = 0;

  /// The statements that would make the schema, in a fixed order.
  virtual std::string schema() = 0;
};

}  // namespace cairn
