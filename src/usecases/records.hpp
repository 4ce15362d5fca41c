// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "base/json_described.hpp"
#include "domain/entry.hpp"
#include "usecases/admission.hpp"

namespace cairn {

/// Somebody whose words may stand in a record.
struct RecordPerson {
  AccountId account;
  Line name;
  Role role = Role::client;
  Line title;
};
BOOST_DESCRIBE_STRUCT(RecordPerson, (), (account, name, role, title))

/// One record that I may open.
struct RecordView {
  RecordId id;
  RecordSort sort = RecordSort::client;
  AccountId owner;
  Relationship relationship = Relationship::self;
  std::vector<RecordPerson> people;  ///< the owner and those who care for them, now or before
};
BOOST_DESCRIBE_STRUCT(RecordView, (), (id, sort, owner, relationship, people))

struct RecordList {
  static constexpr std::string_view schema_name = "RecordList";
  std::vector<RecordView> records;
};
BOOST_DESCRIBE_STRUCT(RecordList, (), (records))

/// My own records and those of the people in my care: whose they are, and nothing of what stands in them.
Result<RecordList> list_records(const Practice& practice, const Admission& admission);

}  // namespace cairn
