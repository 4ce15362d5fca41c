// SPDX-License-Identifier: Apache-2.0
#include "usecases/invite.hpp"

#include <algorithm>
#include <thread>

#include "storage/accounts.hpp"
#include "usecases/audit/verify.hpp"
#include "usecases/live_hub.hpp"
#include "usecases/records.hpp"
#include "usecases/test_practice.hpp"

using namespace cairn;

namespace {

constexpr std::int64_t day_ms = 86'400'000;

/// Owen, who worked with Ben once; his time to write lasts 10 days, to read 20.
class Before : public TestPractice {
 public:
  Before() {
    place.settings.after_care = {10, 20};
    reopen();
    owen = add(Role::client, "Owen");
    ben = add(Role::therapist, "Ben");
    treat(ben, owen);
    record = record_of(owen);
    shared = put(SeenBy::my_therapist);
    kept = put(SeenBy::only_me);
    taken_back = put(SeenBy::my_record);
    put(SeenBy::only_me, taken_back, 2);
    pass(1);
    end_care(ben, owen);
  }

  EntryId put(SeenBy seen_by, EntryId id = make_id<EntryId>(), int number = 1) {
    REQUIRE(write(enter(owen), record, {{version(id, number, Kind::goal, example_body(Kind::goal), seen_by)}}).has_value());
    return id;
  }
  void pass(std::int64_t days) { clock.set(Instant{clock.now().ms + days * day_ms}); }

  std::string invited(AccountId by, Role role = Role::client) {
    const auto door = admit(practice(), role == Role::client ? Deed::invite_client : Deed::invite_staff, enter(by));
    REQUIRE(door.has_value());
    const auto link = invite(practice(), *door, {role, Line("Somebody"), {}});
    REQUIRE(link.has_value());
    return link->link.substr(link->link.rfind('/') + 1);
  }
  Result<void> begin(AccountId who, const std::string& token) {
    const auto door = admit(practice(), Deed::begin_care, enter(who));
    if (!door) return std::unexpected(door.error());
    return begin_care(practice(), *door, token);
  }
  Result<InvitationView> look(const std::string& token, std::optional<AccountId> who = {}) {
    return look_at_invitation(practice(), *admit(practice(), Deed::take_invitation, who ? enter(*who) : ""), token);
  }
  Result<SignedIn> take_with_new_account(const std::string& token, const std::string& login) {
    return accept_invitation(practice(), *admit(practice(), Deed::take_invitation, ""), token,
                             {Personal<200>(login), Personal<1024>("the heron stands in rain"), Line("New"), false}, {});
  }
  std::vector<Care> history() {
    return *practice().store.read([&](Session& session) -> Result<std::vector<Care>> {
      return care::history(session, practice().id, owen);
    });
  }
  bool sees(AccountId who, EntryId id) {
    const auto page = read(enter(who), record);
    return page && std::ranges::any_of(page->entries, [&](const EntryView& entry) { return entry.id == id; });
  }
  RecordView own_view() { return list_records(practice(), *admit(practice(), Deed::list_records, enter(owen)))->records.front(); }
  std::string verdict() {
    const auto report = verify_ledger({place.folder, place.key_file}, OpenBodies::yes);
    return report ? report->wrong.value_or("") : report.error().sentence;
  }

  AccountId owen;
  AccountId ben;
  RecordId record;
  EntryId shared;
  EntryId kept;
  EntryId taken_back;
};

}  // namespace

TEST_CASE("a client whose time to read is over begins again, and everything is theirs again") {
  Before before;
  before.pass(30);
  REQUIRE(before.own_view().after->access == OwnAccess::closed);
  const std::string token = before.invited(before.ben);
  REQUIRE(before.begin(before.owen, token).has_value());
  CHECK(!before.own_view().after.has_value());
  CHECK(before.own_view().treating == std::vector{before.ben});
  const EntryId fresh = before.put(SeenBy::my_record);
  CHECK(before.sees(before.owen, before.kept));
  CHECK(before.sees(before.ben, before.shared));
  CHECK(before.sees(before.ben, fresh));
  CHECK(!before.sees(before.ben, before.kept));
  CHECK(!before.sees(before.ben, before.taken_back));

  const auto history = before.history();
  REQUIRE(history.size() == 2);
  CHECK(history[0].until < history[1].from);
  CHECK(!history[1].until.has_value());
  CHECK(before.verdict() == "");
}

TEST_CASE("another therapist sees what is shared in the record, from before and from the time between") {
  Before before;
  const AccountId ana = before.add(Role::supervisor, "Ana");
  const EntryId between = before.put(SeenBy::my_record);
  CHECK(!before.sees(before.ben, between));
  REQUIRE(before.begin(before.owen, before.invited(ana)).has_value());
  for (const EntryId id : {before.shared, between}) CHECK(before.sees(ana, id));
  for (const EntryId id : {before.kept, before.taken_back}) CHECK(!before.sees(ana, id));
  CHECK(!before.sees(before.ben, before.shared));  // what was over stays over
  REQUIRE(before.begin(before.owen, before.invited(before.ben)).has_value());
  CHECK(before.own_view().treating.size() == 2);
  CHECK(before.history().size() == 3);
  CHECK(before.verdict() == "");
}

