// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.hpp"

/// One-time codes from an app (RFC 6238 with its usual numbers: SHA-1, 30 s, 6 digits), by liboath.
namespace cairn::totp {

/// 20 random bytes that the app and we share.
std::string make_secret();

/// The secret as the app's owner may type it: base32 in capital letters, no padding.
std::string typed(std::string_view secret);

/// What a picture for the app to read holds (otpauth://totp/…). `issuer` and `label` are shown by the app.
std::string address(std::string_view secret, std::string_view issuer, std::string_view label);

/// The 30-second step in which this code is right: the present one, the one before or the one after; nothing when it is
/// right in none of them. All three are worked out and compared whatever the code is. Spaces in the code do not matter.
/// Whoever accepts a code has to remember its step and take none that is not later.
std::optional<std::int64_t> step_of(std::string_view secret, std::string_view code, Instant now);

/// The code of one step, for tests and for people's apps.
std::string code_at(std::string_view secret, std::int64_t step);

/// The step that an instant falls in.
std::int64_t step_at(Instant now);

}  // namespace cairn::totp
