// SPDX-License-Identifier: Apache-2.0
#include "storage/practices.hpp"

namespace cairn::practices {
namespace {

const std::string select = "SELECT practice, profile, demo, created FROM practices";
const std::string select_one = select + " WHERE practice = $1";
const std::string select_all = select + " ORDER BY created, practice";

StoredPractice made(const Row& row) {
  return {.id = row.id<PracticeId>(0), .profile = row.sealed(1), .demo = row.yes(2), .created = row.instant(3)};
}

}  // namespace

void add(Transaction& transaction, const StoredPractice& practice) {
  transaction.execute("INSERT INTO practices (practice, profile, demo, created) VALUES ($1, $2, $3, $4)",
                      {practice.id, practice.profile, practice.demo, practice.created});
}

std::optional<StoredPractice> find(Session& session, const PracticeId& practice) {
  return session.first(select_one, {practice}, made);
}

std::vector<StoredPractice> all(Session& session) { return session.all(select_all, {}, made); }

}  // namespace cairn::practices
