// SPDX-License-Identifier: Apache-2.0
#include "storage/invitations.hpp"

namespace cairn::invitations {
namespace {

const std::string columns = "invitation, token, role, profile, inviter, created, expires, used_by, used";
const std::string select = "SELECT " + columns + " FROM invitations WHERE practice = $1";
const std::string select_by_token = select + " AND token = $2";
const std::string select_open = select + " AND used IS NULL AND expires > $2 ORDER BY created DESC, invitation";
const std::string insert =
    "INSERT INTO invitations (practice, " + columns + ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

Invitation made(const Row& row) {
  return {.id = row.id<InvitationId>(0),
          .token = {row.array<32>(1)},
          .role = row.named<Role>(2),
          .profile = row.sealed(3),
          .inviter = row.maybe_id<AccountId>(4),
          .created = row.instant(5),
          .expires = row.instant(6),
          .used_by = row.maybe_id<AccountId>(7),
          .used = row.maybe_instant(8)};
}

}  // namespace

void add(Transaction& transaction, const PracticeId& practice, const Invitation& invitation) {
  transaction.execute(insert, {practice, invitation.id, invitation.token.bytes, invitation.role, invitation.profile,
                               invitation.inviter, invitation.created, invitation.expires, invitation.used_by,
                               invitation.used});
}

std::optional<Invitation> find(Session& session, const PracticeId& practice, const TokenHash& token) {
  return session.first(select_by_token, {practice, token.bytes}, made);
}

std::vector<Invitation> open(Session& session, const PracticeId& practice, Instant now) {
  return session.all(select_open, {practice, now}, made);
}

bool use(Transaction& transaction, const PracticeId& practice, const InvitationId& invitation, const AccountId& by,
         Instant now) {
  return transaction.execute(
             "UPDATE invitations SET used_by = $3, used = $4 "
             "WHERE practice = $1 AND invitation = $2 AND used IS NULL AND expires > $4",
             {practice, invitation, by, now}) == 1;
}

}  // namespace cairn::invitations
