// SPDX-License-Identifier: Apache-2.0
#include "vault/totp.hpp"

#include <doctest/doctest.h>

using namespace cairn;

namespace {
const std::string rfc_secret = "12345678901234567890";
}

TEST_CASE("one-time codes are those of RFC 6238, appendix B, in six digits") {
  for (const auto& [seconds, code] : {std::pair{59LL, "287082"}, {1111111109LL, "081804"}, {1111111111LL, "050471"},
                                      {1234567890LL, "005924"}, {2000000000LL, "279037"}, {20000000000LL, "353130"}}) {
    const Instant at{seconds * 1000};
    CHECK(totp::code_at(rfc_secret, totp::step_at(at)) == code);
    CHECK(totp::step_of(rfc_secret, code, at) == totp::step_at(at));
  }
}

TEST_CASE("a code is taken one step early and one step late, to the second, and no further") {
  const std::int64_t step = 50'000'000;
  const std::string code = totp::code_at(rfc_secret, step);
  const auto taken = [&](std::int64_t ms) { return totp::step_of(rfc_secret, code, Instant{ms}) == step; };
  CHECK(taken(step * 30'000));
  CHECK(taken((step - 1) * 30'000));
  CHECK(!taken((step - 1) * 30'000 - 1));
  CHECK(taken((step + 2) * 30'000 - 1));
  CHECK(!taken((step + 2) * 30'000));
}

TEST_CASE("a code that is no code is right in no step") {
  const std::int64_t step = 50'000'000;
  const Instant now{step * 30'000};
  const std::string code = totp::code_at(rfc_secret, step);
  CHECK(totp::step_of(rfc_secret, code.substr(0, 3) + " " + code.substr(3), now) == step);
  for (const std::string& wrong : {std::string(), code.substr(1), code + "0", code.substr(0, 5) + "x", std::string("      ")})
    CHECK_MESSAGE(!totp::step_of(rfc_secret, wrong, now).has_value(), wrong);
  CHECK(!totp::step_of(totp::make_secret(), code, now).has_value());
}

TEST_CASE("a secret has 160 bits and reads the same for a person and for a picture") {
  const std::string secret = totp::make_secret();
  CHECK(secret.size() == 20);
  CHECK(secret != totp::make_secret());
  CHECK(totp::typed(rfc_secret) == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  CHECK(totp::address(rfc_secret, "Harbour & Co", "Ana") ==
        "otpauth://totp/Harbour%20%26%20Co:Ana?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Harbour%20%26%20Co"
        "&algorithm=SHA1&digits=6&period=30");
}
