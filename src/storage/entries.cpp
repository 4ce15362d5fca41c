// SPDX-License-Identifier: Apache-2.0
#include "storage/entries.hpp"

namespace cairn::entries {
namespace {

const std::string columns = "position, entry, version, kind, about, author, written, happened, seen_by, body";
const std::string select = "SELECT " + columns + " FROM entries WHERE practice = $1 AND record = $2";
const std::string select_after = select + " AND position > $3 ORDER BY position LIMIT $4";
const std::string select_newest = select + " AND entry = $3 ORDER BY version DESC LIMIT 1";
const std::string select_version = select + " AND entry = $3 AND version = $4";
const std::string select_chain = "SELECT " + columns + ", link FROM entries WHERE practice = $1 AND record = $2 AND position = $3";
const std::string insert = "INSERT INTO entries (practice, record, " + columns +
                           ", link) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
constexpr std::string_view label = "cairn entry";

StoredEntry made(const Row& row) {
  return {.head = {.id = row.id<EntryId>(1),
                   .version = static_cast<int>(row.number(2)),
                   .kind = row.named<Kind>(3),
                   .about = row.maybe_id<EntryId>(4),
                   .author = row.id<AccountId>(5),
                   .written = row.instant(6),
                   .happened = row.instant(7),
                   .seen_by = row.named<SeenBy>(8)},
          .position = row.number(0),
          .body = row.sealed(9)};
}

Value bytes_at(const Row& row, int column) {
  if (row.is_null(column)) return nullptr;
  const auto bytes = row.bytes(column);
  return std::span(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

/// The end of a log: where it stands, and what the next link follows on.
struct End {
  std::int64_t position = 0;
  std::optional<Link> link{};
};

End end_of(Session& session, const PracticeId& practice, const RecordId& record) {
  auto end = session.first("SELECT position, link FROM entries WHERE practice = $1 AND record = $2 ORDER BY position DESC LIMIT 1",
                           {practice, record}, [](const Row& row) { return End{row.number(0), row.array<32>(1)}; });
  return end.value_or(End{});
}

/// 0 when the record has no such entry.
std::int64_t newest_version(Session& session, const PracticeId& practice, const RecordId& record, const EntryId& entry) {
  return session
      .first(
          "SELECT version FROM entries WHERE practice = $1 AND record = $2 AND entry = $3 ORDER BY version DESC LIMIT 1",
          {practice, record, entry}, [](const Row& row) { return row.number(0); })
      .value_or(0);
}

}  // namespace

std::int64_t length(Session& session, const PracticeId& practice, const RecordId& record) {
  return session
      .first("SELECT position FROM entries WHERE practice = $1 AND record = $2 ORDER BY position DESC LIMIT 1",
             {practice, record}, [](const Row& row) { return row.number(0); })
      .value_or(0);
}

std::vector<StoredEntry> after(Session& session, const PracticeId& practice, const RecordId& record,
                               std::int64_t position, std::int64_t limit) {
  return session.all(select_after, {practice, record, position, limit}, made);
}

std::optional<StoredEntry> newest(Session& session, const PracticeId& practice, const RecordId& record,
                                  const EntryId& entry) {
  return session.first(select_newest, {practice, record, entry}, made);
}

std::optional<StoredEntry> find(Session& session, const PracticeId& practice, const RecordId& record,
                                const EntryId& entry, int version) {
  return session.first(select_version, {practice, record, entry, version}, made);
}

Result<std::int64_t> append(Transaction& transaction, const PracticeId& practice, const RecordId& record,
                            std::span<const StoredEntry> versions) {
  const auto known = transaction.first("SELECT 1 FROM records WHERE practice = $1 AND record = $2 AND length(wrapped_key) > 0", {practice, record},
                                       [](const Row&) { return true; });
  if (!known) return fail(ErrorKind::not_found, "", "There is no such record.");
  End end = end_of(transaction, practice, record);
  for (std::size_t i = 0; i < versions.size(); ++i) {
    const EntryHead& head = versions[i].head;
    if (head.version != newest_version(transaction, practice, record, head.id) + 1)
      return fail(ErrorKind::conflict, "/entries/" + std::to_string(i),
                  "Somebody changed this in between. Look at both texts and choose.");
    ++end.position;
    end.link = ledger::link_of(label, end.link,
                               {practice, record, end.position, head.id, head.version, head.kind, head.about, head.author,
                                head.written, head.happened, head.seen_by, sha256_of(versions[i].body.bytes)});
    transaction.execute(insert, {practice, record, end.position, head.id, head.version, head.kind, head.about, head.author,
                                 head.written, head.happened, head.seen_by, versions[i].body, *end.link});
    ledger::add(transaction, practice, {LeafSort::entry, record.bytes, end.position, *end.link});
  }
  return end.position;
}

std::optional<ChainRow> chain_row(Session& session, const PracticeId& practice, const RecordId& record, std::int64_t position,
                                  const std::optional<Link>& before) {
  return session.first(select_chain, {practice, record, position}, [&](const Row& row) {
    const std::string_view body = row.bytes(9);
    const bool erased = body.size() == sizeof(Sha256);  // a sealed body is always longer
    const Sha256 hash = erased ? row.array<32>(9) : sha256_of(body);
    ChainRow found;
    if (!row.is_null(10)) found.stored = row.array<32>(10);
    found.computed = ledger::link_of(label, before,
                                     {practice, record, row.number(0), bytes_at(row, 1), row.number(2), row.text(3),
                                      bytes_at(row, 4), bytes_at(row, 5), row.number(6), row.number(7), row.text(8), hash});
    found.erased = erased;
    return found;
  });
}

std::int64_t erase_bodies(Transaction& transaction, const PracticeId& practice, const RecordId& record) {
  std::int64_t erased = 0;
  for (std::int64_t position = length(transaction, practice, record); position > 0; --position) {
    const auto hash = transaction.first(
        "SELECT body FROM entries WHERE practice = $1 AND record = $2 AND position = $3", {practice, record, position},
        [](const Row& row) { return row.bytes(0).size() == sizeof(Sha256) ? std::optional<Sha256>() : sha256_of(row.bytes(0)); });
    if (!hash || !*hash) continue;
    erased += transaction.execute("UPDATE entries SET body = $4 WHERE practice = $1 AND record = $2 AND position = $3",
                                  {practice, record, position, **hash});
  }
  return erased;
}

void each_length(Session& session, const PracticeId& practice, const std::function<void(const RecordId&, std::int64_t)>& visit) {
  session.each("SELECT record, COUNT(*) FROM entries WHERE practice = $1 GROUP BY record", {practice},
               [&](const Row& row) { visit(row.id<RecordId>(0), row.number(1)); });
}

}  // namespace cairn::entries
