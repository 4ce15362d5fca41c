// SPDX-License-Identifier: Apache-2.0
#include "server/places.hpp"

namespace cairn {
namespace {

namespace fs = std::filesystem;

/// The first of these that exists below a folder around the program; the last one when none does.
fs::path beside_program(const char* in_sources, const char* installed) {
  std::error_code ec;
  const fs::path program = fs::read_symlink("/proc/self/exe", ec).parent_path();
  const fs::path built = program / "../.." / in_sources;  // build/release/cairn
  if (fs::exists(built, ec)) return built.lexically_normal();
  return (program / "../share/cairn" / installed).lexically_normal();
}

}  // namespace

fs::path app_folder(const Settings& settings) {
  return settings.app.value.empty() ? beside_program("ui/dist", "app") : fs::path(settings.app.value);
}

fs::path catalog_folder(const Settings& settings) {
  return settings.catalog.value.empty() ? beside_program("catalog", "catalog") : fs::path(settings.catalog.value);
}

}  // namespace cairn
