// SPDX-License-Identifier: Apache-2.0
// corpora FOLDER: gives every file of FOLDER/TARGET to its target once. A broken promise ends the program; the last
// line then names the file.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "targets.hpp"

namespace {

namespace fs = std::filesystem;

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  int given = 0;
  for (const auto& target : cairn::fuzz::all_targets()) {
    const fs::path folder = fs::path(argv[1]) / target.name;
    if (!fs::is_directory(folder)) {
      std::fprintf(stderr, "%s has no corpus\n", folder.c_str());
      return 1;
    }
    target.feed("");
    for (const auto& entry : fs::directory_iterator(folder)) {
      std::fprintf(stdout, "%s\n", entry.path().c_str());
      std::fflush(stdout);
      target.feed(content_of(entry.path()));
      ++given;
    }
  }
  std::fprintf(stdout, "%d inputs, no promise broken\n", given);
  return given > 0 ? 0 : 1;
}
