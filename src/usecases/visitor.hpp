// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "vault/webauthn/ceremony.hpp"

namespace cairn {

/// The browser that somebody comes with, as far as it matters at the door.
struct Visitor {
  std::string device{};   ///< "Firefox on Linux"
  std::string address{};  ///< where from; an IPv6 address stands for its household
  std::string known{};    ///< the token by which this browser is known; empty: it has none
  std::string door{};     ///< the token of a sign-in by passkey that was begun in this browser; empty: none was
  webauthn::RelyingParty rp{};  ///< who we are to this browser
};

}  // namespace cairn
