// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "base/described.hpp"
#include "base/id.hpp"
#include "base/time.hpp"
#include "storage/session.hpp"

namespace cairn {

using NoticeId = Id<struct NoticeTag>;

/// What somebody is told of their own account. The app words it.
enum class NoticeOf {
  new_device,
  password_changed,
  passkey_added,
  passkey_removed,
  code_app_added,
  code_app_removed,
  recovery_codes_made,
  recovery_code_used,
  many_wrong_tries,  ///< before the sign-in that went well
  passkey_copied,    ///< its counter did not grow: there may be a copy
  reset_started,
  reset_done,
  sessions_ended
};
BOOST_DESCRIBE_ENUM(NoticeOf, new_device, password_changed, passkey_added, passkey_removed, code_app_added, code_app_removed,
                    recovery_codes_made, recovery_code_used, many_wrong_tries, passkey_copied, reset_started, reset_done,
                    sessions_ended)

struct Notice {
  NoticeId id{};
  AccountId account{};
  NoticeOf what = NoticeOf::new_device;
  Sealed device{};  ///< "Firefox on Linux"
  Instant at{};
  std::optional<Instant> seen{};
};

namespace notices {

/// At most so many are kept for one person; the oldest go first.
constexpr int most_of_one_person = 100;

void add(Transaction& transaction, const PracticeId& practice, const Notice& notice);

/// All of one person, newest first.
std::vector<Notice> of(Session& session, const PracticeId& practice, const AccountId& account);

int unseen(Session& session, const PracticeId& practice, const AccountId& account);

/// Marks all of one person as seen.
void mark_seen(Transaction& transaction, const PracticeId& practice, const AccountId& account, Instant now);

}  // namespace notices
}  // namespace cairn
