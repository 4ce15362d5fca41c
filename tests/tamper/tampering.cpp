// SPDX-License-Identifier: Apache-2.0
#include "tamper/tampering.hpp"

#include <array>
#include <functional>

#include "base/id.hpp"

namespace cairn::tamper {
namespace {

/// A table that may be tampered with: its key without the practice, and the columns to change.
struct Table {
  std::string name;
  std::vector<std::string> key;
  std::vector<std::string> columns;
};

const std::vector<Table> tables{
    {"entries", {"record", "position"},
     {"practice", "record", "position", "entry", "version", "kind", "about", "author", "written", "happened", "seen_by", "body", "link"}},
    {"access_log", {"record", "position"},
     {"practice", "record", "position", "who", "role", "relationship", "deed", "kinds", "at", "session", "link"}},
    {"ledger", {"leaf"}, {"practice", "leaf", "what", "record", "position", "hash"}},
    {"checkpoints", {"size"}, {"practice", "size", "root", "at", "signature", "frontier"}},
    {"records", {"record"}, {"record", "sort", "owner", "wrapped_key", "created"}},
    {"ledger_nodes", {"level", "place"}, {"practice", "level", "place", "hash"}},
    {"accounts", {"account"}, {"account", "role", "state", "password", "created"}},
    {"passkeys", {"passkey"}, {"practice", "passkey", "account", "credential", "public_key", "backup_eligible", "created"}},
    {"code_apps", {"account"}, {"practice", "account", "secret", "created"}},
    {"care", {"client", "therapist", "begun"}, {"practice", "client", "therapist", "begun", "ended"}},
};

using Random = std::mt19937_64;

std::size_t below(Random& random, std::size_t end) { return random() % end; }

template <class List>
const auto& one_of(Random& random, const List& list) {
  return list[below(random, list.size())];
}

/// A value as SQL writes it.
std::string literal(const Row& row, int column, const std::string& type) {
  if (type == "integer") return std::to_string(row.number(column));
  if (type == "null") return "NULL";
  const auto bytes = type == "text" ? row.text(column) : row.bytes(column);
  const std::string hex = "x'" + to_hex(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()) + "'";
  return type == "text" ? "CAST(" + hex + " AS TEXT)" : hex;
}

/// The same with one bit changed.
std::string flipped(const Row& row, int column, const std::string& type, Random& random) {
  if (type == "integer") return std::to_string(static_cast<std::int64_t>(static_cast<std::uint64_t>(row.number(column)) ^ (std::uint64_t{1} << below(random, 64))));
  if (type == "null") return "x'00112233445566778899aabbccddeeff'";
  std::string bytes(type == "text" ? row.text(column) : row.bytes(column));
  if (bytes.empty()) bytes = "x";
  else bytes[below(random, bytes.size())] ^= static_cast<char>(1U << below(random, 8));
  const std::string hex = "x'" + to_hex(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()) + "'";
  return type == "text" ? "CAST(" + hex + " AS TEXT)" : hex;
}

/// "record = x'00…' AND position = 3" for a random row.
std::string where(const Table& table, Connection& connection, Random& random) {
  std::string columns;
  for (const auto& column : table.key) columns += ", " + column + ", typeof(" + column + ")";
  const auto rows = connection.all("SELECT 1" + columns + " FROM " + table.name, {}, [&](const Row& row) {
    std::string text;
    for (std::size_t i = 0; i < table.key.size(); ++i) {
      const int column = static_cast<int>(1 + 2 * i);
      text += (i == 0 ? "" : " AND ") + table.key[i] + " = " + literal(row, column, std::string(row.text(column + 1)));
    }
    return text;
  });
  return one_of(random, rows);
}

/// "Entry 3 of record 00…": how a finding names the row.
std::vector<std::string> names_of(const Table& table, Connection& connection, const std::string& which) {
  if (table.name == "entries" || table.name == "access_log")
    return *connection.first("SELECT lower(hex(record)), position FROM " + table.name + " WHERE " + which, {}, [&](const Row& row) {
      const bool entry = table.name == "entries";
      return std::vector{std::string(entry ? "Entry " : "Line ") + std::to_string(row.number(1)) + " of ", "record " + std::string(row.text(0))};
    });
  if (table.name != "ledger") return {};
  return *connection.first("SELECT leaf, what IN ('entry', 'look') FROM ledger WHERE " + which, {}, [](const Row& row) {
    return row.yes(1) ? std::vector{"eaf " + std::to_string(row.number(0))} : std::vector<std::string>{};
  });
}

Tampering flip_a_bit(Connection& connection, Random& random) {
  const Table& table = one_of(random, tables);
  const std::string which = where(table, connection, random);
  const std::string column = one_of(random, table.columns);
  const auto names = names_of(table, connection, which);
  const auto value = *connection.first("SELECT " + column + ", typeof(" + column + ") FROM " + table.name + " WHERE " + which, {},
                                       [&](const Row& row) { return flipped(row, 0, std::string(row.text(1)), random); });
  connection.run_script("UPDATE " + table.name + " SET " + column + " = " + value + " WHERE " + which);
  return {"bit", table.name + "." + column + " where " + which, names};
}

Tampering delete_a_row(Connection& connection, Random& random) {
  const Table& table = one_of(random, tables);
  const std::string which = where(table, connection, random);
  auto names = names_of(table, connection, which);
  connection.run_script("DELETE FROM " + table.name + " WHERE " + which);
  return {"row gone", table.name + " where " + which, std::move(names)};
}

/// Exchanges one column of two rows of a table; `two` answers the rows, as SQL, the one that is named first at first.
Tampering exchange(Connection& connection, const std::string& sort, const Table& table, const std::string& column,
                   const std::array<std::string, 2>& two) {
  const auto value = [&](const std::string& which) {
    return *connection.first("SELECT " + column + ", typeof(" + column + ") FROM " + table.name + " WHERE " + which, {},
                             [](const Row& row) { return literal(row, 0, std::string(row.text(1))); });
  };
  const std::string first = value(two[0]);
  const std::string second = value(two[1]);
  const std::string aside = first.starts_with("x'") ? "zeroblob(16)" : "-9";
  auto names = names_of(table, connection, two[0]);
  std::string now_first = two[0];
  if (const auto at = now_first.find(column + " = "); at != std::string::npos)
    now_first.replace(at, column.size() + 3 + first.size(), column + " = " + aside);
  const auto set = "UPDATE " + table.name + " SET " + column + " = ";
  connection.run_script(set + aside + " WHERE " + two[0] + ";" + set + first + " WHERE " + two[1] + ";" + set + second + " WHERE " + now_first);
  return {sort, table.name + "." + column + " of " + two[0] + " and " + two[1], std::move(names)};
}

/// Two rows that follow the query: it answers record and position of each.
std::array<std::string, 2> two_rows(Connection& connection, Random& random, const std::string& query) {
  const auto pairs = connection.all(query, {}, [](const Row& row) {
    const auto one = [&](int column) {
      return "record = " + literal(row, column, "blob") + " AND position = " + std::to_string(row.number(column + 1));
    };
    return std::array{one(0), one(2)};
  });
  return one_of(random, pairs);
}

Tampering swap_order(Connection& connection, Random& random) {
  if (random() % 3 == 0) {
    const auto count = connection.first("SELECT COUNT(*) FROM ledger", {}, [](const Row& row) { return row.number(0); }).value();
    const auto later = 1 + below(random, static_cast<std::size_t>(count - 1));
    // Leaves of two records may well change places and stay in order: then only the next checkpoint's root differs.
    auto done = exchange(connection, "order", tables[2], "leaf",
                         {"leaf = " + std::to_string(below(random, later)), "leaf = " + std::to_string(later)});
    done.names.clear();
    return done;
  }
  const Table& table = tables[below(random, 2)];
  return exchange(connection, "order", table, "position",
                  two_rows(connection, random,
                           "SELECT a.record, a.position, b.record, b.position FROM " + table.name + " a JOIN " + table.name +
                               " b ON a.record = b.record AND a.position < b.position"));
}

/// Rows at the same place of two records. Which of them the ledger comes to first is left open.
Tampering swap_records(Connection& connection, Random& random) {
  const Table& table = tables[below(random, 2)];
  const auto two = two_rows(connection, random,
                            "SELECT a.record, a.position, b.record, b.position FROM " + table.name + " a JOIN " + table.name +
                                " b ON a.record < b.record AND a.position = b.position");
  const bool body = table.name == "entries" && random() % 2 == 0;
  auto done = exchange(connection, "between records", table, body ? "body" : "record", two);
  done.names = {"of "};
  return done;
}

/// A row behind the last one of a record.
Tampering insert_a_row(Connection& connection, Random& random) {
  const Table& table = tables[below(random, 2)];
  const std::string which = where(table, connection, random);
  const bool entry = table.name == "entries";
  const std::string record = which.substr(0, which.find(" AND "));
  std::string columns;
  for (const auto& column : table.columns) {
    if (column == "position") columns += ", (SELECT MAX(position) + 1 FROM " + table.name + " WHERE " + record + ")";
    else if (column == "entry") columns += ", randomblob(16)";
    else columns += ", " + column;
  }
  const auto last = connection
                        .first("SELECT MAX(position), lower(hex(record)) FROM " + table.name + " WHERE " + record, {},
                               [](const Row& row) { return std::pair(row.number(0), std::string(row.text(1))); })
                        .value();
  std::string list;
  for (const auto& column : table.columns) list += (list.empty() ? "" : ", ") + column;
  connection.run_script("INSERT INTO " + table.name + " (" + list + ") SELECT " + columns.substr(2) + " FROM " + table.name + " WHERE " + which);
  return {"row put in", table.name + " where " + which,
          {std::string(entry ? "Entry " : "Line ") + std::to_string(last.first + 1) + " of ", "record " + last.second}};
}

/// The last leaves go, and with them the rows they stand for, so that what is left fits together; without the checkpoints,
/// or with them.
Tampering cut_the_end(Connection& connection, Random& random, bool checkpoints_too) {
  const auto last = connection.first("SELECT MAX(leaf) FROM ledger", {}, [](const Row& row) { return row.number(0); }).value();
  const auto states = connection
                          .first("SELECT MAX(leaf) FROM ledger WHERE what IN ('account', 'care', 'record')", {},
                                 [](const Row& row) { return row.number(0); })
                          .value();
  // A checkpoint's own leaf comes right behind what it signed: cut before both or behind both.
  auto from = last + 1 - static_cast<std::int64_t>(1 + below(random, static_cast<std::size_t>(std::min<std::int64_t>(last - states, 150))));
  const auto at_checkpoint = connection.first("SELECT 1 FROM checkpoints WHERE size = " + std::to_string(from), {}, [](const Row&) { return true; });
  if (at_checkpoint && checkpoints_too) --from;
  const std::string tail = std::to_string(from);
  for (const auto& [what, table] : {std::pair("entry", "entries"), std::pair("look", "access_log")})
    connection.run_script(std::string("DELETE FROM ") + table + " WHERE (record, position) IN (SELECT record, position FROM ledger WHERE what = '" +
                          what + "' AND leaf >= " + tail + ")");
  connection.run_script("DELETE FROM ledger WHERE leaf >= " + tail);
  if (checkpoints_too)
    connection.run_script("DELETE FROM checkpoints WHERE size > " + tail +
                          "; DELETE FROM ledger_nodes WHERE (place + 1) * 256 > (SELECT COALESCE(MAX(size), 0) FROM checkpoints)");
  return {checkpoints_too ? "end and checkpoints gone" : "end gone", "from leaf " + tail, {}, checkpoints_too};
}

}  // namespace

std::optional<Tampering> tamper_once(Connection& connection, Random& random) {
  try {
    switch (below(random, 10)) {
      case 0: return delete_a_row(connection, random);
      case 1: return swap_order(connection, random);
      case 2: return swap_records(connection, random);
      case 3: return insert_a_row(connection, random);
      case 4: return cut_the_end(connection, random, false);
      case 5: return cut_the_end(connection, random, true);
      default: return flip_a_bit(connection, random);
    }
  } catch (const StorageFailure&) {
    return std::nullopt;  // a key that is there already, or a text where a number has to be
  }
}

}  // namespace cairn::tamper
