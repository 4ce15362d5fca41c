// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace cairn {

/// The name of the session's cookie: `__Host-cairn` on TLS, where browsers hold it to this host; `cairn` on loopback
/// without TLS, where they would refuse the prefix.
std::string_view cookie_name(bool tls);

/// The session token a request brings. Empty when there is none, when it stands there twice or when it is not made of
/// the characters of a token: then nobody is signed in.
std::string session_token(const Request& request);

/// The cookies besides the session's: what a browser is known by once somebody has signed in with it, and what ties a
/// sign-in by passkey to the browser it was begun in.
enum class DoorCookie { known_device, door };

/// The token in such a cookie, by the same rules as the session's.
std::string door_token(const Request& request, DoorCookie which);

/// The header that gives a browser such a cookie for so many seconds; 0 takes it away.
Header set_door_token(bool tls, DoorCookie which, std::string_view token, long long seconds);

/// The header that gives a browser its session. With `seconds` the cookie outlives the browser's window for so long.
Header set_session(bool tls, std::string_view token, std::optional<long long> seconds);

/// The header that takes the session's cookie away.
Header clear_session(bool tls);

}  // namespace cairn
