// SPDX-License-Identifier: Apache-2.0
#include "usecases/open_practice.hpp"

#include <optional>
#include <system_error>

#include "storage/practices.hpp"
#include "storage/store.hpp"
#include "usecases/audit/checkpoints.hpp"
#include "usecases/live_hub.hpp"
#include "usecases/recent_looks.hpp"
#include "usecases/record_shelf.hpp"
#include "vault/password.hpp"
#include "vault/practice_key.hpp"
#include "vault/seal.hpp"

namespace cairn {
namespace {

constexpr std::string_view label = "practice name";

StoreSettings store_settings(const PracticePlace& place) {
  StoreSettings settings;
  settings.folder = place.folder;
  settings.readers = place.readers;
  settings.stop_process = place.stop_process;
  return settings;
}

PasswordSettings password_settings(bool cheap) {
  PasswordSettings settings;
  if (cheap) {
    settings.memory_kib = 8;
    settings.passes = 1;
  }
  return settings;
}

}  // namespace

struct OpenPractice::Inside {
  Inside(PracticeKey opened_key, std::unique_ptr<Store> opened_store, const PracticePlace& place)
      : key(std::move(opened_key)), store(std::move(opened_store)), passwords(key, password_settings(place.cheap_passwords)), shelf(place.shelf_bytes) {
    key.follow(place.key_file, place.folder);
  }

  PracticeKey key;
  std::unique_ptr<Store> store;
  Passwords passwords;
  RecordShelf shelf;
  LiveHub live;
  RecentLooks looks;
  std::optional<Practice> practice;
};

OpenPractice::OpenPractice(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
OpenPractice::~OpenPractice() = default;

const Practice& OpenPractice::practice() const { return *inside_->practice; }
Store& OpenPractice::store() { return *inside_->store; }
void OpenPractice::stop() { inside_->store->stop(); }

Result<std::unique_ptr<OpenPractice>> OpenPractice::open(const PracticePlace& place, const Clock& clock) {
  auto key = load_practice_key(place.key_file, place.folder);
  if (!key) return std::unexpected(key.error());
  auto store = Store::open(store_settings(place));
  if (!store) return std::unexpected(store.error());
  auto inside = std::make_unique<Inside>(std::move(*key), std::move(*store), place);
  const auto found = inside->store->read([](Session& session) -> Result<std::vector<StoredPractice>> { return practices::all(session); });
  if (!found) return std::unexpected(found.error());
  if (found->empty()) return fail(ErrorKind::not_found, "", "There is no practice in this data folder. Make one with: cairn init");
  const StoredPractice& stored = found->front();
  const auto name = open_text(inside->key, label, stored.id.bytes, stored.profile);
  if (!name) return fail(ErrorKind::refused, "", "This key file does not belong to this practice. Use the one made with it.");
  if (auto filled = fill_ledger(*inside->store, stored.id); !filled) return std::unexpected(filled.error());
  PracticeSettings settings = place.settings;
  settings.demo = stored.demo;
  inside->practice.emplace(Practice{stored.id, Line(*name), settings, *inside->store, inside->key, inside->passwords, clock,
                                    inside->shelf, inside->live, inside->looks});
  return std::unique_ptr<OpenPractice>(new OpenPractice(std::move(inside)));
}

Result<void> create_practice(const PracticePlace& place, const Line& name, const Clock& clock) {
  auto store = Store::open(store_settings(place));
  if (!store) return std::unexpected(store.error());
  const auto found = (*store)->read([](Session& session) -> Result<std::size_t> { return practices::all(session).size(); });
  if (!found) return std::unexpected(found.error());
  if (*found > 0) return fail(ErrorKind::refused, "", "There is a practice in this data folder already.");
  auto key = create_practice_key(place.key_file, place.folder);
  if (!key) return std::unexpected(key.error());
  StoredPractice practice;
  practice.id = make_id<PracticeId>();
  practice.profile = seal_text(*key, label, practice.id.bytes, name.reveal());
  practice.demo = place.settings.demo;
  practice.created = clock.now();
  const auto stored = (*store)->write([&](Transaction& transaction) -> Result<void> {
    practices::add(transaction, practice);
    return {};
  });
  if (stored) return {};
  // Nothing is sealed under the new key: without it the practice can be made again in the same place.
  std::error_code ignored;
  std::filesystem::remove(place.key_file, ignored);
  return stored;
}

}  // namespace cairn
