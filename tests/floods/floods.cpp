// SPDX-License-Identifier: Apache-2.0
// floods PROGRAM [--short] [--seconds N]: floods a real practice, one attack after another and all at once, while an
// honest client goes on working; prints what that client felt. It fails when the honest client was not served rightly,
// when a refusal has no sentence, when a flood met no limit, or when the server ended. It does not judge times.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <set>
#include <string_view>

#include "attacks.hpp"
#include "flooded_practice.hpp"
#include "honest_client.hpp"

namespace {

using namespace cairn::floods;
using namespace std::chrono_literals;

struct Wish {
  std::string program;
  Size size;
  std::chrono::milliseconds phase{30'000};
  std::size_t sessions = 4;           ///< of each account; six streams each
  std::size_t streams = 10'000;       ///< that have to be open at once
  std::vector<std::string> arguments;  ///< of the server
};

Wish wish_of(int argc, char** argv) {
  Wish wish;
  if (argc < 2) give_up("usage: floods PROGRAM [--short] [--seconds N]");
  wish.program = argv[1];
  wish.arguments = {"--connections", "14000", "--connections-by-address", "200"};
  for (int i = 2; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--short") {
      wish.size = {.slow = 300, .malformed = 40, .sign_ins = 16, .streams = 240, .addresses = 10};
      wish.phase = 1500ms;
      wish.streams = 100;
      wish.arguments = {"--connections", "400", "--connections-by-address", "40", "--requests-by-address", "1200", "--sign-ins-by-address", "4"};
    } else if (word == "--seconds" && i + 1 < argc) {
      wish.phase = std::chrono::seconds(std::atoi(argv[++i]));
    }
  }
  return wish;
}

/// One attack and what has to be heard in it.
struct Phase {
  std::string name;
  std::vector<Part> parts;
  std::set<int> must_be_heard;
  bool streams = false;
};

constexpr double most_memory_mib = 2048;  // not the aim, only what nobody should ever see

class Floods {
 public:
  explicit Floods(Wish wish)
      : wish_(std::move(wish)), practice_(wish_.program, wish_.size.streams / 24 + 1, wish_.sessions, wish_.arguments) {}

  int run() {
    fmt::print("| flood | read p50 / p99 ms | append p50 / p99 ms | help p50 / p99 ms | deeds | failures | server MiB now / peak | "
               "event after ms | answers to the attackers |\n|---|---|---|---|---|---|---|---|---|\n");
    const Size& size = wish_.size;
    phase({"quiet", {}, {}});
    phase({"slow connections", slow_connections(size), {}});
    phase({"malformed and oversized", malformed_requests(size), {400, 413, 414, 415, 429, 431}});
    phase({"sign-ins", sign_ins(size), {429}});
    phase({"idle live streams", idle_streams(size, practice_.cookies()), {}, true});
    phase({"all at once",
           together({idle_streams(size, practice_.cookies()), slow_connections(size), malformed_requests(size), sign_ins(size)}), {429}, true});
    phase({"quiet again", {}, {}});
    for (const auto& fault : faults_) fmt::print("FAULT: {}\n", fault);
    return faults_.empty() ? 0 : 1;
  }

 private:
  void phase(const Phase& wanted) {
    practice_.forget_peak();
    Swarm swarm(practice_.port(), wanted.parts);
    const auto wait_for = [](auto&& reached) {
      for (int i = 0; i < 1200 && !reached(); ++i) std::this_thread::sleep_for(100ms);
    };
    if (wanted.streams) wait_for([&] { return swarm.open_streams() >= wish_.streams - wish_.streams / 50; });
    HonestClient honest(practice_.port(), practice_.honest(), 160ms);
    std::this_thread::sleep_for(wish_.phase);
    wait_for([&] { return std::ranges::all_of(wanted.must_be_heard, [&](int status) { return swarm.has_heard(status); }); });
    const std::size_t streams = swarm.open_streams();
    const double event = heard_after(practice_.port(), practice_.honest_elsewhere(), practice_.honest());
    const Day day = honest.end();
    const Tally heard = swarm.end();
    show(wanted, day, heard, event, streams);
    judge(wanted, day, heard, event, streams);
  }

  void show(const Phase& wanted, const Day& day, const Tally& heard, double event, std::size_t streams) const {
    std::string answers;
    for (const auto& [status, count] : heard.answers) answers += fmt::format("{}: {}, ", status, count);
    answers += fmt::format("closed: {}", heard.closed);
    if (wanted.streams) answers += fmt::format(", streams open: {}", streams);
    const auto times = [&](const char* deed) { return fmt::format("{:.1f} / {:.1f}", day.quantile(deed, 0.5), day.quantile(deed, 0.99)); };
    fmt::print("| {} | {} | {} | {} | {} | {} | {:.0f} / {:.0f} | {:.1f} | {} |\n", wanted.name, times("read"), times("append"),
               times("help"), day.deeds(), day.failures.size(), practice_.memory_now(), practice_.memory_peak(), event, answers);
    std::fflush(stdout);
  }

  void judge(const Phase& wanted, const Day& day, const Tally& heard, double event, std::size_t streams) {
    const auto fault = [&](std::string sentence) { faults_.push_back(wanted.name + ": " + std::move(sentence)); };
    if (!practice_.runs()) give_up(wanted.name + ": the server has ended");
    if (day.deeds() == 0) fault("the honest client did nothing");
    if (!day.failures.empty()) fault("the honest client was not served: " + day.failures.front());
    if (heard.without_sentence > 0) fault("an attacker heard no sentence: " + heard.an_odd_one);
    if (event < 0) fault("a change did not reach the honest live stream");
    if (practice_.memory_peak() > most_memory_mib) fault("the server took more memory than anybody should");
    if (wanted.streams && streams < wish_.streams - wish_.streams / 50) fault(fmt::format("only {} live streams were open", streams));
    for (const int status : wanted.must_be_heard)
      if (!heard.answers.contains(status)) fault(fmt::format("nobody heard {}", status));
    for (const auto& [status, count] : heard.answers)
      if (status >= 500 && status != 503) fault(fmt::format("{} answers of {}", count, status));
  }

  Wish wish_;
  FloodedPractice practice_;
  std::vector<std::string> faults_;
};

}  // namespace

int main(int argc, char** argv) { return Floods(wish_of(argc, argv)).run(); }
