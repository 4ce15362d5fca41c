// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "base/json.hpp"
#include "cli/outcomes.hpp"

/// For tests: runs `cairn outcomes` on a text as if it were a file.
namespace cairn::outcomes {

class Tried {
 public:
  explicit Tried(const std::string& csv)
      : stem_("/tmp/cairn-tried-" + std::to_string(getpid()) + "-" + std::to_string(next_++)) {
    std::ofstream(stem_ + ".csv", std::ios::binary) << csv;
  }
  ~Tried() {
    for (const char* end : {".csv", ".out", ".err"}) std::remove((stem_ + end).c_str());
  }
  Tried(const Tried&) = delete;
  Tried& operator=(const Tried&) = delete;

  /// Runs a subcommand on the file; `options` stand behind its name and the file.
  int run(const std::string& subcommand, Arguments options, const std::string& format = "json") {
    std::remove((stem_ + ".out").c_str());
    Arguments all{subcommand, stem_ + ".csv"};
    all.insert(all.end(), options.begin(), options.end());
    all.insert(all.end(), {"--format", format, "--output", stem_ + ".out"});
    std::fflush(stderr);
    const int before = dup(STDERR_FILENO);
    std::FILE* caught = std::fopen((stem_ + ".err").c_str(), "wb");
    dup2(fileno(caught), STDERR_FILENO);
    const int code = run_outcomes(all);
    std::fflush(stderr);
    dup2(before, STDERR_FILENO);
    close(before);
    std::fclose(caught);
    return code;
  }

  /// What the last run wrote, and what it said on standard error.
  std::string out() const { return text_of(stem_ + ".out"); }
  std::string err() const { return text_of(stem_ + ".err"); }

  /// The cell of a table's first row in which `where` has the value `is`, as text; empty when there is none.
  std::string cell(const std::string& table, const std::string& where, const std::string& is,
                   const std::string& column) const {
    const auto json = parse_json(out(), {.bytes = 1U << 26U, .depth = 32, .values = 10'000'000});
    const Json* rows = json ? json->find("tables")->find(table) : nullptr;
    if (rows == nullptr) return "";
    for (const auto& row : *rows->list())
      if (const Json* key = row.find(where); key != nullptr && written(*key) == is)
        return row.find(column) == nullptr ? "" : written(*row.find(column));
    return "";
  }

 private:
  static std::string text_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  static std::string written(const Json& value) {
    if (const auto* text = value.text()) return *text;
    if (const auto* number = std::get_if<Json::Number>(&value.value)) return number->text;
    if (const auto* flag = std::get_if<bool>(&value.value)) return *flag ? "true" : "false";
    return value.find("undefined") != nullptr ? "undefined" : "";
  }

  static inline int next_ = 0;
  std::string stem_;
};

/// 40 clients with sessions 0 to 7, in two arms and four sites, with a second score, a trigger and two phases.
inline std::string forty_clients() {
  std::string out = "client,arm,site,session,score,check,alone,phase\n";
  for (int i = 0; i < 40; ++i)
    for (int t = 0; t < 8; ++t) {
      const int score = 18 + i % 7 - t - (t > 3 && i % 3 == 0 ? 8 : 0) + (i * 5 + t * 3) % 4;
      out += "c" + std::to_string(i) + (i % 2 != 0 ? ",x," : ",y,") + std::to_string(i / 2 % 4) + "," +
             std::to_string(t) + "," + std::to_string(score) + "," + std::to_string(40 - score) + "," +
             ((i + t) % 2 != 0 ? "1" : "0") + (t < 4 ? ",A\n" : ",B\n");
    }
  return out;
}

}  // namespace cairn::outcomes
