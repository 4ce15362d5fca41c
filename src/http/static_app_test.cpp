// SPDX-License-Identifier: Apache-2.0
#include "http/static_app.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "base/id.hpp"

using namespace cairn;
namespace fs = std::filesystem;

namespace {

/// A built app in a folder of its own, taken away at the end.
class BuiltApp {
 public:
  BuiltApp() : folder_(fs::temp_directory_path() / ("cairn-app-" + to_text(make_id<EntryId>()))) {
    fs::create_directories(folder_ / "assets");
    write("index.html", "<p>app</p>");
    write("assets/index-1a2B3c4d.js", "let x = 1");
    write("assets/index-1a2B3c4d.js.gz", "packed");
    write("sw.js", "worker");
  }
  ~BuiltApp() { fs::remove_all(folder_); }
  BuiltApp(const BuiltApp&) = delete;
  BuiltApp& operator=(const BuiltApp&) = delete;
  std::string folder() const { return folder_.string(); }

 private:
  void write(const std::string& name, const std::string& text) const { std::ofstream(folder_ / name) << text; }
  fs::path folder_;
};

Response get(const StaticApp& app, const std::string& path, std::vector<Header> headers = {}) {
  Request request;
  request.path = path;
  request.headers = std::move(headers);
  return app.answer(request);
}

std::string header(const Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers)
    if (key == name) return value;
  return {};
}

}  // namespace

TEST_CASE("files come with their type, tag and caching; hashed ones for ever, others never unasked") {
  const BuiltApp built;
  const auto app = StaticApp::read(built.folder());
  CHECK(app.found());
  const auto script = get(app, "/assets/index-1a2B3c4d.js");
  CHECK(script.status == 200);
  CHECK(script.text() == "let x = 1");
  CHECK(script.type == "text/javascript; charset=utf-8");
  CHECK(header(script, "Cache-Control") == "public, max-age=31536000, immutable");
  CHECK(header(script, "Vary") == "Accept-Encoding");
  CHECK(header(get(app, "/sw.js"), "Cache-Control") == "no-cache");
  CHECK(header(get(app, "/index.html"), "Cache-Control") == "no-cache");
}

TEST_CASE("a packed file goes to browsers that take it") {
  const BuiltApp built;
  const auto app = StaticApp::read(built.folder());
  const auto packed = get(app, "/assets/index-1a2B3c4d.js", {{"Accept-Encoding", "br, gzip"}});
  CHECK(packed.text() == "packed");
  CHECK(header(packed, "Content-Encoding") == "gzip");
  CHECK(get(app, "/assets/index-1a2B3c4d.js", {{"Accept-Encoding", "gzip;q=0, br"}}).text() == "let x = 1");
  CHECK(get(app, "/sw.js", {{"Accept-Encoding", "gzip"}}).text() == "worker");
}

TEST_CASE("a browser that has the file is not sent it again") {
  const BuiltApp built;
  const auto app = StaticApp::read(built.folder());
  const auto first = get(app, "/sw.js");
  const auto again = get(app, "/sw.js", {{"If-None-Match", header(first, "ETag")}});
  CHECK(again.status == 304);
  CHECK(again.text().empty());
  CHECK(get(app, "/sw.js", {{"If-None-Match", "\"other\""}}).status == 200);
}

TEST_CASE("screens of the app get the app; files that are not there get 404; nothing outside can be had") {
  const BuiltApp built;
  const auto app = StaticApp::read(built.folder());
  CHECK(get(app, "/").text() == "<p>app</p>");
  CHECK(get(app, "/goals/0123").text() == "<p>app</p>");
  CHECK(get(app, "/assets/gone.js").status == 404);
  CHECK(get(app, "/assets/index-1a2B3c4d.js.gz").status == 404);
  for (const auto* path : {"/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/assets/../../etc/shadow.txt"})
    CHECK_MESSAGE(get(app, path).text().find("root") == std::string_view::npos, path);
  Request post;
  post.method = Method::post;
  post.path = "/";
  CHECK(app.answer(post).status == 405);
}

TEST_CASE("without a build there is a page that says how to make one") {
  const auto app = StaticApp::read("/nonexistent");
  CHECK(!app.found());
  CHECK(get(app, "/").text().find("npm run build") != std::string_view::npos);
}

TEST_CASE("only names with a hash of eight characters are for ever") {
  CHECK(has_content_hash("/assets/index-1a2B3c4d.js"));
  CHECK(has_content_hash("/assets/font.-_345678.woff2"));
  CHECK(!has_content_hash("/assets/index.js"));
  CHECK(!has_content_hash("/index-1a2B3c4d.js"));
  CHECK(!has_content_hash("/assets/index-1a2B3c4.js"));
  CHECK(type_of_file("/x.unknown") == "application/octet-stream");
}
