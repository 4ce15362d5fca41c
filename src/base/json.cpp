// SPDX-License-Identifier: Apache-2.0
#include "base/json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <charconv>
#include <cmath>
#include <map>
#include <unordered_set>

namespace cairn {
namespace {

namespace bj = boost::json;

/// What Boost.JSON's parser calls for each piece of text; builds the tree and keeps to the limits.
class TreeBuilder {
 public:
  static constexpr std::size_t max_object_size = std::size_t(-1);
  static constexpr std::size_t max_array_size = std::size_t(-1);
  static constexpr std::size_t max_string_size = std::size_t(-1);
  static constexpr std::size_t max_key_size = std::size_t(-1);

  explicit TreeBuilder(const JsonLimits& limits) : limits_(limits) {}

  bool on_document_begin(bj::error_code&) { return true; }
  bool on_document_end(bj::error_code&) { return true; }
  bool on_object_begin(bj::error_code& ec) { return open(Json(Json::Object{}), ec); }
  bool on_object_end(std::size_t, bj::error_code& ec) {
    return close(ec);
  }
  bool on_array_begin(bj::error_code& ec) { return open(Json(Json::List{}), ec); }
  bool on_array_end(std::size_t, bj::error_code& ec) { return close(ec); }
  bool on_key_part(bj::string_view part, std::size_t, bj::error_code& ec) { return collect(part, ec); }
  bool on_key(bj::string_view part, std::size_t, bj::error_code& ec) {
    if (!collect(part, ec)) return false;
    const bool twice = stands_there(collected_);
    keys_.back() = std::exchange(collected_, {});
    if (twice) return stop(ec, ErrorKind::invalid, "The same field stands here twice.");
    return true;
  }
  bool on_string_part(bj::string_view part, std::size_t, bj::error_code& ec) { return collect(part, ec); }
  bool on_string(bj::string_view part, std::size_t, bj::error_code& ec) {
    return collect(part, ec) && add(Json(std::exchange(collected_, {})), ec);
  }
  bool on_number_part(bj::string_view part, bj::error_code& ec) { return collect(part, ec); }
  bool on_int64(std::int64_t, bj::string_view part, bj::error_code& ec) { return on_number(part, ec); }
  bool on_uint64(std::uint64_t, bj::string_view part, bj::error_code& ec) { return on_number(part, ec); }
  bool on_double(double, bj::string_view part, bj::error_code& ec) { return on_number(part, ec); }
  bool on_bool(bool value, bj::error_code& ec) { return add(Json(value), ec); }
  bool on_null(bj::error_code& ec) { return add(Json(), ec); }
  bool on_comment_part(bj::string_view, bj::error_code&) { return true; }
  bool on_comment(bj::string_view, bj::error_code&) { return true; }

  Json take() { return std::move(root_); }
  const Error& error() const { return error_; }
  std::string path() const {
    std::string path;
    for (std::size_t i = 0; i < stack_.size(); ++i) {
      if (stack_[i].list() != nullptr) path += fmt::format("/{}", stack_[i].list()->size());
      else if (!keys_[i].empty()) path += "/" + (is_plain(keys_[i]) ? keys_[i] : "?");
    }
    return path;
  }

 private:
  /// Whether a key may be named in an error: it is the sender's text, so it has to be short and of plain characters.
  static bool is_plain(std::string_view key) {
    return key.size() <= 40 && std::ranges::all_of(key, [](char c) { return c >= 0x20 && c < 0x7F; });
  }
  /// Whether the object that is being read has this key already. In a large one they are looked up, not gone through:
  /// 100,000 keys would take seconds otherwise.
  bool stands_there(const std::string& key) {
    constexpr std::size_t few = 32;
    const auto& members = std::get<Json::Object>(stack_.back().value);
    if (members.size() < few)
      return std::ranges::any_of(members, [&](const auto& member) { return member.first == key; });
    auto& seen = seen_[stack_.size()];
    if (seen.empty())
      for (const auto& member : members) seen.insert(member.first);
    return !seen.insert(key).second;
  }
  bool stop(bj::error_code& ec, ErrorKind kind, std::string sentence) {
    error_ = Error{kind, path(), std::move(sentence), {}};
    ec = bj::error::syntax;
    return false;
  }
  bool collect(bj::string_view part, bj::error_code& ec) {
    if (collected_.size() + part.size() > limits_.text_bytes)
      return stop(ec, ErrorKind::too_large, "This text is too long.");
    collected_.append(part.data(), part.size());
    return true;
  }
  bool on_number(bj::string_view part, bj::error_code& ec) {
    return collect(part, ec) && add(Json(Json::Number{std::exchange(collected_, {})}), ec);
  }
  bool open(Json container, bj::error_code& ec) {
    if (stack_.size() >= limits_.depth)
      return stop(ec, ErrorKind::too_large, fmt::format("Lists and objects may be nested {} deep.", limits_.depth));
    if (!count(ec)) return false;
    stack_.push_back(std::move(container));
    keys_.emplace_back();
    return true;
  }
  bool close(bj::error_code&) {
    seen_.erase(stack_.size());
    Json done = std::move(stack_.back());
    stack_.pop_back();
    keys_.pop_back();
    place(std::move(done));
    return true;
  }
  bool add(Json value, bj::error_code& ec) {
    if (!count(ec)) return false;
    place(std::move(value));
    return true;
  }
  bool count(bj::error_code& ec) {
    if (++values_ > limits_.values) return stop(ec, ErrorKind::too_large, "There are too many values in this.");
    return true;
  }
  void place(Json value) {
    if (stack_.empty()) root_ = std::move(value);
    else if (auto* list = std::get_if<Json::List>(&stack_.back().value)) list->push_back(std::move(value));
    else std::get<Json::Object>(stack_.back().value).emplace_back(std::exchange(keys_.back(), {}), std::move(value));
  }

