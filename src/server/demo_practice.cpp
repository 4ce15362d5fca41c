// SPDX-License-Identifier: Apache-2.0
#include "server/demo_practice.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "usecases/demo/make_demo.hpp"

namespace cairn {

Result<PracticePlace> make_demo_practice(const std::filesystem::path& folder, const std::filesystem::path& catalog, const Clock& clock) {
  const bool seen_by_somebody = isatty(STDERR_FILENO) == 1;
  return demo::make_demo(folder, catalog / "demo", clock, [&](std::size_t done, std::size_t all) {
    if (seen_by_somebody) fmt::print(stderr, "\rMaking the demo practice: {} of {} people{}", done, all, done == all ? "\n" : "");
  });
}

}  // namespace cairn
