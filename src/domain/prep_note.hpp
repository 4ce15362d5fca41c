// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/json_described.hpp"
#include "domain/people.hpp"

namespace cairn {

/// A therapist's own note before a session. It lies in the author's vault and nowhere in the client's record.
struct PrepNote {
  static constexpr std::string_view schema_name = "PrepNote";
  RecordId client;  ///< the record it is about
  Prose text;
  bool operator==(const PrepNote&) const = default;
};
BOOST_DESCRIBE_STRUCT(PrepNote, (), (client, text))

/// The author's alone; it stays with the client it was written about. Errors: `refused`.
Result<void> may_follow(const PrepNote* before, const PrepNote& after, const Writer& writer);

}  // namespace cairn
