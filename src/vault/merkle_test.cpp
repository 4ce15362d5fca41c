// SPDX-License-Identifier: Apache-2.0
#include "vault/merkle.hpp"

#include <doctest/doctest.h>

#include <map>
#include <random>

#include "base/id.hpp"

using namespace cairn;

namespace {

std::string hex(const Sha256& hash) { return to_hex(hash.data(), hash.size()); }

/// The definitions of RFC 6962, section 2.1, written down word for word over a list of leaf hashes.
class Naive {
 public:
  explicit Naive(std::vector<Sha256> leaves) : leaves_(std::move(leaves)) {}

  Sha256 tree(std::uint64_t begin, std::uint64_t end) const {
    if (begin == end) return sha256_of("");
    if (end - begin == 1) return leaves_[begin];
    auto& known = known_[{begin, end}];
    if (!known) known = node_hash(tree(begin, begin + half(end - begin)), tree(begin + half(end - begin), end));
    return *known;
  }

  std::vector<Sha256> path(std::uint64_t leaf, std::uint64_t begin, std::uint64_t end) const {
    if (end - begin == 1) return {};
    const auto middle = begin + half(end - begin);
    auto way = leaf < middle ? path(leaf, begin, middle) : path(leaf, middle, end);
    way.push_back(leaf < middle ? tree(middle, end) : tree(begin, middle));
    return way;
  }

  std::vector<Sha256> proof(std::uint64_t from, std::uint64_t begin, std::uint64_t end, bool whole) const {
    const auto size = end - begin;
    if (from == size) return whole ? std::vector<Sha256>{} : std::vector{tree(begin, end)};
    const auto k = half(size);
    auto way = from <= k ? proof(from, begin, begin + k, whole) : proof(from - k, begin + k, end, false);
    way.push_back(from <= k ? tree(begin + k, end) : tree(begin, begin + k));
    return way;
  }

  NodeSource source() const {
    return [this](unsigned level, std::uint64_t place) { return std::optional(tree(place << level, (place + 1) << level)); };
  }

 private:
  static std::uint64_t half(std::uint64_t size) {
    std::uint64_t k = 1;
    while (2 * k < size) k *= 2;
    return k;
  }
  std::vector<Sha256> leaves_;
  mutable std::map<std::pair<std::uint64_t, std::uint64_t>, std::optional<Sha256>> known_;
};

std::vector<Sha256> some_leaves(std::uint64_t count) {
  std::vector<Sha256> leaves;
  for (std::uint64_t i = 0; i < count; ++i) leaves.push_back(leaf_hash("leaf " + std::to_string(i)));
  return leaves;
}

std::vector<Sha256> roots_of(const std::vector<Sha256>& leaves) {
  Frontier frontier;
  std::vector<Sha256> roots{frontier.root()};
  for (const auto& leaf : leaves) {
    frontier.append(leaf);
    roots.push_back(frontier.root());
  }
  return roots;
}

}  // namespace

