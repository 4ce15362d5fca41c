// SPDX-License-Identifier: Apache-2.0
#include "usecases/proving.hpp"

#include <algorithm>

#include "storage/accounts.hpp"
#include "storage/code_apps.hpp"
#include "usecases/test_doors.hpp"

using namespace cairn;

namespace {

/// What one refused sign-in costs and says.
struct Refused {
  std::uint64_t hashes = 0;
  std::uint64_t writes = 0;
  std::string said;
  bool operator==(const Refused&) const = default;
};

}  // namespace

TEST_CASE("every sign-in that is not right says the same for the same work: nobody, a wrong password, a missing or wrong code") {
  TestDoors doors;
  doors.person(Role::client, "plain");
  doors.person(Role::therapist, "staff");
  doors.person(Role::client, "app");
  doors.person(Role::client, "key");
  const auto closed = doors.person(Role::client, "closed");
  std::string secret;
  webauthn::SoftAuthenticator device;
  const auto app = doors.add_app(doors.in("app").token, secret);
  const auto key = doors.add_key(doors.in("key").token, device);
  REQUIRE(doors.practice().store.write([&](Transaction& t) -> Result<void> {
                  accounts::set_state(t, doors.practice().id, closed, AccountState::closed);
                  return {};
                }).has_value());

  const std::string right = TestDoors::password;
  const std::string wrong = "not this one, not at all";
  const std::string right_code = code_shown(secret, doors.clock.now(), 1);
  const auto refused = [&](const std::string& login, const std::string& password, const std::string& code) {
    const auto hashes = doors.practice().passwords.worked_out();
    const auto writes = doors.store().counts().writes;
    const auto answer = doors.try_in(login, password, code);
    CAPTURE(login);
    REQUIRE(!answer.has_value());
    CHECK(answer.error().kind == ErrorKind::refused);
    return Refused{doors.practice().passwords.worked_out() - hashes, doors.store().counts().writes - writes,
                   answer.error().path + "|" + answer.error().sentence + "|" + answer.error().detail};
  };
  const Refused expected = refused("nobody", wrong, "");
  CHECK(expected.hashes == 1);
  CHECK(expected.writes == 1);
  for (const auto& [login, password, code] : std::vector<std::tuple<std::string, std::string, std::string>>{
           {"nobody", right, "123456"},
           {"nobody2", wrong, app.recovery_codes[0]},
           {"plain", wrong, ""},
           {"plain", wrong, "123456"},
           {"staff", wrong, ""},
           {"app", wrong, ""},
           {"app", wrong, right_code},
           {"app", wrong, app.recovery_codes[0]},
           {"app", right, ""},
           {"app", right, "000000"},
           {"key", wrong, ""},
           {"key", right, ""},
           {"key", right, right_code},
           {"key", right, app.recovery_codes[0]},  // another's
           {"closed", right, ""},
       })
    CHECK(refused(login, password, code) == expected);
  doors.pass(2'000);  // after five wrong ones
  CHECK(doors.try_in("app", right, right_code).has_value());
  CHECK(doors.try_in("key", right, key.recovery_codes[0]).has_value());
}

TEST_CASE("a code of the app is taken once, and none before it any more") {
  TestDoors doors;
  doors.person(Role::client, "maya");
  std::string secret;
  doors.add_app(doors.in("maya").token, secret);
  const auto code = [&](std::int64_t steps) { return code_shown(secret, doors.clock.now(), steps); };
  CHECK(!doors.try_in("maya", TestDoors::password, code(0)).has_value());  // it was the first one, for setting up
  const std::string next = code(1);
  CHECK(doors.try_in("maya", TestDoors::password, next).has_value());
  CHECK(!doors.try_in("maya", TestDoors::password, next).has_value());
  doors.pass(60'000);
  CHECK(!doors.try_in("maya", TestDoors::password, code(-2)).has_value());
  CHECK(doors.try_in("maya", TestDoors::password, code(0)).has_value());
  CHECK(!doors.try_in("maya", TestDoors::password, code(-1)).has_value());
}

TEST_CASE("a recovery code stands for the code app once, and its owner hears of it") {
  TestDoors doors;
  doors.person(Role::therapist, "ana");
  std::string secret;
  const auto lifted = doors.add_app(doors.in("ana").token, secret);
  REQUIRE(lifted.recovery_codes.size() == 10);
  const auto in = doors.in("ana", lifted.recovery_codes[3]);
  CHECK(in.me.session.proof == Proof::two_factors);
  CHECK(std::ranges::count(doors.told(in.token), NoticeOf::recovery_code_used) == 1);
  CHECK(!doors.try_in("ana", TestDoors::password, lifted.recovery_codes[3]).has_value());
  CHECK(own_factors(doors.practice(), doors.door(Deed::see_own_factors, in.token))->recovery_codes_left == 9);
  const auto fresh = make_recovery_codes(doors.practice(), doors.door(Deed::make_recovery_codes, in.token));
  REQUIRE(fresh->recovery_codes.size() == 10);
  CHECK(!doors.try_in("ana", TestDoors::password, lifted.recovery_codes[4]).has_value());
  CHECK(doors.try_in("ana", TestDoors::password, fresh->recovery_codes[0]).has_value());
}

TEST_CASE("what was looked at counts only while it is still so") {
  TestDoors doors;
  const auto id = doors.person(Role::client, "maya");
  const auto account = doors.practice().store.read([&](Session& s) -> Result<std::optional<Account>> {
    return accounts::find(s, doors.practice().id, id);
  });
  const auto proved = look_at(doors.practice(), *account, {TestDoors::password, ""});
  REQUIRE((proved && *proved));
  const auto usable = [&] {
    return *doors.practice().store.write([&](Transaction& t) -> Result<bool> { return use_up(doors.practice(), t, **account, **proved); });
  };
  CHECK(usable());
  std::string secret;
  doors.add_app(doors.in("maya").token, secret);
  CHECK(!usable());  // a second factor came in between
  REQUIRE(doors.practice().store.write([&](Transaction& t) -> Result<void> {
                  code_apps::remove(t, doors.practice().id, id);
                  accounts::set_password(t, doors.practice().id, id, "another", true);
                  return {};
                }).has_value());
  CHECK(!usable());
}

TEST_CASE("one character of 256 that is another is another password, and how a letter is put together does not matter") {
  TestDoors doors;
  const auto id = doors.person(Role::client, "maya");
  std::string typed;
  for (int i = 0; i < 256; ++i) typed += static_cast<char>('a' + (i * 7) % 26);
  const auto set = [&](const std::string& password) {
    const auto hash = doors.practice().passwords.hash(password);
    REQUIRE(doors.practice().store.write([&](Transaction& t) -> Result<void> {
                    accounts::set_password(t, doors.practice().id, id, *hash, true);
                    return {};
                  }).has_value());
  };
  const auto account = [&] {
    return *doors.practice().store.read([&](Session& s) -> Result<std::optional<Account>> { return accounts::find(s, doors.practice().id, id); });
  };
  const auto right = [&](const std::string& password) { return look_at(doors.practice(), account(), {password, ""})->has_value(); };
  set(typed);
  CHECK(right(typed));
  for (std::size_t i = 0; i < typed.size(); ++i) {
    std::string other = typed;
    other[i] = '#';
    CHECK_MESSAGE(!right(other), i);
  }
  set("caf\u00e9 by the quiet lane");
  CHECK(right("cafe\u0301 by the quiet lane"));
}
