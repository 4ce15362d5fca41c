// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/json_described.hpp"
#include "domain/people.hpp"

namespace cairn {

/// An answer to one of the opening questions, or free words: where goals come from.
struct Reflection {
  static constexpr std::string_view schema_name = "Reflection";
  std::string prompt;           ///< the question's code, e.g. "Q1"; empty for free words
  Prose text;
  UpTo<std::string, 3> areas;   ///< codes of areas the person picked, if any
  bool matters_most = false;    ///< the one they marked as mattering most
  bool operator==(const Reflection&) const = default;
};
BOOST_DESCRIBE_STRUCT(Reflection, (), (prompt, text, areas, matters_most))

/// Anything may follow anything: these are the client's own words, and only they write them.
Result<void> may_follow(const Reflection* before, const Reflection& after, const Writer& writer);

}  // namespace cairn
