// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include "documents/html.hpp"
#include "documents/outcomes/number_words.hpp"
#include "documents/outcomes/report.hpp"

namespace cairn::documents {
namespace {

/// Colours that keep their contrast in light and dark, for people who see colours differently, and on paper.
constexpr std::string_view style = R"(
:root{--paper:#fff;--text:#1c1c1c;--soft:#5a5a5a;--edge:#c9c9c9;--a:#0b5fa5;--b:#a24b00;--c:#2f6b2f;--quiet:#8a8a8a}
@media (prefers-color-scheme:dark){:root{--paper:#161616;--text:#ececec;--soft:#b0b0b0;--edge:#4a4a4a;--a:#7ab8f0;--b:#f0a860;--c:#8fce8f;--quiet:#9a9a9a}}
body{background:var(--paper);color:var(--text);font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem}.method{color:var(--soft)}
svg{width:100%;max-width:44rem;height:auto}svg text{fill:var(--text);font-size:13px}svg .tick{fill:var(--soft);font-size:12px}
svg .axis{fill:none;stroke:var(--edge)}svg .line{fill:none;stroke-width:2}svg .band{opacity:.18}
svg .a.line{stroke:var(--a)}svg .b.line{stroke:var(--b)}svg .c.line{stroke:var(--c)}svg .quiet.line{stroke:var(--quiet);stroke-dasharray:5 4}
svg .a.points,svg .a.band,svg .a.key{fill:var(--a)}svg .b.points,svg .b.band,svg .b.key{fill:var(--b)}
svg .c.points,svg .c.band,svg .c.key{fill:var(--c)}svg .quiet.points,svg .quiet.band,svg .quiet.key{fill:var(--quiet)}
svg .points circle{opacity:.7}figure{margin:1.5rem 0}figcaption{color:var(--soft);max-width:44rem}
.wide{overflow-x:auto}table{border-collapse:collapse;font-variant-numeric:tabular-nums}caption{text-align:left;font-weight:600;padding:.5rem 0}
th,td{border-bottom:1px solid var(--edge);padding:.25rem .75rem .25rem 0;text-align:left}td.n{text-align:right}
.warning{font-weight:600}
)";

void append_cell(std::string& out, const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell.value)) {
    out += "<td>" + escaped(*text) + "</td>";
  } else if (const auto* number = std::get_if<double>(&cell.value)) {
    out += "<td class=\"n\">" + short_number(*number, 6) + "</td>";
  } else if (const auto* flag = std::get_if<bool>(&cell.value)) {
    out += *flag ? "<td>yes</td>" : "<td>no</td>";
  } else {
    const auto& why = std::get<statistics::Undefined>(cell.value).because;
    out += "<td>undefined, because " + escaped(why) + "</td>";
  }
}

void append_table(std::string& out, const Table& table, const Spill& spill) {
  out +=
      "<div class=\"wide\" tabindex=\"0\"><table><caption>" + escaped(table.title) + "</caption><thead><tr>";
  for (const auto& column : table.columns) out += "<th scope=\"col\">" + escaped(column) + "</th>";
  out += "</tr></thead><tbody>";
  for (std::size_t r = 0; r < table.size(); ++r) {
    out += "<tr>";
    for (const auto& cell : table.row(r)) append_cell(out, cell);
    out += "</tr>\n";
    if (spill) spill(out);
  }
  out += "</tbody></table></div>\n";
}

}  // namespace

std::string report_html(const Report& report, const Spill& spill) {
  std::string out = fmt::format(
      "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
      "content=\"width=device-width,initial-scale=1\"><meta http-equiv=\"Content-Security-Policy\" "
      "content=\"default-src 'none'; style-src 'unsafe-inline'\"><title>{}</title><style>{}</style></head>\n"
      "<body><main><h1>{}</h1>\n<p class=\"method\">Method: {}</p>\n",
      escaped(report.title), style, escaped(report.title), escaped(report.method));
  for (const auto& sentence : report.sentences) out += "<p>" + escaped(sentence) + "</p>\n";
  for (const auto& figure : report.figures)
    out += "<figure><h2>" + escaped(figure.plot.title) + "</h2>" + plot_svg(figure.plot, figure.sentence) +
           "<figcaption>" + escaped(figure.sentence) + "</figcaption></figure>\n";
  if (!report.findings.empty()) {
    out += "<h2>To know</h2><ul>";
    for (const auto& finding : report.findings) {
      const bool warning = finding.severity == statistics::Severity::warning;
      out += (warning ? "<li class=\"warning\">" : "<li>") + escaped(finding.sentence) + "</li>";
    }
    out += "</ul>\n";
  }
  for (const auto& table : report.tables) append_table(out, table, spill);
  return out + "</main></body></html>\n";
}

}  // namespace cairn::documents
