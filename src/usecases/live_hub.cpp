// SPDX-License-Identifier: Apache-2.0
#include "usecases/live_hub.hpp"

#include <algorithm>
#include <utility>

namespace cairn {

LiveHub::Subscription& LiveHub::Subscription::operator=(Subscription&& other) noexcept {
  std::swap(hub_, other.hub_);
  std::swap(key_, other.key_);
  return *this;
}

LiveHub::Subscription::~Subscription() {
  if (hub_ == nullptr) return;
  const std::lock_guard lock(hub_->mutex_);
  hub_->entries_.erase(key_);
}

LiveHub::Subscription LiveHub::listen(AccountId account, Listener listener) {
  const std::lock_guard lock(mutex_);
  const auto key = next_++;
  entries_.emplace(key, Entry{account, std::move(listener)});
  return {*this, key};
}

void LiveHub::tell(const std::vector<AccountId>& accounts, RecordId record) {
  const std::lock_guard lock(mutex_);
  for (const auto& [key, entry] : entries_)
    if (std::ranges::find(accounts, entry.account) != accounts.end()) entry.listener(record);
}

std::size_t LiveHub::listeners() const {
  const std::lock_guard lock(mutex_);
  return entries_.size();
}

}  // namespace cairn
