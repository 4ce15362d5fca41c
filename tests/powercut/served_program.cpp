// SPDX-License-Identifier: Apache-2.0
#include "served_program.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <string_view>
#include <thread>
#include <utility>

namespace cairn::powercut {
namespace {

using namespace std::chrono_literals;
constexpr auto longest_wait = 60s;

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> out;
  for (auto& text : texts) out.push_back(text.data());
  out.push_back(nullptr);
  return out;
}

/// Starts a program; its output goes to `output`, its error output to `errors`.
pid_t spawned(std::vector<std::string> command, const std::vector<std::string>& more, int output, int errors) {
  std::vector<std::string> environment;
  for (char** one = environ; *one != nullptr; ++one) environment.emplace_back(*one);
  environment.insert(environment.end(), more.begin(), more.end());
  posix_spawn_file_actions_t actions{};
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO);
  pid_t process = -1;
  const auto arguments = pointers(command);
  const auto variables = pointers(environment);
  const int fault = posix_spawn(&process, arguments[0], &actions, nullptr, arguments.data(), variables.data());
  posix_spawn_file_actions_destroy(&actions);
  if (fault != 0) throw std::runtime_error("cannot be started: " + command[0]);
  return process;
}

std::array<int, 2> made_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  return ends;
}

}  // namespace

ServedProgram::ServedProgram(const ServeWish& wish) {
  const auto ends = made_pipe();
  const int errors = ::open((wish.folder / "server.log").c_str(), O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
  started_ = std::chrono::steady_clock::now();
  process_ = spawned({wish.program.string(), "serve", "--data", (wish.folder / "data").string(), "--key-file",
                      (wish.folder / "key").string(), "--port", "0", "--requests-by-address", "0"},
                     wish.environment, ends[1], errors);
  ::close(ends[1]);
  ::close(errors);
  output_ = ends[0];
}

ServedProgram::~ServedProgram() {
  kill();
  if (output_ >= 0) ::close(output_);
}

bool ServedProgram::wait_until_ready() {
  std::string said;
  const auto until = started_ + longest_wait;
  while (said.find('\n') == std::string::npos) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
    pollfd waiting{output_, POLLIN, 0};
    if (left <= 0ms || ::poll(&waiting, 1, static_cast<int>(left.count())) <= 0) return false;
    std::array<char, 256> chunk{};
    const auto got = ::read(output_, chunk.data(), chunk.size());
    if (got <= 0) return false;
    said.append(chunk.data(), static_cast<std::size_t>(got));
  }
  start_time_ = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - started_);
  const auto colon = said.rfind(':');
  return colon != std::string::npos && std::from_chars(said.data() + colon + 1, said.data() + said.size(), port_).ec == std::errc{};
}

int ServedProgram::exit_code(int options) {
  int status = 0;
  const pid_t ended = ::waitpid(process_, &status, options);
  if (ended != process_) return -1;
  process_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void ServedProgram::kill() {
  if (process_ < 0) return;
  ::kill(process_, SIGKILL);
  exit_code(0);
}

void ServedProgram::stop_half_way(std::chrono::microseconds longest) {
  if (process_ >= 0) ::kill(process_, SIGTERM);
  std::this_thread::sleep_for(longest);
}

int ServedProgram::stop() {
  if (process_ >= 0) ::kill(process_, SIGTERM);
  return wait_for_end();
}

int ServedProgram::wait_for_end() {
  const auto until = std::chrono::steady_clock::now() + longest_wait;
  while (process_ >= 0 && std::chrono::steady_clock::now() < until) {
    if (const int code = exit_code(WNOHANG); code >= 0) return code;
    std::this_thread::sleep_for(2ms);
  }
  return -1;
}

Ran run_program(const std::vector<std::string>& command) {
  const auto ends = made_pipe();
  const pid_t process = spawned(command, {}, ends[1], ends[1]);
  ::close(ends[1]);
  Ran ran;
  std::array<char, 4096> chunk{};
  for (auto got = ::read(ends[0], chunk.data(), chunk.size()); got > 0; got = ::read(ends[0], chunk.data(), chunk.size()))
    ran.said.append(chunk.data(), static_cast<std::size_t>(got));
  ::close(ends[0]);
  int status = 0;
  ::waitpid(process, &status, 0);
  ran.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return ran;
}

}  // namespace cairn::powercut
