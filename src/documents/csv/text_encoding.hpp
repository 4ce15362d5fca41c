// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "documents/csv/dialect.hpp"

namespace cairn::documents {

/// True when every byte belongs to well-formed UTF-8 (no overlong forms, no surrogates).
bool is_utf8(std::string_view text);

/// The text as UTF-8, or nothing when it is not in the encoding.
std::optional<std::string> text_in(std::string_view bytes, CsvEncoding encoding);

}  // namespace cairn::documents
