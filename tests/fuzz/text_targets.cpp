// SPDX-License-Identifier: Apache-2.0
// Settings, the catalogue's files, tables and typed searches.
#include <algorithm>
#include <bit>

#include "cli/settings.hpp"
#include "content/check.hpp"
#include "content/search.hpp"
#include "content/walk.hpp"
#include "documents/csv/reader.hpp"
#include "must.hpp"
#include "targets.hpp"

namespace cairn::fuzz {
namespace {

using documents::CsvColumn;

/// The same numbers bit by bit, so that a missing one is the same as a missing one.
bool same_columns(const std::vector<CsvColumn>& one, const std::vector<CsvColumn>& other) {
  const auto same_number = [](double a, double b) { return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b); };
  return std::ranges::equal(one, other, [&](const CsvColumn& a, const CsvColumn& b) {
    return std::ranges::equal(a.numbers, b.numbers, same_number) && a.codes == b.codes && a.labels == b.labels;
  });
}

/// Reads as a file is read: in pieces, what was not used going before the next one.
Result<std::vector<CsvColumn>> read_in_pieces(std::string_view text, documents::CsvReader reader, std::size_t piece) {
  std::string waiting;
  while (true) {
    const std::string_view next = text.substr(0, piece);
    text.remove_prefix(next.size());
    waiting += next;
    const auto used = reader.read(waiting, text.empty());
    if (!used) return std::unexpected(used.error());
    must(*used <= waiting.size(), "no more is used than there is");
    if (text.empty()) return reader.take_columns();
    waiting.erase(0, *used);
  }
}

const content::SearchIndex& index_of_a_few() {
  static const content::SearchIndex index = [] {
    catalogue::Catalogue all;
    for (const char* name : {"sleep through the night", "say no without feeling guilty", "mind reading", "Über Gefühle sprechen"}) {
      catalogue::Lesson lesson;
      lesson.code = "L" + std::to_string(all.lessons.size());
      lesson.name = decltype(lesson.name)(name);
      all.lessons.push_back(lesson);
    }
    return content::SearchIndex(all, {.groups = {{"sleep", "insomnia"}}, .help_first = {"end my life"}});
  }();
  return index;
}

}  // namespace

void feed_settings(std::string_view bytes) {
  Settings settings;
  const auto read = read_settings(settings, bytes, "settings");
  if (!read) must_be_whole(read.error());
  (void)host_names_of(settings);
  (void)key_file_of(settings);
  must(settings.port.value >= 0 && settings.port.value <= 65535, "a setting keeps to its range");
}

void feed_catalogue(std::string_view bytes) {
  const std::size_t chosen = take_choice(bytes, 18);
  if (bytes.size() > content::max_file_bytes) return;
  const auto node = content::read_toml(bytes, "thing.toml");
  if (!node) return must(!node.error().reason.empty(), "a fault has a reason");
  content::Faults faults;
  content::Reading reading{"thing.toml", faults};
  catalogue::Catalogue all;
  std::size_t index = 0;
  content::for_each_list(all, [&](std::string_view, auto& list) {
    if (index++ == chosen) content::take(*node, content::Place{}, list.emplace_back(), reading);
  });
  must(index == 18, "every list of the catalogue can be chosen");
  std::ranges::move(content::check_catalogue(all, *date_from("2026-11-22")), std::back_inserter(faults));
  for (const auto& fault : faults) must(!content::to_line(fault).empty(), "a fault can be shown");
}

void feed_csv(std::string_view bytes) {
  const std::size_t choice = take_choice(bytes, 256);
  const auto encoding = choice % 2 == 0 ? documents::CsvEncoding::utf8 : documents::CsvEncoding::windows_1252;
  const auto text = documents::csv_text(bytes);
  if (!text) return must_be_whole(text.error());
  const auto dialect = documents::detect_dialect(text->substr(0, 65536));
  if (!dialect) return must_be_whole(dialect.error());
  const auto header = documents::read_csv_header(*text, *dialect, encoding);
  if (!header) return must_be_whole(header.error());
  std::vector<documents::CsvWanted> wanted;
  for (std::size_t i = 0; i < header->names.size() && i < 8; ++i)
    wanted.push_back({i, static_cast<documents::CsvKind>((choice / 2 + i) % 3)});
  const std::string_view rows = text->substr(header->bytes);
  const auto whole = documents::read_csv(*text, *header, *dialect, wanted, encoding);
  const auto pieces = read_in_pieces(rows, documents::CsvReader(*header, *dialect, wanted, encoding), 1 + choice / 6);
  must(whole.has_value() == pieces.has_value(), "cutting a table makes no difference to whether it can be read");
  if (!whole) return must_be_whole(whole.error());
  must(same_columns(*whole, *pieces), "cutting a table makes no difference to what is read");
}

void feed_search(std::string_view bytes) {
  const auto found = index_of_a_few().search(bytes);
  must(found.size() <= 20, "a search finds no more than it was asked for");
  (void)index_of_a_few().shows_help_first(bytes);
}

}  // namespace cairn::fuzz
