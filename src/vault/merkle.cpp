// SPDX-License-Identifier: Apache-2.0
#include "vault/merkle.hpp"

#include <algorithm>
#include <bit>

#include "vault/sodium.hpp"

namespace cairn {
namespace {

/// Where RFC 6962 splits that many leaves: the largest power of two below.
std::uint64_t split(std::uint64_t size) { return std::bit_floor(size - 1); }

Sha256 range_hash(std::uint64_t begin, std::uint64_t end, const NodeSource& nodes) {
  const std::uint64_t size = end - begin;
  if (std::has_single_bit(size)) {
    const auto level = static_cast<unsigned>(std::countr_zero(size));
    if (const auto known = nodes(level, begin >> level)) return *known;
  }
  const std::uint64_t middle = begin + split(size);
  return node_hash(range_hash(begin, middle, nodes), range_hash(middle, end, nodes));
}

void prove_inclusion(std::vector<Sha256>& proof, std::uint64_t leaf, std::uint64_t begin, std::uint64_t end, const NodeSource& nodes) {
  if (end - begin == 1) return;
  const std::uint64_t middle = begin + split(end - begin);
  const bool left = leaf < middle;
  prove_inclusion(proof, leaf, left ? begin : middle, left ? middle : end, nodes);
  proof.push_back(left ? range_hash(middle, end, nodes) : range_hash(begin, middle, nodes));
}

/// `known` says that whoever checks has the root of the earlier leaves of this part already.
void prove_consistency(std::vector<Sha256>& proof, std::uint64_t from, std::uint64_t begin, std::uint64_t end, bool known,
                       const NodeSource& nodes) {
  if (from == end) {
    if (!known) proof.push_back(range_hash(begin, end, nodes));
    return;
  }
  const std::uint64_t middle = begin + split(end - begin);
  if (from <= middle) {
    prove_consistency(proof, from, begin, middle, known, nodes);
    proof.push_back(range_hash(middle, end, nodes));
  } else {
    prove_consistency(proof, from, middle, end, false, nodes);
    proof.push_back(range_hash(begin, middle, nodes));
  }
}

}  // namespace

Sha256 sha256_of(std::string_view bytes) {
  start_sodium();
  Sha256 hash{};
  crypto_hash_sha256(hash.data(), bytes_of(bytes), bytes.size());
  return hash;
}

Sha256 leaf_hash(std::string_view bytes) {
  start_sodium();
  crypto_hash_sha256_state state{};
  constexpr unsigned char mark = 0;
  Sha256 hash{};
  crypto_hash_sha256_init(&state);
  crypto_hash_sha256_update(&state, &mark, 1);
  crypto_hash_sha256_update(&state, bytes_of(bytes), bytes.size());
  crypto_hash_sha256_final(&state, hash.data());
  return hash;
}

Sha256 node_hash(const Sha256& left, const Sha256& right) {
  start_sodium();
  std::array<std::uint8_t, 65> bytes{1};
  std::ranges::copy(left, bytes.begin() + 1);
  std::ranges::copy(right, bytes.begin() + 33);
  Sha256 hash{};
  crypto_hash_sha256(hash.data(), bytes.data(), bytes.size());
  return hash;
}

void Frontier::append(const Sha256& leaf, const Completed& completed) {
  Sha256 hash = leaf;
  unsigned level = 0;
  if (completed) completed(0, size_, hash);
  for (std::uint64_t rest = size_; (rest & 1U) != 0; rest >>= 1U) {
    hash = node_hash(peaks_.back(), hash);
    peaks_.pop_back();
    ++level;
    if (completed) completed(level, size_ >> level, hash);
  }
  peaks_.push_back(hash);
  ++size_;
}

Sha256 Frontier::root() const {
  if (peaks_.empty()) return sha256_of("");
  Sha256 hash = peaks_.back();
  for (std::size_t i = peaks_.size() - 1; i-- > 0;) hash = node_hash(peaks_[i], hash);
  return hash;
}

std::string Frontier::bytes() const {
  std::string out;
  for (const Sha256& peak : peaks_) out.append(view_of(peak));
  return out;
}

std::optional<Frontier> Frontier::from(std::uint64_t size, std::string_view bytes) {
  const auto count = static_cast<std::size_t>(std::popcount(size));
  if (bytes.size() != count * sizeof(Sha256)) return std::nullopt;
  Frontier frontier;
  frontier.size_ = size;
  for (; !bytes.empty(); bytes.remove_prefix(sizeof(Sha256)))
    std::copy_n(bytes_of(bytes), sizeof(Sha256), frontier.peaks_.emplace_back().begin());
  return frontier;
}

Sha256 root_of(std::uint64_t size, const NodeSource& nodes) { return size == 0 ? sha256_of("") : range_hash(0, size, nodes); }

std::vector<Sha256> inclusion_proof(std::uint64_t leaf, std::uint64_t size, const NodeSource& nodes) {
  std::vector<Sha256> proof;
  if (leaf < size) prove_inclusion(proof, leaf, 0, size, nodes);
  return proof;
}

std::vector<Sha256> consistency_proof(std::uint64_t from, std::uint64_t to, const NodeSource& nodes) {
  std::vector<Sha256> proof;
  if (from > 0 && from < to) prove_consistency(proof, from, 0, to, true, nodes);
  return proof;
}

bool is_included(std::uint64_t leaf, const Sha256& hash, std::uint64_t size, const Sha256& root, std::span<const Sha256> proof) {
  if (leaf >= size) return false;
  std::uint64_t place = leaf;
  std::uint64_t last = size - 1;
  Sha256 found = hash;
  for (const Sha256& beside : proof) {
    if (last == 0) return false;
    if ((place & 1U) != 0 || place == last) {
      found = node_hash(beside, found);
      for (; (place & 1U) == 0 && place != 0; place >>= 1U) last >>= 1U;
    } else {
      found = node_hash(found, beside);
    }
    place >>= 1U;
    last >>= 1U;
  }
  return last == 0 && found == root;
}

bool is_consistent(const TreeHead& earlier, const TreeHead& later, std::span<const Sha256> proof) {
  if (earlier.size > later.size) return false;
  if (earlier.size == later.size) return proof.empty() && earlier.root == later.root;
  if (earlier.size == 0) return proof.empty() && earlier.root == sha256_of("");
  std::uint64_t place = earlier.size - 1;
  std::uint64_t last = later.size - 1;
  for (; (place & 1U) != 0; place >>= 1U) last >>= 1U;
  // Where the earlier tree is a full subtree, its own root is where the way begins.
  const bool full = std::has_single_bit(earlier.size);
  if (!full && proof.empty()) return false;
  Sha256 old_root = full ? earlier.root : proof.front();
  Sha256 new_root = old_root;
  for (const Sha256& beside : proof.subspan(full ? 0 : 1)) {
    if (last == 0) return false;
    if ((place & 1U) != 0 || place == last) {
      old_root = node_hash(beside, old_root);
      new_root = node_hash(beside, new_root);
      for (; (place & 1U) == 0 && place != 0; place >>= 1U) last >>= 1U;
    } else {
      new_root = node_hash(new_root, beside);
    }
    place >>= 1U;
    last >>= 1U;
  }
  return last == 0 && old_root == earlier.root && new_root == later.root;
}

}  // namespace cairn
