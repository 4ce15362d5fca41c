// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "base/described.hpp"
#include "base/id.hpp"
#include "storage/session.hpp"
#include "vault/merkle.hpp"

/// The ledger makes changes to what is stored show. Each version of an entry and each line of an access log has a link:
/// SHA-256 over a label, the link of the row before it in the same record and table, and the row's own columns, where a
/// sealed body stands as its SHA-256. Each is a leaf of the practice's Merkle tree, and so are the states of accounts, care
/// and records. Leaves are written in the transaction of what they stand for, and never changed.
///
/// Erasing a record leaves links and leaves where they are: each sealed body gives way to its 32-byte SHA-256
/// (`entries::erase_bodies`), from which the link still follows, and `note_erased` adds a leaf. Only then may a body be a
/// hash and the wrapped key be gone.
namespace cairn {

/// See above; 32 bytes.
using Link = Sha256;

/// What a leaf stands for.
enum class LeafSort {
  entry,      ///< a row of `entries`, by record and position
  look,       ///< a row of `access_log`, by record and position
  record,     ///< a record came: its sort, owner and time
  account,    ///< an account came or changed: role, state, login, password, code app, passkeys
  care,       ///< care began or ended
  erased,     ///< a record's bodies and key were destroyed
  checkpoint  ///< a checkpoint was signed; the position is its size
};
BOOST_DESCRIBE_ENUM(LeafSort, entry, look, record, account, care, erased, checkpoint)

/// The id of what a leaf is about: of a record or an account; for care, 16 bytes made from who and when.
using Subject = std::array<std::uint8_t, 16>;

/// A leaf to be added.
struct NewLeaf {
  LeafSort what = LeafSort::entry;
  Subject subject{};
  std::int64_t position = 0;  ///< of the row in its record's log; 0 where there is none
  Link link{};                ///< the leaf's hash is that of this link
};

/// A leaf as it is stored.
struct Leaf {
  std::int64_t number = 0;  ///< 0, 1, 2 … without a gap
  std::optional<LeafSort> what{};  ///< nothing: somebody wrote a word there that is none of ours
  Subject subject{};
  std::int64_t position = 0;
  Sha256 hash{};
};

/// A row of a chained table beside what its link has to be.
struct ChainRow {
  std::optional<Link> stored{};  ///< nothing: the row was never taken into the ledger
  Link computed{};               ///< from the row's columns and the link before it
  bool erased = false;           ///< its body is gone; the hash of it stands in its place
};

namespace ledger {

/// The link of a row: label, the link before it and the row's values, each with its type and length.
Link link_of(std::string_view label, const std::optional<Link>& before, Values values);

/// Adds a leaf behind the newest one that the database holds now; answers its number.
std::int64_t add(Transaction& transaction, const PracticeId& practice, const NewLeaf& leaf);

/// How many leaves there are.
std::int64_t size(Session& session, const PracticeId& practice);

/// The newest leaf; nothing when there is none.
std::optional<Leaf> newest(Session& session, const PracticeId& practice);

/// The leaves from a number on, in order; at most `limit`.
std::vector<Leaf> page(Session& session, const PracticeId& practice, std::int64_t from, std::int64_t limit);

/// Visits the leaves from a number on, in order.
void each(Session& session, const PracticeId& practice, std::int64_t from, const std::function<void(const Leaf&)>& visit);

/// Notes that a record was erased. Call it in the transaction that destroys its key.
void note_erased(Transaction& transaction, const PracticeId& practice, const RecordId& record);

/// The hash of a leaf with this link.
Sha256 hash_of(const Link& link);

/// The link of a leaf that says that a record was erased.
Link erased_link(const PracticeId& practice, const RecordId& record);

/// The hashes of leaves and of full subtrees as they are stored, for proofs about trees that were signed. Throws
/// `StorageFailure` for a leaf that is missing.
NodeSource nodes(Session& session, const PracticeId& practice);

/// Subtrees of 2^8, 2^16 … leaves are stored.
constexpr unsigned stored_levels = 8;
void add_node(Transaction& transaction, const PracticeId& practice, unsigned level, std::uint64_t place, const Sha256& hash);
std::optional<Sha256> node(Session& session, const PracticeId& practice, unsigned level, std::uint64_t place);
std::int64_t count_nodes(Session& session, const PracticeId& practice);

}  // namespace ledger
}  // namespace cairn
