// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace cairn::floods {

/// Somebody in the practice who is signed in: the Cookie header's value and their own record.
struct SignedInPerson {
  std::string cookie;
  std::string record;
};

/// A real practice in a folder of its own, with people and sessions, served by the program itself in a process of its own.
class FloodedPractice {
 public:
  /// Makes it with one honest client and `others` accounts of `sessions` sessions each, and starts `program serve` with
  /// these further arguments. Ends the process with a sentence when anything fails.
  FloodedPractice(const std::string& program, std::size_t others, std::size_t sessions, std::vector<std::string> arguments);
  ~FloodedPractice();
  FloodedPractice(const FloodedPractice&) = delete;
  FloodedPractice& operator=(const FloodedPractice&) = delete;

  std::uint16_t port() const { return port_; }
  const SignedInPerson& honest() const { return honest_; }
  /// A second session of the honest client, for the live stream.
  const SignedInPerson& honest_elsewhere() const { return honest_elsewhere_; }
  /// One cookie a session of the other accounts.
  const std::vector<std::string>& cookies() const { return cookies_; }

  /// Whether the server still runs.
  bool runs() const;
  /// Its memory in MiB: now, and at its highest since `forget_peak`.
  double memory_now() const;
  double memory_peak() const;
  void forget_peak() const;

 private:
  void start(const std::string& program, std::vector<std::string> arguments);

  std::filesystem::path folder_;
  pid_t process_ = -1;
  std::uint16_t port_ = 0;
  SignedInPerson honest_;
  SignedInPerson honest_elsewhere_;
  std::vector<std::string> cookies_;
};

/// Ends the program with a sentence.
[[noreturn]] void give_up(const std::string& sentence);

}  // namespace cairn::floods
