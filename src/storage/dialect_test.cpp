// SPDX-License-Identifier: Apache-2.0
#include "storage/dialect.hpp"

#include <doctest/doctest.h>

#include "storage/migrations.hpp"

using namespace cairn;

TEST_CASE("SQLite reads a step as it is written") {
  for (const auto& migration : migrations()) CHECK(in_dialect(Dialect::sqlite, migration.sql) == migration.sql);
}

TEST_CASE("PostgreSQL gets its own types and none of SQLite's options") {
  CHECK(in_dialect(Dialect::postgresql, "CREATE TABLE t (a BLOB NOT NULL, b INTEGER, c TEXT) STRICT, WITHOUT ROWID;") ==
        "CREATE TABLE t (a BYTEA NOT NULL, b BIGINT, c TEXT);");
  CHECK(in_dialect(Dialect::postgresql, "a INTEGERS, b BLOBBY") == "a INTEGERS, b BLOBBY");
  for (const auto& migration : migrations()) {
    const auto sql = in_dialect(Dialect::postgresql, migration.sql);
    for (const char* word : {" BLOB", " INTEGER", "STRICT", "ROWID", "AUTOINCREMENT"}) CHECK(sql.find(word) == std::string::npos);
  }
}
