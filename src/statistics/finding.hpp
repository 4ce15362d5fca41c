// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cairn::statistics {

/// How much a finding matters to someone who reads the number beside it.
enum class Severity {
  note,    ///< good to know: rows left out, a default that was used
  warning  ///< the number stands, but may mislead: few people, a quirk of a package, no convergence
};

/// One thing a reader should know about a result. `path` says what it is about ("n", "/sd_pre",
/// "/clients/12"); `sentence` is plain and holds nothing that a person typed.
struct Finding {
  Severity severity = Severity::note;
  std::string path;
  std::string sentence;
  bool operator==(const Finding&) const = default;
};

/// What stands beside every result: the method's name, how many observations it rests on, how many could not
/// be used, and what to know about it.
struct Account {
  std::string_view method;
  std::size_t used = 0;
  std::size_t left_out = 0;
  std::vector<Finding> findings = {};

  void note(std::string path, std::string sentence) {
    findings.push_back({Severity::note, std::move(path), std::move(sentence)});
  }
  void warn(std::string path, std::string sentence) {
    findings.push_back({Severity::warning, std::move(path), std::move(sentence)});
  }
};

}  // namespace cairn::statistics
