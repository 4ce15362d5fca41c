// SPDX-License-Identifier: Apache-2.0
#include "storage/recovery_codes.hpp"

#include <array>

#include "storage/test_store.hpp"
#include "vault/digest.hpp"

using namespace cairn;

TEST_CASE("a recovery code is good once, for its own account, and new ones take the old ones' place") {
  on_each_database([](TestStore& test) {
    const auto one = test.add_account(Role::client);
    const auto two = test.add_account(Role::client);
    const std::array codes = {digest_of("a"), digest_of("b"), digest_of("c")};
    const std::array<Digest, 1> later = {digest_of("d")};
    test.write([&](Transaction& t) {
      recovery_codes::put(t, test.practice, one, codes, Instant{1});
      CHECK(recovery_codes::left(t, test.practice, one) == 3);
      CHECK(recovery_codes::holds(t, test.practice, one, codes[0]));
      CHECK_FALSE(recovery_codes::holds(t, test.practice, two, codes[0]));
      CHECK_FALSE(recovery_codes::use(t, test.practice, two, codes[0]));
      CHECK(recovery_codes::use(t, test.practice, one, codes[0]));
      CHECK_FALSE(recovery_codes::use(t, test.practice, one, codes[0]));
      CHECK_FALSE(recovery_codes::holds(t, test.practice, one, codes[0]));
      CHECK(recovery_codes::left(t, test.practice, one) == 2);
      recovery_codes::put(t, test.practice, one, later, Instant{2});
      CHECK_FALSE(recovery_codes::holds(t, test.practice, one, codes[1]));
      CHECK(recovery_codes::left(t, test.practice, one) == 1);
      recovery_codes::put(t, test.practice, one, {}, Instant{3});
      CHECK(recovery_codes::left(t, test.practice, one) == 0);
    });
  });
}
