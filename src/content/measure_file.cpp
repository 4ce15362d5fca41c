// SPDX-License-Identifier: Apache-2.0
#include "content/measure_file.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "content/check.hpp"
#include "content/fields.hpp"
#include "content/node.hpp"

namespace cairn::content {
namespace {

namespace fs = std::filesystem;

/// The codes of the measures in a catalogue, for an error.
std::string codes_in(const fs::path& folder) {
  std::vector<std::string> codes;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(folder, none))
    if (entry.path().extension() == ".toml") codes.push_back(entry.path().stem().string());
  std::ranges::sort(codes);
  std::string out;
  for (const auto& code : codes) out += (out.empty() ? "" : ", ") + code;
  return out;
}

}  // namespace

Result<catalogue::Measure> read_measure_file(const fs::path& path) {
  const std::string file = "measures/" + path.filename().string();
  const auto node = read_toml_file(path, file);
  if (!node) return fail(ErrorKind::invalid, file, to_line(node.error()));
  Faults faults;
  Reading reading{file, faults};
  catalogue::Measure measure;
  take(*node, Place{}, measure, reading);
  check_measure(measure, faults);
  if (!faults.empty()) return fail(ErrorKind::invalid, file, to_line(faults.front()));
  return measure;
}

Result<catalogue::Measure> read_measure(const fs::path& catalog, std::string_view code) {
  const fs::path folder = catalog / "measures";
  const bool plain = !code.empty() && code.find_first_of("/\\") == code.npos && !code.starts_with('.');
  const fs::path path = folder / (std::string(code) + ".toml");
  std::error_code none;
  if (plain && fs::is_regular_file(path, none)) return read_measure_file(path);
  const std::string codes = codes_in(folder);
  return fail(ErrorKind::not_found, "",
              codes.empty() ? "There are no measures in this catalogue. Name its folder with --catalog."
                            : "The catalogue has no measure of this code. It has: " + codes + ".");
}

}  // namespace cairn::content
