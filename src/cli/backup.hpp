// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "base/time.hpp"
#include "cli/command.hpp"

namespace cairn {

/// `cairn backup --to FILE`: a sealed, checked backup of a practice, while it is being served.
int run_backup(const Arguments& arguments, const Clock& clock);

/// `cairn restore --from FILE --data NEW_FOLDER`: opens one into a new data folder; with `--verify`, only checks it.
int run_restore(const Arguments& arguments, const Clock& clock);

/// The last moment that a text like "2026-11-22T14:03:20Z" means: without milliseconds the whole second. Nothing for
/// any other form.
std::optional<Instant> end_of_moment(const std::string& text);

}  // namespace cairn
