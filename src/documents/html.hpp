// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cairn::documents {

/// The text with the letters that mean something in HTML escaped.
std::string escaped(std::string_view text);

/// Writes HTML one element at a time; every text is escaped.
class Html {
 public:
  /// Opens an element with a class (may be empty) until `close`.
  void open(std::string_view tag, std::string_view cls = {}, std::string_view id = {});
  void close();
  /// A whole element with one text; nothing for an empty text.
  void put(std::string_view tag, std::string_view text, std::string_view cls = {});
  /// A link inside the page.
  void link(std::string_view code, std::string_view text);
  /// Text that is HTML already and our own.
  void raw(std::string_view html) { out_ += html; }
  /// Everything written.
  const std::string& text() const { return out_; }

 private:
  std::string out_;
  std::vector<std::string> open_;
};

}  // namespace cairn::documents
