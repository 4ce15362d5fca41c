// SPDX-License-Identifier: Apache-2.0
#include "usecases/erase/erasure_list.hpp"

#include <array>
#include <fstream>
#include <set>
#include <string>
#include <utility>

#include "base/file.hpp"

namespace cairn {

namespace fs = std::filesystem;

fs::path erasure_list_in(const fs::path& data) { return data / "erased.list"; }

fs::path erasure_list_beside(const fs::path& key_file) {
  fs::path file = key_file;
  file += ".erased";
  return file;
}

Result<void> extend_erasure_list(const fs::path& file, std::span<const Erasure> erasures) {
  std::error_code ignored;
  std::set<std::pair<Erased, std::array<std::uint8_t, 16>>> there;
  if (fs::exists(file, ignored)) {
    const auto list = read_erasure_list(file);
    if (!list) return std::unexpected(list.error());
    for (const Erasure& erasure : *list) there.emplace(erasure.what, erasure.id);
  }
  std::string lines;
  for (const Erasure& erasure : erasures)
    if (there.emplace(erasure.what, erasure.id).second) lines += erasures::line_of(erasure);
  const auto opened = File::to_extend(file);
  if (!opened) return std::unexpected(opened.error());
  if (auto written = opened->write(lines); !written) return written;
  if (auto synced = opened->sync(); !synced) return synced;
  return sync_folder(fs::absolute(file).parent_path());
}

Result<std::vector<Erasure>> read_erasure_list(const fs::path& file) {
  if (auto there = File::to_read(file); !there) return std::unexpected(there.error());
  std::ifstream in(file);
  std::vector<Erasure> found;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line.starts_with('#')) continue;
    const auto erasure = erasures::erasure_in(line);
    if (!erasure)
      return fail(ErrorKind::invalid, "", "Line " + std::to_string(number) + " of " + file.string() +
                                              " is no line of an erasure list. Bring the list back from its copy.");
    found.push_back(*erasure);
  }
  // Half a list would bring people back who were erased.
  if (in.bad() || !in.eof()) return fail(ErrorKind::unavailable, "", file.string() + " could not be read to its end.");
  return found;
}

}  // namespace cairn
