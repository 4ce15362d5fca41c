// SPDX-License-Identifier: Apache-2.0
#include "storage/sign_in_sessions.hpp"

#include "storage/test_store.hpp"

using namespace cairn;

namespace {

SignInSession made(const AccountId& account, Instant started) {
  return {.id = make_id<SessionId>(),
          .token = hash_of(Token::make()),
          .account = account,
          .started = started,
          .last_used = started,
          .ends = Instant{started.ms + 1000},
          .idle_ms = 100,
          .own_device = true,
          .device = {"sealed"}};
}

}  // namespace

TEST_CASE("a session is found by its token, as it was added") {
  on_each_database([](TestStore& test) {
    const auto account = test.add_account(Role::client);
    const auto session = made(account, Instant{10});
    test.write([&](Transaction& t) { sign_in_sessions::add(t, test.practice, session); });
    test.read([&](Session& reader) {
      const auto found = sign_in_sessions::find(reader, test.practice, session.token);
      REQUIRE(found.has_value());
      CHECK(found->id == session.id);
      CHECK(found->account == account);
      CHECK(found->started == Instant{10});
      CHECK(found->last_used == Instant{10});
      CHECK(found->ends == Instant{1010});
      CHECK(found->idle_ms == 100);
      CHECK(found->own_device);
      CHECK(found->device == session.device);
      CHECK_FALSE(found->ended.has_value());
      CHECK_FALSE(sign_in_sessions::find(reader, test.practice, hash_of(Token::make())).has_value());
      CHECK_FALSE(sign_in_sessions::find(reader, make_id<PracticeId>(), session.token).has_value());
    });
  });
}

TEST_CASE("a session ends by idling and at its end, to the millisecond, and use keeps it") {
  on_each_database([](TestStore& test) {
    const auto account = test.add_account(Role::client);
    const auto session = made(account, Instant{0});
    const auto is_open = [&](Session& reader, Instant now) {
      const auto found = sign_in_sessions::find(reader, test.practice, session.token).value();
      CHECK(found.open_at(now) == (sign_in_sessions::open_of(reader, test.practice, account, now).size() == 1));
      return found.open_at(now);
    };
    test.write([&](Transaction& t) {
      sign_in_sessions::add(t, test.practice, session);
      CHECK(is_open(t, Instant{99}));
      CHECK_FALSE(is_open(t, Instant{100}));
      sign_in_sessions::touch(t, test.practice, session.id, Instant{90});
      CHECK(is_open(t, Instant{189}));
      CHECK_FALSE(is_open(t, Instant{190}));
      sign_in_sessions::touch(t, test.practice, session.id, Instant{50});  // never backwards
      CHECK(is_open(t, Instant{189}));
      sign_in_sessions::touch(t, test.practice, session.id, Instant{990});
      CHECK(is_open(t, Instant{999}));
      CHECK_FALSE(is_open(t, Instant{1000}));
    });
  });
}

TEST_CASE("a person ends their own sessions, one or all but this") {
  on_each_database([](TestStore& test) {
    const auto account = test.add_account(Role::client);
    const auto other = test.add_account(Role::client);
    const auto one = made(account, Instant{1});
    const auto two = made(account, Instant{2});
    const auto three = made(account, Instant{3});
    const auto theirs = made(other, Instant{4});
    test.write([&](Transaction& t) {
      for (const auto* session : {&one, &two, &three, &theirs}) sign_in_sessions::add(t, test.practice, *session);
      const auto open = [&](const AccountId& whose) { return sign_in_sessions::open_of(t, test.practice, whose, Instant{10}); };
      REQUIRE(open(account).size() == 3);
      CHECK(open(account)[0].id == three.id);
      CHECK_FALSE(sign_in_sessions::end(t, test.practice, account, theirs.id, Instant{10}));
      CHECK(sign_in_sessions::end(t, test.practice, account, one.id, Instant{10}));
      CHECK_FALSE(sign_in_sessions::end(t, test.practice, account, one.id, Instant{11}));
      CHECK(sign_in_sessions::find(t, test.practice, one.token)->ended == Instant{10});
      CHECK(sign_in_sessions::end_all(t, test.practice, account, two.id, Instant{10}) == 1);
      CHECK(open(account).size() == 1);
      CHECK(sign_in_sessions::end_all(t, test.practice, account, std::nullopt, Instant{10}) == 1);
      CHECK(open(account).empty());
      CHECK(open(other).size() == 1);
    });
  });
}

TEST_CASE("a session that is proved anew opens with its new token only, and says when and by what") {
  on_each_database([](TestStore& test) {
    const auto account = test.add_account(Role::therapist);
    const auto session = made(account, Instant{0});
    const auto token = hash_of(Token::make());
    test.write([&](Transaction& t) {
      sign_in_sessions::add(t, test.practice, session);
      CHECK(sign_in_sessions::find(t, test.practice, session.token)->proof == Proof::password);
      sign_in_sessions::prove(t, test.practice, session.id, token, Proof::two_factors, Instant{50});
      CHECK_FALSE(sign_in_sessions::find(t, test.practice, session.token).has_value());
      const auto found = sign_in_sessions::find(t, test.practice, token);
      REQUIRE(found.has_value());
      CHECK(found->id == session.id);
      CHECK(found->proof == Proof::two_factors);
      CHECK(found->proved == Instant{50});
    });
  });
}
