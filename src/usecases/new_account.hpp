// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/accounts.hpp"
#include "usecases/profile.hpp"

namespace cairn {

/// Stores an account with the record that belongs to it: a client's own record, or a carer's vault. An administrator
/// has none. Errors: `refused` at "/login" when the login is taken.
Result<void> add_account(const Practice& practice, Transaction& transaction, const Account& account);

}  // namespace cairn
