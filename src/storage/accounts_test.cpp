// SPDX-License-Identifier: Apache-2.0
#include "storage/accounts.hpp"

#include "storage/test_store.hpp"

using namespace cairn;

namespace {

Account ana(const LoginHash& login) {
  return {.id = make_id<AccountId>(),
          .role = Role::therapist,
          .login = login,
          .password = "$argon2id$",
          .profile = {"sealed name"},
          .created = Instant{1000},
          .last_failure = Instant{7}};
}

}  // namespace

TEST_CASE("an account is found by its id and its login, as it was added") {
  on_each_database([](TestStore& test) {
    const auto key = PracticeKey::make();
    const auto account = ana(hash_of_login(key, "ana"));
    test.write([&](Transaction& t) { CHECK(accounts::add(t, test.practice, account).has_value()); });
    test.read([&](Session& session) {
      for (const auto& found : {accounts::find(session, test.practice, account.id),
                                accounts::find_by_login(session, test.practice, *account.login)}) {
        REQUIRE(found.has_value());
        CHECK(found->id == account.id);
        CHECK(found->role == Role::therapist);
        CHECK(found->state == AccountState::active);
        CHECK(found->login == account.login);
        CHECK(found->password == account.password);
        CHECK(found->profile == account.profile);
        CHECK(found->created == account.created);
        CHECK(found->failures == 0);
        CHECK(found->last_failure == Instant{7});
      }
      CHECK_FALSE(accounts::find_by_login(session, test.practice, hash_of_login(key, "ben")).has_value());
      CHECK_FALSE(accounts::find(session, make_id<PracticeId>(), account.id).has_value());
    });
  });
}

TEST_CASE("a login that nobody has finds nobody, whichever logins lie about it") {
  on_each_database([](TestStore& test) {
    const auto with_login = [](int first) {
      Account account;
      account.id = make_id<AccountId>();
      account.login = LoginHash{};
      account.login->bytes.fill(static_cast<std::uint8_t>(first));
      account.created = Instant{first};
      return account;
    };
    test.write([&](Transaction& t) {
      CHECK_FALSE(accounts::find_by_login(t, test.practice, *with_login(3).login).has_value());
      for (const int first : {40, 80, 120}) CHECK(accounts::add(t, test.practice, with_login(first)).has_value());
      for (const int first : {40, 80, 120})
        CHECK(accounts::find_by_login(t, test.practice, *with_login(first).login)->created == Instant{first});
      for (const int other : {0, 39, 41, 79, 100, 121, 255})
        CHECK_FALSE(accounts::find_by_login(t, test.practice, *with_login(other).login).has_value());
    });
  });
}

TEST_CASE("nobody gets a login that somebody has, and many may have none") {
  on_each_database([](TestStore& test) {
    const auto login = hash_of_login(PracticeKey::make(), "ana");
    test.write([&](Transaction& t) {
      REQUIRE(accounts::add(t, test.practice, ana(login)).has_value());
      const auto again = accounts::add(t, test.practice, ana(login));
      REQUIRE_FALSE(again.has_value());
      CHECK(again.error().kind == ErrorKind::conflict);
      CHECK(again.error().path == "/login");
    });
    test.add_account(Role::client);
    test.add_account(Role::client);
    test.read([&](Session& session) {
      CHECK(accounts::all(session, test.practice).size() == 3);
      CHECK(accounts::all(session, test.practice, Role::client).size() == 2);
      CHECK(accounts::all(session, test.practice, Role::therapist).at(0).login == login);
      CHECK(accounts::all(session, test.practice, Role::supervisor).empty());
      CHECK(accounts::all(session, make_id<PracticeId>()).empty());
    });
  });
}

TEST_CASE("an account changes where it is told to, and nowhere else") {
  on_each_database([](TestStore& test) {
    const auto one = test.add_account(Role::client);
    const auto other = test.add_account(Role::client);
    test.write([&](Transaction& t) {
      CHECK(accounts::set_password(t, test.practice, one, "new", false));
      CHECK(accounts::set_profile(t, test.practice, one, {"new name"}));
      CHECK(accounts::set_state(t, test.practice, one, AccountState::closed));
      CHECK(accounts::note_failure(t, test.practice, one, Instant{10}));
      CHECK(accounts::note_failure(t, test.practice, one, Instant{20}));
      const auto nobody = make_id<AccountId>();
      CHECK_FALSE(accounts::set_password(t, test.practice, nobody, "new", true));
      CHECK_FALSE(accounts::set_profile(t, test.practice, nobody, {"new"}));
      CHECK_FALSE(accounts::set_state(t, test.practice, nobody, AccountState::closed));
      CHECK_FALSE(accounts::note_failure(t, test.practice, nobody, Instant{1}));
      CHECK_FALSE(accounts::clear_failures(t, test.practice, nobody));
      CHECK_FALSE(accounts::set_password(t, make_id<PracticeId>(), one, "theirs", true));
    });
    test.read([&](Session& session) {
      const auto changed = accounts::find(session, test.practice, one).value();
      CHECK(changed.password == "new");
      CHECK(changed.profile == Sealed{"new name"});
      CHECK(changed.state == AccountState::closed);
      CHECK(changed.failures == 2);
      CHECK(changed.last_failure == Instant{20});
      const auto left = accounts::find(session, test.practice, other).value();
      CHECK(left.password.empty());
      CHECK(left.state == AccountState::active);
      CHECK(left.failures == 0);
    });
    test.write([&](Transaction& t) {
      CHECK(accounts::clear_failures(t, test.practice, one));
      const auto cleared = accounts::find(t, test.practice, one).value();
      CHECK(cleared.failures == 0);
      CHECK_FALSE(cleared.last_failure.has_value());
    });
  });
}

TEST_CASE("an account belongs to a practice that is there") {
  on_each_database([](TestStore& test) {
    const auto done = test.store->write([&](Transaction& t) {
      return accounts::add(t, make_id<PracticeId>(), {.id = make_id<AccountId>()});
    });
    CHECK_FALSE(done.has_value());
  });
}
