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
#include "storage/readers.hpp"
#include "storage/reserve.hpp"
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

/// A write that waits for its turn. It lives on the stack of whoever waits for the answer, and that thread puts an error into
/// words: the writer's thread goes on when there is no memory for a sentence.
struct Job {
  const std::function<Result<void>(Transaction&)>& work;
  Need need;
  std::promise<void> promise{};
  std::optional<Error> said_no{};  ///< what `work` answered
  std::optional<Cause> failed{};   ///< why the database did not do it
  bool turned_away = false;        ///< the store has stopped

  bool done() const { return !said_no && !failed && !turned_away; }
  void begin() {
    said_no.reset();
    failed.reset();
  }
  Result<void> answer() {
    if (turned_away) return stopped();
    if (failed) return unavailable(*failed);
    if (said_no) return std::unexpected(std::move(*said_no));
    return {};
  }
};

}  // namespace

struct Store::Inside {
  explicit Inside(StoreSettings chosen) : settings(std::move(chosen)), reserve(settings.folder, settings.reserve_bytes) {
    batch.reserve(settings.batch);
    running.reserve(settings.batch);
  }

  StoreSettings settings;
  std::unique_ptr<Connection> writer;
  std::unique_ptr<Readers> readers;
  std::mutex mutex;
  std::condition_variable has_work;
  std::condition_variable has_room;
  std::deque<Job*> queue;
  std::vector<Job*> batch;    ///< the writer's: what it took out of the queue
  std::vector<Job*> running;  ///< the writer's: what of it shares the next commit
  Reserve reserve;            ///< the writer's, once its thread runs
  bool told_full = false;     ///< the log has a line about the full disk
  bool stopping = false;  ///< no new jobs
  bool broken = false;    ///< a flush failed: no jobs at all any more
  StoreCounts counts;
  std::thread thread;
  std::thread::id writer_id;  ///< kept apart: `thread` changes when it is joined

  Result<void> open_database();
  void write_until_stopped();
  bool next_batch();
  void turn_away();
  void run_batch();
  bool make_room();
  void try_running();
  void run_job(Job& job);
  void commit();
  void refuse(Cause cause, std::string_view why);
  void roll_back();
  void stop_process(std::string_view reason);
  void tidy();
};

/// Fills `batch` with what waits; false when the store has stopped and nothing does.
bool Store::Inside::next_batch() {
  std::unique_lock lock(mutex);
  has_work.wait(lock, [&] { return stopping || !queue.empty(); });
  batch.clear();
  while (!queue.empty() && batch.size() < settings.batch) {
    batch.push_back(queue.front());
    queue.pop_front();
  }
  lock.unlock();
  has_room.notify_all();
  return !batch.empty();
}

void Store::Inside::write_until_stopped() {
  while (next_batch()) {
    if (broken) turn_away();
    else run_batch();
    std::uint64_t refused = 0;
    for (const Job* job : batch) refused += job->done() ? 0U : 1U;
    {
      const std::lock_guard lock(mutex);
      counts.refused += refused;
      if (refused < batch.size()) ++counts.commits;
      counts.writes += batch.size() - refused;
    }
    for (Job* job : batch) {
      auto promise = std::move(job->promise);  // the job is gone as soon as its writer wakes
      promise.set_value();
    }
    if (!broken) tidy();
  }
}

void Store::Inside::turn_away() {
  for (Job* job : batch) job->turned_away = true;
}

/// Runs the batch. On a full disk what is ordinary is refused, and the rest goes into the reserve.
void Store::Inside::run_batch() {
  const bool scarce = !reserve.hold();
  running.clear();
  for (Job* job : batch)
    if (scarce && job->need == Need::ordinary) job->failed = Cause::full;
    else running.push_back(job);
  try_running();
  if (!broken && make_room()) try_running();
}

/// After a try that found the disk full: gives the reserve back and says whether there is something to run again.
bool Store::Inside::make_room() {
  const auto is_full = [](const Job* job) { return job->failed == Cause::full; };
  if (std::ranges::none_of(running, is_full)) {
    told_full = told_full && running.empty();
    return false;
  }
  if (!std::exchange(told_full, true))
    log::warning("the disk is full: nothing new is stored until there is room again; reading goes on");
  if (!reserve.held()) return false;
  reserve.give_back();
  std::erase_if(running, [&](const Job* job) { return !is_full(job) || job->need == Need::ordinary; });
  return !running.empty();
}

void Store::Inside::try_running() {
  if (running.empty()) return;
  for (Job* job : running) job->begin();
  try {
    writer->check_durable();
    writer->begin_writing();
    for (Job* job : running) run_job(*job);
    commit();
  } catch (const StorageFailure& failure) {
    refuse(failure.cause(), failure.what());
  } catch (const std::bad_alloc&) {
    refuse(Cause::other, "no memory");
  }
}

/// Runs one job within a mark of its own. Throws when the database cannot go on with the batch.
void Store::Inside::run_job(Job& job) {
  writer->set_mark();
  try {
    if (auto done = job.work(*writer); !done) job.said_no = std::move(done.error());
  } catch (const StorageFailure& failure) {
    if (!writer->in_transaction() || failure.cause() == Cause::flush) throw;
    log::error("a write failed: {}", failure.what());
    job.failed = failure.cause();
  } catch (const std::exception& fault) {
    log::error("a write failed in the program: {}", typeid(fault).name());  // its text might quote somebody
    job.failed = Cause::other;
  }
  if (!job.done()) writer->back_to_mark();
  writer->drop_mark();
}

