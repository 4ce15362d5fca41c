// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "base/error.hpp"
#include "base/id.hpp"
#include "usecases/practice.hpp"

namespace cairn::test {

/// One made-up client of a large practice.
struct BulkClient {
  AccountId account;
  AccountId therapist;
  RecordId record;
};

/// How large a practice to make.
struct BulkSize {
  std::size_t clients = 100;
  int entries_each = 50;          ///< versions in each record, all goals, sealed like any others
  int entries_a_line = 10;        ///< so many of them for each line of the access log
  std::size_t caseload = 25;      ///< clients of one therapist
  std::size_t clients_a_commit = 500;
};

/// Fills a practice through the storage floor: accounts with their records, care, sealed entries, lines of the access log;
/// in large commits, with ids that ascend so that every table grows at its end. Sealing runs beside the writing.
/// `done` hears how many clients there are so far. Errors: the first one of the store; what was committed stays.
Result<std::vector<BulkClient>> fill_practice(const Practice& practice, const BulkSize& size,
                                              const std::function<void(std::size_t)>& done = {});

}  // namespace cairn::test
