// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "vault/sealed.hpp"

void store(const cairn::Sealed&);

void keep(const std::string& words, const cairn::Sealed& sealed) {
#ifdef WRONG
  store(words);
#else
  store(sealed);
  static_cast<void>(words);
#endif
}
