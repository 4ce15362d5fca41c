// SPDX-License-Identifier: Apache-2.0
#include "storage/invitations.hpp"

#include "storage/test_store.hpp"

using namespace cairn;

namespace {

Invitation made(Instant created, Instant expires) {
  return {.id = make_id<InvitationId>(),
          .token = hash_of(Token::make()),
          .role = Role::client,
          .profile = {"sealed name"},
          .created = created,
          .expires = expires};
}

}  // namespace

TEST_CASE("an invitation is found by its token and works once") {
  on_each_database([](TestStore& test) {
    const auto inviter = test.add_account(Role::therapist);
    const auto invited = test.add_account(Role::client);
    auto invitation = made(Instant{10}, Instant{100});
    invitation.inviter = inviter;
    test.write([&](Transaction& t) {
      invitations::add(t, test.practice, invitation);
      CHECK(invitations::use(t, test.practice, invitation.id, invited, Instant{50}));
      CHECK_FALSE(invitations::use(t, test.practice, invitation.id, invited, Instant{51}));
    });
    test.read([&](Session& session) {
      const auto found = invitations::find(session, test.practice, invitation.token);
      REQUIRE(found.has_value());
      CHECK(found->id == invitation.id);
      CHECK(found->role == Role::client);
      CHECK(found->profile == invitation.profile);
      CHECK(found->inviter == inviter);
      CHECK(found->used_by == invited);
      CHECK(found->used == Instant{50});
      CHECK_FALSE(found->open_at(Instant{50}));
      CHECK_FALSE(invitations::find(session, test.practice, hash_of(Token::make())).has_value());
      CHECK_FALSE(invitations::find(session, make_id<PracticeId>(), invitation.token).has_value());
    });
  });
}

TEST_CASE("an invitation ends at its hour, not before") {
  on_each_database([](TestStore& test) {
    const auto invited = test.add_account(Role::administrator);
    const auto one = made(Instant{10}, Instant{100});
    const auto other = made(Instant{20}, Instant{100});
    test.write([&](Transaction& t) {
      invitations::add(t, test.practice, one);
      invitations::add(t, test.practice, other);
      CHECK(invitations::open(t, test.practice, Instant{99}).size() == 2);
      CHECK(invitations::open(t, test.practice, Instant{99}).at(0).id == other.id);
      CHECK(invitations::open(t, test.practice, Instant{100}).empty());
      CHECK(one.open_at(Instant{99}));
      CHECK_FALSE(one.open_at(Instant{100}));
      CHECK_FALSE(invitations::use(t, test.practice, one.id, invited, Instant{100}));
      CHECK(invitations::use(t, test.practice, one.id, invited, Instant{99}));
      CHECK(invitations::open(t, test.practice, Instant{99}).size() == 1);
      CHECK_FALSE(invitations::use(t, test.practice, make_id<InvitationId>(), invited, Instant{1}));
    });
  });
}
