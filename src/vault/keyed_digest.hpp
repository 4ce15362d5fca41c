// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "vault/digest.hpp"
#include "vault/practice_key.hpp"

namespace cairn {

/// A hash that only this practice can work out: what is stored of something that must be found again and not read, such
/// as an address that many wrong passwords came from. `label` says what it is, so that no two uses give the same hash.
/// It stays the same when the practice key is rotated.
Digest keyed_digest(const PracticeKey& key, std::string_view label, std::string_view text);

}  // namespace cairn
