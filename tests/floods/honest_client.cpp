// SPDX-License-Identifier: Apache-2.0
#include "honest_client.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/id.hpp"
#include "base/json.hpp"
#include "base/time.hpp"

namespace cairn::floods {
namespace {

using Clock = std::chrono::steady_clock;

double ms_since(Clock::time_point began) {
  return std::chrono::duration<double, std::milli>(Clock::now() - began).count();
}

std::string append_text(const SignedInPerson& person) {
  const std::string entry = fmt::format(
      R"({{"entries":[{{"id":"{}","version":1,"kind":"reflection","happened":"{}","seen_by":"only_me","body":)"
      R"({{"prompt":"","text":"today was a day","areas":[],"matters_most":false}}}}]}})",
      to_text(make_id<EntryId>()), to_text(SystemClock().now()));
  return testing::post_text("/api/records/" + person.record + "/entries", entry, {"Cookie: " + person.cookie});
}

}  // namespace

double Day::quantile(const std::string& deed, double at) const {
  const auto found = times.find(deed);
  if (found == times.end() || found->second.empty()) return 0;
  std::vector<double> sorted = found->second;
  std::ranges::sort(sorted);
  return sorted[static_cast<std::size_t>(std::ceil(at * static_cast<double>(sorted.size()))) - 1];
}

std::size_t Day::deeds() const {
  std::size_t count = 0;
  for (const auto& [deed, all] : times) count += all.size();
  return count;
}

HonestClient::HonestClient(std::uint16_t port, SignedInPerson person, std::chrono::milliseconds pause)
    : port_(port), person_(std::move(person)), pause_(pause), thread_([this] { run(); }) {}

Day HonestClient::end() {
  over_ = true;
  if (thread_.joinable()) thread_.join();
  return day_;
}

std::string HonestClient::ask(const std::string& deed, const std::string& text) {
  const auto began = Clock::now();
  std::optional<testing::WireAnswer> answer;
  for (int attempt = 0; attempt < 2 && !answer; ++attempt) {  // a connection that was closed in between is no failure
    if (!line_ || attempt > 0) line_.emplace(port_);
    if (line_->connected() && line_->send(text)) answer = line_->answer();
    if (!answer) line_.reset();
  }
  if (!answer || answer->status != 200)
    day_.failures.push_back(deed + ": " + (answer ? std::to_string(answer->status) + " " + answer->body.substr(0, 200) : "no answer"));
  else day_.times[deed].push_back(ms_since(began));
  if (answer && answer->header("Connection") == "close") line_.reset();
  return answer ? answer->body : "";
}

void HonestClient::round() {
  const std::string since = cursor_.empty() ? "" : "?since=" + cursor_;
  const auto page = parse_json(
      ask("read", testing::get_text("/api/records/" + person_.record + "/entries" + since, {"Cookie: " + person_.cookie})));
  if (page)
    if (const auto* cursor = page->find("cursor")) cursor_ = *cursor->text();
  ask("append", append_text(person_));
  ask("help", testing::get_text("/api/help"));
}

void HonestClient::run() {
  while (!over_) {
    round();
    std::this_thread::sleep_for(pause_);
  }
}

double heard_after(std::uint16_t port, const SignedInPerson& listener, const SignedInPerson& writer) {
  testing::RawClient stream(port);
  if (!stream.send(testing::get_text("/api/live", {"Cookie: " + listener.cookie})) || !stream.read_until("event: hello")) return -1;
  testing::RawClient client(port);
  const auto began = Clock::now();
  if (!client.send(append_text(writer))) return -1;
  const auto answer = client.answer();
  if (!answer || answer->status != 200 || !stream.read_until("event: changed")) return -1;
  return ms_since(began);
}

}  // namespace cairn::floods
