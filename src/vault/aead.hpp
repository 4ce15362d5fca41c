// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// The one way in which this floor seals bytes; seal.hpp and record_key.hpp say what is sealed and what it is bound to.
namespace cairn {

using KeyBytes = std::span<const std::uint8_t, 32>;

/// The text that a seal is bound to: each part with its length before it, so that no two lists give the same text.
std::string bound_to(std::initializer_list<std::string_view> parts);

/// `header`, nonce, commitment, and the plain bytes under XChaCha20-Poly1305. The seal covers `header` and `bound`. The
/// commitment is a keyed BLAKE2b hash of nonce, header and bound: a sealed text cannot open under two keys.
std::string seal_bytes(KeyBytes key, std::string_view header, std::string_view bound, std::string_view plain);

/// The plain bytes; nothing when anything at all differs. `header` is what the sealed bytes have to begin with.
std::optional<std::string> open_bytes(KeyBytes key, std::string_view header, std::string_view bound,
                                      std::string_view sealed);

}  // namespace cairn
