// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/described.hpp"
#include "base/id.hpp"
#include "base/time.hpp"
#include "storage/session.hpp"

namespace cairn {

/// What can be erased: a record (its key and bodies), or an account (name, login, password, sessions).
enum class Erased { record, account };
BOOST_DESCRIBE_ENUM(Erased, record, account)

/// One erasure, by its id: it says nothing of whom.
struct Erasure {
  Erased what = Erased::record;
  std::array<std::uint8_t, 16> id{};
  Instant at{};
  auto operator<=>(const Erasure&) const = default;
};

/// What an erasure took away.
struct Taken {
  std::int64_t keys = 0;
  std::int64_t bodies = 0;
  std::int64_t names = 0;
  std::int64_t sessions = 0;
};

namespace erasures {

/// Destroys a record's wrapped key and its sealed bodies (a hash of each stays, for the ledger), or an account's name,
/// login, password and sessions and the name on the invitation it came by; and notes it in the list. What stays: ids,
/// times, kinds, versions, who may see, the access log, who treated whom, and the ledger's hashes. The freed bytes are
/// overwritten (secure_delete); older pages may stand in the write-ahead log until it is emptied, and in the free space of
/// pages. Does nothing to what is not there; the list has it all the same.
Taken carry_out(Transaction& transaction, const PracticeId& practice, const Erasure& erasure);

/// All of them, in the order of their ids.
std::vector<Erasure> all(Session& session, const PracticeId& practice);

/// The sealed values that the erasure of this would destroy: the wrapped key, the bodies, the name.
std::vector<Sealed> sealed_of(Session& session, const PracticeId& practice, const Erasure& erasure);

/// A line of an erasure list: "record 0123… 2026-11-22T14:03:20.000Z"; with its end of line.
std::string line_of(const Erasure& erasure);

/// The erasure that a line (without its end) says; nothing for anything else.
std::optional<Erasure> erasure_in(std::string_view line);

}  // namespace erasures
}  // namespace cairn
