// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "content/fault.hpp"

namespace cairn::content {

/// One value of a catalogue file with the line where it stands. Dates are texts.
struct Node {
  using List = std::vector<Node>;
  using Table = std::vector<std::pair<std::string, Node>>;

  std::variant<std::string, std::int64_t, double, bool, List, Table> value{};
  int line = 0;

  const std::string* text() const { return std::get_if<std::string>(&value); }
  const List* list() const { return std::get_if<List>(&value); }
  const Table* table() const { return std::get_if<Table>(&value); }
  /// The entry of a table, or null.
  const Node* find(std::string_view key) const;
};

/// The greatest size of one catalogue file, in bytes.
constexpr std::size_t max_file_bytes = 256U * 1024U;

/// Reads TOML. Faults: broken syntax with its line; a text with control characters. `file` is the name in the
/// fault.
std::expected<Node, Fault> read_toml(std::string_view text, const std::string& file);

/// The same from a file; also a fault: the file cannot be read, or is longer than `max_file_bytes`.
std::expected<Node, Fault> read_toml_file(const std::filesystem::path& path, const std::string& file);

}  // namespace cairn::content
