// SPDX-License-Identifier: Apache-2.0
#include "documents/html.hpp"

namespace cairn::documents {

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else if (c == '\'')
      out += "&#39;";
    else
      out += c;
  }
  return out;
}

void Html::open(std::string_view tag, std::string_view cls, std::string_view id) {
  out_.append("<").append(tag);
  if (!cls.empty()) out_.append(" class=\"").append(escaped(cls)).append("\"");
  if (!id.empty()) out_.append(" id=\"").append(escaped(id)).append("\"");
  out_ += ">";
  open_.emplace_back(tag);
}

void Html::close() {
  out_.append("</").append(open_.back()).append(">\n");
  open_.pop_back();
}

void Html::put(std::string_view tag, std::string_view text, std::string_view cls) {
  if (text.empty()) return;
  open(tag, cls);
  out_ += escaped(text);
  close();
}

void Html::link(std::string_view code, std::string_view text) {
  out_.append("<a href=\"#").append(escaped(code)).append("\">").append(escaped(text)).append("</a>");
}

}  // namespace cairn::documents
