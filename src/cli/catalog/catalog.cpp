// SPDX-License-Identifier: Apache-2.0
#include "cli/catalog/catalog.hpp"

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <iostream>

namespace cairn::cli {
namespace {

namespace fs = std::filesystem;

/// Everything that the options of all subcommands fill.
struct Options {
  CatalogPlace place;
  SearchCommand search;
  std::string code, file;
  std::vector<fs::path> imported;
  fs::path into;
  bool json = false;
};

int run(const CLI::App& app, const Options& options, const Terminal& terminal) {
  if (app.got_subcommand("check")) return catalog_check(options.place, options.json, terminal);
  if (app.got_subcommand("show")) return catalog_show(options.place, options.code, options.json, terminal);
  if (app.got_subcommand("search")) return catalog_search(options.place, options.search, terminal);
  if (app.got_subcommand("export")) return catalog_export(options.place, options.file, terminal);
  return catalog_import(options.place, options.imported, options.into, terminal);
}

void declare(CLI::App& app, Options& options) {
  app.require_subcommand(1);
  app.fallthrough();
  app.add_option("--dir", options.place.dir, "The catalogue's folder");
  app.add_option("--practice", options.place.practice,
                 "A folder with a practice's own things, in the same form");
  app.add_option("--language", options.place.language, "Language of the words, e.g. de");

  auto* check = app.add_subcommand("check", "Check everything; name file, line and reason of every fault");
  check->add_flag("--json", options.json, "Write the faults as JSON");
  auto* show = app.add_subcommand("show", "Show one thing, e.g. S12");
  show->add_option("code", options.code, "Its code")->required();
  show->add_flag("--json", options.json, "Write it as JSON");
  auto* search = app.add_subcommand("search", "Find areas, skills, tools and lessons");
  search->add_option("words", options.search.words, "What a person would type")->required();
  search->add_flag("--json", options.search.json, "Write an array of {code, kind, name, score}");
  search->add_flag("--client", options.search.client, "Leave out what is shown only with the specialist aim");
  search->add_option("--limit", options.search.limit, "At most so many results")->check(CLI::Range(1, 500));
  auto* write = app.add_subcommand("export", "Write a booklet to print");
  write->add_option("file", options.file, "The HTML file to write; - for the terminal")->required();
  auto* import = app.add_subcommand("import", "Check a practice's own skills and copy them in");
  import->add_option("files", options.imported, "Skill files (TOML)")->required();
  import->add_option("--into", options.into, "The practice's folder")->required();
}

}  // namespace

fs::path default_catalog_dir() {
  if (const char* set = std::getenv("CAIRN_CATALOG"); set != nullptr && *set != '\0') return set;
  std::error_code none;
  const fs::path program = fs::read_symlink("/proc/self/exe", none).parent_path();
  for (const fs::path& candidate :
       {fs::path("catalog"), program / "catalog", program / "../share/cairn/catalog",
        program / "../../catalog", program / "../../../catalog"})
    if (fs::is_directory(candidate / "aims", none)) return candidate.lexically_normal();
  return "catalog";
}

int run_catalog(int argc, const char* const* argv, const Terminal& terminal) {
  CLI::App app("Look at, check, search, print and add to the catalogue", "cairn catalog");
  Options options;
  options.place.dir = default_catalog_dir();
  declare(app, options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error, terminal.out, terminal.err) == 0 ? exit_fine : exit_usage;
  }
  return run(app, options, terminal);
}

int run_catalog(int argc, const char* const* argv) {
  return run_catalog(argc, argv, Terminal{std::cout, std::cerr, utc_date(SystemClock().now())});
}

}  // namespace cairn::cli
