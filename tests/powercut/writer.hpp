// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "busy_practice.hpp"
#include "domain/entry.hpp"

namespace cairn::powercut {

/// One version as it was sent.
struct SentVersion {
  EntryId id;
  int version = 1;
  Kind kind = Kind::goal;
  std::string body;  ///< as compact JSON, as the server gives it back
};

/// One request that writes several versions, whole or not at all.
struct Post {
  std::string json;
  std::vector<SentVersion> versions;
};

/// How long writers go on, and how far they are; shared by all of them.
struct Shift {
  unsigned most_answers = 1'000'000;  ///< to each
  std::atomic<bool> over = false;
  std::atomic<unsigned> answers = 0;
};

/// Somebody who writes into one record, one request after the other, and remembers what was acknowledged.
class RecordWriter {
 public:
  RecordWriter(Person person, RecordId record, std::uint64_t seed) : person_(std::move(person)), record_(record), chance_(seed) {}

  /// Writes until the server is gone or the shift is over. It begins with the request that had no answer last time.
  void write(std::uint16_t port, Shift& shift);

  const Person& person() const { return person_; }
  RecordId record() const { return record_; }
  /// All that was answered with a 2xx, in order.
  const std::vector<Post>& acknowledged() const { return acknowledged_; }
  /// The request that was sent and had no answer: the server may have it, whole, or not.
  const std::optional<Post>& unanswered() const { return unanswered_; }
  /// Answers that should not have come.
  const std::vector<std::string>& surprises() const { return surprises_; }

 private:
  struct Draft;
  struct GoalMade {
    EntryId id;
    int version;
    SeenBy seen_by;
  };
  Post next_post();
  void own_words(Draft& draft);
  void own_goal(Draft& draft);
  void amend_goal(Draft& draft);
  void therapist_words(Draft& draft);
  void vault_words(Draft& draft);
  std::string words(std::size_t longest);
  int number(int low, int high) { return std::uniform_int_distribution<int>(low, high)(chance_); }
  void note_acknowledged(Post post);

  Person person_;
  RecordId record_;
  std::mt19937_64 chance_;
  std::vector<Post> acknowledged_;
  std::optional<Post> unanswered_;
  std::vector<std::string> surprises_;
  std::vector<GoalMade> goals_;
  std::vector<GoalMade> made_now_;  ///< by the request under way
};

}  // namespace cairn::powercut
