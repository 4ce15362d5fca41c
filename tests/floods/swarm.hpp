// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace cairn::floods {

/// What one connection of an attack does.
struct Part {
  std::string address;      ///< the loopback address it comes from, 127.0.0.2 …
  std::string says;         ///< sent at once
  std::string drip;         ///< then sent again and again, every `pause`
  std::chrono::milliseconds pause{1000};
  bool listens = true;      ///< reads what comes; else it never does, and takes as little as the system lets it
  bool comes_back = true;   ///< connects again when it is closed
  bool one_answer = true;   ///< closes and comes back after the first answer
  std::chrono::milliseconds rest{0};  ///< before it comes back
};

/// What was heard back.
struct Tally {
  std::map<int, std::size_t> answers;  ///< by status
  std::size_t connected = 0;
  std::size_t closed = 0;              ///< by the other side, without an answer to the last thing said
  std::size_t without_sentence = 0;    ///< answers of 400 and more that are not in the one form of errors
  std::string an_odd_one;              ///< the first of these
};

/// Thousands of connections on one thread. They attack from the beginning of its life to its end.
class Swarm {
 public:
  Swarm(std::uint16_t port, std::vector<Part> parts);
  ~Swarm();
  Swarm(const Swarm&) = delete;
  Swarm& operator=(const Swarm&) = delete;

  /// How many connections have got an answer of 200 that is still open: the live streams.
  std::size_t open_streams() const { return streams_; }
  /// Whether somebody has heard this status.
  bool has_heard(int status) const { return heard_[static_cast<std::size_t>(status)]; }
  /// Ends the attack; what was heard.
  Tally end();

 private:
  struct Member;
  void run();
  void connect(Member& member);
  void serve(Member& member, bool readable, bool writable);
  void hear(Member& member);
  void push(Member& member);
  void drop(Member& member, bool by_them);
  void tick();

  std::uint16_t port_;
  std::vector<Part> parts_;
  std::vector<Member> members_;
  int events_ = -1;
  std::atomic<bool> over_ = false;
  std::atomic<std::size_t> streams_ = 0;
  std::array<std::atomic<bool>, 1000> heard_{};
  Tally tally_;
  std::thread thread_;
};

}  // namespace cairn::floods
