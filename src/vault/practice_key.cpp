// SPDX-License-Identifier: Apache-2.0
#include "vault/practice_key.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <utility>

#include "base/log.hpp"
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

Secret copy_of(const Secret& secret) {
  std::array<std::uint8_t, Secret::size> bytes{};
  std::ranges::copy(secret.bytes(), bytes.begin());
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
  ssize_t got = -1;
  do got = ::read(opened.handle, into.data(), into.size());
  while (got < 0 && errno == EINTR);
  if (got != static_cast<ssize_t>(into.size()))
    return key_fault(ErrorKind::unavailable, file, "could not be read to its end.");
  return {};
}

/// What tells one state of a file from the next.
struct Stamp {
  ino_t node = 0;
  off_t size = 0;
  timespec changed{};
  bool operator==(const Stamp& other) const {
    return node == other.node && size == other.size && changed.tv_sec == other.changed.tv_sec &&
           changed.tv_nsec == other.changed.tv_nsec;
  }
};

/// Nothing when there is no such file now.
std::optional<Stamp> stamp_of(const fs::path& file) {
  struct stat about {};
  if (::stat(file.c_str(), &about) != 0) return std::nullopt;
  return Stamp{about.st_ino, about.st_size, about.st_mtim};
}

using SteadyClock = std::chrono::steady_clock;
constexpr std::chrono::seconds between_looks{1};

}  // namespace

struct PracticeKey::Epoch {
  KeyId id;
  Secret secret;
  Secret wrap_records;
  Secret seal_texts;
  Secret wrap_backups;

  explicit Epoch(Secret own)
      : id(id_of(own)),
        secret(std::move(own)),
        wrap_records(derived(secret, 1)),
        seal_texts(derived(secret, 2)),
        wrap_backups(derived(secret, 6)) {}
};

/// Epochs are only ever added: what was given out of one stays valid.
struct PracticeKey::Ring {
  mutable std::shared_mutex mutex;
  std::vector<std::unique_ptr<const Epoch>> epochs;  ///< never empty
  const Epoch* current = nullptr;
  Secret lookup;
  Secret pepper;
  Secret find_logins;
  Secret sign_checkpoints;
  fs::path file;  ///< empty: it follows none
  fs::path data_folder;
  std::optional<Stamp> seen;
  std::atomic<SteadyClock::rep> next_look{0};
  std::mutex looking;

  explicit Ring(Secret own)
      : lookup(std::move(own)),
        pepper(derived(lookup, 3)),
        find_logins(derived(lookup, 4)),
        sign_checkpoints(derived(lookup, 5)) {}

  const Epoch* find(const KeyId& id) const {
    const std::shared_lock lock(mutex);
    const auto found = std::ranges::find(epochs, id, [](const auto& epoch) { return epoch->id; });
    return found == epochs.end() ? nullptr : found->get();
  }

  void take_over(const Ring& newer) {
    const std::unique_lock lock(mutex);
    for (const auto& epoch : newer.epochs)
      if (std::ranges::find(epochs, epoch->id, [](const auto& known) { return known->id; }) == epochs.end())
        epochs.push_back(std::make_unique<const Epoch>(copy_of(epoch->secret)));
    current = std::ranges::find(epochs, newer.current->id, [](const auto& known) { return known->id; })->get();
  }
};

/// The text of a key file.
struct KeyText {
  static void write(const PracticeKey& key, std::string& out) {
    const auto& ring = *key.ring_;
    const std::shared_lock lock(ring.mutex);
    out.append(title).append("\n");
    append_line(out, "key", ring.current->secret);
    for (const auto& epoch : ring.epochs)
      if (epoch.get() != ring.current) append_line(out, "key", epoch->secret);
    append_line(out, "lookup", ring.lookup);
  }
};

PracticeKey::PracticeKey(std::vector<Secret> epochs, Secret lookup) : ring_(std::make_unique<Ring>(std::move(lookup))) {
  for (auto& secret : epochs) ring_->epochs.push_back(std::make_unique<const Epoch>(std::move(secret)));
  ring_->current = ring_->epochs.front().get();
}

PracticeKey::PracticeKey(PracticeKey&&) noexcept = default;
PracticeKey& PracticeKey::operator=(PracticeKey&&) noexcept = default;
PracticeKey::~PracticeKey() = default;

PracticeKey PracticeKey::make() {
  std::vector<Secret> epochs;
  epochs.push_back(Secret::make());
  return {std::move(epochs), Secret::make()};
}

KeyId PracticeKey::id() const {
  look_at_file(false);
  const std::shared_lock lock(ring_->mutex);
  return ring_->current->id;
}

KeyId PracticeKey::family() const { return id_of(ring_->lookup); }

std::vector<KeyId> PracticeKey::epochs() const {
  std::vector<KeyId> ids{id()};
  const std::shared_lock lock(ring_->mutex);
  for (const auto& epoch : ring_->epochs)
    if (epoch->id != ids.front()) ids.push_back(epoch->id);
  return ids;
}

std::span<const std::uint8_t, Secret::size> PracticeKey::subkey(KeyPurpose purpose) const {
  return *subkey(purpose, id());
}

