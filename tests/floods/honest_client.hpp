// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "flooded_practice.hpp"
#include "raw_client.hpp"

namespace cairn::floods {

/// What the honest client did, and how long each took, in ms, connecting again included.
struct Day {
  std::map<std::string, std::vector<double>> times;  ///< by deed
  std::vector<std::string> failures;                 ///< what was not answered as it should be

  /// The quantile of one deed's times; 0 when there are none.
  double quantile(const std::string& deed, double at) const;
  std::size_t deeds() const;
};

/// A signed-in client who goes on working: reads what is new, writes an entry, opens the help page, a few times a second,
/// from 127.0.0.1, as a browser does: on one connection, and on a new one when that is closed.
class HonestClient {
 public:
  HonestClient(std::uint16_t port, SignedInPerson person, std::chrono::milliseconds pause);
  ~HonestClient() { end(); }
  HonestClient(const HonestClient&) = delete;
  HonestClient& operator=(const HonestClient&) = delete;

  Day end();

 private:
  void run();
  void round();
  std::string ask(const std::string& deed, const std::string& text);

  std::uint16_t port_;
  SignedInPerson person_;
  std::chrono::milliseconds pause_;
  std::string cursor_;
  std::optional<testing::RawClient> line_;
  std::atomic<bool> over_ = false;
  Day day_;
  std::thread thread_;
};

/// How long it takes until a live stream of `listener` hears that `writer` has written, in ms; negative when it does not.
double heard_after(std::uint16_t port, const SignedInPerson& listener, const SignedInPerson& writer);

}  // namespace cairn::floods
