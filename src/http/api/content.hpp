// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <string>

namespace cairn {

/// The practice's content as JSON, made ready when the server starts: it is the same for everybody and changes only
/// with the program.
struct Content {
  std::string catalogue = "{}";  ///< questions and aims, the answer of GET /api/catalogue
  std::string help = "{}";       ///< the country's numbers to call, the answer of GET /api/help
  /// The same catalogue in other languages, by code ("de"). A language that is not here is answered in English.
  std::map<std::string, std::string, std::less<>> translated{};
};

}  // namespace cairn
