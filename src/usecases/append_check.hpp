// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <span>
#include <unordered_map>
#include <vector>

#include "domain/kinds.hpp"
#include "domain/visible_log.hpp"
#include "usecases/entries.hpp"
#include "usecases/record_shelf.hpp"

namespace cairn {

/// The outcome of checking a list of new versions against a record as it stands.
struct CheckedAppend {
  std::vector<EntryVersion> fresh;        ///< to be written, in order
  std::vector<WrittenVersion> answers;    ///< one for each version of the request, in order
  bool shares = false;                    ///< some version only changes who may see its entry
};

/// Checks a whole request, version by version, each against what stands in the record and what came before it in the
/// list: policy, kind, rule, what it hangs on, who may see it. What is stored already, to the letter, counts as written.
class AppendCheck {
 public:
  AppendCheck(const OpenRecord& open, const Admission& admission, Instant now);

  /// Errors: those of `append`, with the path into the request.
  Result<CheckedAppend> check(const AppendRequest& request);

 private:
  /// An entry as far as it has got: in the log, or in this list.
  struct Current {
    const EntryVersion* newest = nullptr;
    AccountId first_author;
  };
  using Outcome = Result<void>;

  Outcome take(const NewVersion& wanted, const std::string& path);
  Result<bool> stands_already(const NewVersion& wanted, const Current& current, const std::string& body, const std::string& path);
  Outcome check_place(const NewVersion& wanted, const Current* current, const std::string& path) const;
  Outcome check_policy(const NewVersion& wanted, const Current* current, const std::string& path);
  Outcome check_about(const NewVersion& wanted, const Body& body, const std::string& path) const;
  Outcome check_goals(const NewVersion& wanted, const Body& body, const std::string& path) const;
  Outcome check_rule(const Body& body, const Current* current, const std::string& path) const;
  const Current* find(EntryId entry) const;
  const Current* find_seen(EntryId entry) const;

  const OpenRecord& open_;
  Writer writer_;
  VisibleLog visible_;
  std::unordered_map<EntryId, Current> entries_;
  std::vector<std::unique_ptr<EntryVersion>> fresh_;
  CheckedAppend result_;
};

}  // namespace cairn
