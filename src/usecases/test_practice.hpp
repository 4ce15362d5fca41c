// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <map>
#include <string>

#include "domain/kinds.hpp"
#include "storage/care.hpp"
#include "storage/records.hpp"
#include "storage/store.hpp"
#include "usecases/entries.hpp"
#include "usecases/new_account.hpp"
#include "usecases/open_practice.hpp"
#include "usecases/sign_in.hpp"

namespace cairn {

/// A real practice in a folder of its own, for tests: real database, real keys, a clock that is moved by
/// hand.
class TestPractice {
 public:
  explicit TestPractice(bool demo = true)
      : folder_(std::filesystem::temp_directory_path() / ("cairn-test-" + to_text(make_id<EntryId>()))) {
    std::filesystem::create_directories(folder_);
    place.folder = folder_ / "data";
    place.key_file = folder_ / "practice.key";
    place.cheap_passwords = true;
    place.settings.demo = demo;
    REQUIRE(create_practice(place, Line("Test practice"), clock).has_value());
    reopen();
  }
  ~TestPractice() {
    open_.reset();
    std::filesystem::remove_all(folder_);
  }

  void reopen() {
    open_.reset();
    auto opened = OpenPractice::open(place, clock);
    REQUIRE_MESSAGE(opened.has_value(), opened.error().sentence);
    open_ = std::move(*opened);
  }

  const Practice& practice() const { return open_->practice(); }
  Store& store() { return open_->store(); }

  AccountId add(Role role, const std::string& name) {
    Account account;
    account.id = make_id<AccountId>();
    account.role = role;
    account.profile = seal_profile(practice(), account.id, {Line(name), {}, {}});
    account.created = clock.now();
    REQUIRE(
        practice()
            .store
            .write([&](Transaction& transaction) { return add_account(practice(), transaction, account); })
            .has_value());
    return account.id;
  }

  void treat(AccountId therapist, AccountId client) {
    REQUIRE(practice()
                .store
                .write([&](Transaction& transaction) {
                  return care::begin(transaction, practice().id, therapist, client, clock.now());
                })
                .has_value());
  }

  void end_care(AccountId therapist, AccountId client) {
    REQUIRE(practice()
                .store
                .write([&](Transaction& transaction) -> Result<void> {
                  care::end(transaction, practice().id, therapist, client, clock.now());
                  return {};
                })
                .has_value());
  }

  RecordId record_of(AccountId owner) {
    return practice()
        .store
        .read([&](Session& session) -> Result<RecordId> {
          return records::owned_by(session, practice().id, owner).front().record.id;
        })
        .value();
  }

  /// A session's token for somebody, without a password.
  std::string enter(AccountId account) {
    const auto door = admit(practice(), Deed::enter_demo, "");
    const auto entered = enter_demo(practice(), *door, {account, false}, "Firefox on Linux");
    REQUIRE_MESSAGE(entered.has_value(), entered.error().sentence);
    return entered->token;
  }

  Result<AppendAnswer> write(const std::string& token, RecordId record, const AppendRequest& request) {
    const auto door = admit(practice(), Deed::write_entries, token, record);
    if (!door) return std::unexpected(door.error());
    return append(practice(), *door, request);
  }

  Result<EntriesPage> read(const std::string& token, RecordId record, const std::string& since = "") {
    const auto door = admit(practice(), Deed::read_entries, token, record);
    if (!door) return std::unexpected(door.error());
    return read_entries(practice(), *door, since);
  }

  NewVersion version(EntryId id, int number, Kind kind, const std::string& body, SeenBy seen_by,
                     std::optional<EntryId> about = std::nullopt) const {
    return {id, number, kind, about, clock.now(), seen_by, RawJson{body}};
  }

  FixedClock clock{Instant{1'795'356'000'000}};
  PracticePlace place;

 private:
  std::filesystem::path folder_;
  std::unique_ptr<OpenPractice> open_;
};

/// A small valid body of each kind.
inline std::string example_body(Kind kind) {
  static const std::map<Kind, std::string> bodies{
      {Kind::reflection, R"({"prompt":"","text":"t","areas":[],"matters_most":false})"},
      {Kind::goal,
       R"({"words":"Sleep through","words_by":"client","horizon":"not_sure","areas":[],"state":"idea","agreed_by":[],)"
       R"("harder_now":false,"made_together":false,"review_weeks":5})"},
      {Kind::suggestion, R"({"what":"wording","words":"w","answer":"open"})"},
      {Kind::step,
       R"({"words":"w","words_by":"client","sort":"one_off","shrink":"not_made","state":"planned","made_together":false})"},
      {Kind::step_event, R"({"what":"done","on":"2026-11-22","in_the_way":[]})"},
      {Kind::goal_rating, R"({"value":3,"on":"2026-11-22","spoken":false})"},
      {Kind::goal_review, R"({"outcome":"keep","on":"2026-11-22"})"},
      {Kind::setback, R"({"started":"2026-11-22","triggers":[],"needs":[],"helped":[]})"},
      {Kind::attainment_scale,
       R"({"levels":["a","b","c","d","e"],"start":-1,"importance":1,"difficulty":1,"agreed_by":[]})"},
      {Kind::attainment_rating, R"({"level":0,"by":"client","on":"2026-11-22"})"},
      {Kind::topic, R"({"text":"t","by":"client","state":"open"})"},
      {Kind::therapy_session,
       R"({"starts":"2026-11-24T14:00:00.000Z","minutes":50,"mode":"room","number":15,"state":"booked"})"},
      {Kind::together, R"({"open":true,"client_joined":false})"},
      {Kind::prep_note, R"({"client":"00112233445566778899aabbccddeeff","text":"t"})"},
      {Kind::ending,
       R"({"state":"proposed","therapist":"00112233445566778899aabbccddeeff","ends_on":"2026-11-30","spacing":"not_sure","agreed_by":[]})"},
      {Kind::staying_well_plan, R"({"sections":[{"part":"people","lines":[{"text":"t"}]}]})"},
  };
  return bodies.at(kind);
}

}  // namespace cairn
