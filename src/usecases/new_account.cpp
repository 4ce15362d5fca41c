// SPDX-License-Identifier: Apache-2.0
#include "usecases/new_account.hpp"

#include "storage/records.hpp"
#include "vault/record_key.hpp"

namespace cairn {

Result<void> add_account(const Practice& practice, Transaction& transaction, const Account& account) {
  if (auto added = accounts::add(transaction, practice.id, account); !added) {
    if (added.error().kind != ErrorKind::conflict) return added;
    return fail(ErrorKind::refused, "/login", "This login cannot be used here. Choose another one.");
  }
  if (account.role == Role::administrator) return {};
  StoredRecord record;
  record.record = {make_id<RecordId>(), account.role == Role::client ? RecordSort::client : RecordSort::vault, account.id};
  record.wrapped_key = wrap(practice.key, practice.id, record.record.id, RecordKey::make());
  record.created = account.created;
  records::add(transaction, practice.id, record);
  return {};
}

}  // namespace cairn
