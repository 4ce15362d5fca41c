// SPDX-License-Identifier: Apache-2.0
#include "usecases/notices.hpp"

#include "storage/store.hpp"
#include "vault/seal.hpp"

namespace cairn {
namespace {

constexpr std::string_view label = "notice device";

}  // namespace

Result<NoticeList> own_notices(const Practice& practice, const Admission& admission) {
  return practice.store.read([&](Session& session) -> Result<NoticeList> {
    NoticeList list;
    for (const Notice& notice : notices::of(session, practice.id, admission.caller()->account)) {
      const auto device = open_text(practice.key, label, notice.id.bytes, notice.device);
      list.notices.push_back({notice.id, notice.what, notice.at, Line(device.value_or("")), notice.seen.has_value()});
    }
    return list;
  });
}

Result<void> mark_notices_seen(const Practice& practice, const Admission& admission) {
  return practice.store.write([&](Transaction& transaction) -> Result<void> {
    notices::mark_seen(transaction, practice.id, admission.caller()->account, practice.clock.now());
    return {};
  });
}

void tell(const Practice& practice, Transaction& transaction, const AccountId& whom, NoticeOf what, const std::string& device) {
  Notice notice;
  notice.id = make_id<NoticeId>();
  notice.account = whom;
  notice.what = what;
  notice.device = seal_text(practice.key, label, notice.id.bytes, is_clean_text(device) ? device.substr(0, 100) : "");
  notice.at = practice.clock.now();
  notices::add(transaction, practice.id, notice);
}

}  // namespace cairn
