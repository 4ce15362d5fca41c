// SPDX-License-Identifier: Apache-2.0
#include "domain/catalogue/help_numbers.hpp"

#include <algorithm>

namespace cairn::catalogue {

NumbersToShow numbers_to_show(const CountryPack& pack, LocalDate today) {
  NumbersToShow show;
  std::ranges::copy_if(pack.numbers, std::back_inserter(show.numbers),
                       [](const HelpNumber& number) { return number.confirmed && !number.number.empty(); });
  std::ranges::stable_partition(show.numbers,
                                [](const HelpNumber& number) { return number.use == NumberUse::emergency; });
  const auto last = date_from(pack.expires_on);
  show.expired = !last || days_between(today, *last) <= 0;
  return show;
}

}  // namespace cairn::catalogue
