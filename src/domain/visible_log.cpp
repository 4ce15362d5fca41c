// SPDX-License-Identifier: Apache-2.0
#include "domain/visible_log.hpp"

#include <algorithm>

#include "domain/kinds.hpp"
#include "domain/policy.hpp"

namespace cairn {

VisibleLog::VisibleLog(std::span<const std::shared_ptr<const EntryVersion>> log, const Record& record, const Reader& reader)
    : log_(log), record_(record), reader_(reader) {
  index_.reserve(log.size());
  for (std::size_t place = 0; place < log.size(); ++place) {
    const EntryHead& head = log[place]->head;
    const auto [found, added] = index_.try_emplace(head.id, threads_.size());
    if (added) {
      threads_.emplace_back();
      const auto above = head.about ? index_.find(*head.about) : index_.end();
      if (above != index_.end()) threads_.back().about = above->second + 1;
    }
    threads_[found->second].versions.push_back(place);
  }
  for (Thread& thread : threads_) settle(thread);
}

bool VisibleLog::version_opens(const EntryVersion& version, AccountId words_of) const {
  return permits(version.head.kind, reader_.role, reader_.relationship, EntryDeed::read) &&
         opens_to(version.head.seen_by, reader_.relationship, words_of == reader_.account);
}

void VisibleLog::settle(Thread& thread) {
  const EntryVersion& first = *log_[thread.versions.front()];
  const AccountId words_of = facts_of(first.head.kind).words == WordsOf::owner ? record_.owner : first.head.author;
  bool open = false;
  for (const std::size_t place : thread.versions) {
    const bool opens = version_opens(*log_[place], words_of);
    if (opens != open || place == thread.versions.front()) thread.turned = log_[place]->position;
    if (opens && !thread.ever_open) thread.first_open = log_[place]->position;
    thread.ever_open = thread.ever_open || opens;
    open = opens;
  }
  thread.open = open;
  if (thread.about == 0) return;
  const Thread& above = threads_[thread.about - 1];
  if (thread.open == above.open) thread.turned = std::max(thread.turned, above.turned);
  else if (!above.open) thread.turned = above.turned;  // it is closed because of what it hangs on
  thread.open = thread.open && above.open;
  thread.ever_open = thread.ever_open && above.ever_open;
  thread.first_open = std::max(thread.first_open, above.first_open);
}

bool VisibleLog::sees(EntryId entry) const {
  const auto found = index_.find(entry);
  return found != index_.end() && threads_[found->second].open;
}

std::vector<std::size_t> VisibleLog::versions_since(std::int64_t since) const {
  std::vector<std::size_t> places;
  for (const Thread& thread : threads_) {
    if (!thread.open) continue;
    const EntryVersion& first = *log_[thread.versions.front()];
    const AccountId words_of = facts_of(first.head.kind).words == WordsOf::owner ? record_.owner : first.head.author;
    for (const std::size_t place : thread.versions)
      if (std::max(log_[place]->position, thread.turned) > since && version_opens(*log_[place], words_of)) places.push_back(place);
  }
  std::ranges::sort(places);
  return places;
}

std::vector<EntryId> VisibleLog::withdrawn_since(std::int64_t since) const {
  std::vector<EntryId> gone;
  for (const Thread& thread : threads_)
    if (!thread.open && thread.ever_open && thread.first_open <= since && thread.turned > since)
      gone.push_back(log_[thread.versions.front()]->head.id);
  return gone;
}

}  // namespace cairn
