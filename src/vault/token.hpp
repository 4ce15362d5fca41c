// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "vault/digest.hpp"
#include "vault/practice_key.hpp"

namespace cairn {

/// 256 random bits that let their bearer in: a session's cookie, an invitation's link. There is no formatter for it.
class Token {
 public:
  /// A fresh one.
  static Token make();

  /// The token a text holds (43 characters of base64url); nothing when it is no token.
  static std::optional<Token> from(std::string_view text);

  /// The text that goes to its bearer and nowhere else.
  const std::string& reveal() const { return text_; }

 private:
  explicit Token(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

/// What is stored of a token; it cannot be turned back.
struct TokenHash {
  Digest bytes{};
  bool operator==(const TokenHash& other) const;  ///< in constant time
};

TokenHash hash_of(const Token& token);

/// What an account is found by at sign-in, instead of the login itself.
struct LoginHash {
  Digest bytes{};
  bool operator==(const LoginHash& other) const;  ///< in constant time
};

/// The hash of a login, keyed by the practice key. White space around it and the case of ASCII letters do not matter;
/// other letters are taken as they are.
LoginHash hash_of_login(const PracticeKey& key, std::string_view login);

}  // namespace cairn
