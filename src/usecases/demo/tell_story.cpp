// SPDX-License-Identifier: Apache-2.0
#include "usecases/demo/tell_story.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <thread>

#include "domain/kinds.hpp"
#include "storage/care.hpp"
#include "storage/records.hpp"
#include "storage/store.hpp"
#include "usecases/demo/story_body.hpp"
#include "usecases/demo/story_events.hpp"
#include "usecases/entries.hpp"
#include "usecases/new_account.hpp"
#include "usecases/sign_in.hpp"

namespace cairn::demo {
namespace {

constexpr std::size_t tellers = 8;  // people whose stories are told at once, so that their writes share commits

constexpr std::int64_t same_sitting_ms = 10 * 60'000;

using Accounts = std::map<std::string, AccountId>;

AccountId account_for(const Practice& practice, Transaction& transaction, Role role, const Profile& profile, Instant created) {
  Account account;
  account.id = make_id<AccountId>();
  account.role = role;
  account.profile = seal_profile(practice, account.id, profile);
  account.created = created;
  add_account(practice, transaction, account).value();  // no login, so none can be taken
  return account.id;
}

/// Makes every account and who cares for whom, in one transaction.
Result<Accounts> make_accounts(const Practice& practice, const Story& story, LocalDate today) {
  return practice.store.write([&](Transaction& transaction) -> Result<Accounts> {
    Accounts accounts;
    Instant hired = local_instant(today, -900, "09:00");
    for (const Staff& staff : story.staff) {  // a second apart, so that they stay in this order
      accounts[staff.key] = account_for(practice, transaction, staff.role, {staff.name, staff.title, staff.line}, hired);
      hired.ms += 1000;
    }
    for (const Person& person : story.people) {
      const Instant since = local_instant(today, person.since_day, "09:00");
      accounts[person.key] = account_for(practice, transaction, Role::client, {person.name, {}, person.line}, since);
      for (const std::string& carer : person.with)
        if (auto begun = care::begin(transaction, practice.id, accounts.at(carer), accounts.at(person.key), since); !begun)
          return std::unexpected(begun.error());
    }
    return accounts;
  });
}

/// Tells one person's story with a clock of its own.
class Teller {
 public:
  Teller(const Practice& practice, const Accounts& accounts, const Person& person, LocalDate today)
      : clock_(practice.clock.now()),
        practice_{practice.id, practice.name, practice.settings, practice.store, practice.key, practice.passwords, clock_,
                  practice.shelf, practice.live, practice.looks},
        accounts_(accounts), person_(person), today_(today), latest_(practice.clock.now()) {}

  Result<void> tell() {
    if (auto found = find_record(); !found) return found;
    for (const Event& event : events_of(person_))
      if (auto written = write(event); !written)
        return fail(written.error().kind, written.error().path,
                    fmt::format("{}, entry {} on day {}: {}", person_.key, event.id, event.day, written.error().sentence));
    return person_.until_day ? end_care(*person_.until_day) : Result<void>{};
  }

 private:
  Result<void> find_record() {
    return practice_.store.read([&](Session& session) -> Result<void> {
      record_ = records::owned_by(session, practice_.id, accounts_.at(person_.key)).front().record.id;
      return {};
    });
  }

  Result<void> end_care(int day) {
    return practice_.store.write([&](Transaction& transaction) -> Result<void> {
      for (const std::string& carer : person_.with)
        care::end(transaction, practice_.id, accounts_.at(carer), accounts_.at(person_.key), local_instant(today_, day, "17:00"));
      return {};
    });
  }