std::optional<std::span<const std::uint8_t, Secret::size>> PracticeKey::subkey(KeyPurpose purpose,
                                                                             const KeyId& epoch) const {
  const Epoch* found = ring_->find(epoch);
  if (found == nullptr) {
    look_at_file(true);
    found = ring_->find(epoch);
  }
  if (found == nullptr) return std::nullopt;
  switch (purpose) {
    case KeyPurpose::wrap_records: return found->wrap_records.bytes();
    case KeyPurpose::seal_texts: return found->seal_texts.bytes();
    case KeyPurpose::wrap_backups: return found->wrap_backups.bytes();
    case KeyPurpose::pepper: return ring_->pepper.bytes();
    case KeyPurpose::find_logins: return ring_->find_logins.bytes();
    case KeyPurpose::sign_checkpoints: return ring_->sign_checkpoints.bytes();
  }
  return std::nullopt;
}

void PracticeKey::follow(const fs::path& file, const fs::path& data_folder) {
  ring_->file = fs::absolute(file);
  ring_->data_folder = data_folder;
  look_at_file(true);
}

void PracticeKey::look_at_file(bool at_once) const {
  Ring& ring = *ring_;
  if (ring.file.empty()) return;
  const auto now = SteadyClock::now().time_since_epoch().count();
  if (!at_once && now < ring.next_look.load(std::memory_order_relaxed)) return;
  const std::lock_guard only_one(ring.looking);
  ring.next_look.store((SteadyClock::now() + between_looks).time_since_epoch().count(), std::memory_order_relaxed);
  const auto stamp = stamp_of(ring.file);
  if (!stamp || stamp == ring.seen) return;
  const auto newer = load_practice_key(ring.file, ring.data_folder);
  if (!newer) return log::warning("the key file was changed, and is not taken over: {}", newer.error().sentence);
  ring.seen = stamp;
  if (newer->family() != family())
    return log::warning("the key file was changed to another practice's, and is not taken over");
  ring.take_over(*newer->ring_);
}

PracticeKey PracticeKey::with_new_epoch() const {
  std::vector<Secret> epochs;
  epochs.push_back(Secret::make());
  for (const KeyId& id : this->epochs()) epochs.push_back(copy_of(ring_->find(id)->secret));
  return {std::move(epochs), copy_of(ring_->lookup)};
}

Result<PracticeKey> PracticeKey::without(const KeyId& epoch) const {
  if (epoch == id()) return fail(ErrorKind::refused, "", "This is the epoch in use. Rotate first, then forget it.");
  if (ring_->find(epoch) == nullptr) return fail(ErrorKind::not_found, "", "The key file holds no epoch of this name.");
  std::vector<Secret> left;
  for (const KeyId& id : epochs())
    if (id != epoch) left.push_back(copy_of(ring_->find(id)->secret));
  return PracticeKey(std::move(left), copy_of(ring_->lookup));
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
  KeyText::write(key, out.text);
  return write_new_file(full, out.text);
}

Result<void> replace_practice_key(const PracticeKey& key, const fs::path& file, const fs::path& data_folder) {
  constexpr std::size_t one_line = 4 + 2 * sizeof(KeyId) + 1 + 2 * Secret::size + 1;
  if ((key.epochs().size() + 2) * one_line > largest_file)
    return key_fault(ErrorKind::refused, file, "holds as many epochs as it can. Forget the oldest ones first.");
  std::error_code fault;
  const fs::path real = fs::canonical(file, fault);  // a link to the file stays a link
  if (fault) return key_fault(ErrorKind::not_found, file, "is not there any more.");
  const fs::path newer = real.string() + ".new";
  ::unlink(newer.c_str());  // of a run that was cut off; nothing had come of it
  if (auto saved = save_practice_key(key, newer, data_folder); !saved) return saved;
  struct stat old {};  // whoever runs this, the file stays the server's
  const bool given = ::stat(real.c_str(), &old) == 0 && ::chown(newer.c_str(), old.st_uid, old.st_gid) == 0;
  const auto again = load_practice_key(newer, data_folder);
  if (!given || !again || again->epochs() != key.epochs() || again->family() != key.family()) {
    ::unlink(newer.c_str());
    return key_fault(ErrorKind::unavailable, file, "could not be written anew. It stands as it was.");
  }
  const File folder(::open(real.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.handle < 0 || ::rename(newer.c_str(), real.c_str()) != 0 || ::fsync(folder.handle) != 0)
    return key_fault(ErrorKind::unavailable, file, "could not be replaced. Look at its folder before you go on.");
  return {};
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
  std::vector<Secret> epochs;
  std::optional<Secret> lookup;
  std::string_view rest = in.text;
  for (bool first = true; !rest.empty(); first = false) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (first && line != title)
      return key_fault(ErrorKind::invalid, file, "is no key file, or of a format that a newer program wrote.");
    if (first || line.empty() || line.starts_with('#')) continue;
    if (auto secret = secret_in(line, "key")) epochs.push_back(std::move(*secret));
    else if (auto other = secret_in(line, "lookup"); other && !lookup) lookup = std::move(other);
    else return key_fault(ErrorKind::invalid, file, "is damaged. Bring it back from its copy.");
  }
  if (epochs.empty() || !lookup)
    return key_fault(ErrorKind::invalid, file, "is not complete. Bring it back from its copy.");
  return PracticeKey(std::move(epochs), std::move(*lookup));
}

}  // namespace cairn
