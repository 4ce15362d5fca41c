// SPDX-License-Identifier: Apache-2.0
#include "vault/practice_key.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "base/id.hpp"
#include "vault/seal.hpp"
#include "vault/token.hpp"

using namespace cairn;
namespace fs = std::filesystem;

namespace {

/// A folder of its own for each test, gone afterwards.
struct Folder {
  fs::path path = fs::temp_directory_path() / ("cairn-key-" + to_text(make_id<PracticeId>()));
  fs::path data = path / "data";
  fs::path key = path / "keys" / "practice.key";
  Folder() {
    fs::create_directories(data);
    fs::create_directories(path / "keys");
  }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
};

std::string content(const fs::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write(const fs::path& file, const std::string& text) {
  std::ofstream(file, std::ios::trunc) << text;
  ::chmod(file.c_str(), 0600);
}

ErrorKind fault(const Folder& folder) {
  const auto loaded = load_practice_key(folder.key, folder.data);
  REQUIRE_FALSE(loaded.has_value());
  CHECK(loaded.error().sentence.find(folder.key.string()) != std::string::npos);
  return loaded.error().kind;
}

}  // namespace

TEST_CASE("a key that was made is read again and opens the same things") {
  const Folder folder;
  const auto made = create_practice_key(folder.key, folder.data);
  REQUIRE(made.has_value());
  struct stat about {};
  REQUIRE(::stat(folder.key.c_str(), &about) == 0);
  CHECK((about.st_mode & 0777U) == 0600U);
  const auto loaded = load_practice_key(folder.key, folder.data);
  REQUIRE(loaded.has_value());
  CHECK(loaded->id() == made->id());
  const auto account = make_id<AccountId>();
  CHECK(open_text(*loaded, "name", account.bytes, seal_text(*made, "name", account.bytes, "Ana")).value() == "Ana");
  CHECK(hash_of_login(*loaded, "ana") == hash_of_login(*made, "ana"));
}

TEST_CASE("a key file is never written over") {
  const Folder folder;
  REQUIRE(create_practice_key(folder.key, folder.data).has_value());
  const auto before = content(folder.key);
  const auto again = create_practice_key(folder.key, folder.data);
  REQUIRE_FALSE(again.has_value());
  CHECK(again.error().kind == ErrorKind::refused);
  CHECK(content(folder.key) == before);
}

TEST_CASE("a key file inside the data folder is refused, by whatever way it gets there") {
  const Folder folder;
  for (const fs::path& inside : {folder.data / "practice.key", folder.data / "deep" / ".." / "practice.key",
                                 folder.path / "keys" / ".." / "data" / "practice.key"}) {
    const auto made = create_practice_key(inside, folder.data);
    REQUIRE_FALSE(made.has_value());
    CHECK(made.error().kind == ErrorKind::refused);
    CHECK_FALSE(fs::exists(inside));
  }
  REQUIRE(create_practice_key(folder.key, folder.data).has_value());
  fs::rename(folder.key, folder.data / "moved.key");
  fs::create_symlink(folder.data / "moved.key", folder.key);  // the link is outside, the key is not
  CHECK(fault(folder) == ErrorKind::refused);
  fs::create_directory_symlink(folder.data, folder.path / "door");
  CHECK_FALSE(create_practice_key(folder.path / "door" / "other.key", folder.data).has_value());
  CHECK(create_practice_key(folder.path / "data.key", folder.data).has_value());  // a name that only begins alike
  CHECK_FALSE(load_practice_key(folder.path / "data.key", folder.path).has_value());
  CHECK_FALSE(load_practice_key(folder.path / "data.key", folder.path / "").has_value());
}

TEST_CASE("what is no private, whole key file is refused with its reason") {
  const Folder folder;
  CHECK(fault(folder) == ErrorKind::not_found);
  CHECK_FALSE(create_practice_key(folder.path / "nowhere" / "k", folder.data).has_value());

  REQUIRE(create_practice_key(folder.key, folder.data).has_value());
  const auto good = content(folder.key);
  ::chmod(folder.key.c_str(), 0640);
  CHECK(fault(folder) == ErrorKind::refused);

  write(folder.key, "");
  CHECK(fault(folder) == ErrorKind::invalid);
  write(folder.key, "cairn practice key 2" + good.substr(good.find('\n')));
  CHECK(fault(folder) == ErrorKind::invalid);
  write(folder.key, good + std::string(10'000, '#'));
  CHECK(fault(folder) == ErrorKind::invalid);
  fs::remove(folder.key);
  fs::create_directory(folder.key);
  CHECK(fault(folder) == ErrorKind::refused);
}

TEST_CASE("every changed character and every cut of a key file is noticed, and none of it is told") {
  const Folder folder;
  REQUIRE(create_practice_key(folder.key, folder.data).has_value());
  const auto good = content(folder.key);
  const auto secret = good.substr(good.find("key ", 20) + 21, 64);
  for (std::size_t i = 0; i + 1 < good.size(); ++i) {
    auto bad = good;
    bad[i] = bad[i] == '0' ? '1' : '0';
    write(folder.key, bad);
    const auto loaded = load_practice_key(folder.key, folder.data);
    REQUIRE_FALSE(loaded.has_value());
    CHECK(loaded.error().sentence.find(secret.substr(0, 16)) == std::string::npos);
  }
  for (std::size_t i = 0; i + 1 < good.size(); ++i) {
    write(folder.key, good.substr(0, i));
    CHECK_FALSE(load_practice_key(folder.key, folder.data).has_value());
  }
}

TEST_CASE("an earlier epoch still opens what it sealed, and the first one seals") {
  const Folder folder;
  const auto old = create_practice_key(folder.key, folder.data);
  REQUIRE(old.has_value());
  const auto old_text = content(folder.key);
  fs::remove(folder.key);
  REQUIRE(create_practice_key(folder.key, folder.data).has_value());
  const auto line = [](const std::string& text, const std::string& word) {
    const auto start = text.find("\n" + word) + 1;
    return text.substr(start, text.find('\n', start) - start + 1);
  };
  write(folder.key, "cairn practice key 1\n# rotated\n" + line(content(folder.key), "key ") + line(old_text, "key ") +
                        line(old_text, "lookup "));
  const auto both = load_practice_key(folder.key, folder.data);
  REQUIRE(both.has_value());
  CHECK(both->id() != old->id());
  const auto account = make_id<AccountId>();
  CHECK(open_text(*both, "name", account.bytes, seal_text(*old, "name", account.bytes, "Ana")).value() == "Ana");
  CHECK_FALSE(open_text(*old, "name", account.bytes, seal_text(*both, "name", account.bytes, "Ana")).has_value());
  CHECK(hash_of_login(*both, "ana") == hash_of_login(*old, "ana"));
}

TEST_CASE("each purpose has a key of its own") {
  const auto key = PracticeKey::make();
  std::set<std::string> seen;
  for (const auto purpose : {KeyPurpose::wrap_records, KeyPurpose::seal_texts, KeyPurpose::pepper, KeyPurpose::find_logins}) {
    const auto bytes = key.subkey(purpose);
    seen.insert(to_hex(bytes.data(), bytes.size()));
  }
  CHECK(seen.size() == 4);
  CHECK_FALSE(key.subkey(KeyPurpose::pepper, KeyId{}).has_value());
}

TEST_CASE("a key file is replaced in one step, and earlier epochs go on opening what they sealed") {
  const Folder folder;
  const auto first = create_practice_key(folder.key, folder.data);
  REQUIRE(first.has_value());
  const auto account = make_id<AccountId>();
  const auto old_text = seal_text(*first, "name", account.bytes, "Ana");
  write(folder.key.string() + ".new", "left behind by a run that was cut off");
  const auto rotated = first->with_new_epoch();
  const auto replaced = replace_practice_key(rotated, folder.key, folder.data);
  REQUIRE_MESSAGE(replaced.has_value(), replaced.error().sentence);
  CHECK_FALSE(fs::exists(folder.key.string() + ".new"));
  const auto loaded = load_practice_key(folder.key, folder.data);
  REQUIRE(loaded.has_value());
  CHECK(loaded->id() != first->id());
  CHECK(loaded->epochs() == std::vector<KeyId>{rotated.id(), first->id()});
  CHECK(loaded->family() == first->family());
  CHECK(open_text(*loaded, "name", account.bytes, old_text).value() == "Ana");
  CHECK(hash_of_login(*loaded, "ana") == hash_of_login(*first, "ana"));
  struct stat about {};
  REQUIRE(::stat(folder.key.c_str(), &about) == 0);
  CHECK((about.st_mode & 0777U) == 0600U);
  if (::getuid() == 0) {  // rotated by root, the file stays its owner's
    REQUIRE(::chown(folder.key.c_str(), 65534, 65534) == 0);
    REQUIRE(replace_practice_key(rotated, folder.key, folder.data).has_value());
    REQUIRE(::stat(folder.key.c_str(), &about) == 0);
    CHECK(about.st_uid == 65534);
  }

  CHECK(loaded->without(loaded->id()).error().kind == ErrorKind::refused);
  CHECK(loaded->without(KeyId{}).error().kind == ErrorKind::not_found);
  const auto later = loaded->without(first->id());
  REQUIRE(later.has_value());
  REQUIRE(replace_practice_key(*later, folder.key, folder.data).has_value());
  CHECK_FALSE(open_text(*load_practice_key(folder.key, folder.data), "name", account.bytes, old_text).has_value());
}

TEST_CASE("a key that follows its file takes over new epochs and no other practice's") {
  const Folder folder;
  auto server = create_practice_key(folder.key, folder.data);
  REQUIRE(server.has_value());
  server->follow(folder.key, folder.data);
  const auto first = server->id();
  const auto rotated = server->with_new_epoch();
  const auto account = make_id<AccountId>();
  const auto text = seal_text(rotated, "name", account.bytes, "Ana");
  CHECK_FALSE(open_text(*server, "name", account.bytes, text).has_value());
  REQUIRE(replace_practice_key(rotated, folder.key, folder.data).has_value());
  CHECK(open_text(*server, "name", account.bytes, text).value() == "Ana");  // an epoch it had not met
  CHECK(server->id() == rotated.id());
  CHECK(server->epochs() == std::vector<KeyId>{rotated.id(), first});

  REQUIRE(replace_practice_key(*rotated.without(first), folder.key, folder.data).has_value());
  CHECK_FALSE(server->subkey(KeyPurpose::seal_texts, KeyId{}).has_value());  // makes it look
  CHECK(server->subkey(KeyPurpose::seal_texts, first).has_value());          // held until it is gone

  REQUIRE(replace_practice_key(PracticeKey::make(), folder.key, folder.data).has_value());
  CHECK_FALSE(server->subkey(KeyPurpose::seal_texts, KeyId{}).has_value());
  CHECK(server->id() == rotated.id());
  fs::remove(folder.key);
  CHECK(server->id() == rotated.id());
}

TEST_CASE("a key file holds so many epochs and no more") {
  const Folder folder;
  auto key = create_practice_key(folder.key, folder.data);
  REQUIRE(key.has_value());
  Result<void> replaced;
  for (int i = 0; i < 200 && replaced; ++i) {
    *key = key->with_new_epoch();
    replaced = replace_practice_key(*key, folder.key, folder.data);
  }
  REQUIRE_FALSE(replaced.has_value());
  CHECK(replaced.error().kind == ErrorKind::refused);
  const auto loaded = load_practice_key(folder.key, folder.data);
  REQUIRE(loaded.has_value());
  CHECK(loaded->epochs().size() > 52);  // a year of weeks
}
