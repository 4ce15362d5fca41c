// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "domain/people.hpp"

namespace cairn::powercut {

/// Somebody of the practice who is signed in. The session is stored, so it outlives every restart.
struct Person {
  std::string name;  ///< for messages
  Role role = Role::client;
  AccountId account;
  RecordId record;    ///< a client's own record, a therapist's own vault
  std::string token;  ///< of their session
};

/// How a practice for these tests is made.
struct PracticeWish {
  unsigned clients = 6;
  std::size_t entries = 0;  ///< written beforehand, past the use cases, into the records of other clients
};

/// Makes a practice through the use cases: a folder "data" with the database and a file "key" beside it, a therapist and
/// clients who are all in that therapist's care and signed in. The therapist comes first. Throws std::runtime_error.
std::vector<Person> make_practice(const std::filesystem::path& folder, const PracticeWish& wish);

}  // namespace cairn::powercut
