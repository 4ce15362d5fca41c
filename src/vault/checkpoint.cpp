// SPDX-License-Identifier: Apache-2.0
#include "vault/checkpoint.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

#include "vault/sodium.hpp"

namespace cairn {
namespace {

constexpr std::string_view origin = "cairn/practice/";
constexpr std::string_view dash = "\xE2\x80\x94 ";  // the em dash that begins a signature line of a note
constexpr char ed25519 = 1;                         // the note's number for this sort of signature

std::string name_of(const PracticeId& practice) { return std::string(origin) + to_text(practice); }

std::string to_base64(std::string_view bytes) {
  constexpr int variant = sodium_base64_VARIANT_ORIGINAL;
  std::string out(sodium_base64_encoded_len(bytes.size(), variant), '\0');
  sodium_bin2base64(out.data(), out.size(), bytes_of(bytes), bytes.size(), variant);
  out.pop_back();  // the zero at its end
  return out;
}

std::optional<std::string> from_base64(std::string_view text) {
  std::string out(text.size(), '\0');
  std::size_t size = 0;
  const char* end = nullptr;
  auto* const into = reinterpret_cast<unsigned char*>(out.data());
  if (sodium_base642bin(into, out.size(), text.data(), text.size(), nullptr, &size, &end, sodium_base64_VARIANT_ORIGINAL) != 0 ||
      end != text.data() + text.size())
    return std::nullopt;
  out.resize(size);
  return out;
}

/// What is signed: the note's lines.
std::string body_of(const Checkpoint& checkpoint) {
  return name_of(checkpoint.practice) + "\n" + std::to_string(checkpoint.tree.size) + "\n" +
         to_base64(view_of(checkpoint.tree.root)) + "\nat " + to_text(checkpoint.at) + "\n";
}

/// The first four bytes of SHA-256 over the key's name, a line feed, the sort of signature and the key.
std::string key_hash(const CheckpointKey& key, const PracticeId& practice) {
  const Sha256 hash = sha256_of(name_of(practice) + "\n" + ed25519 + std::string(view_of(key)));
  return std::string(view_of(hash).substr(0, 4));
}

struct KeyPair {
  CheckpointKey open{};
  std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secret{};
  explicit KeyPair(const PracticeKey& key) {
    crypto_sign_seed_keypair(open.data(), secret.data(), key.subkey(KeyPurpose::sign_checkpoints).data());
  }
  ~KeyPair() { sodium_memzero(secret.data(), secret.size()); }
  KeyPair(const KeyPair&) = delete;
  KeyPair& operator=(const KeyPair&) = delete;
};

/// Takes a line off the front of a text; nothing when there is no line feed.
std::optional<std::string_view> take_line(std::string_view& rest) {
  const auto end = rest.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const auto line = rest.substr(0, end);
  rest.remove_prefix(end + 1);
  return line;
}

std::optional<Checkpoint> read_body(std::string_view text) {
  const auto name = take_line(text);
  const auto size = take_line(text);
  const auto root = take_line(text);
  const auto at = take_line(text);
  if (!at || !text.empty() || !name->starts_with(origin) || !at->starts_with("at ")) return std::nullopt;
  const auto practice = id_from<PracticeId>(name->substr(origin.size()));
  const auto hash = from_base64(*root);
  const auto when = instant_from(at->substr(3));
  Checkpoint checkpoint;
  const auto read = std::from_chars(size->data(), size->data() + size->size(), checkpoint.tree.size);
  if (!practice || !hash || hash->size() != sizeof(Sha256) || !when || read.ptr != size->data() + size->size() ||
      read.ec != std::errc{})
    return std::nullopt;
  checkpoint.practice = *practice;
  std::copy_n(bytes_of(*hash), sizeof(Sha256), checkpoint.tree.root.begin());
  checkpoint.at = *when;
  return checkpoint;
}

}  // namespace

CheckpointKey checkpoint_key(const PracticeKey& key) {
  start_sodium();
  return KeyPair(key).open;
}

CheckpointSignature sign(const PracticeKey& key, const Checkpoint& checkpoint) {
  start_sodium();
  const KeyPair pair(key);
  const std::string body = body_of(checkpoint);
  CheckpointSignature signature{};
  crypto_sign_detached(signature.data(), nullptr, bytes_of(body), body.size(), pair.secret.data());
  return signature;
}

bool is_signed(const CheckpointKey& key, const Checkpoint& checkpoint, const CheckpointSignature& signature) {
  start_sodium();
  const std::string body = body_of(checkpoint);
  return crypto_sign_verify_detached(signature.data(), bytes_of(body), body.size(), key.data()) == 0;
}

std::string note_of(const CheckpointKey& key, const Checkpoint& checkpoint, const CheckpointSignature& signature) {
  const std::string signed_by = key_hash(key, checkpoint.practice) + std::string(view_of(signature));
  return body_of(checkpoint) + "\n" + std::string(dash) + name_of(checkpoint.practice) + " " + to_base64(signed_by) + "\n";
}

std::optional<Checkpoint> checkpoint_in(const CheckpointKey& key, std::string_view note) {
  const auto gap = note.find("\n\n");
  if (gap == std::string_view::npos) return std::nullopt;
  const auto checkpoint = read_body(note.substr(0, gap + 1));
  if (!checkpoint) return std::nullopt;
  const std::string begin = std::string(dash) + name_of(checkpoint->practice) + " ";
  std::string_view rest = note.substr(gap + 2);
  while (const auto line = take_line(rest)) {
    if (!line->starts_with(begin)) continue;  // somebody else, a witness perhaps, has signed as well
    const auto bytes = from_base64(line->substr(begin.size()));
    CheckpointSignature signature{};
    if (!bytes || bytes->size() != 4 + signature.size() || !bytes->starts_with(key_hash(key, checkpoint->practice))) continue;
    std::copy_n(bytes_of(*bytes) + 4, signature.size(), signature.begin());
    if (is_signed(key, *checkpoint, signature)) return checkpoint;
  }
  return std::nullopt;
}

std::string text_of(const CheckpointKey& key, const PracticeId& practice) {
  const std::string hash = key_hash(key, practice);
  return name_of(practice) + "+" + to_hex(bytes_of(hash), hash.size()) + "+" + to_base64(ed25519 + std::string(view_of(key)));
}

std::optional<NamedCheckpointKey> checkpoint_key_in(std::string_view text) {
  const auto first = text.find('+');
  const auto second = first == std::string_view::npos ? first : text.find('+', first + 1);  // base64 may hold more of them
  if (second == std::string_view::npos || !text.starts_with(origin)) return std::nullopt;
  const auto practice = id_from<PracticeId>(text.substr(origin.size(), first - origin.size()));
  const auto bytes = from_base64(text.substr(second + 1));
  NamedCheckpointKey found{};
  if (!practice || !bytes || bytes->size() != 1 + found.key.size() || bytes->front() != ed25519) return std::nullopt;
  found.practice = *practice;
  std::copy_n(bytes_of(*bytes) + 1, found.key.size(), found.key.begin());
  return text_of(found.key, found.practice) == text ? std::optional(found) : std::nullopt;
}

}  // namespace cairn
