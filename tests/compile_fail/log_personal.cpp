// SPDX-License-Identifier: Apache-2.0
#include "base/log.hpp"
#include "base/personal.hpp"

void say(const cairn::Line& words) {
#ifdef WRONG
  cairn::log::info("wrote {}", words);
#else
  cairn::log::info("wrote {} bytes", words.reveal().size());
#endif
}