TEST_CASE("who invited and the client's other devices hear at once that they work together") {
  Before before;
  std::vector<RecordId> heard;
  const auto hear = [&](RecordId record) { heard.push_back(record); };
  const auto ben = before.practice().live.listen(before.ben, hear);
  const auto owen = before.practice().live.listen(before.owen, hear);
  REQUIRE(before.begin(before.owen, before.invited(before.ben)).has_value());
  CHECK(heard == std::vector{before.record, before.record});
  heard.clear();
  const auto met = before.take_with_new_account(before.invited(before.ben), "met@example.test");
  CHECK(heard == std::vector{before.record_of(met->me.account)});
}

TEST_CASE("the invitation is used up: once for this client, never for another account") {
  Before before;
  const std::string token = before.invited(before.ben);
  CHECK(!before.look(token, before.owen)->in_care);
  REQUIRE(before.begin(before.owen, token).has_value());
  REQUIRE(before.begin(before.owen, token).has_value());  // the answer was lost on its way: the same again
  CHECK(before.history().size() == 2);
  CHECK(before.look(token, before.owen)->in_care);
  CHECK(before.look(token).error().kind == ErrorKind::not_found);
  CHECK(before.begin(before.add(Role::client, "Zoe"), token).error().kind == ErrorKind::not_found);
  CHECK(before.take_with_new_account(token, "zoe@example.test").error().kind == ErrorKind::not_found);
  before.pass(1);
  before.end_care(before.ben, before.owen);
  CHECK(before.begin(before.owen, token).error().kind == ErrorKind::not_found);
  CHECK(before.look(token, before.owen).error().kind == ErrorKind::not_found);
  CHECK(before.history().size() == 2);
}

TEST_CASE("care that goes on is not begun twice, and the invitation stays good") {
  Before before;
  REQUIRE(before.begin(before.owen, before.invited(before.ben)).has_value());
  const std::string second = before.invited(before.ben);
  CHECK(before.look(second, before.owen)->in_care);
  CHECK(!before.look(second)->in_care);
  CHECK(before.begin(before.owen, second).error().kind == ErrorKind::conflict);
  CHECK(before.history().size() == 2);
  CHECK(before.take_with_new_account(second, "zoe@example.test").has_value());
}

TEST_CASE("an invitation that is unknown, too old, or of somebody who has left, is like one that never was") {
  Before before;
  const std::string token = before.invited(before.ben);
  const auto says = [&](const std::string& what) {
    const auto begun = before.begin(before.owen, what);
    REQUIRE(!begun.has_value());
    CHECK(begun.error().kind == ErrorKind::not_found);
    CHECK(before.look(what, before.owen).error().sentence == begun.error().sentence);
    return begun.error().sentence;
  };
  const auto state = [&](AccountState wanted) {
    const auto set = before.practice().store.write([&](Transaction& transaction) -> Result<void> {
      accounts::set_state(transaction, before.practice().id, before.ben, wanted);
      return {};
    });
    REQUIRE(set.has_value());
  };
  const std::string unknown = says("nothing");
  CHECK(says(std::string(43, 'A')) == unknown);
  state(AccountState::closed);
  CHECK(says(token) == unknown);
  CHECK(before.take_with_new_account(token, "zoe@example.test").error().sentence == unknown);
  state(AccountState::active);
  CHECK(before.look(token).has_value());
  before.pass(60);
  CHECK(says(token) == unknown);
  CHECK(before.history().size() == 1);
}

TEST_CASE("staff are treated in no account of theirs, and an invitation to work here treats nobody") {
  Before before;
  const AccountId petra = before.add(Role::administrator, "Petra");
  const std::string to_work = before.invited(petra, Role::therapist);
  CHECK(before.begin(before.owen, to_work).error().kind == ErrorKind::refused);
  CHECK(!before.look(to_work, before.owen)->in_care);
  const std::string token = before.invited(before.ben);
  for (const AccountId who : {before.ben, petra, before.add(Role::supervisor, "Sam")})
    CHECK(before.begin(who, token).error().kind == ErrorKind::not_allowed);
  CHECK(before.history().size() == 1);
  CHECK(before.begin(before.owen, token).has_value());
}

TEST_CASE("of many who take it up at the same moment one client has it, and their care has begun once") {
  Before before;
  const AccountId zoe = before.add(Role::client, "Zoe");
  const std::string token = before.invited(before.ben);
  constexpr int each = 4;
  std::vector<Admission> doors;
  for (int i = 0; i < each; ++i)
    for (const AccountId who : {before.owen, zoe}) doors.push_back(*admit(before.practice(), Deed::begin_care, before.enter(who)));
  std::vector<int> done(doors.size(), 0);
  {
    std::vector<std::jthread> all;
    for (std::size_t i = 0; i < doors.size(); ++i)
      all.emplace_back([&, i] { done[i] = begin_care(before.practice(), doors[i], token).has_value() ? 1 : 0; });
  }
  int owens = 0;
  for (std::size_t i = 0; i < done.size(); i += 2) owens += done[i];
  CHECK(std::ranges::count(done, 1) == each);
  CHECK((owens == each || owens == 0));
  CHECK(before.history().size() == (owens == each ? 2 : 1));
  CHECK(before.verdict() == "");
}
