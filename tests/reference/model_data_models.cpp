// SPDX-License-Identifier: Apache-2.0
#include "model_data_models.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <regex>
#include <stdexcept>

namespace cairn::reference {
namespace {

std::vector<std::string> split(const std::string& text, char mark) {
  std::vector<std::string> out;
  std::string part;
  int depth = 0;
  for (const char c : text) {
    if (c == '(') ++depth;
    if (c == ')') --depth;
    if (c == mark && depth == 0) {
      out.push_back(part);
      part.clear();
    } else if (c != ' ' || mark == ';') {
      part += c;
    }
  }
  out.push_back(part);
  return out;
}

std::string trimmed(std::string text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string::npos) return "";
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

void add_term(Formula& formula, const std::string& term) {
  if (term == "1") return;
  const auto factors = split(term, '*');
  if (factors.size() > 2) throw std::runtime_error("a formula with three-way products is not known");
  for (const auto& factor : factors) formula.terms.push_back(split(factor, ':'));
  if (factors.size() == 2) formula.terms.push_back(factors);
}

Formula::Random random_term(const std::string& inside) {
  const auto bar = inside.find('|');
  const bool doubled = inside.find("||") != std::string::npos;
  Formula::Random random{{}, !doubled, inside.substr(bar + (doubled ? 2 : 1))};
  bool intercept = true;
  for (const auto& part : split(inside.substr(0, bar), '+')) {
    if (part == "0")
      intercept = false;
    else if (part != "1")
      random.columns.push_back(part);
  }
  if (intercept) random.columns.insert(random.columns.begin(), "1");
  return random;
}

double as_number(const std::string& cell) { return number_of(cell); }

std::string number_text(double value) {
  if (std::isnan(value)) return "";
  return label_of(Tree(value));
}

}  // namespace

Formula parse_formula(const std::string& text) {
  const auto sides = split(text, '~');
  if (sides.size() != 2) throw std::runtime_error("the formula has no ~");
  Formula formula;
  formula.outcome = sides[0];
  const auto terms = split(sides[1], '+');
  if (std::ranges::find(terms, "0") == terms.end()) formula.terms.emplace_back();
  std::vector<std::vector<std::string>> products;
  for (const auto& term : terms) {
    if (term.front() == '(')
      formula.random.push_back(random_term(term.substr(1, term.size() - 2)));
    else if (term != "0")
      add_term(formula, term);
  }
  std::ranges::stable_sort(formula.terms, {}, [](const auto& term) { return term.size(); });
  return formula;
}

std::string derived_text(const Case& one) {
  static std::map<std::string, std::string> seen;
  std::string text = one.text("derived", "");
  std::smatch match;
  static const std::regex like(R"(^as (lmm\.[\w.]+)$)");
  if (std::regex_match(text, match, like)) {
    const auto found = seen.find(match[1]);
    text = found != seen.end()
               ? found->second
               : "long months 2,3,5,8; prec = bdi_pre - mean(bdi_pre over all 100); treat = 1 if BtheB";
  }
  seen[one.id.substr(0, one.id.rfind('.'))] = text;
  return text;
}

Variables::Variables(const Case& one, const std::vector<std::string>& needed) {
  const auto data = one.data();
  contrasts_ = one.text("contrasts", "");
  const std::string derived = derived_text(one);
  const std::string outcome = needed.empty() ? "" : needed.front();
  const bool made = std::regex_search(derived, std::regex("(^|[;, ])" + outcome + " *="));
  if (!outcome.empty() && !data->has(outcome) && !made) {
    std::string time = "session";
    for (const auto& name : needed)
      if (name == "month") time = "month";
    widen(*data, outcome, time);
  } else {
    rows_ = data->rows();
    for (const auto& name : data->names) text_[name] = data->text(name);
  }
  for (const auto& clause : split(derived, ';')) derive(trimmed(clause));
}

/// Columns like bdi_s0 … bdi_s12 or bdi_2m: the largest family of numbered columns that begin with the
/// outcome.
void Variables::widen(const Data& data, const std::string& outcome, const std::string& time) {
  std::map<std::string, std::vector<std::pair<double, std::string>>> families;
  const std::regex shape(outcome + R"(_([a-zA-Z]*)(\d+)([a-zA-Z]*))");
  std::smatch match;
  for (const auto& name : data.names)
    if (std::regex_match(name, match, shape))
      families[match[1].str() + "#" + match[3].str()].emplace_back(std::stod(match[2]), name);
  const auto family = std::ranges::max_element(families, {}, [](const auto& f) { return f.second.size(); });
  if (family == families.end()) throw std::runtime_error("there is no column " + outcome);
  for (std::size_t row = 0; row < data.rows(); ++row) {
    for (const auto& [at, name] : family->second) {
      for (const auto& other : data.names) text_[other].push_back(data.text(other)[row]);
      text_[outcome].push_back(data.text(name)[row]);
      text_[time].push_back(number_text(at));
      text_["wide row"].push_back(number_text(static_cast<double>(row)));
    }
  }
  rows_ = text_[outcome].size();
}

void Variables::derive(const std::string& clause) {
  std::smatch m;
  static const std::regex log_of(R"((\w+) = log\(\s*(1\s*\+)?\s*(\w+)\s*\).*)");
  static const std::regex centred(R"((\w+) = (\w+) - mean\(\s*(\w+).*)");
  static const std::regex one_if(R"((\w+) = (?:1 if )?(?:(\w+) == )?(\w+))");
  static const std::regex compare(R"((keep |(\w+) = )(\w+) (>=|<=|<|>) ([-\d.]+))");
  if (clause.find(',') != std::string::npos &&
      std::regex_search(clause, std::regex("= .*, *(keep|\\w+ =|pre|recov)"))) {
    for (const auto& part : split(clause, ',')) derive(part);
    return;
  }
  if (std::regex_match(clause, m, log_of)) {
    const auto& from = numbers(m[3]);
    std::vector<double> out;
    for (const double v : from) out.push_back(std::log(m[2].matched ? 1 + v : v));
    source_[m[1]] = m[3];
    numbers_[m[1]] = std::move(out);
  } else if (std::regex_match(clause, m, centred)) {
    const auto& from = numbers(m[2]);
    // In a file made long every person stands several times, equally often, so the mean is the same.
    double sum = 0;
    double count = 0;
    for (const double v : from) {
      if (std::isnan(v)) continue;
      sum += v;
      ++count;
    }
    std::vector<double> out;
    for (const double v : from) out.push_back(v - sum / count);
    numbers_[m[1]] = std::move(out);
  } else if (std::regex_match(clause, m, compare)) {
    const auto& from = numbers(m[3]);
    const double bound = std::stod(m[5]);
    const std::string sign = m[4];
    std::vector<bool> hit;
    for (const double v : from)
      hit.push_back(sign == ">="   ? v >= bound
                    : sign == "<=" ? v <= bound
                    : sign == "<"  ? v < bound
                                   : v > bound);
    if (!m[2].matched) return keep(hit);
    auto& out = numbers_[m[2]];
    out.assign(rows_, std::numeric_limits<double>::quiet_NaN());
    for (std::size_t i = 0; i < rows_; ++i)
      if (!std::isnan(from[i])) out[i] = hit[i] ? 1 : 0;
  } else if (std::regex_match(clause, m, one_if)) {
    const std::string level = m[3];
    std::string column = m[2];
    if (column.empty())
      for (const auto& [name, cells] : text_)
        if (std::ranges::find(cells, level) != cells.end()) column = name;
    if (column.empty()) throw std::runtime_error("no column holds " + level);
    std::vector<double> out;
    for (const auto& cell : text(column)) out.push_back(cell == level ? 1 : 0);
    numbers_[m[1]] = std::move(out);
  }
}

void Variables::keep(const std::vector<bool>& kept) {
  const auto filter = [&](auto& cells) {
    std::size_t end = 0;
    for (std::size_t i = 0; i < cells.size(); ++i)
      if (kept[i]) cells[end++] = cells[i];
    cells.resize(end);
  };
  for (auto& [name, cells] : text_) filter(cells);
  for (auto& [name, cells] : numbers_) filter(cells);
  rows_ = static_cast<std::size_t>(std::ranges::count(kept, true));
}

const std::vector<std::string>& Variables::text(const std::string& name) {
  const auto found = text_.find(name);
  if (found == text_.end()) throw std::runtime_error("there is no variable " + name);
  return found->second;
}

const std::vector<double>& Variables::numbers(const std::string& name) {
  const auto found = numbers_.find(name);
  if (found != numbers_.end()) return found->second;
  std::vector<double> out;
  for (const auto& cell : text(name)) out.push_back(as_number(cell));
  return numbers_[name] = std::move(out);
}

bool Variables::is_text(const std::string& name) {
  if (numbers_.contains(name)) return false;
  return std::ranges::any_of(text(name),
                             [](const auto& cell) { return !is_blank(cell) && std::isnan(as_number(cell)); });
}

std::vector<std::string> Variables::levels(const std::string& name) {
  auto levels = levels_of(text(name));
  std::smatch match;
  static const std::regex reference(R"(.*reference (\w+).*)");
  if (std::regex_match(contrasts_, match, reference)) {
    const auto found = std::ranges::find(levels, match[1].str());
    if (found != levels.end()) std::rotate(levels.begin(), found, found + 1);
  }
  return levels;
}

std::vector<std::uint32_t> Variables::units(const std::string& name, std::vector<std::string>& names) {
  const auto& cells = text(name);
  names = levels_of(cells);
  std::map<std::string, std::uint32_t> rank;
  for (const auto& level : names) rank.try_emplace(level, static_cast<std::uint32_t>(rank.size()));
  std::vector<std::uint32_t> out;
  for (const auto& cell : cells) out.push_back(rank.at(cell));
  return out;
}

std::string Variables::source_of(const std::string& name) const {
  const auto found = source_.find(name);
  return found == source_.end() ? name : found->second;
}

Design design_of(const Formula& formula, Variables& variables) {
  Design design;
  for (const auto& term : formula.terms) {
    if (term.empty()) {
      design.names.emplace_back("(Intercept)");
      design.fixed.push_back({"(Intercept)", {}});
      continue;
    }
    // Every variable of the term as columns with names; their products are the term's columns.
    std::vector<std::pair<std::string, std::vector<double>>> columns{
        {"", std::vector<double>(variables.rows(), 1)}};
    for (const auto& name : term) {
      std::vector<std::pair<std::string, std::vector<double>>> next;
      std::vector<std::pair<std::string, std::vector<double>>> of_name;
      if (variables.is_text(name)) {
        const auto levels = variables.levels(name);
        for (std::size_t l = 1; l < levels.size(); ++l) {
          std::vector<double> hits;
          for (const auto& cell : variables.text(name)) hits.push_back(cell == levels[l] ? 1 : 0);
          of_name.emplace_back(name + levels[l], std::move(hits));
        }
      } else {
        of_name.emplace_back(name, variables.numbers(name));
      }
      for (const auto& [left, a] : columns)
        for (const auto& [right, b] : of_name) {
          std::vector<double> product(a.size());
          for (std::size_t i = 0; i < a.size(); ++i) product[i] = a[i] * b[i];
          next.emplace_back(left.empty() ? right : left + ":" + right, std::move(product));
        }
      columns = std::move(next);
    }
    for (auto& [name, values] : columns) {
      design.names.push_back(name);
      design.store.push_back(std::move(values));
      design.fixed.push_back({name, design.store.back()});
    }
  }
  return design;
}

std::vector<double> Design::at(const Formula& formula, Variables& variables,
                               const std::map<std::string, std::string>& point) const {
  std::vector<double> out;
  for (const auto& term : formula.terms) {
    std::vector<double> columns{1};
    for (const auto& name : term) {
      std::vector<double> of_name;
      if (variables.is_text(name)) {
        const auto levels = variables.levels(name);
        for (std::size_t l = 1; l < levels.size(); ++l)
          of_name.push_back(point.at(name) == levels[l] ? 1 : 0);
      } else {
        of_name.push_back(as_number(point.at(name)));
      }
      std::vector<double> next;
      for (const double a : columns)
        for (const double b : of_name) next.push_back(a * b);
      columns = std::move(next);
    }
    out.insert(out.end(), columns.begin(), columns.end());
  }
  return out;
}

}  // namespace cairn::reference
