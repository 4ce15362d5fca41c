// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The Merkle tree of RFC 6962 (section 2.1) over SHA-256: leaves are only ever added, one hash stands for all of them,
/// and short proofs show that a leaf is among them and that a later tree begins with an earlier one.
namespace cairn {

/// A SHA-256 hash.
using Sha256 = std::array<std::uint8_t, 32>;

/// The SHA-256 hash of some bytes (FIPS 180-4).
Sha256 sha256_of(std::string_view bytes);

/// The hash of a leaf: SHA-256 of 0x00 and the leaf's bytes.
Sha256 leaf_hash(std::string_view bytes);

/// The hash of a node: SHA-256 of 0x01 and both hashes below it.
Sha256 node_hash(const Sha256& left, const Sha256& right);

/// The right edge of a tree: the roots of the full subtrees that it consists of, the largest first. It is all that is
/// needed for adding leaves and for the root; at most 64 hashes.
class Frontier {
 public:
  /// Told of each subtree that a leaf completes: 2^level leaves, beginning with the leaf place * 2^level.
  using Completed = std::function<void(unsigned level, std::uint64_t place, const Sha256& hash)>;

  std::uint64_t size() const { return size_; }  ///< leaves

  /// Adds the hash of the next leaf.
  void append(const Sha256& leaf, const Completed& completed = {});

  /// The hash of the whole tree; of an empty one, SHA-256 of nothing.
  Sha256 root() const;

  /// The hashes one after another, and back; nothing when that many bytes do not belong to a tree of this size.
  std::string bytes() const;
  static std::optional<Frontier> from(std::uint64_t size, std::string_view bytes);

 private:
  std::uint64_t size_ = 0;
  std::vector<Sha256> peaks_;
};

/// The hash of the full subtree of 2^level leaves that begins with the leaf place * 2^level, when it is at hand. For level
/// 0, a leaf's own hash, it always is.
using NodeSource = std::function<std::optional<Sha256>(unsigned level, std::uint64_t place)>;

/// The root of the first `size` leaves.
Sha256 root_of(std::uint64_t size, const NodeSource& nodes);

/// The way from the leaf with this number (from 0) up to the root of the first `size` leaves (RFC 6962, 2.1.1).
std::vector<Sha256> inclusion_proof(std::uint64_t leaf, std::uint64_t size, const NodeSource& nodes);

/// What shows that the tree of `to` leaves begins with the tree of `from` (RFC 6962, 2.1.2); empty when `from` is 0 or `to`.
std::vector<Sha256> consistency_proof(std::uint64_t from, std::uint64_t to, const NodeSource& nodes);

/// Whether the proof shows that this leaf hash stands at that number in the tree with that size and root (RFC 9162, 2.1.3.2).
bool is_included(std::uint64_t leaf, const Sha256& hash, std::uint64_t size, const Sha256& root, std::span<const Sha256> proof);

/// A tree as its size and root.
struct TreeHead {
  std::uint64_t size = 0;
  Sha256 root{};
  bool operator==(const TreeHead&) const = default;
};

/// Whether the proof shows that the later tree begins with the earlier one (RFC 9162, 2.1.4.2).
bool is_consistent(const TreeHead& earlier, const TreeHead& later, std::span<const Sha256> proof);

}  // namespace cairn
