// SPDX-License-Identifier: Apache-2.0
#include "vault/backup_file.hpp"

#include <algorithm>

#include "must.hpp"
#include "targets.hpp"

namespace cairn::fuzz {
namespace {

const PracticeKey& some_key() {
  static const PracticeKey key = PracticeKey::make();
  return key;
}

/// Gives `bytes` out, at most `piece` at a time where it is not asked for a whole number of them.
ByteSource source_of(std::string_view bytes) {
  return [bytes](std::span<char> into) mutable -> Result<std::size_t> {
    const std::size_t size = std::min(into.size(), bytes.size());
    std::copy_n(bytes.begin(), size, into.begin());
    bytes.remove_prefix(size);
    return size;
  };
}

/// Longer than one chunk, so that chunks can be swapped and left out.
const std::string& database() {
  static const std::string text(70'000, 'd');
  return text;
}

const std::string& true_backup() {
  static const std::string file = [] {
    std::string out;
    const auto done = seal_backup(some_key(), {.practice = {}, .made = {}, .size = database().size(), .epoch = {}}, source_of(database()),
                                  [&](std::string_view bytes) -> Result<void> {
                                    out += bytes;
                                    return {};
                                  });
    must(done.has_value(), "a backup can be made");
    return out;
  }();
  return file;
}

/// What a backup holds, or nothing; an error has to be whole.
std::optional<std::string> opened(std::string_view file) {
  std::string out;
  const auto facts = open_backup(some_key(), source_of(file), [&](std::string_view bytes) -> Result<void> {
    out += bytes;
    return {};
  });
  if (!facts) {
    must_be_whole(facts.error());
    return std::nullopt;
  }
  must(facts->size == out.size(), "a backup holds as much as it says");
  return out;
}

}  // namespace

/// The first half of the input changes a true backup (three bytes: a place, and what it is turned by, or a cut); the
/// second is given as it is.
void feed_backup(std::string_view bytes) {
  std::string changed = true_backup();
  std::string_view changes = bytes.substr(0, bytes.size() / 2);
  for (; changes.size() >= 3 && !changed.empty(); changes.remove_prefix(3)) {
    const std::size_t at = static_cast<unsigned char>(changes[0]) * 256U + static_cast<unsigned char>(changes[1]);
    if (changes[2] == '\0') changed.resize(std::min(changed.size(), at));
    else changed[at % changed.size()] = static_cast<char>(changed[at % changed.size()] ^ changes[2]);
  }
  const auto content = opened(changed);
  must(content.has_value() == (changed == true_backup()), "only what we sealed opens");
  if (content) must(*content == database(), "it holds what was put in");
  const std::string_view given = bytes.substr(bytes.size() / 2);
  const auto head = read_backup_head(source_of(given));
  if (!head) must_be_whole(head.error());
  must(!opened(given).has_value(), "what we did not seal does not open");
}

}  // namespace cairn::fuzz
