// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "base/time.hpp"
#include "domain/catalogue/privacy.hpp"

namespace cairn::catalogue {

/// The numbers of a country that a person may be shown, and whether the practice has to look at them again.
struct NumbersToShow {
  std::vector<HelpNumber> numbers;
  bool expired =
      false;  ///< true: tell the practice loudly; the numbers stay, since an old one is better than none
};
BOOST_DESCRIBE_STRUCT(NumbersToShow, (), (numbers, expired))

/// Only confirmed numbers, emergency first and otherwise in the pack's order. A pack without a readable last
/// day counts as expired.
NumbersToShow numbers_to_show(const CountryPack& pack, LocalDate today);

}  // namespace cairn::catalogue
