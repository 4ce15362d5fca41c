// SPDX-License-Identifier: Apache-2.0
#include "storage/planner_statistics.hpp"

#include <doctest/doctest.h>

#include "storage/test_store.hpp"

using namespace cairn;

TEST_CASE("one person's rows are found by an index, not by walking through the practice") {
  TestStore test;
  const auto plan = [&](std::string_view sql) {
    std::string text;
    static_cast<void>(test.store->read([&](Session& session) -> Result<void> {
      session.each("EXPLAIN QUERY PLAN " + std::string(sql), {}, [&](const Row& row) { text += std::string(row.text(3)) + "\n"; });
      return {};
    }));
    return text;
  };
  CHECK(plan("SELECT record FROM records WHERE practice = x'00' AND owner = x'01' ORDER BY created").find("records_by_owner") != std::string::npos);
  CHECK(plan("SELECT session FROM sign_in_sessions WHERE practice = x'00' AND account = x'01'").find("by_account") != std::string::npos);
  CHECK(plan("SELECT client FROM care WHERE practice = x'00' AND therapist = x'01'").find("care_by_therapist") != std::string::npos);
  CHECK(plan("SELECT record, sort, owner FROM records WHERE practice = x'00' AND owner = x'01' AND sort = 'client' ORDER BY created")
            .find("COVERING INDEX records_by_owner") != std::string::npos);
  CHECK(plan("SELECT record FROM care CROSS JOIN records WHERE records.practice = care.practice AND records.owner = care.client"
             " AND care.practice = x'00' AND care.therapist = x'01'").find("records_by_owner") != std::string::npos);
}
