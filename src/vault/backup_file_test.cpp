// SPDX-License-Identifier: Apache-2.0
#include "vault/backup_file.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>

using namespace cairn;

namespace {

constexpr std::size_t head_size = 205;
constexpr std::size_t chunk = 65'536;

/// A source that gives a text in pieces of a size that is of no use to anybody.
ByteSource from(std::string_view text, std::size_t piece = 1000) {
  return [rest = text, piece](std::span<char> into) mutable -> Result<std::size_t> {
    const auto part = rest.substr(0, std::min(into.size(), piece));
    std::ranges::copy(part, into.begin());
    rest.remove_prefix(part.size());
    return part.size();
  };
}

ByteSink into(std::string& text) {
  return [&text](std::string_view bytes) -> Result<void> {
    text += bytes;
    return {};
  };
}

std::string content(std::size_t size) {
  std::string text(size, '\0');
  std::mt19937 engine(7);
  for (char& c : text) c = static_cast<char>(engine() & 0xFFU);
  return text;
}

const PracticeId practice = make_id<PracticeId>();

std::string sealed(const PracticeKey& key, const std::string& plain) {
  std::string file;
  const auto done = seal_backup(key, {practice, Instant{1'795'356'000'000}, plain.size(), {}}, from(plain), into(file));
  REQUIRE_MESSAGE(done.has_value(), done.error().sentence);
  return file;
}

Result<std::string> opened(const PracticeKey& key, std::string_view file) {
  std::string plain;
  const auto facts = open_backup(key, from(file, 4096), into(plain));
  if (!facts) return std::unexpected(facts.error());
  return plain;
}

/// Fails unless the file is refused with a plain sentence.
Error refusal(const PracticeKey& key, std::string_view file) {
  const auto answer = opened(key, file);
  REQUIRE_FALSE(answer.has_value());
  CHECK(answer.error().sentence.ends_with('.'));
  CHECK((answer.error().kind == ErrorKind::invalid || answer.error().kind == ErrorKind::refused));
  return answer.error();
}

bool says(const Error& error, std::string_view words) { return error.sentence.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("what was sealed comes back to the byte, whatever its size") {
  const auto key = PracticeKey::make();
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, chunk - 1, chunk, chunk + 1, 3 * chunk, 3 * chunk + 77}) {
    const auto plain = content(size);
    const auto file = sealed(key, plain);
    CHECK(file.size() == head_size + size + 17 * std::max<std::size_t>(1, (size + chunk - 1) / chunk));
    CHECK(opened(key, file).value() == plain);
    std::string nothing;
    const auto facts = open_backup(key, from(file), into(nothing));
    CHECK(facts->practice == practice);
    CHECK(facts->made == Instant{1'795'356'000'000});
    CHECK(facts->size == size);
    CHECK(facts->epoch == key.id());
    CHECK(read_backup_head(from(file))->size == size);
  }
}

