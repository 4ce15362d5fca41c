// SPDX-License-Identifier: Apache-2.0
#include "vault/token.hpp"

#include "vault/base64url.hpp"
#include "vault/sodium.hpp"

namespace cairn {
namespace {

constexpr std::size_t token_bytes = 32;

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view space = " \t\r\n";
  const auto first = text.find_first_not_of(space);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(space) - first + 1);
}

}  // namespace

Token Token::make() {
  start_sodium();
  std::array<unsigned char, token_bytes> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  Token token(to_base64url(view_of(bytes)));
  sodium_memzero(bytes.data(), bytes.size());
  return token;
}

std::optional<Token> Token::from(std::string_view text) {
  if (text.size() != 43) return std::nullopt;
  const auto bytes = from_base64url(text);
  if (!bytes || bytes->size() != token_bytes) return std::nullopt;
  return Token(std::string(text));
}

bool TokenHash::operator==(const TokenHash& other) const {
  return sodium_memcmp(bytes.data(), other.bytes.data(), bytes.size()) == 0;
}

TokenHash hash_of(const Token& token) { return {digest_of(token.reveal())}; }

bool LoginHash::operator==(const LoginHash& other) const {
  return sodium_memcmp(bytes.data(), other.bytes.data(), bytes.size()) == 0;
}

LoginHash hash_of_login(const PracticeKey& key, std::string_view login) {
  std::string plain(trimmed(login));
  for (char& c : plain)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  LoginHash hash;
  const auto subkey = key.subkey(KeyPurpose::find_logins);
  crypto_generichash(hash.bytes.data(), hash.bytes.size(), bytes_of(plain), plain.size(), subkey.data(), subkey.size());
  return hash;
}

}  // namespace cairn
