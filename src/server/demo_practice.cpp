// SPDX-License-Identifier: Apache-2.0
#include "server/demo_practice.hpp"

namespace cairn {

Result<void> make_demo_practice(PracticePlace place, const std::filesystem::path&, const Clock& clock) {
  if (std::filesystem::exists(place.key_file)) return {};
  place.settings.demo = true;
  return create_practice(place, Line("Harbour Lane"), clock);
}

}  // namespace cairn
