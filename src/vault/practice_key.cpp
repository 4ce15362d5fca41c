// SPDX-License-Identifier: Apache-2.0
#include "vault/practice_key.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

#include "vault/sodium.hpp"

namespace cairn {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view title = "cairn practice key 1";
constexpr std::size_t largest_file = 8192;

/// A key of its own for each purpose; the numbers are part of the format.
Secret derived(const Secret& from, std::uint64_t purpose) {
  std::array<std::uint8_t, Secret::size> bytes{};
  crypto_kdf_derive_from_key(bytes.data(), bytes.size(), purpose, "cairnkey", from.bytes().data());
  return Secret::taken_from(bytes);
}

KeyId id_of(const Secret& secret) {
  std::array<std::uint8_t, 16> bytes{};
  crypto_kdf_derive_from_key(bytes.data(), bytes.size(), 0, "cairn-id", secret.bytes().data());
  KeyId id{};
  std::copy_n(bytes.begin(), id.size(), id.begin());
  return id;
}

/// A text that is zeroed when it goes; its space is taken once, so that no copy stays behind.
struct SecretText {
  std::string text;
  SecretText() { text.reserve(largest_file); }
  ~SecretText() { sodium_memzero(text.data(), text.capacity()); }
  SecretText(const SecretText&) = delete;
  SecretText& operator=(const SecretText&) = delete;
};

struct File {
  int handle;
  explicit File(int opened) : handle(opened) {}
  ~File() {
    if (handle >= 0) ::close(handle);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
};

std::unexpected<Error> key_fault(ErrorKind kind, const fs::path& file, std::string_view what) {
  return fail(kind, "", "The key file " + file.string() + " " + std::string(what));
}

/// Whether `path` lies in `folder` or below it, links followed.
bool lies_inside(const fs::path& path, const fs::path& folder) {
  std::error_code ignored;
  const auto real = [&](const fs::path& some) {
    const fs::path found = fs::weakly_canonical(fs::absolute(some, ignored), ignored);
    return found.has_filename() ? found : found.parent_path();  // without a slash at its end
  };
  const fs::path inner = real(path);
  const fs::path outer = real(folder);
  return std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first == outer.end();
}

void append_line(std::string& out, std::string_view word, const Secret& secret) {
  const auto id = id_of(secret);
  std::array<char, 2 * sizeof(KeyId) + 1> id_hex{};
  std::array<char, 2 * Secret::size + 1> hex{};
  sodium_bin2hex(id_hex.data(), id_hex.size(), id.data(), id.size());
  sodium_bin2hex(hex.data(), hex.size(), secret.bytes().data(), Secret::size);
  out.append(word).append(" ").append(id_hex.data()).append(" ").append(hex.data()).append("\n");
  sodium_memzero(hex.data(), hex.size());
}

/// The secret of a line "<word> <id> <secret>"; nothing when the line is anything else or the id is not the secret's.
std::optional<Secret> secret_in(std::string_view line, std::string_view word) {
  const std::size_t length = word.size() + 1 + 2 * sizeof(KeyId) + 1 + 2 * Secret::size;
  if (line.size() != length || !line.starts_with(word)) return std::nullopt;
  if (line[word.size()] != ' ' || line[length - 2 * Secret::size - 1] != ' ') return std::nullopt;
  const auto id_hex = line.substr(word.size() + 1, 2 * sizeof(KeyId));
  const auto hex = line.substr(length - 2 * Secret::size);
  KeyId id{};
  std::array<std::uint8_t, Secret::size> bytes{};
  std::size_t id_got = 0;
  std::size_t got = 0;
  const bool read =
      sodium_hex2bin(id.data(), id.size(), id_hex.data(), id_hex.size(), nullptr, &id_got, nullptr) == 0 &&
      sodium_hex2bin(bytes.data(), bytes.size(), hex.data(), hex.size(), nullptr, &got, nullptr) == 0;
  Secret secret = Secret::taken_from(bytes);
  if (!read || id_got != id.size() || got != Secret::size || id_of(secret) != id) return std::nullopt;
  return secret;
}

Result<void> write_new_file(const fs::path& file, std::string_view text) {
  const File opened(::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (opened.handle < 0) {
    if (errno == EEXIST) return key_fault(ErrorKind::refused, file, "is there already. Nothing was changed.");
    return key_fault(ErrorKind::unavailable, file, std::string("could not be made: ") + std::strerror(errno) + ".");
  }
  const ssize_t wrote = ::write(opened.handle, text.data(), text.size());
  const bool stored = wrote == static_cast<ssize_t>(text.size()) && ::fsync(opened.handle) == 0;
  const File folder(::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (stored && folder.handle >= 0 && ::fsync(folder.handle) == 0) return {};
  ::unlink(file.c_str());
  return key_fault(ErrorKind::unavailable, file, "could not be written to the disk. Is there space left?");
}

Result<void> read_private_file(const fs::path& file, std::string& into) {
  const File opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (opened.handle < 0 && errno == ENOENT)
    return key_fault(ErrorKind::not_found, file, "is not there. Without it no record can be opened: bring it back "
                                                 "from its copy.");
  if (opened.handle < 0)
    return key_fault(ErrorKind::unavailable, file, std::string("could not be read: ") + std::strerror(errno) + ".");
  struct stat about {};
  if (::fstat(opened.handle, &about) != 0 || !S_ISREG(about.st_mode))
    return key_fault(ErrorKind::refused, file, "is no plain file.");
  if ((about.st_mode & 077U) != 0)
    return key_fault(ErrorKind::refused, file, "can be read by others. Run: chmod 600 " + file.string());
  if (about.st_size > static_cast<off_t>(largest_file)) return key_fault(ErrorKind::invalid, file, "is no key file.");
  into.resize(static_cast<std::size_t>(about.st_size));
  if (::read(opened.handle, into.data(), into.size()) != static_cast<ssize_t>(into.size()))
    return key_fault(ErrorKind::unavailable, file, "could not be read to its end.");
  return {};
}

}  // namespace

PracticeKey::PracticeKey(std::vector<Epoch> epochs, Secret lookup)
    : epochs_(std::move(epochs)),
      lookup_(std::move(lookup)),
      pepper_(derived(lookup_, 3)),
      find_logins_(derived(lookup_, 4)),
      sign_checkpoints_(derived(lookup_, 5)) {}

PracticeKey::Epoch PracticeKey::epoch_of(Secret secret) {
  const KeyId id = id_of(secret);
  Secret wrap_records = derived(secret, 1);
  Secret seal_texts = derived(secret, 2);
  return {id, std::move(secret), std::move(wrap_records), std::move(seal_texts)};
}

PracticeKey PracticeKey::make() {
  std::vector<Epoch> epochs;
  epochs.push_back(epoch_of(Secret::make()));
  return {std::move(epochs), Secret::make()};
}

KeyId PracticeKey::id() const { return epochs_.front().id; }

std::span<const std::uint8_t, Secret::size> PracticeKey::subkey(KeyPurpose purpose) const {
  return *subkey(purpose, id());
}

std::optional<std::span<const std::uint8_t, Secret::size>> PracticeKey::subkey(KeyPurpose purpose,
                                                                             const KeyId& epoch) const {
  const auto found = std::ranges::find(epochs_, epoch, &Epoch::id);
  if (found == epochs_.end()) return std::nullopt;
  switch (purpose) {
    case KeyPurpose::wrap_records: return found->wrap_records.bytes();
    case KeyPurpose::seal_texts: return found->seal_texts.bytes();
    case KeyPurpose::pepper: return pepper_.bytes();
    case KeyPurpose::find_logins: return find_logins_.bytes();
    case KeyPurpose::sign_checkpoints: return sign_checkpoints_.bytes();
  }
  return std::nullopt;
}

Result<void> save_practice_key(const PracticeKey& key, const fs::path& file, const fs::path& data_folder) {
  const fs::path full = fs::absolute(file);
  if (lies_inside(full, data_folder))
    return key_fault(ErrorKind::refused, full,
                     "must lie outside the data folder: whoever gets the one must not get the other.");
  std::error_code ignored;
  if (!fs::is_directory(full.parent_path(), ignored))
    return key_fault(ErrorKind::refused, full, "needs a folder that is there: make it first.");
  SecretText out;
  out.text.append(title).append("\n");
  for (const auto& epoch : key.epochs_) append_line(out.text, "key", epoch.secret);
  append_line(out.text, "lookup", key.lookup_);
  return write_new_file(full, out.text);
}

Result<PracticeKey> create_practice_key(const fs::path& file, const fs::path& data_folder) {
  auto key = PracticeKey::make();
  if (auto saved = save_practice_key(key, file, data_folder); !saved) return std::unexpected(saved.error());
  return key;
}

Result<PracticeKey> load_practice_key(const fs::path& file, const fs::path& data_folder) {
  start_sodium();
  if (lies_inside(file, data_folder))
    return key_fault(ErrorKind::refused, file,
                     "lies inside the data folder, where every backup would carry it along. Move it elsewhere.");
  SecretText in;
  if (auto done = read_private_file(file, in.text); !done) return std::unexpected(done.error());
  std::vector<PracticeKey::Epoch> epochs;
  std::optional<Secret> lookup;
  std::string_view rest = in.text;
  for (bool first = true; !rest.empty(); first = false) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (first && line != title)
      return key_fault(ErrorKind::invalid, file, "is no key file, or of a format that a newer program wrote.");
    if (first || line.empty() || line.starts_with('#')) continue;
    if (auto secret = secret_in(line, "key")) epochs.push_back(PracticeKey::epoch_of(std::move(*secret)));
    else if (auto other = secret_in(line, "lookup"); other && !lookup) lookup = std::move(other);
    else return key_fault(ErrorKind::invalid, file, "is damaged. Bring it back from its copy.");
  }
  if (epochs.empty() || !lookup)
    return key_fault(ErrorKind::invalid, file, "is not complete. Bring it back from its copy.");
  return PracticeKey(std::move(epochs), std::move(*lookup));
}

}  // namespace cairn
