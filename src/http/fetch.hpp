// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "base/error.hpp"

namespace cairn {

/// What to get, and how far to go for it.
struct FetchWish {
  std::string address;             ///< "https://praxis.example.org/api/…"; http:// as well, for what needs no secrecy
  std::string trusted_certificates{};  ///< a PEM file to trust besides the system's; empty: the system's only
  std::chrono::milliseconds longest{15'000};  ///< for all of it
  std::size_t most_bytes = 256U * 1024U;      ///< of the answer
};

/// Gets a text from a server. Over TLS its certificate has to be valid for its name. No redirection is followed. Errors:
/// `invalid` for an address that is none; `unavailable` when the server cannot be reached, is not who it should be, takes
/// too long or answers with anything but 200.
Result<std::string> fetch(const FetchWish& wish);

}  // namespace cairn
