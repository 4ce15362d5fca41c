// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <list>
#include <optional>
#include <string>
#include <unordered_map>

namespace cairn {

/// How much work a lane takes.
struct LaneSize {
  std::size_t at_once = 64;           ///< jobs under way
  std::size_t waiting = 1024;         ///< jobs that wait, of all senders together, past the first of each
  std::size_t waiting_by_sender = 64;  ///< of these, from one
};

/// Work that waits for a free thread, by who sent it. Senders take turns, so that one who sends much makes the others
/// wait for one job of theirs and no more. Used by one thread only.
class Lane {
 public:
  using Job = std::move_only_function<void()>;

  explicit Lane(LaneSize size) : size_(size) {}

  /// Whether a job of this sender's can be taken now, to run or to wait. Who has none waiting always finds room, for others
  /// cannot use that up; so the jobs that wait are bounded by `LaneSize::waiting` and the number of senders.
  bool has_room(const std::string& sender) const;

  /// Takes a job for which there is room. Whoever calls this calls `next` after it.
  void add(const std::string& sender, Job job);

  /// The job whose turn it is, which is now under way; nothing when none waits or no thread is free.
  std::optional<Job> next();

  /// A job under way has ended. Whoever calls this calls `next` after it.
  void end_one() { --under_way_; }

  std::size_t waiting() const { return waiting_; }

 private:
  LaneSize size_;
  std::unordered_map<std::string, std::deque<Job>> senders_;  ///< those with jobs that wait
  std::list<std::string> turns_;                     ///< the same senders, in the order of their turns
  std::size_t waiting_ = 0;
  std::size_t under_way_ = 0;
};

}  // namespace cairn
