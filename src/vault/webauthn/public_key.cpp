// SPDX-License-Identifier: Apache-2.0
#include "vault/webauthn/public_key.hpp"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <algorithm>
#include <initializer_list>

#include "vault/sodium.hpp"
#include "vault/webauthn/cbor.hpp"

namespace cairn::webauthn {
namespace {

// Members of a COSE key (RFC 9052 section 7, RFC 9053 section 7, RFC 8230 section 4).
constexpr std::int64_t kty = 1;
constexpr std::int64_t alg = 3;
constexpr std::int64_t crv = -1;
constexpr std::int64_t x = -2;
constexpr std::int64_t y = -3;
constexpr std::int64_t rsa_n = -1;
constexpr std::int64_t rsa_e = -2;

template <class T, void (*free)(T*)>
struct Free {
  void operator()(T* what) const { free(what); }
};
using Context = std::unique_ptr<EVP_PKEY_CTX, Free<EVP_PKEY_CTX, EVP_PKEY_CTX_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Free<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free>>;
using Params = std::unique_ptr<OSSL_PARAM, Free<OSSL_PARAM, OSSL_PARAM_free>>;
using Number = std::unique_ptr<BIGNUM, Free<BIGNUM, BN_free>>;
using Key = std::shared_ptr<EVP_PKEY>;

Key owned(EVP_PKEY* key) { return {key, EVP_PKEY_free}; }

/// The key that these parameters describe, when OpenSSL finds it sound.
Key made_from(const char* type, const Builder& builder) {
  const Params params(OSSL_PARAM_BLD_to_param(builder.get()));
  const Context context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
  EVP_PKEY* key = nullptr;
  if (!params || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, params.get()) != 1)
    return nullptr;
  Key made = owned(key);
  const Context checking(EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr));
  if (!checking || EVP_PKEY_public_check(checking.get()) != 1) return nullptr;
  return made;
}

bool holds_only(const Cbor& cose, std::initializer_list<std::int64_t> keys) {
  if (cose.map() == nullptr || cose.map()->size() != keys.size()) return false;
  return std::ranges::all_of(keys, [&](std::int64_t key) { return cose.find(key) != nullptr; });
}

bool is(const Cbor& cose, std::int64_t key, std::int64_t value) {
  const Cbor* found = cose.find(key);
  return found != nullptr && found->number() != nullptr && *found->number() == value;
}

/// The bytes under a key when they are from `least` to `most` many.
const std::string* bytes(const Cbor& cose, std::int64_t key, std::size_t least, std::size_t most) {
  const Cbor* found = cose.find(key);
  if (found == nullptr || found->bytes() == nullptr) return nullptr;
  const std::size_t size = found->bytes()->size();
  return size >= least && size <= most ? found->bytes() : nullptr;
}

Key ec_key(const Cbor& cose) {
  const std::string* px = bytes(cose, x, 32, 32);
  const std::string* py = bytes(cose, y, 32, 32);
  if (!holds_only(cose, {kty, alg, crv, x, y}) || !is(cose, kty, 2) || !is(cose, crv, 1) || px == nullptr || py == nullptr)
    return nullptr;
  const std::string point = "\x04" + *px + *py;
  const Builder builder(OSSL_PARAM_BLD_new());
  if (!builder || OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0) != 1 ||
      OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()) != 1)
    return nullptr;
  return made_from("EC", builder);
}

Key ed_key(const Cbor& cose) {
  const std::string* point = bytes(cose, x, 32, 32);
  if (!holds_only(cose, {kty, alg, crv, x}) || !is(cose, kty, 1) || !is(cose, crv, 6) || point == nullptr) return nullptr;
  return owned(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, bytes_of(*point), point->size()));
}

Key rsa_key(const Cbor& cose) {
  const std::string* n = bytes(cose, rsa_n, 256, 512);
  const std::string* e = bytes(cose, rsa_e, 1, 8);
  if (!holds_only(cose, {kty, alg, rsa_n, rsa_e}) || !is(cose, kty, 3) || n == nullptr || e == nullptr) return nullptr;
  const Number modulus(BN_bin2bn(bytes_of(*n), static_cast<int>(n->size()), nullptr));
  const Number exponent(BN_bin2bn(bytes_of(*e), static_cast<int>(e->size()), nullptr));
  const Builder builder(OSSL_PARAM_BLD_new());
  if (!modulus || !exponent || !builder || BN_num_bits(modulus.get()) < 2048 ||
      OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get()) != 1 ||
      OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get()) != 1)
    return nullptr;
  return made_from("RSA", builder);
}

}  // namespace

std::optional<PublicKey> PublicKey::from_cose(std::string_view text) {
  const auto cose = read_whole_cbor(text);
  if (!cose) return std::nullopt;
  for (const Algorithm algorithm : algorithms) {
    if (!is(*cose, alg, static_cast<int>(algorithm))) continue;
    Key key = algorithm == Algorithm::es256 ? ec_key(*cose) : algorithm == Algorithm::eddsa ? ed_key(*cose) : rsa_key(*cose);
    if (!key) return std::nullopt;
    return PublicKey(algorithm, std::move(key));
  }
  return std::nullopt;
}

bool PublicKey::verifies(std::string_view message, std::string_view signature) const {
  const std::unique_ptr<EVP_MD_CTX, Free<EVP_MD_CTX, EVP_MD_CTX_free>> context(EVP_MD_CTX_new());
  const EVP_MD* hash = algorithm_ == Algorithm::eddsa ? nullptr : EVP_sha256();  // Ed25519 hashes by itself
  return context && EVP_DigestVerifyInit(context.get(), nullptr, hash, nullptr, key_.get()) == 1 &&
         EVP_DigestVerify(context.get(), bytes_of(signature), signature.size(), bytes_of(message), message.size()) == 1;
}

Sha256 sha256_of(std::string_view bytes) {
  start_sodium();
  Sha256 hash{};
  crypto_hash_sha256(hash.data(), bytes_of(bytes), bytes.size());
  return hash;
}

}  // namespace cairn::webauthn