  /// A session for whoever writes, kept for as long as they sit there.
  Result<std::string> token_for(const std::string& by) {
    const AccountId account = accounts_.at(by == "client" ? person_.key : by);
    auto& held = tokens_[account];
    const auto since = clock_.now().ms - held.first.ms;
    if (!held.second.empty() && since >= 0 && since < same_sitting_ms) return held.second;
    const auto door = admit(practice_, Deed::enter_demo, "");
    if (!door) return std::unexpected(door.error());
    auto entered = enter_demo(practice_, *door, {account, false}, by == "client" ? "Chromium on Android" : "Firefox on Linux");
    if (!entered) return std::unexpected(entered.error());
    held = {clock_.now(), entered->token};
    return held.second;
  }

  Result<void> write(const Event& event) {
    const bool by_client = event.by == "client";
    clock_.set(std::min(latest_, local_instant(today_, event.day, event.at.value_or(by_client ? client_time : staff_time))));
    const auto token = token_for(event.by);
    if (!token) return std::unexpected(token.error());
    if (!by_client)
      if (auto looked = look(*token); !looked) return looked;
    const auto door = admit(practice_, Deed::write_entries, *token, record_);
    if (!door) return std::unexpected(door.error());

    Thread& thread = threads_[event.id];
    if (thread.version == 0) thread.id = make_id<EntryId>();
    NewVersion version;
    version.id = thread.id;
    version.version = thread.version + 1;
    version.kind = event.kind;
    if (event.about) version.about = threads_[*event.about].id;
    version.happened = clock_.now();
    version.seen_by = event.seen_by.value_or(thread.version > 0 ? thread.seen_by : facts_of(event.kind).at_first);
    auto body = next_body(event, thread.body, names());
    if (!body) return std::unexpected(body.error());
    version.body = RawJson{to_text(*body)};
    AppendRequest request;
    request.entries.push_back(version);
    if (auto appended = append(practice_, *door, request); !appended) return std::unexpected(appended.error());
    thread = {version.id, version.version, version.seen_by, std::move(*body)};
    return {};
  }

  /// Whoever cares for a person reads before they write.
  Result<void> look(const std::string& token) {
    const auto door = admit(practice_, Deed::read_entries, token, record_);
    if (!door) return std::unexpected(door.error());
    if (auto page = read_entries(practice_, *door, ""); !page) return std::unexpected(page.error());
    return {};
  }

  StoryNames names() const {
    StoryNames found;
    found.today = today_;
    found.client = accounts_.at(person_.key);
    found.therapist = accounts_.at(person_.with.empty() ? person_.key : person_.with.front());
    for (const auto& [name, thread] : threads_)
      if (thread.version > 0) found.entries.emplace(name, thread.id);
    return found;
  }

  struct Thread {
    EntryId id;
    int version = 0;
    SeenBy seen_by = SeenBy::only_me;
    Json body;
  };

  FixedClock clock_;
  const Practice practice_;
  const Accounts& accounts_;
  const Person& person_;
  const LocalDate today_;
  const Instant latest_;
  RecordId record_;
  std::map<std::string, Thread> threads_;
  std::map<AccountId, std::pair<Instant, std::string>> tokens_;
};

}  // namespace

Result<void> tell(const Practice& practice, const Story& story, const std::function<void(std::size_t, std::size_t)>& progress) {
  const LocalDate today = utc_date(practice.clock.now());
  const auto accounts = make_accounts(practice, story, today);
  if (!accounts) return std::unexpected(accounts.error());
  std::atomic<std::size_t> next = 0;
  std::mutex mutex;
  std::size_t done = 0;
  Result<void> outcome;
  const auto work = [&] {
    for (std::size_t i = next++; i < story.people.size(); i = next++) {
      auto told = Teller(practice, *accounts, story.people[i], today).tell();
      const std::lock_guard lock(mutex);
      if (!told && outcome) outcome = std::move(told);
      progress(++done, story.people.size());
    }
  };
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < tellers; ++i) threads.emplace_back(work);
  }
  return outcome;
}

Result<Story> read_story(const std::string& text) { return read_json_text<Story>(text, {.bytes = 8U << 20U}); }
Result<Background> read_background(const std::string& text) { return read_json_text<Background>(text); }

}  // namespace cairn::demo
