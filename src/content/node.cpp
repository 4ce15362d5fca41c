// SPDX-License-Identifier: Apache-2.0
#include "content/node.hpp"

#include <toml++/toml.h>

#include <array>
#include <cstdio>
#include <memory>
#include <sstream>

namespace cairn::content {
namespace {

int line_of(const toml::source_region& source) { return static_cast<int>(source.begin.line); }

template <class T>
std::string as_text(const T& value) {
  std::ostringstream out;
  out << value;
  return out.str();
}

Node from(const toml::node& node);

Node::List list_from(const toml::array& array) {
  Node::List list;
  list.reserve(array.size());
  for (const toml::node& item : array) list.push_back(from(item));
  return list;
}

Node::Table table_from(const toml::table& table) {
  Node::Table entries;
  entries.reserve(table.size());
  for (const auto& [key, value] : table) entries.emplace_back(key.str(), from(value));
  return entries;
}

Node from(const toml::node& node) {  // NOLINT(misc-no-recursion): as deep as the file
  Node out;
  out.line = line_of(node.source());
  if (const auto* text = node.as_string())
    out.value = text->get();
  else if (const auto* whole = node.as_integer())
    out.value = whole->get();
  else if (const auto* number = node.as_floating_point())
    out.value = number->get();
  else if (const auto* truth = node.as_boolean())
    out.value = truth->get();
  else if (const auto* date = node.as_date())
    out.value = as_text(date->get());
  else if (const auto* time = node.as_time())
    out.value = as_text(time->get());
  else if (const auto* both = node.as_date_time())
    out.value = as_text(both->get());
  else if (const auto* array = node.as_array())
    out.value = list_from(*array);
  else if (const auto* table = node.as_table())
    out.value = table_from(*table);
  return out;
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  const Table* entries = table();
  if (entries == nullptr) return nullptr;
  for (const auto& [name, node] : *entries)
    if (name == key) return &node;
  return nullptr;
}

std::expected<Node, Fault> read_toml(std::string_view text, const std::string& file) {
  try {  // Debian's library is built with exceptions; a fault of syntax is expected, so it ends here
    Node out;
    out.line = 1;
    out.value = table_from(toml::parse(text, std::string_view{}));
    return out;
  } catch (const toml::parse_error& error) {
    return std::unexpected(Fault{file, line_of(error.source()), "",
                                 "This is not valid TOML here: " + std::string(error.description())});
  }
}

std::expected<Node, Fault> read_toml_file(const std::filesystem::path& path, const std::string& file) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> open(std::fopen(path.c_str(), "rb"), &std::fclose);
  if (!open) return std::unexpected(Fault{file, 0, "", "This file cannot be read."});
  std::string text;
  std::array<char, 16 * 1024> part;
  while (text.size() <= max_file_bytes) {
    const std::size_t got = std::fread(part.data(), 1, part.size(), open.get());
    if (got == 0) break;
    text.append(part.data(), got);
  }
  if (text.size() > max_file_bytes)
    return std::unexpected(
        Fault{file, 0, "", "This file is longer than " + std::to_string(max_file_bytes) + " bytes."});
  return read_toml(text, file);
}

}  // namespace cairn::content
