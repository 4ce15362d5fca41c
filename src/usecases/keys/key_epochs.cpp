// SPDX-License-Identifier: Apache-2.0
#include "usecases/keys/key_epochs.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <thread>

#include "storage/keeper_lock.hpp"
#include "storage/key_epochs.hpp"
#include "storage/practices.hpp"
#include "storage/sealed_columns.hpp"
#include "storage/store.hpp"
#include "vault/record_key.hpp"
#include "vault/seal.hpp"

namespace cairn {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t batch = 500;
constexpr std::int64_t settling_ms = 60'000;      ///< longer than any request takes from sealing to storing
constexpr std::chrono::milliseconds noticing{2500};  ///< longer than a server takes to see a new key file

std::string text_of(const KeyId& id) { return to_hex(id.data(), id.size()); }

/// A practice's key and data, opened to keep house in.
struct House {
  KeeperLock lock;
  PracticeKey key;
  std::unique_ptr<Store> store;
  PracticeId practice{};
};

Result<House> open_house(const fs::path& data, const fs::path& key_file) {
  auto key = load_practice_key(key_file, data);
  if (!key) return std::unexpected(key.error());
  auto lock = KeeperLock::take(data);
  if (!lock) return std::unexpected(lock.error());
  StoreSettings settings;
  settings.folder = data;
  settings.readers = 1;
  auto store = Store::open(std::move(settings));
  if (!store) return std::unexpected(store.error());
  const auto found = (*store)->read([](Session& session) -> Result<std::vector<StoredPractice>> { return practices::all(session); });
  if (!found) return std::unexpected(found.error());
  if (found->empty()) return fail(ErrorKind::not_found, "", "There is no practice in this data folder. Make one with: cairn init");
  const StoredPractice& practice = found->front();
  if (!open_text(*key, "practice name", practice.id.bytes, practice.profile))
    return fail(ErrorKind::refused, "", "This key file does not belong to this practice. Use the one made with it.");
  return House{std::move(*lock), std::move(*key), std::move(*store), practice.id};
}

struct Counts {
  std::int64_t record_keys = 0;
  std::int64_t texts = 0;
};

Result<std::map<KeyId, Counts>> counts_of(House& house) {
  return house.store->read([&](Session& session) -> Result<std::map<KeyId, Counts>> {
    std::map<KeyId, Counts> counts;
    for (const SealedColumn& column : sealed_columns())
      for (const auto& [epoch, count] : sealed_texts::by_epoch(session, house.practice, column))
        (column.label.empty() ? counts[epoch].record_keys : counts[epoch].texts) += count;
    return counts;
  });
}

/// The value as the current epoch seals it. Errors: `invalid` with the id of what does not open.
Result<Sealed> sealed_anew(const House& house, const SealedColumn& column, const SealedText& old) {
  const auto closed = [&] {
    return fail(ErrorKind::invalid, "", "Not everything could be sealed anew: in " + std::string(column.table) + ", what belongs to " +
                                            to_hex(old.id.data(), old.id.size()) + " does not open. All else is done.");
  };
  if (column.label.empty()) {
    const auto key = unwrap(house.key, house.practice, RecordId{old.id}, old.sealed);
    if (!key) return closed();
    return wrap(house.key, house.practice, RecordId{old.id}, *key);
  }
  const auto text = open_text(house.key, column.label, old.id, old.sealed);
  if (!text) return closed();
  return seal_text(house.key, column.label, old.id, *text);
}

/// One walk through everything that another epoch sealed.
class Walk {
 public:
  Walk(House& house, Rotated& report, const StepProgress& progress, std::int64_t all)
      : house_(house), report_(report), progress_(progress), all_(all) {}

  /// How many were sealed anew. Errors: those of the store.
  Result<std::int64_t> through_all() {
    std::int64_t done = 0;
    for (const SealedColumn& column : sealed_columns()) {
      const auto some = through(column);
      if (!some) return some;
      (column.label.empty() ? report_.record_keys : report_.texts) += *some;
      done += *some;
    }
    return done;
  }

  std::optional<Error> first_fault;

 private:
  Result<std::int64_t> through(const SealedColumn& column) {
    std::int64_t done = 0;
    std::array<std::uint8_t, 16> last{};
    for (;;) {
      const auto some = house_.store->read([&](Session& session) -> Result<std::vector<SealedText>> {
        return sealed_texts::after(session, house_.practice, column, last, batch, house_.key.id());
      });
      if (!some) return std::unexpected(some.error());
      if (some->empty()) return done;
      last = some->back().id;
      const auto stored = store_anew(column, *some);
      if (!stored) return stored;
      done += *stored;
      seen_ += static_cast<std::int64_t>(some->size());
      if (progress_) progress_("sealing anew", static_cast<std::uint64_t>(std::min(seen_, all_)), static_cast<std::uint64_t>(all_));
    }
  }

