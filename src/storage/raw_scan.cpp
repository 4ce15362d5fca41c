// SPDX-License-Identifier: Apache-2.0
#include "storage/raw_scan.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/file.hpp"
#include "storage/sqlite_session.hpp"

namespace cairn {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t needle_size = 32;
constexpr std::size_t block = 1U << 20U;

/// Needles by their bytes 9 to 16, which are random in every sealed value (its nonce): few places have to be looked at.
struct Needles {
  std::unordered_multimap<std::uint64_t, std::string> by_word;
  std::vector<bool> beginnings = std::vector<bool>(1U << 16U);  ///< of those words, by their first two bytes

  explicit Needles(std::span<const Sealed> values) {
    for (const Sealed& value : values) {
      if (value.bytes.size() < needle_size) continue;
      const std::string needle = value.bytes.substr(0, needle_size);
      const std::uint64_t word = word_at(needle.data() + 9);
      by_word.emplace(word, needle);
      beginnings[word & 0xFFFFU] = true;
    }
  }

  static std::uint64_t word_at(const char* at) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    return word;
  }

  void find_in(std::string_view text, std::set<std::string>& found) const {
    for (std::size_t at = 0; at + needle_size <= text.size(); ++at) {
      const std::uint64_t word = word_at(text.data() + at + 9);
      if (!beginnings[word & 0xFFFFU]) continue;
      const auto [first, last] = by_word.equal_range(word);
      for (auto needle = first; needle != last; ++needle)
        if (text.substr(at, needle_size) == needle->second) found.insert(needle->second);
    }
  }
};

Result<void> scan(const fs::path& path, const Needles& needles, std::set<std::string>& found) {
  const auto file = File::to_read(path);
  if (!file) return std::unexpected(file.error());
  std::string text(block + needle_size, '\0');
  std::size_t kept = 0;
  for (;;) {
    const auto got = file->read(std::span(text).subspan(kept));
    if (!got) return std::unexpected(got.error());
    const std::string_view now = std::string_view(text).substr(0, kept + *got);
    needles.find_in(now, found);
    if (kept + *got < text.size()) return {};
    kept = needle_size - 1;  // a value may lie across two blocks
    std::memmove(text.data(), text.data() + text.size() - kept, kept);
  }
}

}  // namespace

Result<std::int64_t> count_left_in_files(const fs::path& data, std::span<const Sealed> values) {
  const Needles needles(values);
  std::set<std::string> found;
  std::error_code fault;
  for (const char* name : {"cairn.db", "cairn.db-wal"}) {
    if (!fs::exists(data / name, fault)) continue;
    if (auto done = scan(data / name, needles, found); !done) return std::unexpected(done.error());
  }
  return static_cast<std::int64_t>(found.size());
}

Result<void> rewrite_database(const fs::path& data) {
  ::setenv("SQLITE_TMPDIR", fs::absolute(data).c_str(), 1);  // its temporary copy stays where the data is
  try {
    const auto connection = open_sqlite({.file = data / "cairn.db", .access = Access::read_write, .busy_ms = 60'000});
    connection->run_script("PRAGMA temp_store=FILE; VACUUM;");
    return {};
  } catch (const StorageFailure& failure) {
    return fail(ErrorKind::unavailable, "", std::string("The database could not be written anew: ") + failure.what() + ".");
  }
}

}  // namespace cairn
