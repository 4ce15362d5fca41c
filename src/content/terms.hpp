// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cairn::content {

/// The words of a text as the search sees them: lower case, apostrophes and accents taken out, ends cut off
/// ("listening" and "listens" are "listen"), without words that carry no meaning. When nothing else is left,
/// those stay.
std::vector<std::string> terms_in(std::string_view text);

/// The words of a text in lower case without apostrophes and accents, each between single spaces: " cant
/// sleep ".
std::string plain_text(std::string_view text);

/// One word with its end cut off. It need not be a word; it only has to be the same for the forms of one
/// word.
std::string stem(std::string word);

/// How many letters must be changed, added, left out or swapped with a neighbour to make one word of the
/// other; `limit` + 1 when it is more than `limit`.
int typing_distance(std::string_view one, std::string_view other, int limit);

}  // namespace cairn::content
