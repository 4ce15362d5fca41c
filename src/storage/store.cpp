// SPDX-License-Identifier: Apache-2.0
#include "storage/store.hpp"

#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <new>
#include <stdexcept>
#include <thread>
#include <typeinfo>
#include <utility>
#include <vector>

#include "base/log.hpp"
#include "storage/data_folder.hpp"
#include "storage/migrations.hpp"
#include "storage/planner_statistics.hpp"
#include "storage/sqlite_session.hpp"

namespace cairn {
namespace {

using Cause = StorageFailure::Cause;

std::unexpected<Error> stopped() { return fail(ErrorKind::unavailable, "", "The server is stopping. Please try again soon."); }

std::unexpected<Error> too_busy() {
  return fail(ErrorKind::unavailable, "", "The server has too much to do at this moment. Please try again.");
}

/// What a person reads when the database failed; the log has the rest.
std::unexpected<Error> unavailable(Cause cause) {
  if (cause == Cause::full)
    return fail(ErrorKind::unavailable, "", "The server's disk is full, so nothing was stored. Reading still works.");
  if (cause == Cause::busy) return too_busy();
  if (cause == Cause::flush)
    return fail(ErrorKind::unavailable, "", "The server could not make sure that this was stored. Please send it again soon.");
  return fail(ErrorKind::unavailable, "", "The server could not reach its database, so nothing was stored. Please try again.");
}

[[noreturn]] void end_process(std::string_view reason) {
  log::error("stopping at once: {}", reason);
  _exit(70);
}

/// Connections for reading, lent to one reader each.
class Readers {
 public:
  void add(std::unique_ptr<Connection> connection) { idle_.push_back(std::move(connection)); }

  /// Nothing when none came back in time, or the store has stopped.
  std::unique_ptr<Connection> take(std::chrono::milliseconds longest_wait) {
    std::unique_lock lock(mutex_);
    if (!came_back_.wait_for(lock, longest_wait, [&] { return closed_ || !idle_.empty(); }) || closed_) return nullptr;
    auto connection = std::move(idle_.back());
    idle_.pop_back();
    ++lent_;
    return connection;
  }

  void give_back(std::unique_ptr<Connection> connection) {
    {
      const std::lock_guard lock(mutex_);
      idle_.push_back(std::move(connection));
      --lent_;
    }
    came_back_.notify_all();
  }

  /// Lends no more, waits for those that are out and closes all.
  void close() {
    std::unique_lock lock(mutex_);
    closed_ = true;
    came_back_.notify_all();
    came_back_.wait(lock, [&] { return lent_ == 0; });
    idle_.clear();
  }

 private:
  std::mutex mutex_;
  std::condition_variable came_back_;
  std::vector<std::unique_ptr<Connection>> idle_;
  int lent_ = 0;
  bool closed_ = false;
};

/// A write that waits for its turn. It lives on the stack of whoever waits for the answer.
struct Job {
  const std::function<Result<void>(Transaction&)>& work;
  std::promise<Result<void>> promise{};
  Result<void> answer{};
};

}  // namespace

struct Store::Inside {
  explicit Inside(StoreSettings chosen) : settings(std::move(chosen)) {}

  StoreSettings settings;
  std::unique_ptr<Connection> writer;
  Readers readers;
  std::mutex mutex;
  std::condition_variable has_work;
  std::condition_variable has_room;
  std::deque<Job*> queue;
  bool stopping = false;  ///< no new jobs
  bool broken = false;    ///< a flush failed: no jobs at all any more
  StoreCounts counts;
  std::thread thread;
  std::thread::id writer_id;  ///< kept apart: `thread` changes when it is joined

