// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "writer.hpp"

namespace cairn::powercut {

/// What was found when the server was up again.
struct Findings {
  std::size_t lost = 0;              ///< acknowledged versions that are not there, or do not open to what was written
  std::vector<std::string> wrong{};  ///< everything else that must not be
};

/// Looks at a practice that is served again. Through the interface, as the owner of each record: every acknowledged version is
/// there to the letter, a request without an answer left all of its versions or none, and nothing stands there that nobody
/// wrote. In the database: it is in one piece, and each request that is there has its one line in the access log.
Findings look_after_restart(const std::filesystem::path& folder, std::uint16_t port, const std::vector<RecordWriter>& writers);

}  // namespace cairn::powercut
