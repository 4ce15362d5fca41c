// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace cairn {

/// The practice's content as JSON, made ready when the server starts: it is the same for everybody and changes only
/// with the program.
struct Content {
  std::string catalogue = "{}";  ///< questions and aims, the answer of GET /api/catalogue
  std::string help = "{}";       ///< the country's numbers to call, the answer of GET /api/help
};

}  // namespace cairn
