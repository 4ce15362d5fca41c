// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.hpp"

namespace cairn {

/// The queue between whoever has an event and the loop that sends it. It holds few events: equal ones are one, and when
/// there are more than `most_events` the stream is closed, for its reader does not keep up and asks anew after that.
class QueuedOutlet final : public LiveOutlet {
 public:
  static constexpr std::size_t most_events = 256;

  /// `wake` is called from any thread, under the queue's lock, when there is something to do; never after `detach`.
  explicit QueuedOutlet(std::function<void()> wake) : wake_(std::move(wake)) {}

  void send(const std::string& event) override;
  void close() override;

  /// All events that wait, in order, as one text; empties the queue.
  std::string take();
  bool closed() const;

  /// From now on nothing wakes anybody.
  void detach();

 private:
  void wake_once();

  mutable std::mutex mutex_;
  std::function<void()> wake_;
  std::vector<std::string> events_;
  bool woken_ = false;
  bool closed_ = false;
};

/// A text as one chunk of HTTP's chunked coding.
std::string chunk_of(std::string_view text);

}  // namespace cairn
