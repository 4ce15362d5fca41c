// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/id.hpp"
#include "base/time.hpp"
#include "vault/merkle.hpp"
#include "vault/practice_key.hpp"

namespace cairn {

/// A practice's ledger as it stood at one moment: how many leaves, and the hash that stands for all of them.
struct Checkpoint {
  PracticeId practice;
  TreeHead tree;
  Instant at;
  bool operator==(const Checkpoint&) const = default;
};

using CheckpointSignature = std::array<std::uint8_t, 64>;  ///< Ed25519

/// What a checkpoint's signature is checked with. Not secret. It is made from the part of the practice key that stays when
/// the key is rotated.
using CheckpointKey = std::array<std::uint8_t, 32>;

CheckpointKey checkpoint_key(const PracticeKey& key);
CheckpointSignature sign(const PracticeKey& key, const Checkpoint& checkpoint);
bool is_signed(const CheckpointKey& key, const Checkpoint& checkpoint, const CheckpointSignature& signature);

/// The signed checkpoint as a text that people and other programs can keep: a C2SP tlog-checkpoint, that is a signed note of
/// the lines origin ("cairn/practice/<id>"), size, root and, as its extension, "at <instant>".
std::string note_of(const CheckpointKey& key, const Checkpoint& checkpoint, const CheckpointSignature& signature);

/// The checkpoint in such a note; nothing when the text is anything else or this key has not signed it.
std::optional<Checkpoint> checkpoint_in(const CheckpointKey& key, std::string_view note);

/// The key as a text, in the form of C2SP signed-note verifier keys: "<name>+<8 hex digits>+<base64>"; and back, with the
/// practice that its name says.
std::string text_of(const CheckpointKey& key, const PracticeId& practice);
struct NamedCheckpointKey {
  PracticeId practice;
  CheckpointKey key;
  bool operator==(const NamedCheckpointKey&) const = default;
};
std::optional<NamedCheckpointKey> checkpoint_key_in(std::string_view text);

}  // namespace cairn
