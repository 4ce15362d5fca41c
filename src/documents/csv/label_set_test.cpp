// SPDX-License-Identifier: Apache-2.0
#include "documents/csv/label_set.hpp"

#include <doctest/doctest.h>

using cairn::documents::LabelSet;

TEST_CASE("texts keep their number however many there are") {
  LabelSet labels;
  for (int round = 0; round < 2; ++round)
    for (int i = 0; i < 5000; ++i) REQUIRE(labels.add("client " + std::to_string(i)) == i);
  CHECK(labels.size() == 5000);
  CHECK(labels.at(0) == "client 0");
  CHECK(labels.at(4999) == "client 4999");
  CHECK(labels.add("") == 5000);
  CHECK(labels.at(5000).empty());
}