  const JsonLimits& limits_;
  std::vector<Json> stack_;
  std::vector<std::string> keys_;
  std::map<std::size_t, std::unordered_set<std::string>> seen_;  ///< by depth: the keys of the large object open there
  std::string collected_;
  std::size_t values_ = 0;
  Json root_;
  Error error_;
};

void append(std::string& out, const Json& json) {
  std::visit(
      [&out](const auto& value) {
        using T = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<T, std::nullptr_t>) {
          out += "null";
        } else if constexpr (std::is_same_v<T, bool>) {
          out += value ? "true" : "false";
        } else if constexpr (std::is_same_v<T, Json::Number>) {
          out += value.text;
        } else if constexpr (std::is_same_v<T, std::string>) {
          append_quoted(out, value);
        } else if constexpr (std::is_same_v<T, Json::List>) {
          out += '[';
          for (std::size_t i = 0; i < value.size(); ++i) {
            if (i > 0) out += ',';
            append(out, value[i]);
          }
          out += ']';
        } else {
          out += '{';
          for (std::size_t i = 0; i < value.size(); ++i) {
            if (i > 0) out += ',';
            append_quoted(out, value[i].first);
            out += ':';
            append(out, value[i].second);
          }
          out += '}';
        }
      },
      json.value);
}

}  // namespace

const Json* Json::find(std::string_view key) const {
  const auto* members = object();
  if (members == nullptr) return nullptr;
  const auto found = std::ranges::find(*members, key, &std::pair<std::string, Json>::first);
  return found == members->end() ? nullptr : &found->second;
}

Result<Json> parse_json(std::string_view text, const JsonLimits& limits) {
  if (text.size() > limits.bytes) return fail(ErrorKind::too_large, "", "This is too large to take in one go.");
  bj::parse_options options;
  options.max_depth = limits.depth + 1;  // ours answers first, with a sentence
  bj::basic_parser<TreeBuilder> parser(options, limits);
  bj::error_code ec;
  const std::size_t read = parser.write_some(false, text.data(), text.size(), ec);
  if (ec) {
    const Error& ours = parser.handler().error();
    if (!ours.sentence.empty()) return std::unexpected(ours);
    return fail(ErrorKind::invalid, parser.handler().path(),
                fmt::format("This is not valid JSON: {} near byte {}.", ec.message(), read));
  }
  if (text.find_first_not_of(" \t\r\n", read) != std::string_view::npos)
    return fail(ErrorKind::invalid, "", fmt::format("There is something after the end of the JSON, at byte {}.", read));
  return parser.handler().take();
}

std::string to_text(const Json& json) {
  std::string out;
  append(out, json);
  return out;
}

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  std::size_t plain = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    out.append(text.substr(plain, i - plain));
    plain = i + 1;
    if (c == '"') out += "\\\"";
    else if (c == '\\') out += "\\\\";
    else if (c == '\n') out += "\\n";
    else if (c == '\t') out += "\\t";
    else fmt::format_to(std::back_inserter(out), "\\u{:04x}", c);
  }
  out.append(text.substr(plain));
  out += '"';
}

void append_number(std::string& out, double value) {
  if (!std::isfinite(value)) {
    out += "null";
    return;
  }
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
  out.append(buffer, end);
}

}  // namespace cairn
