// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "base/error.hpp"
#include "content/fault.hpp"
#include "domain/catalogue/catalogue.hpp"

namespace cairn::content {

/// Where to read from.
struct CatalogueFolders {
  std::filesystem::path shipped;   ///< the folder `catalog`
  std::filesystem::path practice;  ///< a practice's own things in the same form; empty = none
  std::string language = "en";     ///< words of `lang/<language>` are laid over the English ones
};

/// What was read, and everything that was wrong. A thing with a fault of form is still there, as far as it
/// was read.
struct Loaded {
  catalogue::Catalogue catalogue;
  Faults faults;
};

/// Reads every file and collects every fault of form: syntax, unknown or missing fields, wrong types, a code
/// that is not the file's name or is used twice, an unknown folder. It does not judge words or links: see
/// check.hpp.
Loaded read_catalogue(const CatalogueFolders& folders);

/// The same for a program that needs it whole: `invalid` with the number of faults and the first, `not_found`
/// when there is no such folder or language.
Result<catalogue::Catalogue> load_catalogue(const CatalogueFolders& folders);
/// The shipped catalogue in English.
Result<catalogue::Catalogue> load_catalogue(const std::filesystem::path& dir);

/// Is there a folder of words for this language? English always is.
bool has_language(const std::filesystem::path& dir, const std::string& language);

/// The languages that a catalogue has words for, "en" first.
std::vector<std::string> languages_of(const std::filesystem::path& dir);

}  // namespace cairn::content
