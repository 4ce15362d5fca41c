// SPDX-License-Identifier: Apache-2.0
#include "bulk_practice.hpp"

#include <algorithm>
#include <future>
#include <string>

#include "domain/goal.hpp"
#include "storage/access_log.hpp"
#include "storage/accounts.hpp"
#include "storage/care.hpp"
#include "storage/entries.hpp"
#include "storage/records.hpp"
#include "storage/store.hpp"
#include "usecases/profile.hpp"
#include "vault/record_key.hpp"
#include "vault/seal.hpp"

namespace cairn::test {
namespace {

/// A client with all that is written of them, sealed and ready to store.
struct Prepared {
  BulkClient ids;
  Account account;
  StoredRecord record;
  std::vector<StoredEntry> log;
};

/// Random, but the `number`-th of `count` comes after those before it.
template <class IdType>
IdType ascending_id(std::size_t number, std::size_t count) {
  auto id = make_id<IdType>();
  const auto step = ~std::uint64_t{0} / (count + 1);
  const std::uint64_t first = step * (number + 1);
  for (std::size_t i = 0; i < 8; ++i) id.bytes[i] = static_cast<std::uint8_t>(first >> (8 * (7 - i)));
  return id;
}

std::string words(int number) {
  Goal goal;
  goal.words = Line("Walk to the harbour and back, number " + std::to_string(number));
  goal.why = Prose("Because the mornings decide the day.");
  return to_json(goal);
}

/// Everybody's goals read alike; each is sealed for itself.
const std::vector<std::string>& bodies(int count) {
  static std::vector<std::string> made;
  while (static_cast<int>(made.size()) < count) made.push_back(words(static_cast<int>(made.size())));
  return made;
}

Account account_of(const Practice& practice, AccountId id, Role role) {
  Account account;
  account.id = id;
  account.role = role;
  account.profile = seal_profile(practice, id, {Line("Made Up"), {}, {}});
  account.created = practice.clock.now();
  return account;
}

Prepared prepare(const Practice& practice, const BulkSize& size, std::size_t number, AccountId therapist, const std::vector<std::string>& texts) {
  Prepared made;
  made.ids = {ascending_id<AccountId>(number, size.clients), therapist, ascending_id<RecordId>(number, size.clients)};
  made.account = account_of(practice, made.ids.account, Role::client);
  const RecordKey key = RecordKey::make();
  made.record.record = {made.ids.record, RecordSort::client, made.ids.account};
  made.record.wrapped_key = wrap(practice.key, practice.id, made.ids.record, key);
  made.record.created = made.account.created;
  for (int i = 0; i < size.entries_each; ++i) {
    const EntryHead head{ascending_id<EntryId>(static_cast<std::size_t>(i), static_cast<std::size_t>(size.entries_each)), 1, Kind::goal, {},
                         made.ids.account, made.account.created, made.account.created, SeenBy::my_therapist};
    made.log.push_back({head, 0, seal(key, {practice.id, made.ids.record, head.id, 1, name_of(Kind::goal)}, texts[static_cast<std::size_t>(i)])});
  }
  return made;
}

Result<void> store_one(const Practice& practice, const BulkSize& size, Transaction& transaction, const Prepared& made) {
  if (auto added = accounts::add(transaction, practice.id, made.account); !added) return added;
  records::add(transaction, practice.id, made.record);
  if (auto begun = care::begin(transaction, practice.id, made.ids.therapist, made.ids.account, made.account.created); !begun) return begun;
  if (auto appended = entries::append(transaction, practice.id, made.ids.record, made.log); !appended) return std::unexpected(appended.error());
  AccessLine line;
  line.who = made.ids.account;
  line.relationship = Relationship::self;
  line.deed = AccessDeed::wrote;
  line.kinds = {{Kind::goal, size.entries_a_line}};
  line.at = made.account.created;
  for (int i = 0; i < size.entries_each; i += size.entries_a_line) access_log::add(transaction, practice.id, made.ids.record, line);
  return {};
}

}  // namespace

Result<std::vector<BulkClient>> fill_practice(const Practice& practice, const BulkSize& size, const std::function<void(std::size_t)>& done) {
  const std::size_t caseload = std::max<std::size_t>(size.caseload, 1);
  const std::size_t therapists = (size.clients + caseload - 1) / caseload;
  const auto& texts = bodies(size.entries_each);
  std::vector<AccountId> carers;
  const auto hired = practice.store.write([&](Transaction& transaction) -> Result<void> {
    for (std::size_t i = 0; i < therapists; ++i) {
      carers.push_back(ascending_id<AccountId>(i, therapists));
      if (auto added = accounts::add(transaction, practice.id, account_of(practice, carers.back(), Role::therapist)); !added) return added;
    }
    return {};
  });
  if (!hired) return std::unexpected(hired.error());

  const auto prepare_from = [&](std::size_t first) {
    std::vector<Prepared> batch;
    for (std::size_t i = first; i < std::min(first + size.clients_a_commit, size.clients); ++i)
      batch.push_back(prepare(practice, size, i, carers[i / caseload], texts));
    return batch;
  };
  std::vector<BulkClient> all;
  all.reserve(size.clients);
  auto next = std::async(std::launch::async, prepare_from, std::size_t{0});
  while (all.size() < size.clients) {
    const auto batch = next.get();
    next = std::async(std::launch::async, prepare_from, all.size() + batch.size());
    const auto stored = practice.store.write([&](Transaction& transaction) -> Result<void> {
      for (const Prepared& made : batch)
        if (auto one = store_one(practice, size, transaction, made); !one) return one;
      return {};
    });
    if (!stored) return std::unexpected(stored.error());
    for (const Prepared& made : batch) all.push_back(made.ids);
    if (done) done(all.size());
  }
  return all;
}

}  // namespace cairn::test
