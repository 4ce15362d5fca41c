// SPDX-License-Identifier: Apache-2.0
#include "base/json_described.hpp"
#include "must.hpp"

namespace cairn::fuzz {

void must_be_whole(const Error& error) {
  must(!error.sentence.empty(), "an error has a sentence");
  must(error.sentence.size() + error.path.size() < 4096, "an error is no longer than a page, however long the input");
  must(is_clean_text(error.sentence) && is_clean_text(error.path), "an error can be shown");
  std::string text;
  append_quoted(text, error.path + " " + error.sentence);
  must(parse_json(text).has_value(), "an error can be sent as JSON");
}

}  // namespace cairn::fuzz
