// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/time.hpp"

namespace cairn {

/// What looking through a practice's whole ledger gave.
struct AuditReport {
  std::uint64_t leaves = 0;
  std::uint64_t entries = 0;
  std::uint64_t looks = 0;
  std::uint64_t records = 0;
  std::uint64_t opened = 0;       ///< bodies that were opened
  std::uint64_t checkpoints = 0;
  std::uint64_t not_signed = 0;   ///< leaves behind the newest checkpoint
  std::optional<Instant> signed_at{};    ///< the newest checkpoint's
  std::optional<std::string> wrong{};    ///< the first thing that is wrong, as a sentence; nothing: all is as it was written
};

/// Whether sealed bodies are opened as well; without that, only their hashes are looked at.
enum class OpenBodies { no, yes };

}  // namespace cairn
