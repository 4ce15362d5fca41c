// SPDX-License-Identifier: Apache-2.0
#include "domain/yes_mark.hpp"

#include <doctest/doctest.h>

using namespace cairn;

TEST_CASE("two marks of two people agree; anything less does not") {
  const Writer client{make_id<AccountId>(), Role::client, Relationship::self, {}};
  const Writer therapist{make_id<AccountId>(), Role::therapist, Relationship::treating, {}};
  const YesMark hers{Party::client, client.account};
  const YesMark his{Party::therapist, therapist.account};
  CHECK(agreed_by_both({hers, his}));
  CHECK(!agreed_by_both({hers}));
  CHECK(!agreed_by_both({hers, hers}));
  CHECK(check_marks({}, {hers}, true, client));
  CHECK(!check_marks({}, {his}, true, client));
  CHECK(check_marks({his}, {his, hers}, true, client));
  CHECK(!check_marks({his}, {his, hers}, false, client));
  CHECK(check_marks({his}, {hers}, false, client));
  CHECK(!check_marks({his}, {}, true, client));
  CHECK(check_marks({hers}, {}, true, client));
  CHECK(!check_marks({}, {YesMark{Party::client, therapist.account}}, true, client));
}
