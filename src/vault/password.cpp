// SPDX-License-Identifier: Apache-2.0
#include "vault/password.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <stdexcept>
#include <string>
#include <thread>

#include "vault/sodium.hpp"

namespace cairn {
namespace {

std::unexpected<Error> no_turn() {
  return fail(ErrorKind::unavailable, "", "Too many people are signing in at this moment. Please try again in a minute.");
}

std::unexpected<Error> no_memory() {
  return fail(ErrorKind::unavailable, "", "The server has too little memory at this moment. Please try again.");
}

/// A text of the form that Argon2id's hashes are stored in, with these parameters, that no password is known for.
std::string hash_of_nobody(const PasswordSettings& settings) {
  return "$argon2id$v=19$m=" + std::to_string(settings.memory_kib) + ",t=" + std::to_string(settings.passes) + ",p=1$" +
         std::string(22, 'A') + "$" + std::string(43, 'A');
}

/// What Argon2id gets instead of the password: a keyed hash of it, zeroed when it goes.
struct Peppered {
  std::array<char, crypto_generichash_BYTES_MAX> bytes{};

  Peppered(const PracticeKey& key, std::string_view password) {
    const auto pepper = key.subkey(KeyPurpose::pepper);
    crypto_generichash(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), bytes_of(password),
                       password.size(), pepper.data(), pepper.size());
  }
  ~Peppered() { sodium_memzero(bytes.data(), bytes.size()); }
  Peppered(const Peppered&) = delete;
  Peppered& operator=(const Peppered&) = delete;
};

}  // namespace

/// The right to work out one hash, waited for and given back.
class Passwords::Turn {
 public:
  explicit Turn(const Passwords& whose) : whose_(whose) {
    std::unique_lock lock(whose_.mutex_);
    if (whose_.free_turns_ == 0 && whose_.waiting_ >= whose_.settings_.most_waiting) return;
    ++whose_.waiting_;
    came_ = whose_.turn_ended_.wait_for(lock, whose_.settings_.longest_wait, [&] { return whose_.free_turns_ > 0; });
    --whose_.waiting_;
    if (!came_) return;
    --whose_.free_turns_;
    ++whose_.worked_out_;
  }
  ~Turn() {
    if (!came_) return;
    {
      const std::lock_guard lock(whose_.mutex_);
      ++whose_.free_turns_;
    }
    whose_.turn_ended_.notify_one();
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

  bool came() const { return came_; }

 private:
  const Passwords& whose_;
  bool came_ = false;
};

Passwords::Passwords(const PracticeKey& key, PasswordSettings settings)
    : key_(key),
      settings_(settings),
      nobodys_(hash_of_nobody(settings)),
      free_turns_(settings.at_once > 0 ? settings.at_once : std::max(1U, std::thread::hardware_concurrency())) {
  start_sodium();
  // One that does not read would be refused before any work, and tell that nobody has the login.
  if (needs_rehash(nobodys_)) throw std::logic_error("these password settings cannot be written into a hash");
}

Result<std::string> Passwords::hash(std::string_view password) const {
  const Turn turn(*this);
  if (!turn.came()) return no_turn();
  const Peppered plain(key_, password);
  std::array<char, crypto_pwhash_STRBYTES> stored{};
  if (crypto_pwhash_str_alg(stored.data(), plain.bytes.data(), plain.bytes.size(), settings_.passes,
                            settings_.memory_kib * 1024, crypto_pwhash_ALG_ARGON2ID13) != 0)
    return no_memory();
  return std::string(stored.data());
}

Result<bool> Passwords::verify(std::string_view password, const std::string& stored) const {
  const Turn turn(*this);
  if (!turn.came()) return no_turn();
  const Peppered plain(key_, password);
  errno = 0;
  const bool right = crypto_pwhash_str_verify(stored.c_str(), plain.bytes.data(), plain.bytes.size()) == 0;
  if (!right && errno == ENOMEM) return no_memory();  // a right password must not be called wrong for want of memory
  return right;
}

Result<bool> Passwords::verify_for_nobody(std::string_view password) const {
  const auto right = verify(password, nobodys_);
  return right ? Result<bool>(false) : right;
}

bool Passwords::needs_rehash(const std::string& stored) const {
  return crypto_pwhash_str_needs_rehash(stored.c_str(), settings_.passes, settings_.memory_kib * 1024) != 0;
}

}  // namespace cairn