TEST_CASE("SHA-256 and the empty leaf and tree are those of the standards") {
  CHECK(hex(sha256_of("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");  // FIPS 180-4
  CHECK(hex(Frontier().root()) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(hex(leaf_hash("")) == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
}

TEST_CASE("the root of every size up to 2,000 is the RFC's, from the right edge and from nodes") {
  const auto leaves = some_leaves(2000);
  const Naive naive(leaves);
  Frontier frontier;
  for (std::uint64_t size = 0; size <= leaves.size(); ++size) {
    REQUIRE(frontier.size() == size);
    REQUIRE(frontier.root() == naive.tree(0, size));
    REQUIRE(root_of(size, naive.source()) == frontier.root());
    const auto again = Frontier::from(size, frontier.bytes());
    REQUIRE(again.has_value());
    REQUIRE(again->root() == frontier.root());
    REQUIRE_FALSE(Frontier::from(size + 1, frontier.bytes() + std::string(size % 2 == 0 ? 31 : 33, 'x')).has_value());
    if (size < leaves.size()) frontier.append(leaves[size]);
  }
}

TEST_CASE("the right edge tells of every subtree that a leaf completes") {
  const auto leaves = some_leaves(300);
  const Naive naive(leaves);
  Frontier frontier;
  std::size_t told = 0;
  for (const auto& leaf : leaves)
    frontier.append(leaf, [&](unsigned level, std::uint64_t place, const Sha256& hash) {
      CHECK(hash == naive.tree(place << level, (place + 1) << level));
      ++told;
    });
  std::size_t full = 0;
  for (std::uint64_t size = 1; size <= 300; size *= 2) full += 300 / size;
  CHECK(told == full);
}

TEST_CASE("inclusion and consistency proofs are the RFC's for every pair of sizes up to 300, and hold") {
  const auto leaves = some_leaves(300);
  const Naive naive(leaves);
  const auto roots = roots_of(leaves);
  for (std::uint64_t size = 1; size <= leaves.size(); ++size)
    for (std::uint64_t from = 0; from <= size; ++from) {
      const auto proof = consistency_proof(from, size, naive.source());
      if (from > 0) REQUIRE(proof == naive.proof(from, 0, size, true));
      REQUIRE(is_consistent({from, roots[from]}, {size, roots[size]}, proof));
      if (from == size) continue;
      const auto path = inclusion_proof(from, size, naive.source());
      REQUIRE(path == naive.path(from, 0, size));
      REQUIRE(is_included(from, leaves[from], size, roots[size], path));
    }
}

TEST_CASE("proofs hold for every size up to 2,000, and for random sizes up to 100,000") {
  const auto leaves = some_leaves(100'000);
  const Naive naive(leaves);
  std::mt19937_64 random(3);
  const auto roots = roots_of(leaves);
  const auto check = [&](std::uint64_t from, std::uint64_t size) {
    REQUIRE(is_consistent({from, roots[from]}, {size, roots[size]}, consistency_proof(from, size, naive.source())));
    const auto leaf = from % size;
    REQUIRE(is_included(leaf, leaves[leaf], size, roots[size], inclusion_proof(leaf, size, naive.source())));
  };
  for (std::uint64_t size = 1; size <= 2000; ++size)
    for (const std::uint64_t from : {random() % (size + 1), random() % (size + 1), size - 1, size / 2, std::uint64_t{1}}) check(from, size);
  for (int i = 0; i < 2000; ++i) {
    const auto size = 1 + random() % leaves.size();
    check(random() % (size + 1), size);
  }
}

TEST_CASE("no proof holds for another leaf, place, size or root, nor with a hash changed, more or less") {
  const auto leaves = some_leaves(70);
  const Naive naive(leaves);
  const auto roots = roots_of(leaves);
  for (std::uint64_t size = 2; size <= 70; ++size)
    for (std::uint64_t from = 1; from < size; ++from) {
      const TreeHead old{from, roots[from]};
      const TreeHead now{size, roots[size]};
      const auto proof = consistency_proof(from, size, naive.source());
      const auto path = inclusion_proof(from, size, naive.source());
      CHECK_FALSE(is_consistent({from, roots[from - 1]}, now, proof));
      CHECK_FALSE(is_consistent(old, {size, roots[size - 1]}, proof));
      CHECK_FALSE(is_consistent(now, old, proof));
      CHECK_FALSE(is_included(from, leaves[from - 1], size, roots[size], path));
      CHECK_FALSE(is_included(from - 1, leaves[from], size, roots[size], path));
      CHECK_FALSE(is_included(size, leaves[from], size, roots[size], path));
      for (std::size_t i = 0; i <= proof.size(); ++i) {
        auto other = proof;
        if (i < proof.size()) other[i][i % 32] ^= 1U;
        else other.push_back(roots[1]);
        CHECK_FALSE(is_consistent(old, now, other));
      }
      CHECK_FALSE(is_consistent(old, now, std::span(proof).first(proof.size() - 1)));
      CHECK_FALSE(is_included(from, leaves[from], size, roots[size], std::span(path).first(path.size() - 1)));
    }
}
