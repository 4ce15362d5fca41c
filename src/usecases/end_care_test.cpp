// SPDX-License-Identifier: Apache-2.0
#include "usecases/end_care.hpp"

#include "usecases/audit/verify.hpp"
#include "usecases/myself.hpp"
#include "usecases/records.hpp"
#include "usecases/test_practice.hpp"
#include "usecases/who_looked.hpp"

using namespace cairn;

namespace {

constexpr std::int64_t day_ms = 86'400'000;

/// A client and a therapist who work together, from 22 November 2026 on.
class Pair : public TestPractice {
 public:
  explicit Pair(AfterCareDays days = {}) {
    place.settings.after_care = days;
    reopen();
    client = add(Role::client, "Owen");
    therapist = add(Role::therapist, "Ben");
    treat(therapist, client);
    record = record_of(client);
  }

  /// A token of somebody, of a session that begins now.
  std::string as(AccountId who) { return enter(who); }

  std::string body(const std::string& members) const {
    return R"({"therapist":")" + to_text(therapist) + R"(","spacing":"not_sure",)" + members + "}";
  }
  std::string mark(const std::string& by, AccountId who) const { return R"({"by":")" + by + R"(","who":")" + to_text(who) + R"("})"; }
  std::string proposed() const {
    return body(R"("state":"proposed","client_reason":"goals_met","ends_on":"2026-12-06","agreed_by":[)" + mark("client", client) + "]");
  }
  std::string agreed() const {
    return body(R"("state":"agreed","client_reason":"goals_met","therapist_reason":"goals_met","ends_on":"2026-12-06","agreed_by":[)" +
                mark("client", client) + "," + mark("therapist", therapist) + "]");
  }
  std::string taken_back() const {
    return body(R"("state":"taken_back","client_reason":"goals_met","therapist_reason":"goals_met","ends_on":"2026-12-06","agreed_by":[])");
  }
  std::string by_client(const std::string& ends_on) const {
    return body(R"("state":"one_sided","client_reason":"own_wish","ended_by":"client","agreed_by":[],"ends_on":")" + ends_on + "\"");
  }
  std::string by_therapist(const std::string& ends_on) const {
    return body(R"("state":"one_sided","therapist_reason":"stopped_coming","ended_by":"therapist","agreed_by":[],"ends_on":")" + ends_on + "\"");
  }

  Result<AppendAnswer> put(AccountId who, EntryId id, int number, Kind kind, const std::string& text, SeenBy seen_by = SeenBy::my_record) {
    AppendRequest request;
    request.entries.push_back(version(id, number, kind, text, seen_by));
    return write(as(who), record, request);
  }
  Result<AppendAnswer> end(AccountId who, int number, const std::string& text) { return put(who, ending, number, Kind::ending, text); }
  Result<AppendAnswer> write_goal(AccountId who) {
    return put(who, make_id<EntryId>(), 1, Kind::goal, example_body(Kind::goal), SeenBy::only_me);
  }

  void go_to(const char* when) { clock.set(*instant_from(when)); }
  bool cares() { return read(as(therapist), record).has_value(); }
  RecordView own_view() { return list_records(practice(), *admit(practice(), Deed::list_records, as(client)))->records.front(); }

  AccountId client;
  AccountId therapist;
  RecordId record;
  EntryId ending = make_id<EntryId>();
};

}  // namespace

TEST_CASE("an ending that both agreed ends care when its last day is over, and not before") {
  Pair pair;
  REQUIRE(pair.end(pair.client, 1, pair.proposed()).has_value());
  pair.go_to("2026-12-01T09:00:00Z");
  REQUIRE(pair.end(pair.therapist, 2, pair.agreed()).has_value());
  CHECK(pair.cares());
  CHECK(!pair.own_view().after.has_value());
  CHECK(pair.own_view().treating == std::vector{pair.therapist});
  pair.go_to("2026-12-07T11:59:59Z");
  CHECK(pair.cares());
  pair.go_to("2026-12-07T12:00:00Z");
  CHECK(!pair.cares());
  CHECK(pair.own_view().treating.empty());
  REQUIRE(pair.own_view().after.has_value());
  CHECK(pair.own_view().after->ended == *instant_from("2026-12-07T12:00:00Z"));
  CHECK(pair.write_goal(pair.therapist).error().kind == ErrorKind::not_found);
  CHECK(list_records(pair.practice(), *admit(pair.practice(), Deed::list_records, pair.as(pair.therapist)))->records.size() == 1);  // the vault
}

