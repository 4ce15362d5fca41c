// SPDX-License-Identifier: Apache-2.0
#include "usecases/erase/erase_person.hpp"

#include <algorithm>
#include <memory>

#include "storage/accounts.hpp"
#include "storage/keeper_lock.hpp"
#include "storage/practices.hpp"
#include "storage/raw_scan.hpp"
#include "storage/records.hpp"
#include "storage/snapshot.hpp"
#include "storage/store.hpp"
#include "usecases/audit/checkpoints.hpp"
#include "usecases/erase/erasure_list.hpp"
#include "vault/practice_key.hpp"
#include "vault/seal.hpp"
#include "vault/token.hpp"

namespace cairn {
namespace {

namespace fs = std::filesystem;

struct Opened {
  PracticeKey key;
  std::unique_ptr<Store> store;
  PracticeId practice{};
};

Result<Opened> open_data(const EraseWish& wish) {
  auto key = load_practice_key(wish.key_file, wish.data);
  if (!key) return std::unexpected(key.error());
  if (!fs::exists(wish.data / "cairn.db")) return fail(ErrorKind::not_found, "", "There is no practice in this data folder.");
  StoreSettings settings;
  settings.folder = wish.data;
  settings.readers = 1;
  auto store = Store::open(std::move(settings));
  if (!store) return std::unexpected(store.error());
  const auto found = (*store)->read([](Session& session) -> Result<std::vector<StoredPractice>> { return practices::all(session); });
  if (!found) return std::unexpected(found.error());
  if (found->empty()) return fail(ErrorKind::not_found, "", "There is no practice in this data folder.");
  if (!open_text(*key, "practice name", found->front().id.bytes, found->front().profile))
    return fail(ErrorKind::refused, "", "This key file does not belong to this practice. Use the one made with it.");
  if (auto filled = fill_ledger(**store, found->front().id); !filled) return std::unexpected(filled.error());
  return Opened{std::move(*key), std::move(*store), found->front().id};
}

std::int64_t number(Session& session, std::string_view sql, Values values) {
  return session.first(sql, values, [](const Row& row) { return row.number(0); }).value_or(0);
}

/// A record by its id, also one that was erased before.
std::optional<Record> find_record(Session& session, const PracticeId& practice, const RecordId& id) {
  return session.first("SELECT sort, owner FROM records WHERE practice = $1 AND record = $2", {practice, id}, [&](const Row& row) {
    return Record{.id = id, .sort = row.named<RecordSort>(0), .owner = row.id<AccountId>(1)};
  });
}

Result<void> name_account(const Opened& opened, Session& session, const EraseWish& wish, ErasePlan& plan) {
  if (wish.record) {
    const auto record = find_record(session, opened.practice, *wish.record);
    if (!record) return fail(ErrorKind::not_found, "--record", "There is no record of this id.");
    if (record->sort == RecordSort::client) plan.account = record->owner;
    else plan.records.push_back({.id = record->id, .sort = record->sort});
    return {};
  }
  const auto account = accounts::find_by_login(session, opened.practice, hash_of_login(opened.key, wish.login));
  if (!account) return fail(ErrorKind::not_found, "--login", "Nobody here has this login.");
  plan.account = account->id;
  return {};
}

Result<void> count_account(const PracticeId& practice, Session& session, ErasePlan& plan) {
  const auto account = accounts::find(session, practice, *plan.account);
  if (!account) return fail(ErrorKind::not_found, "", "There is no account to this record.");
  plan.role = account->role;
  const auto active = number(session, "SELECT count(*) FROM accounts WHERE practice = $1 AND role = 'administrator' AND state = 'active'",
                             {practice});
  if (account->role == Role::administrator && account->state == AccountState::active && active <= 1)
    return fail(ErrorKind::refused, "", "This is the only administrator: nobody could run the practice any more. Invite another one first.");
  session.each("SELECT record, sort FROM records WHERE practice = $1 AND owner = $2", {practice, *plan.account}, [&](const Row& row) {
    plan.records.push_back({.id = row.id<RecordId>(0), .sort = row.named<RecordSort>(1)});
  });
  plan.sessions = number(session, "SELECT count(*) FROM sign_in_sessions WHERE practice = $1 AND account = $2", {practice, *plan.account});
  plan.written_elsewhere = number(session,
                                  "SELECT count(*) FROM entries JOIN records ON records.practice = entries.practice AND records.record "
                                  "= entries.record WHERE entries.practice = $1 AND entries.author = $2 AND records.owner <> $2",
                                  {practice, *plan.account});
  return {};
}

std::vector<Erasure> erasures_of(const ErasePlan& plan, Instant now) {
  std::vector<Erasure> list;
  for (const ErasedRecord& record : plan.records) list.push_back({Erased::record, record.id.bytes, now});
  if (plan.account) list.push_back({Erased::account, plan.account->bytes, now});
  return list;
}

Result<ErasePlan> plan_in(const Opened& opened, const EraseWish& wish) {
  return opened.store->read([&](Session& session) -> Result<ErasePlan> {
    ErasePlan plan;
    const KeyId epoch = opened.key.id();
    plan.epoch = to_hex(epoch.data(), epoch.size());
    if (auto named = name_account(opened, session, wish, plan); !named) return std::unexpected(named.error());
    if (plan.account)
      if (auto counted = count_account(opened.practice, session, plan); !counted) return std::unexpected(counted.error());
    for (ErasedRecord& record : plan.records) {
      record.entries = number(session, "SELECT count(*) FROM entries WHERE practice = $1 AND record = $2 AND length(body) > 32",
                              {opened.practice, record.id});
      record.bytes = number(session, "SELECT coalesce(sum(length(body)), 0) FROM entries WHERE practice = $1 AND record = $2 AND length(body) > 32",
                            {opened.practice, record.id});
      record.looks = number(session, "SELECT count(*) FROM access_log WHERE practice = $1 AND record = $2", {opened.practice, record.id});
    }
    for (const Erasure& erasure : erasures_of(plan, {}))
      plan.left += static_cast<std::int64_t>(erasures::sealed_of(session, opened.practice, erasure).size());
    return plan;
  });
}

/// Empties the log, and has the database written anew when something of this still stands in the files.
Result<bool> clear_files(const fs::path& data, const std::vector<Sealed>& destroyed) {
  if (auto emptied = empty_log(data); !emptied) return std::unexpected(emptied.error());
  auto left = count_left_in_files(data, destroyed);
  if (!left) return std::unexpected(left.error());
  if (*left == 0) return false;
  if (auto done = rewrite_database(data); !done) return std::unexpected(done.error());
  if (auto emptied = empty_log(data); !emptied) return std::unexpected(emptied.error());
  left = count_left_in_files(data, destroyed);
  if (!left) return std::unexpected(left.error());
  if (*left > 0)
    return fail(ErrorKind::unavailable, "", "The person is erased, but something sealed still stands in the files. Do the same again soon.");
  return true;
}

}  // namespace

Result<ErasePlan> plan_erasure(const EraseWish& wish) {
  const auto opened = open_data(wish);
  if (!opened) return std::unexpected(opened.error());
  return plan_in(*opened, wish);
}

Result<ErasureDone> erase(const EraseWish& wish, const Clock& clock) {
  const auto lock = KeeperLock::take(wish.data);
  if (!lock) return std::unexpected(lock.error());
  const auto opened = open_data(wish);
  if (!opened) return std::unexpected(opened.error());
  const auto plan = plan_in(*opened, wish);
  if (!plan) return std::unexpected(plan.error());
  const auto list = erasures_of(*plan, clock.now());
  if (auto kept = extend_erasure_list(erasure_list_in(wish.data), list); !kept) return std::unexpected(kept.error());
  ErasureDone done;
  done.list_beside_key = extend_erasure_list(erasure_list_beside(wish.key_file), list).has_value();
  std::vector<Sealed> destroyed;
  const auto written = opened->store->write([&](Transaction& transaction) -> Result<void> {
    for (const Erasure& erasure : list) {
      for (Sealed& sealed : erasures::sealed_of(transaction, opened->practice, erasure)) destroyed.push_back(std::move(sealed));
      const Taken taken = erasures::carry_out(transaction, opened->practice, erasure);
      done.keys += taken.keys;
      done.bodies += taken.bodies;
      done.names += taken.names;
      done.sessions += taken.sessions;
    }
    return {};
  });
  if (!written) return std::unexpected(written.error());
  const bool again = destroyed.empty();  // an earlier run was cut off: what it destroyed is not known any more
  opened->store->stop();
  if (again)
    if (auto rewritten = rewrite_database(wish.data); !rewritten) return std::unexpected(rewritten.error());
  const auto cleared = clear_files(wish.data, destroyed);
  if (!cleared) return std::unexpected(cleared.error());
  done.written_anew = again || *cleared;
  return done;
}

}  // namespace cairn
