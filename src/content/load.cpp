// SPDX-License-Identifier: Apache-2.0
#include "content/load.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "content/translate.hpp"
#include "content/walk.hpp"

namespace cairn::content {
namespace {

namespace fs = std::filesystem;
using catalogue::Catalogue;

/// Folders that hold no things of the catalogue's lists.
bool is_other_folder(std::string_view name) { return name == "lang" || name == "search" || name == "demo"; }

std::vector<fs::path> toml_files(const fs::path& dir) {
  std::vector<fs::path> files;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(dir, none))
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

template <class T>
void read_folder(const fs::path& root, std::string_view folder, std::vector<T>& list, Faults& faults) {
  for (const fs::path& path : toml_files(root / folder)) {
    const std::string file = file_of(folder, path.stem().string());
    const auto node = read_toml_file(path, file);
    if (!node) {
      faults.push_back(node.error());
      continue;
    }
    Reading reading{file, faults};
    T& thing = list.emplace_back();
    take(*node, Place{}, thing, reading);
    if (thing.code != path.stem().string())
      faults.push_back(
          {file, 1, "/code", "The code has to be the name of the file: \"" + path.stem().string() + "\"."});
  }
  if constexpr (requires(T thing) { thing.order; })
    std::ranges::stable_sort(list, {}, [](const T& thing) { return thing.order; });
}

void check_folders(const fs::path& root, Faults& faults) {
  Catalogue names;
  std::set<std::string, std::less<>> known;
  for_each_list(names, [&](std::string_view folder, auto&) { known.emplace(folder); });
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(root, none)) {
    const std::string name = entry.path().filename().string();
    if (entry.is_directory(none) && !known.contains(name) && !is_other_folder(name))
      faults.push_back({name, 0, "", "The catalogue has no folder of this name."});
  }
}

void check_codes(const Catalogue& all, Faults& faults) {
  std::map<std::string, std::string, std::less<>> seen;
  const auto note = [&](const std::string& code, const std::string& file) {
    const auto [first, fresh] = seen.emplace(code, file);
    if (!fresh)
      faults.push_back(
          {file, 0, "/code", "The code \"" + code + "\" is used by " + first->second + " as well."});
  };
  for_each_thing(all, [&](std::string_view folder, const auto& thing) {
    note(thing.code, file_of(folder, thing.code));
  });
  for (const auto& aim : all.aims)
    for (const auto& area : aim.areas) note(area.code, file_of("aims", aim.code));
}

template <class T>
int client_texts(const T& thing) {
  int count = 0;
  auto visit = [&](const Place&, const auto& said) {
    using Kind = std::remove_cvref_t<decltype(said)>;
    if (Kind::reader == catalogue::Reader::client && !said.empty()) ++count;
  };
  for_each_said(thing, Place{}, visit);
  return count;
}

template <class T>
void translate_folder(const fs::path& root, const std::string& language, std::string_view folder,
                      std::vector<T>& list, Loaded& loaded) {
  for (const fs::path& path : toml_files(root / folder)) {
    const std::string code = path.stem().string();
    Reading reading{"lang/" + language + "/" + file_of(folder, code), loaded.faults};
    const auto node = read_toml_file(path, reading.file);
    if (!node) {
      loaded.faults.push_back(node.error());
      continue;
    }
    const auto thing = std::ranges::find(list, code, &T::code);
    if (thing == list.end()) {
      reading.fault(*node, Place{}, "There is no English file of this name.");
      continue;
    }
    const Node* status = node->find("status");
    const Node* version = node->find("of_version");
    if (status == nullptr || status->text() == nullptr || status->text()->empty())
      reading.fault(*node, Place{}, "Say in `status` how good these words are.");
    const auto* number = version == nullptr ? nullptr : std::get_if<std::int64_t>(&version->value);
    if (number == nullptr || *number != thing->version)
      reading.fault(*node, Place{},
                    "`of_version` has to be the English file's version, " + std::to_string(thing->version) +
                        ". Look at these words again.");
    const int of = client_texts(*thing);
    Laid laid;
    lay_over(*node, Place{}, *thing, laid, reading);
    const bool said = status != nullptr && status->text() != nullptr;
    loaded.catalogue.translated.push_back({code, said ? *status->text() : "", laid.texts, of});
  }
}

}  // namespace

bool has_language(const fs::path& dir, const std::string& language) {
  std::error_code none;
  const bool plain = !language.empty() && std::ranges::all_of(language, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
  });
  return language == "en" || (plain && fs::is_directory(dir / "lang" / language, none));
}

std::vector<std::string> languages_of(const fs::path& dir) {
  std::vector<std::string> languages;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(dir / "lang", none))
    if (entry.is_directory(none)) languages.push_back(entry.path().filename().string());
  std::ranges::sort(languages);
  languages.insert(languages.begin(), "en");
  return languages;
}

Loaded read_catalogue(const CatalogueFolders& folders) {
  Loaded loaded;
  loaded.catalogue.language = folders.language;
  check_folders(folders.shipped, loaded.faults);
  for_each_list(loaded.catalogue, [&](std::string_view folder, auto& list) {
    read_folder(folders.shipped, folder, list, loaded.faults);
    if (!folders.practice.empty()) read_folder(folders.practice, folder, list, loaded.faults);
  });
  check_codes(loaded.catalogue, loaded.faults);
  if (folders.language != "en")
    for_each_list(loaded.catalogue, [&](std::string_view folder, auto& list) {
      translate_folder(folders.shipped / "lang" / folders.language, folders.language, folder, list, loaded);
    });
  return loaded;
}

Result<Catalogue> load_catalogue(const CatalogueFolders& folders) {
  std::error_code none;
  if (!fs::is_directory(folders.shipped, none))
    return fail(ErrorKind::not_found, "",
                "There is no catalogue folder at " + folders.shipped.string() + ".");
  if (!has_language(folders.shipped, folders.language))
    return fail(ErrorKind::not_found, "/language", "The catalogue has no words for this language.");
  Loaded loaded = read_catalogue(folders);
  if (!loaded.faults.empty())
    return fail(ErrorKind::invalid, loaded.faults.front().file,
                "The catalogue has " + std::to_string(loaded.faults.size()) + " faults. The first: " +
                    to_line(loaded.faults.front()) + " Run \"cairn catalog check\" to see them all.");
  return std::move(loaded.catalogue);
}

Result<Catalogue> load_catalogue(const fs::path& dir) {
  return load_catalogue(CatalogueFolders{.shipped = dir, .practice = {}, .language = "en"});
}

}  // namespace cairn::content
