// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/id.hpp"
#include "vault/digest.hpp"
#include "vault/practice_key.hpp"

/// Codes on paper for the day the phone is gone: 120 random bits each, 24 letters and digits in groups of four. Without
/// I, L, O and U, so that nothing is read as something else (Crockford's base 32).
namespace cairn::recovery_code {

/// A fresh one, as it is shown: "7KQ2-…".
std::string make();

/// What is stored of a code, keyed by the practice key and bound to its account; nothing when the text is no code.
/// Dashes, spaces and the case of letters do not matter, and O, I and L are read as 0, 1 and 1.
std::optional<Digest> hash_of(const PracticeKey& key, const AccountId& account, std::string_view text);

}  // namespace cairn::recovery_code
