// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/error.hpp"
#include "storage/session.hpp"

namespace cairn {

/// How a store is opened.
struct StoreSettings {
  std::filesystem::path folder{};  ///< the data folder; made (mode 0700) when it is not there
  unsigned readers = 4;          ///< connections for reading, and so reads at a time
  std::size_t queue = 4096;      ///< writes that may wait; more wait outside
  std::size_t batch = 256;       ///< writes that share a commit, at most
  std::chrono::milliseconds longest_wait{5000};  ///< for a place in the queue or for a reader; then `unavailable`
  /// Called when a write to the disk could not be flushed: nothing that follows could be trusted. The default logs the
  /// reason and ends the process at once; a handler that returns leaves a store that refuses every write.
  std::function<void(std::string_view reason)> stop_process{};
  std::int64_t reserve_bytes = 4 << 20;  ///< set aside for what must still fit on a full disk (reserve.hpp); 0: nothing
  std::string vfs{};  ///< for tests: the SQLite file layer to use; empty: the usual one
};

/// How a store is and has been used since it was opened; for the operator and for tests.
struct StoreCounts {
  std::uint64_t commits = 0;  ///< durable ones
  std::uint64_t writes = 0;   ///< that were in them
  std::uint64_t refused = 0;  ///< writes that answered with an error, and left nothing
  std::size_t waiting = 0;    ///< writes in the queue now
};

/// Whether a write goes into what is set aside when the disk is full.
enum class Need {
  ordinary,  ///< it is refused
  must_fit   ///< it is small, and a read depends on it: a line of the access log, a session. It may run twice
};

/// The practice's database. Any number of threads may read and write. All writes go through one writer, which commits
/// once for all who wait (each within a savepoint of its own) and answers them only when the commit is on the disk.
class Store {
 public:
  /// Opens or makes the database and brings its schema up to date. Errors: `unavailable` or `refused` with what to do;
  /// a failed or changed migration leaves the data as it was.
  static Result<std::unique_ptr<Store>> open(StoreSettings settings);

  ~Store();  ///< stops
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  /// Runs `fn(Session&) -> Result<T>` on a snapshot that nobody changes meanwhile. Errors: those of `fn`;
  /// `unavailable` when the database cannot be read now.
  template <class Fn>
  auto read(Fn&& fn) -> std::invoke_result_t<Fn, Session&> {
    std::optional<std::invoke_result_t<Fn, Session&>> answer;
    const auto done = run_read([&](Session& session) { answer.emplace(fn(session)); });
    if (!done) return std::unexpected(done.error());
    return std::move(*answer);
  }

  /// Runs `fn(Transaction&) -> Result<T>` on the writer's thread and returns when it is durable. All of it is stored,
  /// or, on any error, nothing. `fn` must be quick, must not wait, and must not call the store again.
  /// Errors: those of `fn`; `unavailable` when the disk is full, the queue is full or the store has stopped.
  template <class Fn>
  auto write(Fn&& fn, Need need = Need::ordinary) -> std::invoke_result_t<Fn, Transaction&> {
    std::optional<std::invoke_result_t<Fn, Transaction&>> answer;
    const auto done = run_write([&](Transaction& transaction) -> Result<void> {
      answer.emplace(fn(transaction));
      if (!*answer) return std::unexpected(answer->error());
      return {};
    }, need);
    if (!done) return std::unexpected(done.error());
    return std::move(*answer);
  }

  /// Takes no more writes, finishes those that wait, and closes. Later reads and writes are `unavailable`.
  void stop();

  StoreCounts counts() const;

  struct Inside;  ///< the connections, the queue and the writer's thread

 private:
  explicit Store(std::unique_ptr<Inside> inside);
  Result<void> run_read(const std::function<void(Session&)>& fn);
  Result<void> run_write(const std::function<Result<void>(Transaction&)>& fn, Need need);

  std::unique_ptr<Inside> inside_;
};

}  // namespace cairn
