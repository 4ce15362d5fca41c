// SPDX-License-Identifier: Apache-2.0
#include "storage/sealed_columns.hpp"

#include <algorithm>
#include <string>

#include "storage/code_apps.hpp"
#include "storage/ledger_states.hpp"

namespace cairn {
namespace {

constexpr auto all_columns = std::to_array<SealedColumn>({
    {"records", "record", "wrapped_key", ""},
    {"practices", "practice", "profile", "practice name"},
    {"accounts", "account", "profile", "account profile"},
    {"invitations", "invitation", "profile", "invitation profile"},
    {"sign_in_sessions", "session", "device", "session device"},
    {"passkeys", "passkey", "name", "passkey name"},
    {"code_apps", "account", "secret", code_apps::secret_label},
    {"challenges", "account", "secret", code_apps::secret_label},  // one at most of an account
    {"notices", "notice", "device", "notice device"},
});

/// Where the epoch stands in a sealed value: behind the byte that says the format.
std::string epoch_of(const SealedColumn& column) { return "substr(" + std::string(column.column) + ", 2, 8)"; }

std::string where(const SealedColumn& column) {
  return " FROM " + std::string(column.table) + " WHERE practice = $1 AND length(" + std::string(column.column) + ") > 0";
}

KeyId key_id(const Row& row, int column) {
  KeyId id{};
  const auto bytes = row.bytes(column);
  std::copy_n(bytes.begin(), std::min(bytes.size(), id.size()), id.begin());
  return id;
}

SealedText made(const Row& row) { return {.id = row.array<16>(0), .sealed = row.sealed(1)}; }

}  // namespace

std::span<const SealedColumn> sealed_columns() { return all_columns; }

namespace sealed_texts {

std::vector<SealedText> after(Session& session, const PracticeId& practice, const SealedColumn& column,
                              const std::array<std::uint8_t, 16>& id, std::int64_t limit, const std::optional<KeyId>& unless) {
  const std::string name(column.id);
  const std::string select =
      "SELECT " + name + ", " + std::string(column.column) + where(column) + " AND " + name + " > $2";
  const std::string order = " ORDER BY " + name + " LIMIT $3";
  if (!unless) return session.all(select + order, {practice, id, limit}, made);
  return session.all(select + " AND " + epoch_of(column) + " <> $4" + order, {practice, id, limit, *unless}, made);
}

bool replace(Transaction& transaction, const PracticeId& practice, const SealedColumn& column, const SealedText& before,
             const Sealed& now) {
  const std::string name(column.column);
  const bool replaced = transaction.execute("UPDATE " + std::string(column.table) + " SET " + name + " = $4 WHERE practice = $1 AND " +
                                                std::string(column.id) + " = $2 AND " + name + " = $3",
                                            {practice, before.id, before.sealed, now}) == 1;
  if (replaced && column.table == "code_apps") ledger::note_account(transaction, practice, AccountId{before.id});
  return replaced;
}

std::map<KeyId, std::int64_t> by_epoch(Session& session, const PracticeId& practice, const SealedColumn& column) {
  std::map<KeyId, std::int64_t> counts;
  const std::string epoch = epoch_of(column);
  session.each("SELECT " + epoch + ", count(*)" + where(column) + " GROUP BY " + epoch, {practice},
               [&](const Row& row) { counts[key_id(row, 0)] += row.number(1); });
  return counts;
}

}  // namespace sealed_texts
}  // namespace cairn
