// SPDX-License-Identifier: Apache-2.0
#include "http/static_app.hpp"

#include <openssl/sha.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/id.hpp"
#include "base/log.hpp"
#include "http/error_answer.hpp"

namespace cairn {
namespace {

namespace fs = std::filesystem;

struct EndingType {
  std::string_view ending;
  std::string_view type;
};

constexpr auto types = std::to_array<EndingType>({{".html", "text/html; charset=utf-8"},
                                                  {".js", "text/javascript; charset=utf-8"},
                                                  {".mjs", "text/javascript; charset=utf-8"},
                                                  {".css", "text/css; charset=utf-8"},
                                                  {".json", "application/json"},
                                                  {".webmanifest", "application/manifest+json"},
                                                  {".svg", "image/svg+xml"},
                                                  {".png", "image/png"},
                                                  {".ico", "image/x-icon"},
                                                  {".webp", "image/webp"},
                                                  {".woff2", "font/woff2"},
                                                  {".txt", "text/plain; charset=utf-8"}});

constexpr std::string_view no_app_page =
    "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Cairn</title></head><body><h1>Cairn is "
    "running, and its app is not built yet</h1><p>In the project's folder, run <code>./run</code>, or run <code>npm ci"
    "</code> and <code>npm run build</code> in <code>ui</code>, and start the server again.</p></body></html>\n";

std::string tag_of(const std::string& content) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<const unsigned char*>(content.data()), content.size(), digest.data());
  return '"' + to_hex(digest.data(), 16) + '"';
}

std::shared_ptr<const std::string> content_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return std::make_shared<const std::string>(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
}

/// Whether an Accept-Encoding header takes gzip. A weight of zero means no.
bool takes_gzip(std::string_view accepted) {
  const auto at = accepted.find("gzip");
  if (at == std::string_view::npos) return false;
  const std::string_view rest = accepted.substr(at + 4, accepted.substr(at + 4).find(','));
  return !rest.starts_with(";q=0") || rest.find_first_of("123456789") != std::string_view::npos;
}

}  // namespace

std::string type_of_file(std::string_view path) {
  const auto found = std::ranges::find_if(types, [&](const EndingType& type) { return path.ends_with(type.ending); });
  return std::string(found == types.end() ? "application/octet-stream" : found->type);
}

bool has_content_hash(std::string_view path) {
  if (!path.starts_with("/assets/")) return false;
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const auto dot = name.rfind('.');
  if (dot == std::string_view::npos || dot < 9) return false;
  const char before = name[dot - 9];
  const std::string_view hash = name.substr(dot - 8, 8);
  const auto is_hash_character = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
  };
  return (before == '-' || before == '.') && std::ranges::all_of(hash, is_hash_character);
}

StaticApp StaticApp::read(const std::string& folder) {
  StaticApp app;
  std::error_code ec;
  for (fs::recursive_directory_iterator at(folder, ec), end; !ec && at != end; at.increment(ec)) {
    if (!at->is_regular_file() || at->path().extension() == ".gz") continue;
    const std::string path = "/" + fs::relative(at->path(), folder).generic_string();
    File file{type_of_file(path), {}, has_content_hash(path), content_of(at->path()), nullptr};
    file.tag = tag_of(*file.plain);
    if (const fs::path packed = at->path().string() + ".gz"; fs::exists(packed)) file.gzip = content_of(packed);
    app.files_.emplace(path, std::move(file));
  }
  app.found_ = app.files_.contains("/index.html");
  if (!app.found_) {
    log::warning("There is no browser app in {}: serving a page that says how to build it.", folder);
    app.files_.clear();
    auto page = std::make_shared<const std::string>(no_app_page);
    app.files_.emplace("/index.html", File{type_of_file(".html"), tag_of(*page), false, page, nullptr});
  }
  return app;
}

Response StaticApp::send(const File& file, const Request& request) const {
  Response response;
  response.type = file.type;
  response.headers.push_back({"ETag", file.tag});
  response.headers.push_back({"Cache-Control", file.hashed ? "public, max-age=31536000, immutable" : "no-cache"});
  if (file.gzip) response.headers.push_back({"Vary", "Accept-Encoding"});
  if (request.header("If-None-Match").find(file.tag) != std::string_view::npos) {
    response.status = 304;
    response.type.clear();
    return response;
  }
  response.body = file.plain;
  if (file.gzip && takes_gzip(request.header("Accept-Encoding"))) {
    response.body = file.gzip;
    response.headers.push_back({"Content-Encoding", "gzip"});
  }
  return response;
}

Response StaticApp::answer(const Request& request) const {
  if (request.method != Method::get && request.method != Method::head) {
    Response response = refusal(405, ErrorKind::invalid, "Only GET and HEAD are answered here.");
    response.headers.push_back({"Allow", "GET, HEAD"});
    return response;
  }
  auto found = files_.find(request.path);
  const std::string_view last = std::string_view(request.path).substr(request.path.rfind('/') + 1);
  if (found == files_.end() && last.find('.') == std::string_view::npos) found = files_.find(std::string_view("/index.html"));
  if (found == files_.end()) return refusal(404, ErrorKind::not_found, "There is no such file.");
  return send(found->second, request);
}

}  // namespace cairn
