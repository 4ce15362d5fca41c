// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "base/error.hpp"

namespace cairn::fuzz {

/// Ends the program when a reader has broken a promise; whoever feeds it keeps the input.
inline void must(bool kept, const char* promise) {
  if (kept) return;
  std::fprintf(stderr, "broken promise: %s\n", promise);
  std::abort();
}

/// An error is whole: it has a sentence, and its path and sentence can be sent to anybody as JSON and shown.
void must_be_whole(const Error& error);

/// Takes the first byte off, as a choice between `count` things; 0 for an empty input.
inline std::size_t take_choice(std::string_view& bytes, std::size_t count) {
  if (bytes.empty()) return 0;
  const auto first = static_cast<unsigned char>(bytes.front());
  bytes.remove_prefix(1);
  return first % count;
}

}  // namespace cairn::fuzz
