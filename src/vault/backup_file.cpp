// SPDX-License-Identifier: Apache-2.0
#include "vault/backup_file.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "vault/aead.hpp"
#include "vault/sodium.hpp"

namespace cairn {
namespace {

constexpr std::string_view magic("cairnbk\x1a", 8);
constexpr std::uint64_t format = 1;
constexpr std::size_t at_format = 8;
constexpr std::size_t at_family = 12;
constexpr std::size_t at_practice = 20;
constexpr std::size_t at_made = 36;
constexpr std::size_t at_size = 44;
constexpr std::size_t at_wrapped = 52;
constexpr std::size_t wrapped_size = 1 + sizeof(KeyId) + 24 + 32 + 32 + 16;
constexpr std::size_t at_stream = at_wrapped + wrapped_size;
constexpr std::size_t at_check = at_stream + crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t check_size = 16;
constexpr std::size_t head_size = at_check + check_size;
static_assert(head_size == 205);

constexpr std::size_t chunk_size = 65'536;
constexpr std::size_t seal_size = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr std::uint64_t largest = std::uint64_t{1} << 48U;
constexpr char wrap_format = 1;

using State = crypto_secretstream_xchacha20poly1305_state;

struct StreamState {
  State state{};
  ~StreamState() { sodium_memzero(&state, sizeof state); }
};

/// The backup's own key while it is in use.
struct OwnKey {
  std::array<unsigned char, crypto_secretstream_xchacha20poly1305_KEYBYTES> bytes{};
  ~OwnKey() { sodium_memzero(bytes.data(), bytes.size()); }
};

void put_number(std::string& out, std::uint64_t number, unsigned bytes) {
  for (unsigned i = 0; i < bytes; ++i) out += static_cast<char>((number >> (8 * i)) & 0xFFU);
}

std::uint64_t number_at(std::string_view head, std::size_t at, unsigned bytes) {
  std::uint64_t number = 0;
  for (unsigned i = bytes; i-- > 0;) number = (number << 8U) | static_cast<unsigned char>(head[at + i]);
  return number;
}

template <class Array>
void take_bytes(std::string_view head, std::size_t at, Array& into) {
  std::copy_n(bytes_of(head) + at, into.size(), into.begin());
}

std::string check_of(std::string_view head) {
  std::array<unsigned char, check_size> sum{};
  crypto_generichash(sum.data(), sum.size(), bytes_of(head), head.size(), nullptr, 0);
  return std::string(view_of(sum));
}

std::string wrap_header(const KeyId& epoch) {
  std::string header(1, wrap_format);
  header += view_of(epoch);
  return header;
}

std::string wrap_place(std::string_view head) { return bound_to({"cairn backup key", head.substr(0, at_wrapped)}); }

std::unexpected<Error> no_backup() { return fail(ErrorKind::invalid, "", "This file is no backup of Cairn."); }
std::unexpected<Error> cut_short() {
  return fail(ErrorKind::invalid, "", "This backup is not complete: its end is missing. Use another one.");
}
std::unexpected<Error> damaged() {
  return fail(ErrorKind::invalid, "", "This backup is damaged and cannot be used. Use another one.");
}

/// Reads until `into` is full or the source has ended.
Result<std::size_t> fill(const ByteSource& source, std::span<char> into) {
  std::size_t got = 0;
  while (got < into.size()) {
    const auto more = source(into.subspan(got));
    if (!more) return std::unexpected(more.error());
    if (*more == 0) break;
    got += std::min(*more, into.size() - got);
  }
  return got;
}

Result<void> ends_here(const ByteSource& source, const std::unexpected<Error>& otherwise) {
  std::array<char, 1> one{};
  const auto more = fill(source, one);
  if (!more) return std::unexpected(more.error());
  if (*more != 0) return otherwise;
  return {};
}

/// The head as it stands in the file, when it is a whole one of this format.
Result<std::string> read_head(const ByteSource& file) {
  std::string head(head_size, '\0');
  const auto got = fill(file, head);
  if (!got) return std::unexpected(got.error());
  if (*got < magic.size() || !head.starts_with(magic)) return no_backup();
  if (*got < at_family) return cut_short();
  const auto written_as = number_at(head, at_format, 4);
  if (*got == head_size && check_of(std::string_view(head).substr(0, at_check)) == head.substr(at_check)) {
    if (written_as == format) return head;
    return fail(ErrorKind::refused, "", "This backup was made by a newer version of the program. Restore it with that version.");
  }
  if (written_as > format && written_as < 1000)  // a newer head may be of another length
    return fail(ErrorKind::refused, "", "This backup was made by a newer version of the program, or is damaged.");
  if (*got < head_size) return cut_short();
  return damaged();
}

Result<BackupFacts> facts_in(std::string_view head) {
  BackupFacts facts;
  take_bytes(head, at_practice, facts.practice.bytes);
  facts.made.ms = static_cast<std::int64_t>(number_at(head, at_made, 8));
  facts.size = number_at(head, at_size, 8);
  take_bytes(head, at_wrapped + 1, facts.epoch);
  if (facts.size > largest || head[at_wrapped] != wrap_format) return damaged();
  return facts;
}

Result<void> unwrap_own_key(const PracticeKey& key, std::string_view head, const KeyId& epoch, OwnKey& into) {
  KeyId family{};
  take_bytes(head, at_family, family);
  if (family != key.family())
    return fail(ErrorKind::refused, "", "This backup belongs to another key. Give the key file of the practice it was made of.");
  const auto subkey = key.subkey(KeyPurpose::wrap_backups, epoch);
  if (!subkey)
    return fail(ErrorKind::refused, "", "This backup was made under an epoch of the key, " + to_hex(epoch.data(), epoch.size()) +
                                            ", that this key file does not hold. Give a key file that still holds it; "
                                            "if it was forgotten everywhere, nothing opens this backup any more.");
  auto bytes = open_bytes(*subkey, wrap_header(epoch), wrap_place(head), head.substr(at_wrapped, wrapped_size));
  if (!bytes || bytes->size() != into.bytes.size()) return damaged();
  std::copy_n(bytes_of(*bytes), into.bytes.size(), into.bytes.begin());
  sodium_memzero(bytes->data(), bytes->size());
  return {};
}

/// How many bytes the next chunk holds when so many are left.
std::size_t next_chunk(std::uint64_t left) { return static_cast<std::size_t>(std::min<std::uint64_t>(left, chunk_size)); }

Result<void> open_chunks(State& state, std::string_view head, std::uint64_t size, const ByteSource& file, const ByteSink& plain) {
  std::string sealed(chunk_size + seal_size, '\0');
  std::string opened(chunk_size, '\0');
  std::string_view bound = head.substr(0, at_check);
  for (std::uint64_t left = size;;) {
    const std::size_t chunk = next_chunk(left);
    const auto got = fill(file, std::span(sealed).first(chunk + seal_size));
    if (!got) return std::unexpected(got.error());
    if (*got < chunk + seal_size) return cut_short();
    left -= chunk;
    unsigned char tag = 0;
    if (crypto_secretstream_xchacha20poly1305_pull(&state, reinterpret_cast<unsigned char*>(opened.data()), nullptr, &tag,
                                                   bytes_of(sealed), chunk + seal_size, bytes_of(bound), bound.size()) != 0)
      return damaged();
    if ((tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL) != (left == 0)) return damaged();
    if (chunk > 0)
      if (auto taken = plain(std::string_view(opened).substr(0, chunk)); !taken) return taken;
    if (left == 0) return ends_here(file, damaged());
    bound = {};
  }
}

std::string head_before_stream(const PracticeKey& key, const BackupFacts& facts, const OwnKey& own) {
  std::string head(magic);
  put_number(head, format, 4);
  head += view_of(key.family());
  head += view_of(facts.practice.bytes);
  put_number(head, static_cast<std::uint64_t>(facts.made.ms), 8);
  put_number(head, facts.size, 8);
  const KeyId epoch = key.id();
  head += seal_bytes(*key.subkey(KeyPurpose::wrap_backups, epoch), wrap_header(epoch), wrap_place(head), view_of(own.bytes));
  return head;
}

}  // namespace

Result<void> seal_backup(const PracticeKey& key, const BackupFacts& facts, const ByteSource& plain, const ByteSink& out) {
  start_sodium();
  OwnKey own;
  crypto_secretstream_xchacha20poly1305_keygen(own.bytes.data());
  std::string head = head_before_stream(key, facts, own);
  StreamState stream;
  std::array<unsigned char, crypto_secretstream_xchacha20poly1305_HEADERBYTES> stream_header{};
  crypto_secretstream_xchacha20poly1305_init_push(&stream.state, stream_header.data(), own.bytes.data());
  head += view_of(stream_header);
  std::string bound = head;
  head += check_of(head);
  if (auto done = out(head); !done) return done;

  std::string chunk(chunk_size, '\0');
  std::string sealed(chunk_size + seal_size, '\0');
  for (std::uint64_t left = facts.size;;) {
    const std::size_t size = next_chunk(left);
    const auto got = fill(plain, std::span(chunk).first(size));
    if (!got) return std::unexpected(got.error());
    if (*got < size) return fail(ErrorKind::invalid, "", "What was to be backed up ended too early.");
    left -= size;
    const unsigned char tag = left == 0 ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0;
    crypto_secretstream_xchacha20poly1305_push(&stream.state, reinterpret_cast<unsigned char*>(sealed.data()), nullptr,
                                               bytes_of(chunk), size, bytes_of(bound), bound.size(), tag);
    if (auto done = out(std::string_view(sealed).substr(0, size + seal_size)); !done) return done;
    if (left == 0) break;
    bound.clear();
  }
  return ends_here(plain, fail(ErrorKind::invalid, "", "What was to be backed up grew meanwhile."));
}

Result<BackupFacts> open_backup(const PracticeKey& key, const ByteSource& file, const ByteSink& plain) {
  start_sodium();
  const auto head = read_head(file);
  if (!head) return std::unexpected(head.error());
  const auto facts = facts_in(*head);
  if (!facts) return facts;
  OwnKey own;
  if (auto opened = unwrap_own_key(key, *head, facts->epoch, own); !opened) return std::unexpected(opened.error());
  StreamState stream;
  if (crypto_secretstream_xchacha20poly1305_init_pull(&stream.state, bytes_of(*head) + at_stream, own.bytes.data()) != 0)
    return damaged();
  if (auto done = open_chunks(stream.state, *head, facts->size, file, plain); !done) return std::unexpected(done.error());
  return facts;
}

Result<BackupFacts> read_backup_head(const ByteSource& file) {
  start_sodium();
  const auto head = read_head(file);
  if (!head) return std::unexpected(head.error());
  return facts_in(*head);
}

}  // namespace cairn
