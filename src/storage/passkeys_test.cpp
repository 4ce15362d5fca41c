// SPDX-License-Identifier: Apache-2.0
#include "storage/passkeys.hpp"

#include "storage/test_store.hpp"

using namespace cairn;

namespace {

Passkey made(const AccountId& account, const std::string& credential, Instant created) {
  return {.id = make_id<PasskeyId>(),
          .account = account,
          .credential = {credential, "key\0of it", 4'000'000'000U, true, false},
          .name = {"sealed"},
          .created = created};
}

}  // namespace

TEST_CASE("a passkey is found by its credential, whoever's it is, as it was added") {
  on_each_database([](TestStore& test) {
    const auto account = test.add_account(Role::client);
    const std::string long_id(1023, '\xFF');
    const auto passkey = made(account, long_id, Instant{7});
    test.write([&](Transaction& t) {
      passkeys::add(t, test.practice, passkey);
      const auto found = passkeys::find(t, test.practice, long_id);
      REQUIRE(found.has_value());
      CHECK(found->id == passkey.id);
      CHECK(found->account == account);
      CHECK(found->credential.id == long_id);
      CHECK(found->credential.cose == passkey.credential.cose);
      CHECK(found->credential.sign_count == 4'000'000'000U);
      CHECK(found->credential.backup_eligible);
      CHECK_FALSE(found->credential.backed_up);
      CHECK(found->name == passkey.name);
      CHECK(found->created == Instant{7});
      CHECK_FALSE(found->last_used.has_value());
      CHECK_FALSE(passkeys::find(t, test.practice, "another").has_value());
      CHECK_FALSE(passkeys::find(t, make_id<PracticeId>(), long_id).has_value());
    });
  });
}

TEST_CASE("one credential is one person's only") {
  on_each_database([](TestStore& test) {
    const auto one = test.add_account(Role::client);
    const auto two = test.add_account(Role::client);
    test.write([&](Transaction& t) { passkeys::add(t, test.practice, made(one, "same", Instant{1})); });
    const auto done = test.store->write([&](Transaction& t) -> Result<void> {
      passkeys::add(t, test.practice, made(two, "same", Instant{2}));
      return {};
    });
    CHECK_FALSE(done.has_value());
  });
}

TEST_CASE("a use is noted only where the counter stands as it was found") {
  on_each_database([](TestStore& test) {
    const auto account = test.add_account(Role::client);
    const auto before = made(account, "a", Instant{1});
    auto after = before.credential;
    after.sign_count += 1;
    after.backed_up = true;
    test.write([&](Transaction& t) {
      passkeys::add(t, test.practice, before);
      CHECK(passkeys::note_use(t, test.practice, before, after, Instant{9}));
      CHECK_FALSE(passkeys::note_use(t, test.practice, before, after, Instant{10}));
      const auto found = passkeys::find(t, test.practice, "a");
      CHECK(found->credential.sign_count == after.sign_count);
      CHECK(found->credential.backed_up);
      CHECK(found->last_used == Instant{9});
    });
  });
}

TEST_CASE("passkeys are listed and removed by their owner") {
  on_each_database([](TestStore& test) {
    const auto one = test.add_account(Role::client);
    const auto two = test.add_account(Role::client);
    const auto first = made(one, "a", Instant{1});
    const auto second = made(one, "b", Instant{2});
    const auto theirs = made(two, "c", Instant{1});
    test.write([&](Transaction& t) {
      for (const auto* passkey : {&second, &theirs, &first}) passkeys::add(t, test.practice, *passkey);
      REQUIRE(passkeys::of(t, test.practice, one).size() == 2);
      CHECK(passkeys::of(t, test.practice, one)[0].id == first.id);
      CHECK_FALSE(passkeys::remove(t, test.practice, one, theirs.id));
      CHECK(passkeys::remove(t, test.practice, one, first.id));
      CHECK_FALSE(passkeys::remove(t, test.practice, one, first.id));
      passkeys::remove_all(t, test.practice, one);
      CHECK(passkeys::of(t, test.practice, one).empty());
      CHECK(passkeys::of(t, test.practice, two).size() == 1);
    });
  });
}
