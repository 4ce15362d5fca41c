// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>

#include "permissions/world.hpp"
#include "vault/webauthn/soft_authenticator.hpp"

namespace cairn::permissions {

/// What the routes of passkeys, code apps and resets are asked with: right in everything, for whoever asks.
class FactorRequests {
 public:
  explicit FactorRequests(World& world) : world_(world) {}

  /// Whether what this deed does gives the session another token, or ends other sessions of the same person.
  static bool renews(Deed deed);

  /// The body, or nothing when the route is none of these or nobody is signed in who could ask it.
  std::optional<std::string> body(const std::string& path, const Actor& actor);

  /// What stands for the path's braces, or nothing.
  std::optional<std::string> path_value(const std::string& path, const Actor& actor);

  /// The cookie of a sign-in by passkey that has begun; empty when there is none.
  const std::string& door() const { return door_; }

 private:
  std::string passkey_body(const Actor& actor);
  std::string confirm_body(const Actor& actor);
  std::string sign_in_body();
  std::string code_body(const Actor& actor);
  std::string reset_token();
  AccountId somebody_new(const std::string& login);
  webauthn::SoftAuthenticator& key_of(const Actor& actor);

  World& world_;
  std::map<AccountId, webauthn::SoftAuthenticator> keys_;
  std::string door_;
  int made_ = 0;
};

}  // namespace cairn::permissions
