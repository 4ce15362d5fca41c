// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <string>

#include "http/message.hpp"

namespace cairn {

/// The browser app's files, read into memory once. Where the folder holds `x.gz` beside `x`, that is sent to browsers
/// that take gzip.
class StaticApp {
 public:
  /// Reads the folder. A folder that is not there or holds no index.html gives an app of one plain page that says how to
  /// build it.
  static StaticApp read(const std::string& folder);

  /// The answer to a GET or HEAD: the file; the app's index.html for a path that names a screen of the app (no dot in
  /// its last part); 404 for a file that is not there; 304 when the browser has it.
  Response answer(const Request& request) const;

  /// Whether there is an app to serve.
  bool found() const { return found_; }

 private:
  struct File {
    std::string type;
    std::string tag;     ///< its ETag, with the quotes
    bool hashed = false; ///< its name holds a hash of its content, so it never changes
    std::shared_ptr<const std::string> plain;
    std::shared_ptr<const std::string> gzip;  ///< null: there is none
  };
  Response send(const File& file, const Request& request) const;

  std::map<std::string, File, std::less<>> files_;  ///< by path, "/assets/index-1a2b3c4d.js"
  bool found_ = false;
};

/// The media type of a file by its name's ending.
std::string type_of_file(std::string_view path);

/// Whether a name holds a hash of its content, as the app's build writes them: "index-1a2b3c4d.js" below "/assets/".
bool has_content_hash(std::string_view path);

}  // namespace cairn
