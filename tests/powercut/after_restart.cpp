// SPDX-License-Identifier: Apache-2.0
#include "after_restart.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include "http/raw_client.hpp"
#include "usecases/entries.hpp"

namespace cairn::powercut {
namespace {

using Version = std::pair<EntryId, int>;
using Bodies = std::map<Version, std::string>;
constexpr JsonLimits wide{.bytes = 1U << 30U, .values = 100'000'000};

/// A look into the database that changes nothing, beside the server.
class Database {
 public:
  explicit Database(const std::filesystem::path& file) {
    sqlite3* handle = nullptr;
    opened_ = sqlite3_open_v2(file.c_str(), &handle, SQLITE_OPEN_READONLY, nullptr);
    handle_.reset(handle);
    sqlite3_busy_timeout(handle, 10'000);
  }
  /// Calls `visit` for each row with its columns as bytes; says what is wrong when the database cannot be read.
  std::string each(const char* sql, const std::function<void(const std::vector<std::string>&)>& visit) {
    sqlite3_stmt* made = nullptr;
    if (opened_ != SQLITE_OK || sqlite3_prepare_v2(handle_.get(), sql, -1, &made, nullptr) != SQLITE_OK)
      return std::string("the database cannot be read: ") + sqlite3_errmsg(handle_.get());
    const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> statement(made, sqlite3_finalize);
    int code = sqlite3_step(made);
    for (; code == SQLITE_ROW; code = sqlite3_step(made)) {
      std::vector<std::string> row;
      for (int i = 0; i < sqlite3_column_count(made); ++i) {
        const auto* bytes = static_cast<const char*>(sqlite3_column_blob(made, i));
        row.emplace_back(bytes == nullptr ? "" : bytes, static_cast<std::size_t>(sqlite3_column_bytes(made, i)));
      }
      visit(row);
    }
    return code == SQLITE_DONE ? std::string() : std::string("the database cannot be read: ") + sqlite3_errmsg(handle_.get());
  }

 private:
  int opened_ = SQLITE_ERROR;
  std::unique_ptr<sqlite3, int (*)(sqlite3*)> handle_{nullptr, sqlite3_close};
};

template <class IdType>
std::string bytes_of(const IdType& id) {
  return {id.bytes.begin(), id.bytes.end()};
}

/// "goal:1,step:2", as a line of the access log says it.
std::string kinds_of(const Post& post) {
  std::map<Kind, int> kinds;
  for (const SentVersion& version : post.versions) ++kinds[version.kind];
  std::string text;
  for (const auto& [kind, count] : kinds) text += (text.empty() ? "" : ",") + std::string(name_of(kind)) + ":" + std::to_string(count);
  return text;
}

class Look {
 public:
  Look(const std::filesystem::path& folder, std::uint16_t port, const std::vector<RecordWriter>& writers)
      : database_(folder / "data" / "cairn.db"), port_(port), writers_(writers) {}

  Findings run() {
    for (const RecordWriter& writer : writers_)
      if (writer.person().record == writer.record()) look_into(writer);
    look_at_database();
    return std::move(findings_);
  }

 private:
  void wrong(std::string what) { findings_.wrong.push_back(std::move(what)); }

  /// The whole record as its owner gets it.
  std::optional<Bodies> read_record(const Person& owner) {
    testing::RawClient client(port_);
    client.send(testing::get_text("/api/records/" + to_text(owner.record) + "/entries", {"Cookie: cairn=" + owner.token}));
    const auto answer = client.answer();
    if (!answer || answer->status != 200) {
      wrong("the record of " + owner.name + " cannot be read: " + (answer ? answer->body : "no answer"));
      return std::nullopt;
    }
    const auto json = parse_json(answer->body, wide);
    const Json* list = json ? json->find("entries") : nullptr;
    if (list == nullptr || list->list() == nullptr) {
      wrong("the record of " + owner.name + " is no list of entries");
      return std::nullopt;
    }
    Bodies bodies;
    for (const Json& one : *list->list()) {
      const auto view = read_json<EntryView>(one);
      if (view) bodies.emplace(Version{view->id, view->version}, view->body.text);
      else wrong("an entry in the record of " + owner.name + " is none: " + view.error().sentence);
    }
    return bodies;
  }

  static std::size_t there_of(const Post& post, const Bodies& bodies) {
    return static_cast<std::size_t>(std::ranges::count_if(post.versions, [&](const SentVersion& sent) {
      const auto found = bodies.find({sent.id, sent.version});
      return found != bodies.end() && found->second == sent.body;
    }));
  }

  /// Everything that anybody wrote into this owner's record.
  void look_into(const RecordWriter& owner) {
    const auto bodies = read_record(owner.person());
    if (!bodies) {
      for (const RecordWriter& writer : writers_)
        if (writer.record() == owner.record())
          for (const Post& post : writer.acknowledged()) findings_.lost += post.versions.size();
      return;
    }
    std::size_t known = 0;
    for (const RecordWriter& writer : writers_) {
      if (writer.record() != owner.record()) continue;
      for (const Post& post : writer.acknowledged()) known += look_for(writer, post, *bodies, /*acknowledged=*/true);
      if (writer.unanswered()) known += look_for(writer, *writer.unanswered(), *bodies, /*acknowledged=*/false);
    }
    if (known != bodies->size())
      wrong("the record of " + owner.person().name + " holds " + std::to_string(bodies->size()) + " versions, of which " +
            std::to_string(known) + " were written");
  }

  std::size_t look_for(const RecordWriter& writer, const Post& post, const Bodies& bodies, bool acknowledged) {
    const std::size_t there = there_of(post, bodies);
    if (there > 0) ++expected_lines_[{bytes_of(writer.record()), bytes_of(writer.person().account), kinds_of(post)}];
    if (acknowledged) findings_.lost += post.versions.size() - there;
    if (there != 0 && there != post.versions.size())
      wrong("of a request by " + writer.person().name + " with " + std::to_string(post.versions.size()) + " versions, " +
            std::to_string(there) + " are there");
    return there;
  }

  void look_at_database() {
    for (const char* sql : {"PRAGMA integrity_check", "PRAGMA foreign_key_check"}) {
      const auto fault = database_.each(sql, [&](const std::vector<std::string>& row) {
        if (row[0] != "ok") wrong(std::string(sql) + ": " + row[0]);
      });
      if (!fault.empty()) wrong(fault);
    }
    Lines lines;
    const auto fault = database_.each("SELECT record, who, kinds FROM access_log WHERE deed IN ('wrote', 'shared')",
                                      [&](const std::vector<std::string>& row) { ++lines[{row[0], row[1], row[2]}]; });
    if (!fault.empty()) return wrong(fault);
    if (lines == expected_lines_) return;
    std::size_t missing = 0, too_many = 0;
    for (const auto& [line, count] : expected_lines_) missing += static_cast<std::size_t>(std::max(0, count - lines[line]));
    for (const auto& [line, count] : lines) too_many += static_cast<std::size_t>(std::max(0, count - expected_lines_[line]));
    wrong("the access log lacks " + std::to_string(missing) + " lines of what was written, and has " + std::to_string(too_many) +
          " of what was not");
  }

  using Lines = std::map<std::array<std::string, 3>, int>;
  Database database_;
  std::uint16_t port_;
  const std::vector<RecordWriter>& writers_;
  Lines expected_lines_;
  Findings findings_;
};

}  // namespace

Findings look_after_restart(const std::filesystem::path& folder, std::uint16_t port, const std::vector<RecordWriter>& writers) {
  return Look(folder, port, writers).run();
}

}  // namespace cairn::powercut