  void write_until_stopped();
  std::vector<Job*> next_batch();
  void run_batch(const std::vector<Job*>& batch);
  void run_job(Job& job);
  void commit(const std::vector<Job*>& batch);
  void refuse(const std::vector<Job*>& batch, const StorageFailure& failure);
  void stop_process(const std::string& reason);
  void tidy();
};

std::vector<Job*> Store::Inside::next_batch() {
  std::unique_lock lock(mutex);
  has_work.wait(lock, [&] { return stopping || !queue.empty(); });
  std::vector<Job*> batch;
  while (!queue.empty() && batch.size() < settings.batch) {
    batch.push_back(queue.front());
    queue.pop_front();
  }
  lock.unlock();
  has_room.notify_all();
  return batch;
}

void Store::Inside::write_until_stopped() {
  for (auto batch = next_batch(); !batch.empty(); batch = next_batch()) {
    if (broken)
      for (Job* job : batch) job->answer = stopped();
    else run_batch(batch);
    std::uint64_t refused = 0;
    for (const Job* job : batch) refused += job->answer ? 0U : 1U;
    {
      const std::lock_guard lock(mutex);
      counts.refused += refused;
      if (refused < batch.size()) ++counts.commits;
      counts.writes += batch.size() - refused;
    }
    for (Job* job : batch) {
      auto promise = std::move(job->promise);  // the job is gone as soon as its writer wakes
      promise.set_value(std::move(job->answer));
    }
    if (!broken) tidy();
  }
}

void Store::Inside::run_batch(const std::vector<Job*>& batch) {
  try {
    writer->check_durable();
    writer->begin_writing();
    for (Job* job : batch) run_job(*job);
    commit(batch);
  } catch (const StorageFailure& failure) {
    refuse(batch, failure);
  } catch (const std::bad_alloc&) {
    refuse(batch, StorageFailure(Cause::other, "no memory"));
  }
}

/// Runs one job within a mark of its own. Throws when the database cannot go on with the batch.
void Store::Inside::run_job(Job& job) {
  writer->set_mark();
  try {
    job.answer = job.work(*writer);
  } catch (const StorageFailure& failure) {
    if (!writer->in_transaction() || failure.cause() == Cause::flush) throw;
    log::error("a write failed: {}", failure.what());
    job.answer = unavailable(failure.cause());
  } catch (const std::exception& fault) {
    log::error("a write failed in the program: {}", typeid(fault).name());  // its text might quote somebody
    job.answer = unavailable(Cause::other);
  }
  if (!job.answer) writer->back_to_mark();
  writer->drop_mark();
}

void Store::Inside::commit(const std::vector<Job*>& batch) {
  bool anything = false;
  for (const Job* job : batch) anything = anything || job->answer;
  if (!anything) return writer->roll_back();
  try {
    writer->commit();
  } catch (const StorageFailure& failure) {
    // Whatever the disk said no to, it may have kept a part: only a start from the disk tells what is stored.
    if (failure.cause() == Cause::disk) throw StorageFailure(Cause::flush, failure.what());
    throw;
  }
}

void Store::Inside::refuse(const std::vector<Job*>& batch, const StorageFailure& failure) {
  log::error("a commit of {} writes failed: {}", batch.size(), failure.what());
  for (Job* job : batch)
    if (job->answer) job->answer = unavailable(failure.cause());
  if (failure.cause() == Cause::flush) return stop_process(failure.what());
  try {
    writer->roll_back();
  } catch (const StorageFailure& again) {
    stop_process(again.what());
  }
}

void Store::Inside::stop_process(const std::string& reason) {
  broken = true;
  settings.stop_process(reason);
}

void Store::Inside::tidy() {
  try {
    writer->tidy();
  } catch (const StorageFailure& failure) {
    if (failure.cause() == Cause::disk || failure.cause() == Cause::flush) return stop_process(failure.what());
    log::warning("the write-ahead log could not be carried over: {}", failure.what());
  }
}

Store::Store(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {
  inside_->thread = std::thread([this] { inside_->write_until_stopped(); });
  inside_->writer_id = inside_->thread.get_id();
}

Result<std::unique_ptr<Store>> Store::open(StoreSettings settings) {
  if (!settings.stop_process) settings.stop_process = end_process;
  const auto file = prepared_database_file(settings.folder);
  if (!file) return std::unexpected(file.error());
  auto inside = std::make_unique<Inside>(std::move(settings));
  try {
    inside->writer = open_sqlite({.file = *file, .access = Access::read_write, .vfs = inside->settings.vfs});
    if (auto migrated = migrate(*inside->writer, migrations()); !migrated) return std::unexpected(migrated.error());
    teach_planner(*inside->writer);
    for (unsigned i = 0; i < std::max(1U, inside->settings.readers); ++i)
      inside->readers.add(open_sqlite({.file = *file, .vfs = inside->settings.vfs}));
    // SQLite passes by when this fails, and without the log's name what is flushed into the log is lost.
    if (auto safe = flush_folder(inside->settings.folder); !safe) return std::unexpected(safe.error());
  } catch (const StorageFailure& failure) {
    log::error("the database could not be opened: {}", failure.what());
    return fail(ErrorKind::unavailable, "",
                "The database " + file->string() + " could not be opened: " + failure.what() + ". Nothing was changed.");
  }
  return std::unique_ptr<Store>(new Store(std::move(inside)));
}

Store::~Store() { stop(); }

void Store::stop() {
  {
    const std::lock_guard lock(inside_->mutex);
    inside_->stopping = true;
  }
  inside_->has_work.notify_all();
  inside_->has_room.notify_all();
  if (!inside_->thread.joinable()) return;
  inside_->thread.join();
  inside_->readers.close();
  if (!inside_->broken) {
    try {
      inside_->writer->close_tidily();
    } catch (const StorageFailure& failure) {
      log::warning("the write-ahead log stays for the next start: {}", failure.what());
    }
  }
  inside_->writer.reset();
}

StoreCounts Store::counts() const {
  const std::lock_guard lock(inside_->mutex);
  StoreCounts counts = inside_->counts;
  counts.waiting = inside_->queue.size();
  return counts;
}

Result<void> Store::run_read(const std::function<void(Session&)>& fn) {
  auto reader = inside_->readers.take(inside_->settings.longest_wait);
  if (!reader) return too_busy();
  struct GiveBack {
    Readers& readers;
    std::unique_ptr<Connection>& reader;
    ~GiveBack() { readers.give_back(std::move(reader)); }
  } give_back{inside_->readers, reader};
  try {
    reader->begin_reading();
    fn(*reader);
    reader->commit();
    return {};
  } catch (const StorageFailure& failure) {
    log::error("a read failed: {}", failure.what());
    reader->roll_back();
    return fail(ErrorKind::unavailable, "", "The server could not read its database. Please try again.");
  } catch (...) {
    reader->roll_back();
    throw;
  }
}

Result<void> Store::run_write(const std::function<Result<void>(Transaction&)>& fn) {
  if (std::this_thread::get_id() == inside_->writer_id)
    throw std::logic_error("a write inside a write would wait for itself");
  Job job{.work = fn};
  auto answer = job.promise.get_future();
  {
    std::unique_lock lock(inside_->mutex);
    const auto has_room = [&] { return inside_->stopping || inside_->queue.size() < inside_->settings.queue; };
    if (!inside_->has_room.wait_for(lock, inside_->settings.longest_wait, has_room)) return too_busy();
    if (inside_->stopping) return stopped();
    inside_->queue.push_back(&job);
  }
  inside_->has_work.notify_one();
  return answer.get();
}

}  // namespace cairn
