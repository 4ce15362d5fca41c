// SPDX-License-Identifier: Apache-2.0
// What comes back to us sealed: the place in a record, the token of a session.
#include "must.hpp"
#include "targets.hpp"
#include "vault/base64url.hpp"
#include "vault/practice_key.hpp"
#include "vault/seal.hpp"
#include "vault/token.hpp"

namespace cairn::fuzz {
namespace {

const PracticeKey& some_key() {
  static const PracticeKey key = PracticeKey::make();
  return key;
}

}  // namespace

/// The first half of the input changes the bytes of a text that was truly sealed; the second is given as it is.
void feed_cursor(std::string_view bytes) {
  static const std::array<std::uint8_t, 16> whose{1, 2, 3};
  const std::string truly = seal_text(some_key(), "cursor", whose, "0123456789abcdef:42").bytes;
  std::string changed = truly;
  const std::string_view changes = bytes.substr(0, bytes.size() / 2);
  for (std::size_t i = 0; i + 1 < changes.size(); i += 2) {
    const auto at = static_cast<unsigned char>(changes[i]) % (changed.size() + 1);
    if (at == changed.size()) changed.resize(changed.size() / 2);
    else changed[at] = static_cast<char>(changed[at] ^ changes[i + 1]);
    if (changed.empty()) break;
  }
  const auto opened = open_text(some_key(), "cursor", whose, Sealed{changed});
  must(opened.has_value() == (changed == truly), "only what we sealed opens");
  must(!open_text(some_key(), "account profile", whose, Sealed{truly}), "what was sealed as one thing opens as no other");
  const std::string_view given = bytes.substr(bytes.size() / 2);
  must(!open_text(some_key(), "cursor", whose, Sealed{std::string(given)}), "what we did not seal does not open");
  if (auto decoded = from_base64url(given)) must(!open_text(some_key(), "cursor", whose, Sealed{*decoded}), "nor as text");
}

void feed_token(std::string_view bytes) {
  const auto token = Token::from(bytes);
  if (!token) return;
  must(token->reveal() == bytes, "a token has one text only");
  must(from_base64url(bytes).value_or("").size() == 32, "a token holds 256 bits");
  must(hash_of(*token) == hash_of(*Token::from(bytes)), "a token's hash is its own");
}

}  // namespace cairn::fuzz
