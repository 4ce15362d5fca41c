// SPDX-License-Identifier: Apache-2.0
#include "usecases/backup/check_practice.hpp"

#include <algorithm>

#include "storage/entries.hpp"
#include "storage/practices.hpp"
#include "storage/records.hpp"
#include "storage/sealed_columns.hpp"
#include "vault/record_key.hpp"
#include "vault/seal.hpp"

namespace cairn {
namespace {

constexpr std::int64_t at_a_time = 500;

std::unexpected<Error> closed(const std::string& what) {
  return fail(ErrorKind::invalid, "", what + " does not open: it was damaged or sealed with another key.");
}

Result<void> open_record(Session& session, const PracticeKey& key, const PracticeId& practice, const StoredRecord& stored,
                         OpenedCounts& counts) {
  if (stored.wrapped_key.bytes.empty()) {
    ++counts.erased;
    return {};
  }
  const RecordId id = stored.record.id;
  const auto opened = unwrap(key, practice, id, stored.wrapped_key);
  if (!opened) return closed("The key of record " + to_text(id));
  ++counts.records;
  std::int64_t position = 0;
  for (;;) {
    const auto some = entries::after(session, practice, id, position, at_a_time);
    for (const StoredEntry& entry : some) {
      const auto body = open(*opened, {practice, id, entry.head.id, entry.head.version, name_of(entry.head.kind)}, entry.body);
      if (!body) return closed("Entry " + std::to_string(entry.position) + " of record " + to_text(id));
      if (entry.position != ++position)
        return fail(ErrorKind::invalid, "", "Entry " + std::to_string(position) + " of record " + to_text(id) + " is missing.");
      ++counts.entries;
    }
    if (some.empty()) return {};
  }
}

Result<void> open_texts(Session& session, const PracticeKey& key, const PracticeId& practice, const SealedColumn& column,
                        OpenedCounts& counts) {
  std::array<std::uint8_t, 16> id{};
  for (;;) {
    const auto some = sealed_texts::after(session, practice, column, id, at_a_time);
    for (const SealedText& text : some) {
      if (!open_text(key, column.label, text.id, text.sealed))
        return closed("A " + std::string(column.label) + " in " + std::string(column.table));
      ++counts.texts;
      id = text.id;
    }
    if (some.empty()) return {};
  }
}

}  // namespace

Result<OpenedCounts> open_everything(Store& store, const PracticeKey& key, const PracticeId& practice, const Progress& progress) {
  OpenedCounts counts;
  for (const SealedColumn& column : sealed_columns()) {
    if (column.label.empty()) continue;
    const auto done = store.read([&](Session& session) { return open_texts(session, key, practice, column, counts); });
    if (!done) return std::unexpected(done.error());
  }
  const auto all = store.read([&](Session& session) -> Result<std::int64_t> {
    return session.first("SELECT count(*) FROM records WHERE practice = $1", {practice}, [](const Row& row) { return row.number(0); })
        .value_or(0);
  });
  if (!all) return std::unexpected(all.error());
  RecordId last;
  for (bool more = true; more;) {
    const auto done = store.read([&](Session& session) -> Result<bool> {
      const auto some = records::after(session, practice, last, at_a_time);
      for (const StoredRecord& stored : some) {
        if (auto opened = open_record(session, key, practice, stored, counts); !opened) return std::unexpected(opened.error());
        last = stored.record.id;
      }
      return !some.empty();
    });
    if (!done) return std::unexpected(done.error());
    more = *done;
    if (progress) progress(counts.records + counts.erased, static_cast<std::uint64_t>(*all));
  }
  return counts;
}

Result<PracticeId> only_practice(Session& session) {
  const auto found = practices::all(session);
  if (found.empty()) return fail(ErrorKind::not_found, "", "There is no practice in this data folder. Make one with: cairn init");
  return found.front().id;
}

}  // namespace cairn
