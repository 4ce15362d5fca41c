// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/id.hpp"
#include "base/time.hpp"
#include "storage/session.hpp"

namespace cairn {

/// The app in which somebody sees one-time codes.
struct CodeApp {
  AccountId account{};
  Sealed secret{};
  std::int64_t last_step = 0;  ///< the last step whose code was taken
  Instant created{};
  std::optional<Instant> last_used{};
};

/// Putting one there and removing it notes its account in the ledger, in the same transaction.
namespace code_apps {

/// What the secret of a code app is sealed as, here and while it is being set up.
constexpr std::string_view secret_label = "code app";

std::optional<CodeApp> find(Session& session, const PracticeId& practice, const AccountId& account);

/// Puts this one in the place of the one there was, if any.
void put(Transaction& transaction, const PracticeId& practice, const CodeApp& app);

/// Notes that the code of this step was taken. False when one of the same step or a later one was taken before: the code
/// is then no good.
bool take_step(Transaction& transaction, const PracticeId& practice, const AccountId& account, std::int64_t step, Instant now);

/// False when there is none.
bool remove(Transaction& transaction, const PracticeId& practice, const AccountId& account);

}  // namespace code_apps
}  // namespace cairn
