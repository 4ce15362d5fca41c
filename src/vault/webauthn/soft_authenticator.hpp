// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "vault/base64url.hpp"
#include "vault/token.hpp"
#include "vault/webauthn/ceremony.hpp"

/// An authenticator and a browser made of software, for tests: real keys, real signatures, and every member of what they
/// say can be changed before it is signed. Not part of the program.
namespace cairn::webauthn {

/// The CBOR that a test needs to write.
namespace write {
inline std::string head(unsigned major, std::size_t value) {
  const auto type = static_cast<unsigned char>(major << 5U);
  const auto byte = [](std::size_t part) { return static_cast<char>(part & 0xFFU); };
  if (value < 24) return {static_cast<char>(type | value)};
  if (value < 256) return {static_cast<char>(type | 24U), byte(value)};
  return {static_cast<char>(type | 25U), byte(value >> 8U), byte(value)};
}
inline std::string number(int value) {
  return value >= 0 ? head(0, static_cast<std::size_t>(value)) : head(1, static_cast<std::size_t>(-1 - value));
}
inline std::string bytes(std::string_view value) { return head(2, value.size()).append(value); }
inline std::string text(std::string_view value) { return head(3, value.size()).append(value); }
inline std::string map(std::size_t pairs) { return head(5, pairs); }
}  // namespace write

/// What a browser and an authenticator say in one ceremony; the defaults are what they should.
struct Saying {
  std::string type{};              ///< empty: that of the ceremony
  std::string challenge{};         ///< the 32 bytes
  std::string origin = "https://praxis.example.org";
  std::string more_client_data{};  ///< members, each with a comma before it
  std::string rp_id = "praxis.example.org";
  unsigned flags = 0x01U | 0x04U;  ///< present and verified
  std::uint32_t sign_count = 0;
  std::string format = "none";
  std::string extensions{};        ///< CBOR; set the flag 0x80 as well
  bool without_key = false;        ///< a registration that names no key
};

/// One passkey.
class SoftAuthenticator {
 public:
  explicit SoftAuthenticator(Algorithm algorithm = Algorithm::es256)
      : id(Token::make().reveal()), algorithm_(algorithm), key_(make_key(algorithm), EVP_PKEY_free) {
    if (!key_) throw std::runtime_error("no key");
  }

  std::string id;           ///< the credential id
  std::string user_handle;  ///< kept at registration

  /// The public key as COSE. `alg` may be another than the true one.
  std::string cose(int alg = 0) const {
    const int named = alg != 0 ? alg : static_cast<int>(algorithm_);
    using namespace write;
    if (algorithm_ == Algorithm::eddsa) {
      std::string point(32, '\0');
      std::size_t size = point.size();
      EVP_PKEY_get_raw_public_key(key_.get(), reinterpret_cast<unsigned char*>(point.data()), &size);
      return map(4) + number(1) + number(1) + number(3) + number(named) + number(-1) + number(6) + number(-2) + bytes(point);
    }
    if (algorithm_ == Algorithm::rs256)
      return map(4) + number(1) + number(3) + number(3) + number(named) + number(-1) +
             bytes(part(OSSL_PKEY_PARAM_RSA_N, 256)) + number(-2) + bytes(part(OSSL_PKEY_PARAM_RSA_E, 3));
    return map(5) + number(1) + number(2) + number(3) + number(named) + number(-1) + number(1) + number(-2) +
           bytes(part(OSSL_PKEY_PARAM_EC_PUB_X, 32)) + number(-3) + bytes(part(OSSL_PKEY_PARAM_EC_PUB_Y, 32));
  }

  static std::string client_data(const Saying& saying, std::string_view type) {
    return R"({"type":")" + (saying.type.empty() ? std::string(type) : saying.type) + R"(","challenge":")" +
           to_base64url(saying.challenge) + R"(","origin":")" + saying.origin + "\"" + saying.more_client_data + "}";
  }

  std::string authenticator_data(const Saying& saying, bool with_key) const { return data_with(saying, with_key ? cose() : ""); }

  std::string data_with(const Saying& saying, const std::string& cose_key) const {
    const bool with_key = !cose_key.empty();
    const auto hash = sha256_of(saying.rp_id);
    std::string data(reinterpret_cast<const char*>(hash.data()), hash.size());
    data += static_cast<char>(saying.flags | (with_key ? 0x40U : 0U));
    for (const unsigned shift : {24U, 16U, 8U, 0U}) data += static_cast<char>((saying.sign_count >> shift) & 0xFFU);
    if (with_key) {
      data += std::string(16, '\0');
      data += static_cast<char>((id.size() >> 8U) & 0xFFU);
      data += static_cast<char>(id.size() & 0xFFU);
      data += id + cose_key;
    }
    return data + saying.extensions;
  }

  RegistrationAnswer register_as(const Saying& saying) const {
    return answer_with(saying, authenticator_data(saying, !saying.without_key));
  }

  /// The same with authenticator data of the test's own making.
  RegistrationAnswer answer_with(const Saying& saying, const std::string& data) const {
    using namespace write;
    const std::string client = client_data(saying, "webauthn.create");
    std::string statement = map(0);
    if (saying.format == "packed")
      statement = map(2) + text("alg") + number(static_cast<int>(algorithm_)) + text("sig") + bytes(sign(data, client));
    return {id, client, map(3) + text("fmt") + text(saying.format) + text("attStmt") + statement + text("authData") + bytes(data)};
  }

  AssertionAnswer assert_as(const Saying& saying) const {
    const std::string client = client_data(saying, "webauthn.get");
    const std::string data = authenticator_data(saying, false);
    return {id, client, data, sign(data, client), user_handle};
  }

  /// The signature over authenticator data and the hash of client data.
  std::string sign(const std::string& data, const std::string& client) const {
    const auto hash = sha256_of(client);
    const std::string message = data + std::string(reinterpret_cast<const char*>(hash.data()), hash.size());
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    const EVP_MD* digest = algorithm_ == Algorithm::eddsa ? nullptr : EVP_sha256();
    const auto* bytes = reinterpret_cast<const unsigned char*>(message.data());
    std::string signature(1024, '\0');
    std::size_t size = signature.size();
    if (EVP_DigestSignInit(context.get(), nullptr, digest, nullptr, key_.get()) != 1 ||
        EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, bytes, message.size()) != 1)
      throw std::runtime_error("could not sign");
    signature.resize(size);
    return signature;
  }

 private:
  static EVP_PKEY* make_key(Algorithm algorithm) {
    if (algorithm == Algorithm::eddsa) return EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
    if (algorithm == Algorithm::rs256) return EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t{2048});
    return EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256");
  }

  std::string part(const char* name, int size) const {
    BIGNUM* number = nullptr;
    EVP_PKEY_get_bn_param(key_.get(), name, &number);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    BN_bn2binpad(number, reinterpret_cast<unsigned char*>(bytes.data()), size);
    BN_free(number);
    return bytes;
  }

  Algorithm algorithm_;
  std::shared_ptr<EVP_PKEY> key_;
};

}  // namespace cairn::webauthn
