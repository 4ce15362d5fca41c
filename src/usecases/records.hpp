// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "base/json_described.hpp"
#include "domain/after_care.hpp"
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
  std::vector<AccountId> treating;   ///< those of them who care for the owner now
  std::optional<AfterCare> after;    ///< my own record, when care has ended: what I can do with it, and until when
};
BOOST_DESCRIBE_STRUCT(RecordView, (), (id, sort, owner, relationship, people, treating, after))

struct RecordList {
  static constexpr std::string_view schema_name = "RecordList";
  std::vector<RecordView> records;
};
BOOST_DESCRIBE_STRUCT(RecordList, (), (records))

/// My own records and those of the people in my care: whose they are, and nothing of what stands in them.
Result<RecordList> list_records(const Practice& practice, const Admission& admission);

}  // namespace cairn
