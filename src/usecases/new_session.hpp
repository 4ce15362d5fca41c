// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "storage/accounts.hpp"
#include "usecases/signed_in.hpp"

namespace cairn {

/// Begins a session for an account within a transaction that may do more; the answer is complete once it is durable.
Result<SignedIn> begin_session(const Practice& practice, Transaction& transaction, const Account& account, bool own_device,
                               const std::string& device);

}  // namespace cairn
