// SPDX-License-Identifier: Apache-2.0
#include "swarm.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <utility>

namespace cairn::floods {
namespace {

using Clock = std::chrono::steady_clock;

/// The length of the first whole answer in `text`, or 0.
std::size_t answer_length(const std::string& text) {
  const auto head = text.find("\r\n\r\n");
  if (head == std::string::npos) return 0;
  const auto at = text.find("Content-Length: ");
  const std::size_t body = at < head ? static_cast<std::size_t>(std::atoll(text.c_str() + at + 16)) : 0;
  return text.size() >= head + 4 + body ? head + 4 + body : 0;
}

}  // namespace

struct Swarm::Member {
  const Part* part = nullptr;
  int handle = -1;
  std::size_t said = 0;    ///< of `part->says`
  std::string heard;
  bool answered = false;
  bool stream = false;
  Clock::time_point next;  ///< when it drips or comes back
};

Swarm::Swarm(std::uint16_t port, std::vector<Part> parts) : port_(port), parts_(std::move(parts)), members_(parts_.size()) {
  events_ = epoll_create1(EPOLL_CLOEXEC);
  for (std::size_t i = 0; i < parts_.size(); ++i) members_[i].part = &parts_[i];
  thread_ = std::thread([this] { run(); });
}

Swarm::~Swarm() { end(); }

Tally Swarm::end() {
  over_ = true;
  if (thread_.joinable()) thread_.join();
  for (auto& member : members_)
    if (member.handle >= 0) close(std::exchange(member.handle, -1));
  if (events_ >= 0) close(std::exchange(events_, -1));
  return tally_;
}

void Swarm::connect(Member& member) {
  member.handle = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (member.handle < 0) return drop(member, false);
  sockaddr_in from{};
  from.sin_family = AF_INET;
  inet_pton(AF_INET, member.part->address.c_str(), &from.sin_addr);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(port_);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int on = 1;
  const int little = 2048;
  setsockopt(member.handle, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
  const linger at_once{1, 0};  // no thousands of ports that wait
  setsockopt(member.handle, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  if (!member.part->listens) setsockopt(member.handle, SOL_SOCKET, SO_RCVBUF, &little, sizeof little);
  if (bind(member.handle, reinterpret_cast<const sockaddr*>(&from), sizeof from) != 0) return drop(member, false);
  if (::connect(member.handle, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0 && errno != EINPROGRESS)
    return drop(member, false);
  epoll_event event{};
  event.events = EPOLLOUT | (member.part->listens ? EPOLLIN : 0U);
  event.data.ptr = &member;
  epoll_ctl(events_, EPOLL_CTL_ADD, member.handle, &event);
}

void Swarm::drop(Member& member, bool by_them) {
  if (member.handle >= 0) close(std::exchange(member.handle, -1));
  if (by_them && !member.answered) ++tally_.closed;
  if (std::exchange(member.stream, false)) --streams_;
  member.said = 0;
  member.heard.clear();
  member.answered = false;
  member.next = member.part->comes_back ? Clock::now() + std::max(member.part->rest, std::chrono::milliseconds(1)) : Clock::time_point::max();
}

void Swarm::push(Member& member) {
  const std::string& says = member.part->says;
  if (member.said == 0) ++tally_.connected;
  while (member.said < says.size()) {
    const auto sent = send(member.handle, says.data() + member.said, says.size() - member.said, MSG_NOSIGNAL);
    if (sent < 0) {
      if (errno != EAGAIN) {
        if (member.part->listens) hear(member);  // the answer may lie there already
        if (member.handle >= 0) drop(member, true);
      }
      return;
    }
    member.said += static_cast<std::size_t>(sent);
  }
  epoll_event event{};
  event.events = member.part->listens ? EPOLLIN : 0U;
  event.data.ptr = &member;
  epoll_ctl(events_, EPOLL_CTL_MOD, member.handle, &event);
  member.next = Clock::now() + member.part->pause;
}

void Swarm::hear(Member& member) {
  std::array<char, 16384> chunk{};
  const auto came = recv(member.handle, chunk.data(), chunk.size(), 0);
  if (came < 0 && errno == EAGAIN) return;
  if (came <= 0) return drop(member, true);
  if (member.stream) return;
  member.heard.append(chunk.data(), static_cast<std::size_t>(came));
  while (const auto length = answer_length(member.heard)) {
    const int status = std::atoi(member.heard.c_str() + 9);
    ++tally_.answers[status];
    if (status > 0 && status < 1000) heard_[static_cast<std::size_t>(status)] = true;
    member.answered = true;
    const std::string answer = member.heard.substr(0, length);
    member.heard.erase(0, length);
    const bool says_why = answer.find("{\"error\":{\"kind\":\"") != std::string::npos && answer.find("\"sentence\":\"") != std::string::npos;
    if (status >= 400 && !says_why && ++tally_.without_sentence == 1) tally_.an_odd_one = answer.substr(0, 300);
    if (answer.find("text/event-stream") != std::string::npos) {
      member.stream = true;
      ++streams_;
      member.heard.clear();
      return;
    }
    if (member.part->one_answer) return drop(member, false);
  }
}

void Swarm::serve(Member& member, bool readable, bool writable) {
  if (member.handle >= 0 && readable) hear(member);
  if (member.handle >= 0 && writable && member.said < std::max<std::size_t>(1, member.part->says.size())) push(member);
}

void Swarm::tick() {
  const auto now = Clock::now();
  std::size_t begun = 0;
  for (auto& member : members_) {
    if (now < member.next) continue;
    if (member.handle < 0) {
      if (++begun <= 200) connect(member);  // a storm, but not of one instant
      continue;
    }
    if (member.part->drip.empty() || member.said < member.part->says.size()) continue;
    send(member.handle, member.part->drip.data(), member.part->drip.size(), MSG_NOSIGNAL);
    member.next = now + member.part->pause;
  }
}

void Swarm::run() {
  std::array<epoll_event, 512> ready{};
  auto ticked = Clock::now();
  while (!over_) {
    const int count = epoll_wait(events_, ready.data(), static_cast<int>(ready.size()), 10);
    for (int i = 0; i < count; ++i) {
      const auto& event = ready[static_cast<std::size_t>(i)];
      auto& member = *static_cast<Member*>(event.data.ptr);
      const bool gone = (event.events & (EPOLLHUP | EPOLLERR)) != 0;
      if (gone && member.handle >= 0 && !member.part->listens) drop(member, true);
      else serve(member, (event.events & EPOLLIN) != 0 || gone, (event.events & EPOLLOUT) != 0);
    }
    if (Clock::now() - ticked < std::chrono::milliseconds(10)) continue;
    ticked = Clock::now();
    tick();
  }
}

}  // namespace cairn::floods
