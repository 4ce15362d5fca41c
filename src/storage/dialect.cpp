// SPDX-License-Identifier: Apache-2.0
#include "storage/dialect.hpp"

#include <array>
#include <cctype>
#include <utility>

namespace cairn {
namespace {

struct Swap {
  std::string_view from;
  std::string_view to;
};

constexpr std::array<Swap, 4> for_postgresql = {{
    {" STRICT, WITHOUT ROWID;", ";"},
    {" STRICT;", ";"},
    {" BLOB", " BYTEA"},
    {" INTEGER", " BIGINT"},
}};

bool is_letter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

}  // namespace

std::string in_dialect(Dialect dialect, std::string_view sql) {
  std::string out(sql);
  if (dialect == Dialect::sqlite) return out;
  for (const auto& swap : for_postgresql)
    for (auto at = out.find(swap.from); at != std::string::npos; at = out.find(swap.from, at)) {
      const std::size_t end = at + swap.from.size();
      const bool whole_word = end == out.size() || !is_letter(out[end - 1]) || !is_letter(out[end]);
      if (whole_word) out.replace(at, swap.from.size(), swap.to);
      at += whole_word ? swap.to.size() : swap.from.size();
    }
  return out;
}

}  // namespace cairn