TEST_CASE("two backups of the same differ, and neither holds what is in it") {
  const auto key = PracticeKey::make();
  const std::string plain(10'000, 'a');
  const auto one = sealed(key, plain);
  CHECK(one != sealed(key, plain));
  CHECK(one.find("aaaa") == std::string::npos);
}

TEST_CASE("a backup outlives rotations of the key, until its epoch is forgotten") {
  const auto old = PracticeKey::make();
  const auto file = sealed(old, "something");
  const auto rotated = old.with_new_epoch();
  CHECK(opened(rotated, file).value() == "something");
  const auto later = rotated.without(old.id());
  REQUIRE(later.has_value());
  CHECK(says(refusal(*later, file), "epoch"));
  CHECK(opened(*later, sealed(rotated, "newer")).value() == "newer");
}

TEST_CASE("another practice's key, garbage, an empty file and a newer format each get their own sentence") {
  const auto key = PracticeKey::make();
  const auto file = sealed(key, content(100));
  CHECK(says(refusal(PracticeKey::make(), file), "another key"));
  CHECK(says(refusal(key, ""), "no backup"));
  CHECK(says(refusal(key, content(5000)), "no backup"));
  CHECK(says(refusal(key, "SQLite format 3"), "no backup"));
  auto newer = file;
  newer[8] = 2;
  CHECK(says(refusal(key, newer), "newer"));
  CHECK(says(refusal(key, newer.substr(0, 100)), "newer"));
}

TEST_CASE("a backup that is cut anywhere is refused") {
  const auto key = PracticeKey::make();
  const auto file = sealed(key, content(2 * chunk + 500));
  std::set<std::size_t> ends;
  for (std::size_t end = 0; end <= head_size + 40; ++end) ends.insert(end);
  for (std::size_t boundary = head_size; boundary < file.size(); boundary += chunk + 17)
    for (std::size_t near = 0; near < 20; ++near) ends.insert({boundary - near, std::min(boundary + near, file.size() - 1)});
  for (std::size_t back = 1; back <= 600; ++back) ends.insert(file.size() - back);
  for (const std::size_t end : ends) refusal(key, std::string_view(file).substr(0, end));
  CHECK(says(refusal(key, std::string_view(file).substr(0, file.size() - 1)), "not complete"));
  CHECK(says(refusal(key, file + "x"), "damaged"));
}

TEST_CASE("a backup with one bit turned is refused: every bit of the head, and a thousand others") {
  const auto key = PracticeKey::make();
  const auto plain = content(2 * chunk + 500);
  auto file = sealed(key, plain);
  const auto turned = [&](std::size_t at, unsigned bit) {
    file[at] = static_cast<char>(file[at] ^ (1 << bit));
    refusal(key, file);
    file[at] = static_cast<char>(file[at] ^ (1 << bit));
  };
  for (std::size_t at = 0; at < head_size; ++at)
    for (unsigned bit = 0; bit < 8; ++bit) turned(at, bit);
  std::mt19937_64 engine(20261122);
  for (int i = 0; i < 1000; ++i) turned(engine() % file.size(), engine() % 8);
  CHECK(opened(key, file).value() == plain);
}

TEST_CASE("chunks that change places, are left out, doubled or come from another backup are refused") {
  const auto key = PracticeKey::make();
  const auto file = sealed(key, content(4 * chunk));
  const std::size_t step = chunk + 17;
  const auto part = [&](const std::string& of, std::size_t i) { return of.substr(head_size + i * step, step); };
  const std::string head = file.substr(0, head_size);
  refusal(key, head + part(file, 1) + part(file, 0) + part(file, 2) + part(file, 3));
  refusal(key, head + part(file, 0) + part(file, 2) + part(file, 3));
  refusal(key, head + part(file, 0) + part(file, 0) + part(file, 1) + part(file, 2) + part(file, 3));
  const auto other = sealed(key, content(4 * chunk));
  refusal(key, head + part(other, 0) + part(file, 1) + part(file, 2) + part(file, 3));
  refusal(key, head + part(other, 0) + part(other, 1) + part(other, 2) + part(other, 3));
}

TEST_CASE("a source or a sink that fails ends it with its own words") {
  const auto key = PracticeKey::make();
  const auto file = sealed(key, content(chunk));
  const auto broken = [](std::span<char>) -> Result<std::size_t> { return fail(ErrorKind::unavailable, "", "disk gone."); };
  const auto full = [](std::string_view) -> Result<void> { return fail(ErrorKind::unavailable, "", "disk full."); };
  std::string text;
  CHECK(open_backup(key, broken, into(text)).error().sentence == "disk gone.");
  CHECK(open_backup(key, from(file), full).error().sentence == "disk full.");
  const BackupFacts facts{practice, {}, 10, {}};
  CHECK(seal_backup(key, facts, broken, into(text)).error().sentence == "disk gone.");
  CHECK(seal_backup(key, facts, from("0123456789"), full).error().sentence == "disk full.");
  CHECK_FALSE(seal_backup(key, facts, from("012345678"), into(text)).has_value());
  CHECK_FALSE(seal_backup(key, facts, from("0123456789a"), into(text)).has_value());
}
