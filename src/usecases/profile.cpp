// SPDX-License-Identifier: Apache-2.0
#include "usecases/profile.hpp"

#include "vault/seal.hpp"

namespace cairn {

constexpr std::string_view label = "account profile";

Sealed seal_profile(const Practice& practice, const AccountId& account, const Profile& profile) {
  return seal_text(practice.key, label, account.bytes, to_json(profile));
}

Result<Profile> open_profile(const Practice& practice, const AccountId& account, const Sealed& sealed) {
  if (sealed.bytes.empty()) return Profile{};
  const auto text = open_text(practice.key, label, account.bytes, sealed);
  if (!text) return std::unexpected(text.error());
  return read_json_text<Profile>(*text);
}

}  // namespace cairn
