// SPDX-License-Identifier: Apache-2.0
#include "usecases/cursor.hpp"

#include <charconv>

#include "vault/base64url.hpp"
#include "vault/seal.hpp"

namespace cairn {
namespace {

constexpr std::string_view label = "cursor";

std::unexpected<Error> not_ours() {
  return fail(ErrorKind::invalid, "/since", "This is no place in this record. Leave it out to read from the start.");
}

}  // namespace

std::string make_cursor(const Practice& practice, RecordId record, AccountId reader, std::int64_t position) {
  return to_base64url(seal_text(practice.key, label, record.bytes, to_text(reader) + std::to_string(position)).bytes);
}

Result<std::int64_t> read_cursor(const Practice& practice, RecordId record, AccountId reader, const std::string& cursor) {
  if (cursor.empty()) return 0;
  auto bytes = from_base64url(cursor);
  if (!bytes) return not_ours();
  const auto text = open_text(practice.key, label, record.bytes, Sealed{std::move(*bytes)});
  const std::string whose = to_text(reader);
  if (!text || !text->starts_with(whose)) return not_ours();
  std::int64_t position = 0;
  const auto read = std::from_chars(text->data() + whose.size(), text->data() + text->size(), position);
  if (read.ec != std::errc{} || read.ptr != text->data() + text->size()) return not_ours();
  return position;
}

}  // namespace cairn
