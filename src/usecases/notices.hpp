// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "base/json_described.hpp"
#include "storage/notices.hpp"
#include "usecases/admission.hpp"

namespace cairn {

/// One thing that somebody is told of their own account.
struct NoticeView {
  NoticeId id;
  NoticeOf what = NoticeOf::new_device;
  Instant at;
  Line device;  ///< "Firefox on Linux", or empty
  bool seen = false;
};
BOOST_DESCRIBE_STRUCT(NoticeView, (), (id, what, at, device, seen))

struct NoticeList {
  static constexpr std::string_view schema_name = "NoticeList";
  std::vector<NoticeView> notices;
};
BOOST_DESCRIBE_STRUCT(NoticeList, (), (notices))

/// Mine, newest first.
Result<NoticeList> own_notices(const Practice& practice, const Admission& admission);

/// Marks mine as seen.
Result<void> mark_notices_seen(const Practice& practice, const Admission& admission);

/// Leaves a notice for somebody, within a transaction that may do more.
void tell(const Practice& practice, Transaction& transaction, const AccountId& whom, NoticeOf what, const std::string& device);

}  // namespace cairn
