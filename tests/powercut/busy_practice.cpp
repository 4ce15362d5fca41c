// SPDX-License-Identifier: Apache-2.0
#include "busy_practice.hpp"

#include <algorithm>
#include <stdexcept>
#include <string_view>

#include "domain/goal.hpp"
#include "storage/care.hpp"
#include "storage/entries.hpp"
#include "storage/records.hpp"
#include "storage/store.hpp"
#include "usecases/new_account.hpp"
#include "usecases/open_practice.hpp"
#include "usecases/sign_in.hpp"
#include "vault/record_key.hpp"
#include "vault/seal.hpp"

namespace cairn::powercut {
namespace {

constexpr std::size_t entries_a_record = 100;
constexpr std::size_t entries_a_commit = 2000;

template <class T>
T wanted(Result<T> result) {
  if (!result) throw std::runtime_error("the practice cannot be made: " + result.error().path + " " + result.error().sentence);
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

/// Puts people and entries into a practice that is open.
class Maker {
 public:
  Maker(const Practice& practice, Store& store) : practice_(practice), store_(store) {}

  Person person(Role role, const std::string& name) {
    Person made{name, role, make_id<AccountId>(), {}, {}};
    wanted(store_.write([&](Transaction& transaction) { return add(transaction, made); }));
    made.record = record_of(made.account).record.id;
    const auto door = wanted(admit(practice_, Deed::enter_demo, ""));
    made.token = wanted(enter_demo(practice_, door, {made.account, false}, "Firefox on Linux")).token;
    return made;
  }

  void treat(const Person& therapist, const Person& client) {
    wanted(store_.write([&](Transaction& transaction) {
      return care::begin(transaction, practice_.id, therapist.account, client.account, practice_.clock.now());
    }));
  }

  /// Goals of clients who are never signed in, sealed as real ones are, many to a commit.
  void fill(std::size_t entries) {
    while (entries > 0) {
      const std::size_t now = std::min(entries, entries_a_commit);
      wanted(store_.write([&](Transaction& transaction) -> Result<void> {
        for (std::size_t left = now; left > 0; left -= std::min(left, entries_a_record))
          if (auto done = fill_record(transaction, std::min(left, entries_a_record)); !done) return done;
        return {};
      }));
      entries -= now;
    }
  }

 private:
  Result<void> add(Transaction& transaction, const Person& person) {
    Account account;
    account.id = person.account;
    account.role = person.role;
    account.profile = seal_profile(practice_, account.id, {Line(person.name), {}, {}});
    account.created = practice_.clock.now();
    return add_account(practice_, transaction, account);
  }

  StoredRecord record_of(AccountId owner) {
    return wanted(store_.read([&](Session& session) -> Result<StoredRecord> {
      return records::owned_by(session, practice_.id, owner).front();
    }));
  }

  Result<void> fill_record(Transaction& transaction, std::size_t count) {
    const Person client{"Another client", Role::client, make_id<AccountId>(), {}, {}};
    if (auto added = add(transaction, client); !added) return added;
    const auto record = records::owned_by(transaction, practice_.id, client.account).front();
    const auto key = unwrap(practice_.key, practice_.id, record.record.id, record.wrapped_key);
    if (!key) return std::unexpected(key.error());
    Goal goal;
    goal.words = Line(std::string(200, 'w'));
    const std::string body = to_json(goal);
    std::vector<StoredEntry> stored(count);
    for (StoredEntry& one : stored) {
      const Instant now = practice_.clock.now();
      one.head = {make_id<EntryId>(), 1, Kind::goal, {}, client.account, now, now, SeenBy::only_me};
      one.body = seal(*key, {practice_.id, record.record.id, one.head.id, 1, name_of(Kind::goal)}, body);
    }
    const auto appended = entries::append(transaction, practice_.id, record.record.id, stored);
    return appended ? Result<void>{} : std::unexpected(appended.error());
  }

  const Practice& practice_;
  Store& store_;
};

}  // namespace

std::vector<Person> make_practice(const std::filesystem::path& folder, const PracticeWish& wish) {
  const SystemClock clock;
  PracticePlace place;
  place.folder = folder / "data";
  place.key_file = folder / "key";
  place.settings.demo = true;  // everybody enters without a password
  wanted(create_practice(place, Line("A busy practice"), clock));
  const auto open = wanted(OpenPractice::open(place, clock));
  Maker maker(open->practice(), open->store());
  std::vector<Person> people{maker.person(Role::therapist, "the therapist")};
  for (unsigned i = 1; i <= wish.clients; ++i) {
    people.push_back(maker.person(Role::client, "client " + std::to_string(i)));
    maker.treat(people.front(), people.back());
  }
  maker.fill(wish.entries);
  open->stop();
  return people;
}

}  // namespace cairn::powercut
