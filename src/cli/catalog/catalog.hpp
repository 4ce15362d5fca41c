// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

#include "base/time.hpp"

/// `cairn catalog …`: looking at, checking, printing and adding to the catalogue.
namespace cairn::cli {

/// Where the subcommands write to and what day it is; so that a test can read and choose.
struct Terminal {
  std::ostream& out;
  std::ostream& err;
  LocalDate today;
};

/// Which catalogue is meant.
struct CatalogPlace {
  std::filesystem::path dir;       ///< the folder `catalog`
  std::filesystem::path practice;  ///< a practice's own things; empty = none
  std::string language = "en";
};

/// Exit codes of all subcommands.
enum ExitCode { exit_fine = 0, exit_faults = 1, exit_usage = 2 };

/// Runs `cairn catalog ARGS…`; `argv[0]` is "catalog". Writes to the terminal's own streams.
int run_catalog(int argc, const char* const* argv);
/// The same with streams and day chosen.
int run_catalog(int argc, const char* const* argv, const Terminal& terminal);

/// The catalogue that belongs to this program: `CAIRN_CATALOG`, `catalog` here, or the one beside or above
/// the program.
std::filesystem::path default_catalog_dir();

/// `check`: every fault with file, line, path and reason; `exit_faults` when there is one.
int catalog_check(const CatalogPlace& place, bool json, const Terminal& terminal);
/// `show CODE`: one thing, readable; or as JSON.
int catalog_show(const CatalogPlace& place, const std::string& code, bool json, const Terminal& terminal);

/// What `search` was asked.
struct SearchCommand {
  std::vector<std::string> words;
  bool json = false;
  bool client = false;  ///< leave out what is shown only with the specialist aim
  std::size_t limit = 20;
};
/// `search WORDS`: what a person would find, best first. `--json`: an array of {code, kind, name, score}.
int catalog_search(const CatalogPlace& place, const SearchCommand& command, const Terminal& terminal);

/// `export FILE`: a booklet in HTML that prints well. `-` writes it to the terminal.
int catalog_export(const CatalogPlace& place, const std::string& file, const Terminal& terminal);

/// `import FILES… --into DIR`: a practice's own skills. All are checked first; nothing is written when one
/// has a fault.
int catalog_import(const CatalogPlace& place, const std::vector<std::filesystem::path>& files,
                   const std::filesystem::path& into, const Terminal& terminal);

}  // namespace cairn::cli
