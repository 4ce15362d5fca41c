// SPDX-License-Identifier: Apache-2.0
#include "usecases/record_shelf.hpp"

#include "storage/entries.hpp"
#include "storage/records.hpp"
#include "vault/seal.hpp"

namespace cairn {
namespace {

constexpr std::size_t bytes_per_version = 250;  // head, pointers and allocations, about

Result<std::shared_ptr<OpenRecord>> open_empty(const Practice& practice, Session& session, RecordId id) {
  const auto stored = records::find(session, practice.id, id);
  if (!stored) return fail(ErrorKind::not_found, "", "There is no such record.");
  auto key = unwrap(practice.key, practice.id, id, stored->wrapped_key);
  if (!key) return std::unexpected(key.error());
  auto opened = std::make_shared<OpenRecord>();
  opened->record = stored->record;
  opened->key = std::make_shared<const RecordKey>(std::move(*key));
  return opened;
}

void add(OpenRecord& opened, EntryVersion version) {
  opened.bytes += version.body.size() + bytes_per_version;
  opened.log.push_back(std::make_shared<const EntryVersion>(std::move(version)));
}

}  // namespace

Result<std::shared_ptr<const OpenRecord>> RecordShelf::look_up(const Practice& practice, Session& session, RecordId id) {
  const auto length = entries::length(session, practice.id, id);
  auto held = find(id);
  if (held && held->length() >= length) return held;

  std::shared_ptr<OpenRecord> opened;
  if (held) {
    opened = std::make_shared<OpenRecord>(*held);
  } else {
    auto empty = open_empty(practice, session, id);
    if (!empty) return std::unexpected(empty.error());
    opened = std::move(*empty);
  }
  opened->log.reserve(static_cast<std::size_t>(length));
  for (StoredEntry& stored : entries::after(session, practice.id, id, opened->length())) {
    auto body = open(*opened->key, {practice.id, id, stored.head.id, stored.head.version, name_of(stored.head.kind)}, stored.body);
    if (!body) return std::unexpected(body.error());
    add(*opened, {stored.head, stored.position, std::move(*body)});
  }
  keep(opened);
  return opened;
}

std::shared_ptr<const OpenRecord> RecordShelf::grow(const OpenRecord& open, std::span<const EntryVersion> written) {
  auto grown = std::make_shared<OpenRecord>(open);
  for (const EntryVersion& version : written) add(*grown, {version.head, grown->length() + 1, version.body});
  keep(grown);
  return grown;
}

std::shared_ptr<const OpenRecord> RecordShelf::find(RecordId id) {
  const std::lock_guard lock(mutex_);
  const auto found = places_.find(id);
  if (found == places_.end()) return nullptr;
  recent_.splice(recent_.begin(), recent_, found->second.recency);
  return found->second.record;
}

void RecordShelf::keep(const std::shared_ptr<const OpenRecord>& record) {
  const std::lock_guard lock(mutex_);
  const RecordId id = record->record.id;
  if (const auto found = places_.find(id); found != places_.end()) {
    if (found->second.record->length() >= record->length()) return;
    bytes_ -= found->second.record->bytes;
    found->second.record = record;
  } else {
    recent_.push_front(id);
    try {
      places_.emplace(id, Place{record, recent_.begin()});
    } catch (...) {  // no memory: the two lists stay of one mind
      recent_.pop_front();
      throw;
    }
  }
  bytes_ += record->bytes;
  while (bytes_ > most_bytes_ && !recent_.empty()) {
    const auto oldest = places_.find(recent_.back());
    bytes_ -= oldest->second.record->bytes;
    places_.erase(oldest);
    recent_.pop_back();
  }
}

void RecordShelf::forget(RecordId id) {
  const std::lock_guard lock(mutex_);
  const auto found = places_.find(id);
  if (found == places_.end()) return;
  bytes_ -= found->second.record->bytes;
  recent_.erase(found->second.recency);
  places_.erase(found);
}

std::size_t RecordShelf::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

}  // namespace cairn
