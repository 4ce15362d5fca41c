// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <vector>

#include "base/id.hpp"
#include "domain/people.hpp"

namespace cairn {

/// Who wants to hear that a record has something new for them. It carries no content, and a person hears only of what
/// they may see: silence tells nothing.
class LiveHub {
 public:
  using Listener = std::function<void(RecordId)>;  ///< called from any thread; must return at once

  /// A subscription that lasts as long as it is held.
  class Subscription {
   public:
    Subscription() = default;
    Subscription(LiveHub& hub, std::uint64_t key) : hub_(&hub), key_(key) {}
    Subscription(Subscription&& other) noexcept : hub_(std::exchange(other.hub_, nullptr)), key_(other.key_) {}
    Subscription& operator=(Subscription&& other) noexcept;
    ~Subscription();

   private:
    LiveHub* hub_ = nullptr;
    std::uint64_t key_ = 0;
  };

  /// From now on `listener` hears of what is new for this account.
  [[nodiscard]] Subscription listen(AccountId account, Listener listener);

  /// Tells every listener of these accounts that the record has something new for them.
  void tell(const std::vector<AccountId>& accounts, RecordId record);

  /// How many listen now.
  std::size_t listeners() const;

 private:
  friend class Subscription;
  struct Entry {
    AccountId account;
    Listener listener;
  };
  mutable std::mutex mutex_;
  std::uint64_t next_ = 1;
  std::unordered_map<std::uint64_t, Entry> entries_;
};

}  // namespace cairn
