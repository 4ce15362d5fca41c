// SPDX-License-Identifier: Apache-2.0
#include "storage/passkeys.hpp"

#include "storage/ledger_states.hpp"

namespace cairn::passkeys {
namespace {

const std::string columns =
    "passkey, account, credential, public_key, sign_count, backup_eligible, backed_up, name, created, last_used";
const std::string select = "SELECT " + columns + " FROM passkeys WHERE practice = $1";
const std::string select_by_credential = select + " AND credential = $2";
const std::string select_by_account = select + " AND account = $2 ORDER BY created, passkey";
const std::string insert =
    "INSERT INTO passkeys (practice, " + columns + ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";

std::span<const std::uint8_t> bytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

Passkey made(const Row& row) {
  return {.id = row.id<PasskeyId>(0),
          .account = row.id<AccountId>(1),
          .credential = {.id = std::string(row.bytes(2)),
                         .cose = std::string(row.bytes(3)),
                         .sign_count = static_cast<std::uint32_t>(row.number(4)),
                         .backup_eligible = row.yes(5),
                         .backed_up = row.yes(6)},
          .name = row.sealed(7),
          .created = row.instant(8),
          .last_used = row.maybe_instant(9)};
}

}  // namespace

std::optional<Passkey> find(Session& session, const PracticeId& practice, std::string_view credential) {
  return session.first(select_by_credential, {practice, bytes(credential)}, made);
}

std::vector<Passkey> of(Session& session, const PracticeId& practice, const AccountId& account) {
  return session.all(select_by_account, {practice, account}, made);
}

void add(Transaction& transaction, const PracticeId& practice, const Passkey& passkey) {
  const auto& credential = passkey.credential;
  transaction.execute(insert, {practice, passkey.id, passkey.account, bytes(credential.id), bytes(credential.cose),
                               std::int64_t{credential.sign_count}, credential.backup_eligible, credential.backed_up,
                               passkey.name, passkey.created, passkey.last_used});
  ledger::note_account(transaction, practice, passkey.account);
}

bool note_use(Transaction& transaction, const PracticeId& practice, const Passkey& before, const webauthn::Credential& after,
              Instant now) {
  return transaction.execute(
             "UPDATE passkeys SET sign_count = $4, backed_up = $5, last_used = $6 "
             "WHERE practice = $1 AND passkey = $2 AND sign_count = $3",
             {practice, before.id, std::int64_t{before.credential.sign_count}, std::int64_t{after.sign_count}, after.backed_up,
              now}) == 1;
}

bool remove(Transaction& transaction, const PracticeId& practice, const AccountId& account, const PasskeyId& passkey) {
  const bool gone = transaction.execute("DELETE FROM passkeys WHERE practice = $1 AND passkey = $2 AND account = $3",
                                        {practice, passkey, account}) == 1;
  if (gone) ledger::note_account(transaction, practice, account);
  return gone;
}

void remove_all(Transaction& transaction, const PracticeId& practice, const AccountId& account) {
  if (transaction.execute("DELETE FROM passkeys WHERE practice = $1 AND account = $2", {practice, account}) > 0)
    ledger::note_account(transaction, practice, account);
}

}  // namespace cairn::passkeys