TEST_CASE("an ending that only one has said yes to ends nothing") {
  Pair pair;
  REQUIRE(pair.end(pair.client, 1, pair.proposed()).has_value());
  pair.go_to("2027-12-07T12:00:00Z");
  CHECK(pair.cares());
}

TEST_CASE("either takes it back while care goes on, and then it does") {
  for (const bool by_client : {true, false}) {
    Pair pair;
    REQUIRE(pair.end(pair.client, 1, pair.proposed()).has_value());
    REQUIRE(pair.end(pair.therapist, 2, pair.agreed()).has_value());
    pair.go_to("2026-12-06T20:00:00Z");
    REQUIRE(pair.end(by_client ? pair.client : pair.therapist, 3, pair.taken_back()).has_value());
    pair.go_to("2027-12-07T12:00:00Z");
    CHECK(pair.cares());
  }
}

TEST_CASE("what is over is not taken back") {
  Pair pair;
  REQUIRE(pair.end(pair.client, 1, pair.proposed()).has_value());
  REQUIRE(pair.end(pair.therapist, 2, pair.agreed()).has_value());
  pair.go_to("2026-12-08T09:00:00Z");
  const auto back = pair.end(pair.client, 3, pair.taken_back());
  CHECK(back.error().kind == ErrorKind::refused);
  CHECK(back.error().path == "/entries/0/body/therapist");
  CHECK(!pair.cares());
}

TEST_CASE("a client who stops today is out of care at once, and one who names a day on that day") {
  Pair pair;
  REQUIRE(pair.end(pair.client, 1, pair.by_client("2026-11-22")).has_value());
  CHECK(!pair.cares());
  Pair later;
  REQUIRE(later.end(later.client, 1, later.by_client("2026-11-30")).has_value());
  CHECK(later.cares());
  later.go_to("2026-12-01T12:00:00Z");
  CHECK(!later.cares());
}

TEST_CASE("a therapist ends it with a named reason, and the client is in care until that day is over") {
  Pair pair;
  REQUIRE(pair.end(pair.therapist, 1, pair.by_therapist("2026-11-22")).has_value());
  CHECK(pair.cares());
  pair.go_to("2026-11-23T12:00:00Z");
  CHECK(!pair.cares());
}

TEST_CASE("words added to an ending leave its end where it was, and the list sent twice is one ending") {
  Pair pair;
  REQUIRE(pair.end(pair.client, 1, pair.by_client("2026-11-22")).has_value());
  REQUIRE(pair.end(pair.client, 1, pair.by_client("2026-11-22")).has_value());
  const Instant ended = pair.own_view().after->ended;
  pair.clock.set(Instant{pair.clock.now().ms + day_ms});
  std::string more = pair.by_client("2026-11-22");
  more.insert(more.size() - 1, R"(,"what_helped":"I walked.")");
  REQUIRE_MESSAGE(pair.end(pair.client, 2, more).has_value(), "words");
  CHECK(pair.own_view().after->ended == ended);
}

TEST_CASE("only the care that is named ends, and who does not care cannot be named") {
  Pair pair;
  const AccountId second = pair.add(Role::therapist, "Noor");
  pair.treat(second, pair.client);
  const AccountId stranger = pair.add(Role::therapist, "Chidi");
  std::string wrong = pair.by_client("2026-11-22");
  wrong.replace(wrong.find(to_text(pair.therapist)), 32, to_text(stranger));
  CHECK(pair.end(pair.client, 1, wrong).error().kind == ErrorKind::refused);
  REQUIRE(pair.end(pair.client, 1, pair.by_client("2026-11-22")).has_value());
  CHECK(!pair.cares());
  CHECK(pair.read(pair.as(second), pair.record).has_value());
  CHECK(!pair.own_view().after.has_value());  // somebody still cares
}

TEST_CASE("of two endings the earlier one counts, and without it the other") {
  Pair pair;
  REQUIRE(pair.end(pair.client, 1, pair.by_client("2026-11-30")).has_value());
  const EntryId other = make_id<EntryId>();
  REQUIRE(pair.put(pair.therapist, other, 1, Kind::ending, pair.by_therapist("2026-12-20")).has_value());
  std::string back = pair.by_client("2026-11-30");
  back.replace(back.find("one_sided"), 9, "taken_back");
  back.replace(back.find(R"("ended_by":"client",)"), 20, "");
  pair.go_to("2026-11-25T12:00:00Z");
  REQUIRE_MESSAGE(pair.end(pair.client, 2, back).has_value(), "taken back");
  pair.go_to("2026-12-20T12:00:00Z");
  CHECK(pair.cares());
  pair.go_to("2026-12-21T12:00:00Z");
  CHECK(!pair.cares());
}

