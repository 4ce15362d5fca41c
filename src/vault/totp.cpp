// SPDX-License-Identifier: Apache-2.0
#include "vault/totp.hpp"

#include <liboath/oath.h>

#include <array>
#include <cstdlib>
#include <stdexcept>

#include "vault/sodium.hpp"

namespace cairn::totp {
namespace {

constexpr std::size_t secret_bytes = 20;
constexpr unsigned digits = 6;
constexpr std::int64_t step_ms = 30'000;

void start_oath() {
  static const bool started = oath_init() == OATH_OK;
  if (!started) std::abort();
}

/// Percent-encodes all but the unreserved characters of RFC 3986.
std::string escaped(std::string_view text) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
    const auto byte = static_cast<unsigned char>(c);
    if (plain) out += c;
    else out.append({'%', hex[byte >> 4U], hex[byte & 15U]});
  }
  return out;
}

}  // namespace

std::string make_secret() {
  start_sodium();
  std::string secret(secret_bytes, '\0');
  randombytes_buf(secret.data(), secret.size());
  return secret;
}

std::string typed(std::string_view secret) {
  start_oath();
  char* text = nullptr;
  std::size_t size = 0;
  if (oath_base32_encode(secret.data(), secret.size(), &text, &size) != OATH_OK) throw std::runtime_error("base32 failed");
  std::string out(text, size);
  std::free(text);  // liboath takes it with malloc
  while (out.ends_with('=')) out.pop_back();
  return out;
}

std::string address(std::string_view secret, std::string_view issuer, std::string_view label) {
  return "otpauth://totp/" + escaped(issuer) + ":" + escaped(label) + "?secret=" + typed(secret) + "&issuer=" + escaped(issuer) +
         "&algorithm=SHA1&digits=6&period=30";
}

std::int64_t step_at(Instant now) { return now.ms / step_ms; }

std::string code_at(std::string_view secret, std::int64_t step) {
  start_oath();
  std::array<char, digits + 1> code{};
  if (oath_hotp_generate(secret.data(), secret.size(), static_cast<std::uint64_t>(step), digits, false,
                         OATH_HOTP_DYNAMIC_TRUNCATION, code.data()) != OATH_OK)
    throw std::runtime_error("a one-time code could not be worked out");
  return {code.data(), digits};
}

std::optional<std::int64_t> step_of(std::string_view secret, std::string_view code, Instant now) {
  std::string given;
  for (const char c : code)
    if (c != ' ') given += c;
  const bool whole = given.size() == digits;
  given.resize(digits, ' ');
  std::optional<std::int64_t> found;
  for (std::int64_t step = step_at(now) - 1; step <= step_at(now) + 1; ++step) {
    const std::string right = code_at(secret, step);
    if (sodium_memcmp(right.data(), given.data(), digits) == 0 && whole) found = step;
  }
  return found;
}

}  // namespace cairn::totp
