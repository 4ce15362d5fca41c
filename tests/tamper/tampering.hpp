// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <random>
#include <string>
#include <vector>

#include "storage/connection.hpp"

namespace cairn::tamper {

/// One change that was made past the program.
struct Tampering {
  std::string sort;                ///< "bit", "row gone", …
  std::string what;                ///< for the message of a test that fails
  std::vector<std::string> names;  ///< what the finding has to name; empty where it is not said what comes first
  bool only_a_witness_finds_it = false;
};

/// How many sorts there are.
constexpr std::size_t sorts_of_tampering = 7;

/// Makes one random change within the transaction that is open. Nothing when the database did not let it be made; the
/// transaction then has to be undone.
std::optional<Tampering> tamper_once(Connection& connection, std::mt19937_64& random);

}  // namespace cairn::tamper
