// SPDX-License-Identifier: Apache-2.0
// What other machines and disks give back to us: proofs, signed checkpoints.
#include "vault/checkpoint.hpp"

#include "must.hpp"
#include "targets.hpp"
#include "vault/merkle.hpp"

namespace cairn::fuzz {
namespace {

const PracticeKey& some_key() {
  static const PracticeKey key = PracticeKey::make();
  return key;
}

/// A tree of 100 leaves whose hashes are known.
struct Tree {
  static constexpr std::uint64_t leaves = 100;
  std::vector<Sha256> hashes;
  NodeSource nodes;
  Tree() {
    for (std::uint64_t i = 0; i < leaves; ++i) hashes.push_back(leaf_hash(std::to_string(i)));
    nodes = [this](unsigned level, std::uint64_t place) -> std::optional<Sha256> {
      return level == 0 ? std::optional(hashes[place]) : std::nullopt;
    };
  }
};

const Tree& some_tree() {
  static const Tree tree;
  return tree;
}

/// Changes bytes where the input says: a place, then what it is turned by.
template <class Bytes>
void change(Bytes& bytes, std::string_view& changes) {
  for (; changes.size() >= 2 && !bytes.empty(); changes.remove_prefix(2)) {
    auto& byte = bytes[static_cast<unsigned char>(changes[0]) % bytes.size()];
    byte = static_cast<std::remove_reference_t<decltype(byte)>>(byte ^ changes[1]);
  }
}

std::vector<Sha256> hashes_in(std::string_view bytes) {
  std::vector<Sha256> hashes;
  for (; bytes.size() >= 32; bytes.remove_prefix(32)) std::copy_n(bytes.begin(), 32, hashes.emplace_back().begin());
  return hashes;
}

}  // namespace

void feed_merkle(std::string_view bytes) {
  const Tree& tree = some_tree();
  const std::uint64_t size = 1 + take_choice(bytes, Tree::leaves);
  const std::uint64_t leaf = take_choice(bytes, size);
  const TreeHead head{size, root_of(size, tree.nodes)};
  const auto proof = inclusion_proof(leaf, size, tree.nodes);
  must(is_included(leaf, tree.hashes[leaf], size, head.root, proof), "a true proof is taken");
  const TreeHead all{Tree::leaves, root_of(Tree::leaves, tree.nodes)};
  const auto growth = consistency_proof(size, Tree::leaves, tree.nodes);
  must(is_consistent(head, all, growth), "a true proof of growth is taken");

  const auto given = hashes_in(bytes);
  must(given == proof || !is_included(leaf, tree.hashes[leaf], size, head.root, given), "no other proof is taken");
  must(given == growth || !is_consistent(head, all, given), "no other proof of growth is taken");
  auto changed = proof;
  std::string_view changes = bytes;
  for (auto& hash : changed) {
    std::string_view some = changes.substr(0, std::min<std::size_t>(4, changes.size()));
    changes.remove_prefix(some.size());
    change(hash, some);
  }
  must(changed == proof || !is_included(leaf, tree.hashes[leaf], size, head.root, changed), "no changed proof is taken");
  if (const auto frontier = Frontier::from(size, bytes)) {
    must(frontier->size() == size && frontier->bytes() == bytes, "an edge of a tree has one text only");
    (void)frontier->root();
  }
}

void feed_checkpoint(std::string_view bytes) {
  static const CheckpointKey key = checkpoint_key(some_key());
  static const Checkpoint truly{{}, {42, leaf_hash("x")}, Instant{1'700'000'000'000}};
  static const std::string note = note_of(key, truly, sign(some_key(), truly));
  must(checkpoint_in(key, note) == truly, "a signed checkpoint is taken");
  must(!checkpoint_in(key, bytes), "what nobody signed is not");
  std::string changed = note;
  std::string_view changes = bytes;
  change(changed, changes);
  if (const auto read = checkpoint_in(key, changed)) must(*read == truly, "no other checkpoint is taken for a signed one");
  if (const auto named = checkpoint_key_in(bytes)) must(text_of(named->key, named->practice) == bytes, "a key has one text only");
}

}  // namespace cairn::fuzz
