// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

#include "domain/entry.hpp"
#include "domain/people.hpp"

namespace cairn {

/// Who reads a record, and how they stand to its owner.
struct Reader {
  AccountId account;
  Role role = Role::client;
  Relationship relationship = Relationship::other;
};

/// A record's log in the order of writing, opened.
using Log = std::vector<std::shared_ptr<const EntryVersion>>;

/// What of a log is open to one reader: the one place where "who may see" is decided. A reader sees an entry when its
/// newest version is open to them, the policy lets them read its kind, and they see what it hangs on; of such an entry
/// they see every version that was open to them when it was written.
class VisibleLog {
 public:
  VisibleLog(std::span<const std::shared_ptr<const EntryVersion>> log, const Record& record, const Reader& reader);

  /// Whether the reader sees this entry now; false for one that is not there.
  bool sees(EntryId entry) const;

  /// Places in the log of the versions that are new to a reader who has read up to position `since`: written later, or
  /// opened to them later.
  std::vector<std::size_t> versions_since(std::int64_t since) const;

  /// Entries that the reader may have seen up to `since` and that were closed to them later.
  std::vector<EntryId> withdrawn_since(std::int64_t since) const;

 private:
  struct Thread {                      // all that is known of one entry
    std::vector<std::size_t> versions;
    std::size_t about = 0;             // 1 + the thread it hangs on, 0: on none
    bool open = false;                 // to this reader, now
    bool ever_open = false;
    std::int64_t turned = 0;           // the position where it last turned open or closed
    std::int64_t first_open = 0;       // the position of the first version that was open
  };

  bool version_opens(const EntryVersion& version, AccountId words_of) const;
  void settle(Thread& thread);

  std::span<const std::shared_ptr<const EntryVersion>> log_;
  Record record_;
  Reader reader_;
  std::vector<Thread> threads_;  // in the order of their first version, so what an entry hangs on comes before it
  std::unordered_map<EntryId, std::size_t> index_;
};

}  // namespace cairn
