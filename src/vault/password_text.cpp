// SPDX-License-Identifier: Apache-2.0
#include "vault/password_text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "vault/sodium.hpp"

namespace cairn {

std::optional<std::string> password_text(std::string_view typed) {
  constexpr auto nfkc = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
  utf8proc_uint8_t* made = nullptr;
  const auto size = utf8proc_map(bytes_of(typed), static_cast<utf8proc_ssize_t>(typed.size()), &made, nfkc);
  if (size < 0) return std::nullopt;
  const auto length = static_cast<std::size_t>(size);
  std::string text(reinterpret_cast<const char*>(made), length);
  sodium_memzero(made, length);
  std::free(made);  // utf8proc takes it with malloc
  return text;
}

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace cairn