TEST_CASE("an ending of earlier care says nothing of care that began anew") {
  Pair pair;
  REQUIRE(pair.end(pair.client, 1, pair.by_client("2026-11-22")).has_value());
  pair.go_to("2027-01-10T12:00:00Z");
  pair.treat(pair.therapist, pair.client);
  const EntryId other = make_id<EntryId>();
  const std::string asked = pair.body(R"("state":"proposed","ends_on":"2027-02-06","agreed_by":[])");
  REQUIRE(pair.put(pair.client, other, 1, Kind::ending, asked).has_value());
  CHECK(pair.cares());
  CHECK(!pair.own_view().after.has_value());
}

TEST_CASE("when care has ended a client writes, then reads, then neither, as the practice has set") {
  Pair pair({30, 365});
  const auto me = see_myself(pair.practice(), *admit(pair.practice(), Deed::see_myself, pair.as(pair.client)));
  CHECK(me->practice.after_care.write == 30);  // so the app can say it before anything ends
  CHECK(me->practice.after_care.read == 365);
  REQUIRE(pair.end(pair.client, 1, pair.by_client("2026-11-22")).has_value());
  const Instant ended = pair.clock.now();
  const auto after = [&](std::int64_t days, std::int64_t ms = 0) { pair.clock.set(Instant{ended.ms + days * day_ms + ms}); };

  after(30, -1);
  CHECK(pair.own_view().after->access == OwnAccess::writing);
  CHECK(pair.write_goal(pair.client).has_value());
  after(30);
  CHECK(pair.own_view().after->access == OwnAccess::reading);
  CHECK(pair.own_view().after->reads_until == Instant{ended.ms + 365 * day_ms});
  CHECK(pair.write_goal(pair.client).error().kind == ErrorKind::not_allowed);
  after(365, -1);
  CHECK(!pair.read(pair.as(pair.client), pair.record)->entries.empty());
  CHECK(who_looked(pair.practice(), *admit(pair.practice(), Deed::see_who_looked, pair.as(pair.client), pair.record)).has_value());
  after(365);
  CHECK(pair.own_view().after->access == OwnAccess::closed);
  CHECK(pair.read(pair.as(pair.client), pair.record).error().kind == ErrorKind::not_allowed);
  CHECK(admit(pair.practice(), Deed::see_who_looked, pair.as(pair.client), pair.record).error().kind == ErrorKind::not_allowed);

  pair.treat(pair.therapist, pair.client);  // care begins again, and all is open again
  CHECK(pair.write_goal(pair.client).has_value());
}

TEST_CASE("a client whom nobody ever cared for reads and writes without any end") {
  Pair pair({0, 30});
  const AccountId alone = pair.add(Role::client, "Maya");
  const RecordId record = pair.record_of(alone);
  pair.clock.set(Instant{pair.clock.now().ms + 4000 * day_ms});
  AppendRequest request;
  request.entries.push_back(pair.version(make_id<EntryId>(), 1, Kind::goal, example_body(Kind::goal), SeenBy::only_me));
  CHECK(pair.write(pair.as(alone), record, request).has_value());
  CHECK(pair.read(pair.as(alone), record).has_value());
}

TEST_CASE("a therapist's own vault knows nothing of endings") {
  Pair pair({0, 30});
  REQUIRE(pair.end(pair.client, 1, pair.by_client("2026-11-22")).has_value());
  pair.clock.set(Instant{pair.clock.now().ms + 100 * day_ms});
  CHECK(pair.read(pair.as(pair.therapist), pair.record_of(pair.therapist)).has_value());
}

TEST_CASE("the ledger knows each end that was set, another one, and that it goes on after all") {
  Pair pair;
  const auto verdict = [&] {
    const auto report = verify_ledger({pair.place.folder, pair.place.key_file}, OpenBodies::yes);
    return report ? report->wrong.value_or("") : report.error().sentence;
  };
  REQUIRE(pair.end(pair.client, 1, pair.proposed()).has_value());
  REQUIRE(pair.end(pair.therapist, 2, pair.agreed()).has_value());
  CHECK(verdict() == "");
  REQUIRE(pair.end(pair.therapist, 3, pair.taken_back()).has_value());
  CHECK(verdict() == "");
  pair.ending = make_id<EntryId>();
  REQUIRE(pair.end(pair.client, 1, pair.by_client("2026-11-22")).has_value());
  CHECK(!pair.cares());
  CHECK(verdict() == "");
}
