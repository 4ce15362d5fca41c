// SPDX-License-Identifier: Apache-2.0
#include "vault/webauthn/public_key.hpp"

#include <doctest/doctest.h>

#include "vault/webauthn/soft_authenticator.hpp"

using namespace cairn::webauthn;

TEST_CASE("a key of each algorithm verifies its own signatures and nothing else") {
  for (const Algorithm algorithm : algorithms) {
    CAPTURE(static_cast<int>(algorithm));
    const SoftAuthenticator device(algorithm);
    const auto key = PublicKey::from_cose(device.cose());
    REQUIRE(key.has_value());
    CHECK(key->algorithm() == algorithm);
    const std::string signature = device.sign("data", "client");
    const auto hash = sha256_of("client");
    const std::string message = "data" + std::string(reinterpret_cast<const char*>(hash.data()), hash.size());
    CHECK(key->verifies(message, signature));
    CHECK(!key->verifies(message + "x", signature));
    CHECK(!key->verifies(message, ""));
    CHECK(!key->verifies(message, signature.substr(1)));
    CHECK(!PublicKey::from_cose(SoftAuthenticator(algorithm).cose())->verifies(message, signature));
  }
}

TEST_CASE("a COSE key that is not just what it should be is none") {
  using namespace write;
  const SoftAuthenticator ec;
  const SoftAuthenticator ed(Algorithm::eddsa);
  const SoftAuthenticator rsa(Algorithm::rs256);
  for (const auto* device : {&ec, &ed, &rsa}) {
    const std::string cose = device->cose();
    CHECK(PublicKey::from_cose(cose).has_value());
    CHECK(!PublicKey::from_cose(cose.substr(0, cose.size() - 1)).has_value());
    CHECK(!PublicKey::from_cose(cose + "x").has_value());
    for (const int alg : {-7, -8, -257, -37, -65535})
      CHECK(PublicKey::from_cose(device->cose(alg)).has_value() == (device->cose(alg) == cose));
    std::string more = cose;
    more[0] = static_cast<char>(more[0] + 1);
    CHECK(!PublicKey::from_cose(more + number(4) + number(2)).has_value());  // a member that does not belong there
  }
  const auto swapped = [](std::string text, const std::string& from, const std::string& to) {
    return text.replace(text.find(from), from.size(), to);
  };
  CHECK(!PublicKey::from_cose(swapped(ec.cose(), number(-1) + number(1), number(-1) + number(2))).has_value());  // P-384
  CHECK(!PublicKey::from_cose(swapped(ed.cose(), number(-1) + number(6), number(-1) + number(7))).has_value());  // Ed448
  CHECK(!PublicKey::from_cose(swapped(ec.cose(), number(1) + number(2), number(1) + number(3))).has_value());
  CHECK(!PublicKey::from_cose("").has_value());
  CHECK(!PublicKey::from_cose(map(0)).has_value());
}

TEST_CASE("an RSA key shorter than 2048 bits is none, whatever length its number is written in") {
  using namespace write;
  std::string small(256, '\xFF');
  small[0] = '\x00';
  const auto cose = [](const std::string& n) {
    return map(4) + number(1) + number(3) + number(3) + number(-257) + number(-1) + bytes(n) + number(-2) + bytes("\x01\x00\x01");
  };
  CHECK(!PublicKey::from_cose(cose(small)).has_value());
  CHECK(!PublicKey::from_cose(cose(std::string(128, '\xFF'))).has_value());
}