  Result<std::int64_t> store_anew(const SealedColumn& column, const std::vector<SealedText>& some) {
    std::vector<std::pair<const SealedText*, Sealed>> anew;  // sealed here, so that the writer's turn is short
    for (const SealedText& old : some) {
      auto sealed = sealed_anew(house_, column, old);
      if (sealed) anew.emplace_back(&old, std::move(*sealed));
      else if (!first_fault) first_fault = sealed.error();
    }
    return house_.store->write([&](Transaction& transaction) -> Result<std::int64_t> {
      std::int64_t stored = 0;
      for (const auto& [old, now] : anew)
        stored += sealed_texts::replace(transaction, house_.practice, column, *old, now) ? 1 : 0;
      return stored;
    });
  }

  House& house_;
  Rotated& report_;
  const StepProgress& progress_;
  std::int64_t all_;
  std::int64_t seen_ = 0;
};

std::int64_t under_others(const std::map<KeyId, Counts>& counts, const KeyId& current) {
  std::int64_t others = 0;
  for (const auto& [epoch, count] : counts)
    if (epoch != current) others += count.record_keys + count.texts;
  return others;
}

}  // namespace

Result<std::vector<EpochView>> list_epochs(const fs::path& data, const fs::path& key_file) {
  auto house = open_house(data, key_file);
  if (!house) return std::unexpected(house.error());
  auto counts = counts_of(*house);
  if (!counts) return std::unexpected(counts.error());
  const auto began = house->store->read([&](Session& session) -> Result<std::map<KeyId, Instant>> {
    return key_epochs::all(session, house->practice);
  });
  if (!began) return std::unexpected(began.error());
  std::vector<EpochView> views;
  const auto add = [&](const KeyId& id, bool in_file) {
    const Counts count = (*counts)[id];
    const auto at = began->find(id);
    views.push_back({text_of(id), in_file, id == house->key.id(), at == began->end() ? std::nullopt : std::optional(at->second),
                     count.record_keys, count.texts});
    counts->erase(id);
  };
  for (const KeyId& id : house->key.epochs()) add(id, true);
  while (!counts->empty()) add(counts->begin()->first, false);
  return views;
}

Result<Rotated> rotate_key(const fs::path& data, const fs::path& key_file, const Clock& clock, const StepProgress& progress) {
  auto house = open_house(data, key_file);
  if (!house) return std::unexpected(house.error());
  auto counts = counts_of(*house);
  if (!counts) return std::unexpected(counts.error());
  Rotated report;
  report.resumed = under_others(*counts, house->key.id()) > 0;
  if (!report.resumed) {
    auto next = house->key.with_new_epoch();
    if (auto replaced = replace_practice_key(next, key_file, data); !replaced) return std::unexpected(replaced.error());
    house->key = std::move(next);
  }
  const auto noticed = std::chrono::steady_clock::now() + noticing;
  const KeyId current = house->key.id();
  report.epoch = text_of(current);
  const auto noted = house->store->write([&](Transaction& transaction) -> Result<void> {
    key_epochs::note(transaction, house->practice, current, clock.now());
    return {};
  });
  if (!noted) return std::unexpected(noted.error());
  Walk walk(*house, report, progress, under_others(*counts, current) + (report.resumed ? 0 : (*counts)[current].record_keys));
  for (;;) {
    const bool last = std::chrono::steady_clock::now() > noticed;  // nobody seals under the old epoch any more
    const auto done = walk.through_all();
    if (!done) return std::unexpected(done.error());
    if (last && (*done == 0 || walk.first_fault)) break;
    if (*done == 0) std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  if (walk.first_fault) return std::unexpected(*walk.first_fault);
  return report;
}

Result<void> forget_epoch(const fs::path& data, const fs::path& key_file, const std::string& epoch, const Clock& clock) {
  KeyId id{};
  if (!from_hex(epoch, id.data(), id.size()))
    return fail(ErrorKind::invalid, "--epoch", "An epoch is named by 16 hexadecimal digits. `cairn keys list` shows them.");
  auto house = open_house(data, key_file);
  if (!house) return std::unexpected(house.error());
  const auto left = house->key.without(id);
  if (!left) return std::unexpected(left.error());
  const auto counts = counts_of(*house);
  if (!counts) return std::unexpected(counts.error());
  if (counts->contains(id))
    return fail(ErrorKind::refused, "", "Something is still sealed under this epoch: forgetting it would lose it. Run `cairn keys rotate` "
                                        "first.");
  const auto began = house->store->read([&](Session& session) -> Result<std::map<KeyId, Instant>> {
    return key_epochs::all(session, house->practice);
  });
  if (!began) return std::unexpected(began.error());
  const auto current = began->find(house->key.id());
  if (current == began->end() || clock.now().ms - current->second.ms < settling_ms)
    return fail(ErrorKind::refused, "", "The key was rotated less than a minute ago: a server may still be about to store something "
                                        "under this epoch. Wait a minute.");
  return replace_practice_key(*left, key_file, data);
}

}  // namespace cairn
