// SPDX-License-Identifier: Apache-2.0
#include "server/browser.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>

#include "base/log.hpp"

namespace cairn {

void show_in_browser(const std::string& address) {
  std::string program = "xdg-open";
  std::string argument = address;
  const std::array<char*, 3> line = {program.data(), argument.data(), nullptr};
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    posix_spawn_file_actions_addopen(&files, stream, "/dev/null", O_RDWR, 0);
  std::signal(SIGCHLD, SIG_IGN);  // nobody waits for it
  pid_t child = 0;
  if (posix_spawnp(&child, program.c_str(), &files, nullptr, line.data(), environ) != 0)
    log::info("No browser could be opened here. Open the address yourself.");
  posix_spawn_file_actions_destroy(&files);
}

}  // namespace cairn
