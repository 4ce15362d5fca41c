// SPDX-License-Identifier: Apache-2.0
#include "power_cut.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <ranges>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "undo_log.h"

namespace cairn::powercut {
namespace {

namespace fs = std::filesystem;
constexpr std::int64_t sector = 512;

/// One record of the log with what follows it.
struct Change {
  UndoRecord head{};
  std::int64_t position = 0;  ///< of the record in the log
  std::string_view name{};
  std::string_view before{};
  std::string_view after{};
};

std::string whole(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The records of a log; what a kill left unfinished at its end is no record: the change it is about was not begun.
std::vector<Change> read_log(std::string_view text) {
  std::vector<Change> changes;
  std::size_t at = 0;
  while (at + sizeof(UndoRecord) <= text.size()) {
    Change change;
    std::memcpy(&change.head, text.data() + at, sizeof(UndoRecord));
    change.position = static_cast<std::int64_t>(at);
    const std::size_t name = change.head.name_bytes, before = change.head.old_bytes, after = change.head.new_bytes;
    at += sizeof(UndoRecord);
    if (at + name + before + after > text.size()) break;
    change.name = text.substr(at, name);
    change.before = text.substr(at + name, before);
    change.after = text.substr(at + name + before, after);
    at += name + before + after;
    changes.push_back(change);
  }
  return changes;
}

/// An open file that is written at places.
class OpenFile {
 public:
  explicit OpenFile(const fs::path& path) : handle_(::open(path.c_str(), O_RDWR | O_CLOEXEC)) {
    if (handle_ < 0) throw std::runtime_error("cannot be opened: " + path.string());
  }
  ~OpenFile() { ::close(handle_); }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  void write(std::string_view bytes, std::int64_t at) {
    if (::pwrite(handle_, bytes.data(), bytes.size(), at) != static_cast<ssize_t>(bytes.size()))
      throw std::runtime_error("a write was not taken");
  }
  void set_length(std::int64_t length) {
    if (::ftruncate(handle_, length) != 0) throw std::runtime_error("a length was not taken");
  }

 private:
  int handle_;
};

std::uint64_t inode_of(const fs::path& path) {
  struct stat found {};
  return ::lstat(path.c_str(), &found) == 0 ? found.st_ino : 0;
}

class Cut {
 public:
  Cut(const WatchedPlace& place, Loss loss, std::mt19937_64& chance) : place_(place), loss_(loss), chance_(chance) {}

  CutReport run(const std::vector<Change>& changes) {
    for (const Change& change : changes)
      if (change.head.kind == undo_sync) safe_[change.head.inode] = std::max(safe_[change.head.inode], change.head.at);
      else if (change.head.kind == undo_unseen && report_.unseen.empty()) report_.unseen = change.name;
    find_files();
    undo_contents(changes);
    if (loss_ != Loss::everything) write_what_stays(changes);
    undo_names(changes);
    disturb_indexes();
    return report_;
  }

 private:
  bool even() { return std::uniform_int_distribution<int>(0, 1)(chance_) == 1; }

  bool is_safe(const Change& change, std::uint64_t inode) const {
    const auto found = safe_.find(inode);
    return found != safe_.end() && change.position < found->second;
  }
  static bool is_content(const Change& change) { return change.head.kind == undo_write || change.head.kind == undo_truncate; }
  static bool is_name(const Change& change) {
    return change.head.kind == undo_create || change.head.kind == undo_unlink || change.head.kind == undo_rename;
  }

  void find_files() {
    for (const auto& folder : {place_.folder, place_.dead})
      for (const auto& file : fs::directory_iterator(folder)) files_[inode_of(file.path())] = file.path();
  }

  /// The file of a change; nothing for one that never had a name here.
  std::optional<fs::path> file_of(const Change& change) const {
    const auto found = files_.find(change.head.inode);
    if (found == files_.end() || found->second.native().ends_with("-shm")) return std::nullopt;
    return found->second;
  }

  void undo_contents(const std::vector<Change>& changes) {
    for (const Change& change : changes | std::views::reverse) {
      const auto file = file_of(change);
      if (!is_content(change) || !file || is_safe(change, change.head.inode)) continue;
      OpenFile open(*file);
      open.write(change.before, change.head.at);
      open.set_length(change.head.size);
      ++report_.unflushed;
    }
    report_.undone = report_.unflushed;
  }

  void write_what_stays(const std::vector<Change>& changes) {
    for (const Change& change : changes) {
      const auto file = file_of(change);
      if (!is_content(change) || !file || is_safe(change, change.head.inode)) continue;
      OpenFile open(*file);
      const bool torn = loss_ == Loss::torn && change.head.kind == undo_write && std::uniform_int_distribution<int>(0, 2)(chance_) == 0;
      if (torn) {
        write_some_sectors(open, change);
      } else if (even()) {
        if (change.head.kind == undo_write) open.write(change.after, change.head.at);
        else open.set_length(change.head.at);
        --report_.undone;
      }
    }
  }

  void write_some_sectors(OpenFile& file, const Change& change) {
    const std::int64_t end = change.head.at + static_cast<std::int64_t>(change.after.size());
    for (std::int64_t at = change.head.at; at < end;) {
      const std::int64_t next = std::min(end, (at / sector + 1) * sector);
      if (even()) file.write(change.after.substr(static_cast<std::size_t>(at - change.head.at), static_cast<std::size_t>(next - at)), at);
      at = next;
    }
    ++report_.torn;
  }

  void undo_names(const std::vector<Change>& changes) {
    std::vector<const Change*> unsafe;
    for (const Change& change : changes)
      if (is_name(change) && !is_safe(change, change.head.directory)) unsafe.push_back(&change);
    const std::size_t stay = loss_ == Loss::everything ? 0 : std::uniform_int_distribution<std::size_t>(0, unsafe.size())(chance_);
    while (unsafe.size() > stay) {
      undo_name(*unsafe.back());
      unsafe.pop_back();
      ++report_.names;
    }
  }

  /// A change that was logged and not made any more before the process died leaves nothing to put back.
  void undo_name(const Change& change) {
    const auto split = change.name.find('\0');
    const fs::path first = place_.folder / change.name.substr(0, split);
    switch (change.head.kind) {
      case undo_create:
        if (inode_of(first) == change.head.inode) fs::remove(first);
        return;
      case undo_unlink:
        if (inode_of(first) == 0) fs::create_hard_link(place_.dead / std::to_string(change.head.inode), first);
        return;
      default: break;
    }
    const fs::path second = place_.folder / change.name.substr(split + 1);
    if (inode_of(second) != change.head.inode) return;
    fs::rename(second, first);
    if (change.head.at != 0) fs::create_hard_link(place_.dead / std::to_string(change.head.at), second);
  }

  void disturb_indexes() {
    for (const auto& file : fs::directory_iterator(place_.folder)) {
      if (!file.path().native().ends_with("-shm")) continue;
      const int choice = std::uniform_int_distribution<int>(0, 2)(chance_);
      if (choice == 0) fs::remove(file.path());
      if (choice != 1) continue;
      std::string rubbish(fs::file_size(file.path()), '\0');
      std::ranges::generate(rubbish, [&] { return static_cast<char>(chance_()); });
      OpenFile(file.path()).write(rubbish, 0);
    }
  }

  const WatchedPlace& place_;
  Loss loss_;
  std::mt19937_64& chance_;
  std::map<std::uint64_t, std::int64_t> safe_;
  std::map<std::uint64_t, fs::path> files_;
  CutReport report_;
};

}  // namespace

std::vector<std::string> watching(const WatchedPlace& place, const fs::path& undo_log, unsigned longest_flush_us) {
  return {"LD_PRELOAD=" + undo_log.string(), "UNDO_FOLDER=" + place.folder.string(), "UNDO_LOG=" + place.log.string(),
          "UNDO_DEAD=" + place.dead.string(), "UNDO_FLUSH_US=" + std::to_string(longest_flush_us),
          "ASAN_OPTIONS=verify_asan_link_order=0"};  // under sanitizers their own library wants to be the first
}

CutReport cut_power(const WatchedPlace& place, Loss loss, std::mt19937_64& chance) {
  const std::string log = whole(place.log);
  const CutReport report = Cut(place, loss, chance).run(read_log(log));
  fs::remove(place.log);
  for (const auto& file : fs::directory_iterator(place.dead)) fs::remove(file.path());
  return report;
}

}  // namespace cairn::powercut