void Store::Inside::commit() {
  if (std::ranges::none_of(running, &Job::done)) return writer->roll_back();
  try {
    writer->commit();
  } catch (const StorageFailure& failure) {
    // Whatever the disk said no to, it may have kept a part: only a start from the disk tells what is stored.
    if (failure.cause() == Cause::disk) throw StorageFailure(Cause::flush, failure.what());
    throw;
  }
}

void Store::Inside::refuse(Cause cause, std::string_view why) {
  log::error("a commit of {} writes failed: {}", running.size(), why);
  for (Job* job : running)
    if (job->done()) job->failed = cause;
  if (cause == Cause::flush) return stop_process(why);
  roll_back();
}

/// Leaves the transaction. Where only memory is lacking it tries again for some seconds: others will let go of theirs.
void Store::Inside::roll_back() {
  constexpr int tries = 500;
  for (int i = 1;; ++i) {
    try {
      return writer->roll_back();
    } catch (const std::exception&) {
      if (i == tries) return stop_process("a transaction could not be left");
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

void Store::Inside::stop_process(std::string_view reason) {
  broken = true;
  settings.stop_process(reason);
}

void Store::Inside::tidy() {
  try {
    writer->tidy();
  } catch (const StorageFailure& failure) {
    if (failure.cause() == Cause::disk || failure.cause() == Cause::flush) return stop_process(failure.what());
    log::warning("the write-ahead log could not be carried over: {}", failure.what());
  } catch (const std::bad_alloc&) {
    log::warning("the write-ahead log could not be carried over: no memory");
  }
}

/// Opens the connections and brings the schema up to date. Throws `StorageFailure`.
Result<void> Store::Inside::open_database() {
  const auto file = prepared_database_file(settings.folder);
  if (!file) return std::unexpected(file.error());
  writer = open_sqlite({.file = *file, .access = Access::read_write, .vfs = settings.vfs});
  if (auto migrated = migrate(*writer, migrations()); !migrated) return migrated;
  teach_planner(*writer);
  readers = std::make_unique<Readers>();
  for (unsigned i = 0; i < std::max(1U, settings.readers); ++i)
    readers->add(open_sqlite({.file = *file, .vfs = settings.vfs}));
  // SQLite passes by when this fails, and without the log's name what is flushed into the log is lost.
  return flush_folder(settings.folder);
}

Store::Store(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {
  inside_->thread = std::thread([this] { inside_->write_until_stopped(); });
  inside_->writer_id = inside_->thread.get_id();
}

Result<std::unique_ptr<Store>> Store::open(StoreSettings settings) {
  if (!settings.stop_process) settings.stop_process = end_process;
  auto inside = std::make_unique<Inside>(std::move(settings));
  for (const bool last_try : {false, true}) {
    try {
      if (auto done = inside->open_database(); !done) return std::unexpected(std::move(done.error()));
      break;
    } catch (const StorageFailure& failure) {
      log::error("the database could not be opened: {}", failure.what());
      const bool may_be_full = failure.cause() == Cause::full || failure.cause() == Cause::disk;
      if (last_try || !may_be_full || !inside->reserve.left_behind())
        return fail(ErrorKind::unavailable, "", "The database in " + inside->settings.folder.string() + " could not be opened: " +
                                                    failure.what() + ". Nothing was changed.");
      inside->reserve.give_back();
    }
  }
  inside->reserve.hold();
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
  inside_->readers->close();
  if (!inside_->broken) {
    try {
      inside_->writer->close_tidily();
    } catch (const StorageFailure& failure) {
      log::warning("the write-ahead log stays for the next start: {}", failure.what());
    } catch (const std::bad_alloc&) {
      log::warning("the write-ahead log stays for the next start: no memory");
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
  auto reader = inside_->readers->take(inside_->settings.longest_wait);
  if (!reader) return too_busy();
  struct GiveBack {
    Readers& readers;
    std::unique_ptr<Connection>& reader;
    ~GiveBack() { readers.give_back(std::move(reader)); }
  } give_back{*inside_->readers, reader};
  try {
    reader->roll_back();  // where memory ran out, the read before may not have got that far
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

Result<void> Store::run_write(const std::function<Result<void>(Transaction&)>& fn, Need need) {
  if (std::this_thread::get_id() == inside_->writer_id)
    throw std::logic_error("a write inside a write would wait for itself");
  Job job{.work = fn, .need = need};
  auto finished = job.promise.get_future();
  {
    std::unique_lock lock(inside_->mutex);
    const auto has_room = [&] { return inside_->stopping || inside_->queue.size() < inside_->settings.queue; };
    if (!inside_->has_room.wait_for(lock, inside_->settings.longest_wait, has_room)) return too_busy();
    if (inside_->stopping) return stopped();
    inside_->queue.push_back(&job);
  }
  inside_->has_work.notify_one();
  finished.get();
  return job.answer();
}

}  // namespace cairn
