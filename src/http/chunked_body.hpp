// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

namespace cairn {

/// Reads a body in HTTP's chunked coding, more strictly than the standard: no chunk extensions and no trailers. Nobody
/// who speaks to us needs them, and parsers that read them differently are how requests are smuggled.
class ChunkedBody {
 public:
  enum class State { more, done, broken, too_large };

  explicit ChunkedBody(std::size_t limit) : limit_(limit) {}

  /// Takes what it can from the front of `arrived`, and appends what the chunks hold to `body`.
  State take(std::string& arrived, std::string& body);

 private:
  enum class At { size, content, content_end, last_end, end };
  State step(const std::string& arrived, std::size_t& at, std::string& body);

  std::size_t limit_;
  std::size_t left_ = 0;  ///< of the chunk's content
  At at_ = At::size;
};

}  // namespace cairn
