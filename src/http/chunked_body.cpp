// SPDX-License-Identifier: Apache-2.0
#include "http/chunked_body.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace cairn {
namespace {

constexpr std::size_t most_digits = 8;
constexpr std::string_view line_end = "\r\n";

}  // namespace

/// One step; `more` with `at` where it was when it needs more bytes for it.
ChunkedBody::State ChunkedBody::step(const std::string& arrived, std::size_t& at, std::string& body) {
  const std::string_view rest = std::string_view(arrived).substr(at);
  if (at_ == At::content) {
    const std::size_t taken = std::min(left_, rest.size());
    body.append(rest.substr(0, taken));
    at += taken;
    left_ -= taken;
    if (left_ == 0) at_ = At::content_end;
    return State::more;
  }
  if (at_ == At::size) {
    const auto end = rest.find(line_end);
    if (end == std::string_view::npos) return rest.size() > most_digits + 1 ? State::broken : State::more;
    const auto read = std::from_chars(rest.data(), rest.data() + end, left_, 16);
    if (end == 0 || end > most_digits || rest[0] == '-' || read.ec != std::errc{} || read.ptr != rest.data() + end) return State::broken;
    if (left_ > limit_ - body.size()) return State::too_large;
    at += end + line_end.size();
    at_ = left_ == 0 ? At::last_end : At::content;
    return State::more;
  }
  if (rest.size() < line_end.size()) return State::more;
  if (!rest.starts_with(line_end)) return State::broken;
  at += line_end.size();
  const bool was_last = at_ == At::last_end;
  at_ = was_last ? At::end : At::size;
  return was_last ? State::done : State::more;
}

ChunkedBody::State ChunkedBody::take(std::string& arrived, std::string& body) {
  std::size_t at = 0;
  State state = at_ == At::end ? State::done : State::more;
  for (bool moved = true; moved && state == State::more;) {
    const std::size_t before = at;
    const At was = at_;
    state = step(arrived, at, body);
    moved = at != before || at_ != was;
  }
  arrived.erase(0, at);
  return state;
}

}  // namespace cairn
