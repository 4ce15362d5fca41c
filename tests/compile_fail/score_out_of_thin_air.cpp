// SPDX-License-Identifier: Apache-2.0
#include "base/bounded.hpp"

cairn::Rating rating(int value) {
#ifdef WRONG
  return cairn::Rating(value);
#else
  return cairn::Rating::from(value).value_or(cairn::Rating{});
#endif
}
