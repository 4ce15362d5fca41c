// SPDX-License-Identifier: Apache-2.0
#include "vault/checkpoint.hpp"

#include <doctest/doctest.h>

using namespace cairn;

namespace {

struct Made {
  PracticeKey key = PracticeKey::make();
  CheckpointKey open = checkpoint_key(key);
  Checkpoint checkpoint{make_id<PracticeId>(), {4711, sha256_of("root")}, Instant{1'795'356'000'123}};
  CheckpointSignature signature = sign(key, checkpoint);
};

}  // namespace

TEST_CASE("a checkpoint is signed by its practice's key, as it stands") {
  const Made made;
  CHECK(is_signed(made.open, made.checkpoint, made.signature));
  CHECK_FALSE(is_signed(checkpoint_key(PracticeKey::make()), made.checkpoint, made.signature));
  for (int change = 0; change < 5; ++change) {
    Checkpoint other = made.checkpoint;
    CheckpointSignature signature = made.signature;
    if (change == 0) other.practice = make_id<PracticeId>();
    if (change == 1) ++other.tree.size;
    if (change == 2) other.tree.root[31] ^= 1U;
    if (change == 3) ++other.at.ms;
    if (change == 4) signature[0] ^= 1U;
    CHECK_FALSE(is_signed(made.open, other, signature));
  }
}

TEST_CASE("a note gives its checkpoint back, and nothing when one character of it differs") {
  const Made made;
  const std::string note = note_of(made.open, made.checkpoint, made.signature);
  CHECK(note.starts_with("cairn/practice/" + to_text(made.checkpoint.practice) + "\n4711\n"));
  CHECK(checkpoint_in(made.open, note) == made.checkpoint);
  CHECK(checkpoint_in(made.open, note + "\xE2\x80\x94 some-witness AAAA\n") == made.checkpoint);
  CHECK_FALSE(checkpoint_in(checkpoint_key(PracticeKey::make()), note).has_value());
  CHECK_FALSE(checkpoint_in(made.open, "").has_value());
  for (std::size_t i = 0; i < note.size(); ++i) {
    std::string other = note;
    other[i] = other[i] == 'x' ? 'y' : 'x';
    CHECK_FALSE(checkpoint_in(made.open, other).has_value());
    CHECK_FALSE(checkpoint_in(made.open, note.substr(0, i)).has_value());
  }
}

TEST_CASE("the open key has a text of its own, which shows a slip") {
  const Made made;
  const std::string text = text_of(made.open, made.checkpoint.practice);
  CHECK(checkpoint_key_in(text) == NamedCheckpointKey{made.checkpoint.practice, made.open});
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string other = text;
    other[i] = other[i] == 'a' ? 'b' : 'a';
    CHECK_FALSE(checkpoint_key_in(other).has_value());
    CHECK_FALSE(checkpoint_key_in(text.substr(0, i)).has_value());
  }
}
