// SPDX-License-Identifier: Apache-2.0
#include "storage/access_log.hpp"

#include "storage/test_store.hpp"

using namespace cairn;

namespace {

struct Setting {
  TestStore& test;
  AccountId client = test.add_account(Role::client);
  AccountId therapist = test.add_account(Role::therapist);
  RecordId record = test.add_record(client);
  SessionId session = make_id<SessionId>();

  AccessLine read(Instant at, std::map<Kind, int> kinds = {{Kind::goal, 1}}) const {
    return {.who = therapist, .role = Role::therapist, .relationship = Relationship::treating, .deed = AccessDeed::read,
            .kinds = std::move(kinds), .at = at, .session = session};
  }
  std::int64_t add(const AccessLine& line) const {
    return test.write([&](Transaction& t) { return access_log::add(t, test.practice, record, line); });
  }
  std::vector<AccessLine> page(std::int64_t position = 0, std::int64_t limit = 100) const {
    return test.read([&](Session& s) { return access_log::page(s, test.practice, record, position, limit); });
  }
};

}  // namespace

TEST_CASE("a line comes back as it was written") {
  on_each_database([](TestStore& test) {
    const Setting here{test};
    auto line = here.read(Instant{42}, {{Kind::goal, 3}, {Kind::step_event, 120}, {Kind::reflection, 1}});
    line.deed = AccessDeed::wrote;
    CHECK(here.add(line) == 1);
    line.session = std::nullopt;
    line.kinds = {};
    CHECK(here.add(line) == 2);
    const auto lines = here.page();
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].kinds.empty());
    CHECK_FALSE(lines[0].session.has_value());
    CHECK(lines[1].position == 1);
    CHECK(lines[1].who == here.therapist);
    CHECK(lines[1].role == Role::therapist);
    CHECK(lines[1].relationship == Relationship::treating);
    CHECK(lines[1].deed == AccessDeed::wrote);
    CHECK(lines[1].at == Instant{42});
    CHECK(lines[1].session == here.session);
    CHECK(lines[1].kinds == std::map<Kind, int>{{Kind::goal, 3}, {Kind::step_event, 120}, {Kind::reflection, 1}});
  });
}

TEST_CASE("the log is read in pages, newest first") {
  on_each_database([](TestStore& test) {
    const Setting here{test};
    for (int i = 1; i <= 25; ++i) here.add(here.read(Instant{i}));
    std::vector<std::int64_t> seen;
    for (auto page = here.page(0, 10); !page.empty(); page = here.page(seen.back(), 10))
      for (const auto& line : page) seen.push_back(line.position);
    REQUIRE(seen.size() == 25);
    for (std::size_t i = 0; i < seen.size(); ++i) CHECK(seen[i] == static_cast<std::int64_t>(25 - i));
    CHECK(here.page(1).empty());
  });
}

TEST_CASE("a line is only written into a record that is there, and what it says has to be readable") {
  on_each_database([](TestStore& test) {
    const Setting here{test};
    const auto done = test.store->write([&](Transaction& t) -> Result<void> {
      access_log::add(t, test.practice, make_id<RecordId>(), here.read(Instant{1}));
      return {};
    });
    CHECK_FALSE(done.has_value());
    here.add(here.read(Instant{1}));
    for (const char* broken : {"goal", "goal:", "goal:x", "goal:0", "goal:1x", "no_kind:1", ":1", "goal:-3"}) {
      test.write([&](Transaction& t) { t.execute("UPDATE access_log SET kinds = $1", {broken}); });
      const auto read = test.store->read([&](Session& s) -> Result<std::size_t> {
        return access_log::page(s, test.practice, here.record, 0, 10).size();
      });
      CHECK_FALSE(read.has_value());
    }
  });
}
