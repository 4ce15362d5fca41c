// SPDX-License-Identifier: Apache-2.0
#include "vault/recovery_code.hpp"

#include <array>

#include "vault/keyed_digest.hpp"
#include "vault/sodium.hpp"

namespace cairn::recovery_code {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t letters = 24;
constexpr std::size_t group = 4;

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

/// The 24 letters that a text means; empty when it means no code.
std::string plain(std::string_view text) {
  std::string code;
  for (char c : text) {
    if (c == '-' || c == ' ') continue;
    c = upper(c);
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    if (alphabet.find(c) == std::string_view::npos || code.size() == letters) return {};
    code += c;
  }
  return code.size() == letters ? code : std::string();
}

}  // namespace

std::string make() {
  start_sodium();
  std::array<unsigned char, letters> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::string code;
  for (std::size_t i = 0; i < letters; ++i) {
    if (i > 0 && i % group == 0) code += '-';
    code += alphabet[bytes[i] % alphabet.size()];  // 256 is a multiple of 32: every letter is as likely
  }
  return code;
}

std::optional<Digest> hash_of(const PracticeKey& key, const AccountId& account, std::string_view text) {
  const std::string code = plain(text);
  if (code.empty()) return std::nullopt;
  return keyed_digest(key, "recovery code", std::string(view_of(account.bytes)) + code);
}

}  // namespace cairn::recovery_code
