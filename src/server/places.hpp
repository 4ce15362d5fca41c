// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "cli/settings.hpp"

namespace cairn {

/// The folder of the built browser app: the one that is set, or ui/dist of the source tree that the program was built
/// in, or, installed, share/cairn/app beside the program's folder.
std::filesystem::path app_folder(const Settings& settings);

/// The folder of the content: the one that is set, or catalog/ of the source tree, or share/cairn/catalog.
std::filesystem::path catalog_folder(const Settings& settings);

}  // namespace cairn
