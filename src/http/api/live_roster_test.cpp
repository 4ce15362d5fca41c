// SPDX-License-Identifier: Apache-2.0
#include "http/api/live_roster.hpp"

#include <doctest/doctest.h>

#include "http/live_outlet.hpp"

using namespace cairn;

namespace {

Caller somebody(AccountId account = make_id<AccountId>()) { return {account, Role::client, make_id<SessionId>()}; }
std::shared_ptr<QueuedOutlet> outlet() {
  return std::make_shared<QueuedOutlet>([] {});
}

}  // namespace

TEST_CASE("a session's streams end with it, and nobody else's") {
  LiveRoster roster;
  const Caller ana = somebody();
  const Caller tom = somebody();
  const auto hers = outlet();
  const auto his = outlet();
  roster.add(ana, hers);
  roster.add(tom, his);
  roster.end(ana.session);
  roster.end(make_id<SessionId>());
  CHECK(hers->closed());
  CHECK(!his->closed());
}

TEST_CASE("all other sessions of an account can be ended") {
  LiveRoster roster;
  const Caller here = somebody();
  const Caller there = somebody(here.account);
  const Caller stranger = somebody();
  const auto own = outlet();
  const auto other = outlet();
  const auto strange = outlet();
  roster.add(here, own);
  roster.add(there, other);
  roster.add(stranger, strange);
  roster.end_others(here.account, here.session);
  CHECK(!own->closed());
  CHECK(other->closed());
  CHECK(!strange->closed());
}

TEST_CASE("one session holds few streams: the oldest gives way") {
  LiveRoster roster;
  const Caller ana = somebody();
  std::vector<std::shared_ptr<QueuedOutlet>> all;
  for (std::size_t i = 0; i <= LiveRoster::most_by_session; ++i) {
    all.push_back(outlet());
    roster.add(ana, all.back());
  }
  CHECK(all.front()->closed());
  CHECK(!all[1]->closed());
}

TEST_CASE("one account holds few streams, however many sessions it has") {
  LiveRoster roster;
  const Caller ana = somebody();
  std::vector<std::shared_ptr<QueuedOutlet>> all;
  for (std::size_t i = 0; i < 2 * LiveRoster::most_by_account; ++i) {
    all.push_back(outlet());
    roster.add(somebody(ana.account), all.back());
  }
  for (std::size_t i = 0; i < all.size(); ++i) CHECK(all[i]->closed() == (i < LiveRoster::most_by_account));
  const auto strange = outlet();
  roster.add(somebody(), strange);
  CHECK(!all.back()->closed());
}

TEST_CASE("streams that have ended take no place, and accounts without any are forgotten") {
  LiveRoster roster;
  const Caller ana = somebody();
  const auto first = outlet();
  roster.add(ana, first);
  for (std::size_t i = 0; i < 1000; ++i) roster.add(somebody(i % 2 == 0 ? ana.account : make_id<AccountId>()), outlet());
  CHECK(!first->closed());
}
