// SPDX-License-Identifier: Apache-2.0
// Preloaded into the server (LD_PRELOAD) by the power-cut tests. It writes down what every change to a file below one
// folder replaces, before it happens, and every flush, so that afterwards a power cut can be played: power_cut.cpp.
// A flush is not passed on to the disk: it takes a random moment instead, which stands for a disk of any speed.
//   UNDO_FOLDER     the folder to watch, without a slash at its end
//   UNDO_LOG        the file to write the log to, outside that folder. One that is there goes on: what a killed process
//                   left unflushed is still not safe when the next one runs
//   UNDO_DEAD       a folder beside it for files whose last name goes
//   UNDO_FLUSH_US   the longest moment a flush takes, in microseconds
//   UNDO_STALL      set: a commit's flush never ends
//   UNDO_FAIL_FLUSH the number of the commit whose flush fails with EIO
//   UNDO_NORMAL     set: the write-ahead log is flushed only when SQLite's synchronous=NORMAL would flush it. The control.
#define _GNU_SOURCE
#include "undo_log.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { most_files = 65536 };
enum Watched { not_watched = 0, a_file = 1, a_write_ahead_log = 2, a_database = 3, a_shared_memory = 4 };

static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
static unsigned char watched[most_files];
static const char* folder;
static size_t folder_length;
static const char* dead;
static int log_file = -1;
static int64_t log_length;
static unsigned longest_flush;
static int like_normal;
static int stalls;
static int fails_in;  // commits until a flush fails; 0: never
static int log_unflushed = -1;  // the write-ahead log whose flush was left out, as a descriptor; -1: none
static int wrote_log_head = 1;  // the last write to the write-ahead log was its head, or there was none yet

static int (*real_open)(const char*, int, ...);
static ssize_t (*real_write)(int, const void*, size_t);
static ssize_t (*real_pwrite)(int, const void*, size_t, off_t);
static int (*real_ftruncate)(int, off_t);
static int (*real_close)(int);
static int (*real_unlink)(const char*);
static int (*real_rename)(const char*, const char*);
static void* (*real_mmap)(void*, size_t, int, int, int, off_t);

static void give_up(const char* why) {
  dprintf(2, "undo_log: %s\n", why);
  _exit(99);
}

static void find(void* into, const char* name) {
  void* found = dlsym(RTLD_NEXT, name);
  if (found == NULL) give_up(name);
  memcpy(into, &found, sizeof found);
}

/// Cuts off a record that a kill left unfinished at the log's end.
static void drop_broken_tail(void) {
  struct stat found;
  struct UndoRecord record;
  fstat(log_file, &found);
  while (pread(log_file, &record, sizeof record, log_length) == (ssize_t)sizeof record) {
    const int64_t next = log_length + (int64_t)sizeof record + record.name_bytes + record.old_bytes + record.new_bytes;
    if (next > found.st_size) break;
    log_length = next;
  }
  if (real_ftruncate(log_file, log_length) != 0) give_up("the log cannot be cut");
}

__attribute__((constructor)) static void begin(void) {
  find(&real_open, "open64");
  find(&real_write, "write");
  find(&real_pwrite, "pwrite64");
  find(&real_ftruncate, "ftruncate64");
  find(&real_close, "close");
  find(&real_unlink, "unlink");
  find(&real_rename, "rename");
  find(&real_mmap, "mmap64");
  folder = getenv("UNDO_FOLDER");
  dead = getenv("UNDO_DEAD");
  const char* log = getenv("UNDO_LOG");
  const char* flush = getenv("UNDO_FLUSH_US");
  longest_flush = flush != NULL ? (unsigned)atoi(flush) : 0;
  stalls = getenv("UNDO_STALL") != NULL;
  fails_in = getenv("UNDO_FAIL_FLUSH") != NULL ? atoi(getenv("UNDO_FAIL_FLUSH")) : 0;
  like_normal = getenv("UNDO_NORMAL") != NULL;
  if (folder == NULL || dead == NULL || log == NULL) {
    folder = NULL;
    return;
  }
  folder_length = strlen(folder);
  log_file = real_open(log, O_CREAT | O_RDWR | O_APPEND | O_CLOEXEC, 0600);
  if (log_file < 0) give_up("the log cannot be opened");
  drop_broken_tail();
}

/// Whether this is the folder or lies in it. Paths have to be absolute, as the server's are when it is told so. The file that
/// only holds space for a full disk says nothing and is passed by.
static int is_watched(const char* path) {
  const char* end = path + strlen(path);
  if (end - path > 8 && strcmp(end - 8, ".reserve") == 0) return 0;
  return folder != NULL && strncmp(path, folder, folder_length) == 0 && (path[folder_length] == '/' || path[folder_length] == 0);
}

static int ends_in(const char* text, const char* end) {
  const size_t length = strlen(text), tail = strlen(end);
  return length >= tail && strcmp(text + length - tail, end) == 0;
}

static uint64_t inode_of(const char* path) {
  struct stat found;
  return lstat(path, &found) == 0 ? found.st_ino : 0;
}

static uint64_t directory_of(const char* path) {
  char directory[PATH_MAX];
  const char* slash = strrchr(path, '/');
  const size_t length = slash == NULL ? 0 : (size_t)(slash - path);
  if (length == 0 || length >= sizeof directory) give_up("a path without a directory");
  memcpy(directory, path, length);
  directory[length] = 0;
  return inode_of(directory);
}

/// Appends one record; the lock is held. In one write, so that a kill leaves it there or leaves a tail that is dropped.
static void put(struct UndoRecord record, const char* name, const void* before, const void* after) {
  const size_t all = sizeof record + record.name_bytes + record.old_bytes + record.new_bytes;
  char small[16384];
  char* text = all <= sizeof small ? small : malloc(all);
  if (text == NULL) give_up("no memory");
  char* end = mempcpy(text, &record, sizeof record);
  if (record.name_bytes > 0) end = mempcpy(end, name, record.name_bytes);
  if (record.old_bytes > 0) end = mempcpy(end, before, record.old_bytes);
  if (record.new_bytes > 0) mempcpy(end, after, record.new_bytes);
  if (real_write(log_file, text, all) != (ssize_t)all) give_up("the log cannot be written");
  log_length += (int64_t)all;
  if (text != small) free(text);
}

static void put_unseen(const char* what) {
  pthread_mutex_lock(&one_at_a_time);
  put((struct UndoRecord){.kind = undo_unseen, .name_bytes = (uint32_t)strlen(what)}, what, NULL, NULL);
  pthread_mutex_unlock(&one_at_a_time);
}

static void put_name(enum UndoKind kind, const char* path, uint64_t inode) {
  const char* name = strrchr(path, '/') + 1;
  put((struct UndoRecord){.kind = kind, .name_bytes = (uint32_t)strlen(name), .inode = inode, .directory = directory_of(path)},
      name, NULL, NULL);
}

static enum Watched watch_of(int file) {
  return file >= 0 && file < most_files ? (enum Watched)__atomic_load_n(&watched[file], __ATOMIC_ACQUIRE) : not_watched;
}

static void put_sync(int file, int64_t safe_to) {
  struct stat found;
  fstat(file, &found);
  put((struct UndoRecord){.kind = undo_sync, .inode = found.st_ino, .at = safe_to, .size = found.st_size}, NULL, NULL, NULL);
}

/// What NORMAL would have flushed by now is flushed: the write-ahead log, before pages are carried into the database.
static void flush_log_before_carrying_over(void) {
  if (log_unflushed < 0) return;
  put_sync(log_unflushed, log_length);
  log_unflushed = -1;
}

/// Bytes of a file as they are, also of one that was opened for writing only.
static ssize_t read_before(int file, void* into, size_t size, off_t at) {
  const ssize_t got = pread(file, into, size, at);
  if (got >= 0 || errno != EBADF) return got;
  char path[64];
  snprintf(path, sizeof path, "/proc/self/fd/%d", file);
  const int readable = real_open(path, O_RDONLY | O_CLOEXEC);
  const ssize_t again = readable < 0 ? -1 : pread(readable, into, size, at);
  if (readable >= 0) real_close(readable);
  return again;
}

static void put_write(int file, const void* data, size_t size, off_t at) {
  struct stat found;
  fstat(file, &found);
  char small[8192];
  char* before = size <= sizeof small ? small : malloc(size);
  if (before == NULL) give_up("no memory");
  const ssize_t got = at < found.st_size ? read_before(file, before, size, at) : 0;
  if (got < 0) give_up("the bytes before a write cannot be read");
  put((struct UndoRecord){.kind = undo_write, .inode = found.st_ino, .at = at, .size = found.st_size,
                          .old_bytes = (uint32_t)got, .new_bytes = (uint32_t)size}, NULL, before, data);
  if (before != small) free(before);
}

static ssize_t write_at(int file, const void* data, size_t size, off_t at) {
  const enum Watched sort = watch_of(file);
  pthread_mutex_lock(&one_at_a_time);
  if (sort == a_database) flush_log_before_carrying_over();
  if (sort == a_write_ahead_log) wrote_log_head = at == 0;
  put_write(file, data, size, at);
  const ssize_t done = real_pwrite(file, data, size, at);
  const int fault = errno;
  pthread_mutex_unlock(&one_at_a_time);
  errno = fault;
  return done;
}

ssize_t pwrite64(int file, const void* data, size_t size, off_t at) {
  return watch_of(file) == not_watched ? real_pwrite(file, data, size, at) : write_at(file, data, size, at);
}
ssize_t pwrite(int file, const void* data, size_t size, off_t at) { return pwrite64(file, data, size, at); }

ssize_t write(int file, const void* data, size_t size) {
  if (watch_of(file) == not_watched) return real_write(file, data, size);
  const int appends = (fcntl(file, F_GETFL) & O_APPEND) != 0;
  const off_t at = lseek(file, 0, appends ? SEEK_END : SEEK_CUR);
  const ssize_t done = write_at(file, data, size, at);
  if (done > 0) lseek(file, at + done, SEEK_SET);
  return done;
}

static void put_truncate(int file, off_t length) {
  struct stat found;
  fstat(file, &found);
  const size_t cut = length < found.st_size ? (size_t)(found.st_size - length) : 0;
  char* before = malloc(cut + 1);
  if (before == NULL || (cut > 0 && read_before(file, before, cut, length) != (ssize_t)cut)) give_up("what is cut off cannot be read");
  put((struct UndoRecord){.kind = undo_truncate, .inode = found.st_ino, .at = length, .size = found.st_size,
                          .old_bytes = (uint32_t)cut}, NULL, before, NULL);
  free(before);
}

int ftruncate64(int file, off_t length) {
  const enum Watched sort = watch_of(file);
  if (sort == not_watched || sort == a_shared_memory) return real_ftruncate(file, length);
  pthread_mutex_lock(&one_at_a_time);
  if (sort == a_database) flush_log_before_carrying_over();
  put_truncate(file, length);
  const int done = real_ftruncate(file, length);
  pthread_mutex_unlock(&one_at_a_time);
  return done;
}
int ftruncate(int file, off_t length) { return ftruncate64(file, length); }

/// Whether synchronous=NORMAL would leave this flush out: it flushes the write-ahead log when its head is new, and before
/// pages are carried into the database, but not when a transaction commits.
static int left_out(int file) {
  if (!like_normal || watch_of(file) != a_write_ahead_log || wrote_log_head) return 0;
  log_unflushed = file;
  return 1;
}

static int flush(int file) {
  pthread_mutex_lock(&one_at_a_time);
  const int64_t safe_to = log_length;  // what comes while the disk is at it may or may not be carried along
  const int skip = left_out(file);
  const int is_commit = watch_of(file) == a_write_ahead_log && !wrote_log_head;
  const int stall = stalls && is_commit;
  const int fails = is_commit && fails_in > 0 && --fails_in == 0;
  pthread_mutex_unlock(&one_at_a_time);
  while (stall) pause();
  if (fails) {
    errno = EIO;
    return -1;
  }
  if (longest_flush > 0) usleep(((unsigned)safe_to * 2654435761U >> 8) % (longest_flush + 1));
  if (skip) return 0;
  pthread_mutex_lock(&one_at_a_time);
  put_sync(file, safe_to);
  pthread_mutex_unlock(&one_at_a_time);
  return 0;
}

int fdatasync(int file) {
  static int (*real)(int);
  if (real == NULL) find(&real, "fdatasync");
  return watch_of(file) == not_watched ? real(file) : flush(file);
}
int fsync(int file) {
  static int (*real)(int);
  if (real == NULL) find(&real, "fsync");
  return watch_of(file) == not_watched ? real(file) : flush(file);
}

static enum Watched sort_of(const char* path) {
  if (ends_in(path, "-shm")) return a_shared_memory;
  if (ends_in(path, "-wal")) return a_write_ahead_log;
  return ends_in(path, ".db") ? a_database : a_file;
}

static int open_watched(const char* path, int flags, mode_t mode) {
  pthread_mutex_lock(&one_at_a_time);
  const uint64_t before = inode_of(path);
  if ((flags & O_TRUNC) != 0 && before != 0) {
    const int held = real_open(path, O_RDONLY | O_CLOEXEC);
    if (held >= 0) put_truncate(held, 0);
    if (held >= 0) real_close(held);
  }
  const int file = real_open(path, flags, mode);
  const int fault = errno;
  if (file >= most_files) give_up("too many files");
  if (file >= 0) {
    struct stat found;
    fstat(file, &found);
    if (before == 0 && found.st_nlink > 0) put_name(undo_create, path, found.st_ino);
    __atomic_store_n(&watched[file], (unsigned char)sort_of(path), __ATOMIC_RELEASE);
  }
  pthread_mutex_unlock(&one_at_a_time);
  errno = fault;
  return file;
}

int open64(const char* path, int flags, ...) {
  mode_t mode = 0;
  if ((flags & (O_CREAT | O_TMPFILE)) != 0) {
    va_list more;
    va_start(more, flags);
    mode = va_arg(more, mode_t);
    va_end(more);
  }
  return is_watched(path) ? open_watched(path, flags, mode) : real_open(path, flags, mode);
}
int open(const char* path, int flags, ...) {
  mode_t mode = 0;
  if ((flags & (O_CREAT | O_TMPFILE)) != 0) {
    va_list more;
    va_start(more, flags);
    mode = va_arg(more, mode_t);
    va_end(more);
  }
  return is_watched(path) ? open_watched(path, flags, mode) : real_open(path, flags, mode);
}
int creat64(const char* path, mode_t mode) { return open64(path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat(const char* path, mode_t mode) { return open64(path, O_CREAT | O_WRONLY | O_TRUNC, mode); }

int close(int file) {
  if (watch_of(file) != not_watched) {
    pthread_mutex_lock(&one_at_a_time);
    if (log_unflushed == file) flush_log_before_carrying_over();  // NORMAL flushes it when the last connection closes
    __atomic_store_n(&watched[file], (unsigned char)not_watched, __ATOMIC_RELEASE);
    pthread_mutex_unlock(&one_at_a_time);
  }
  return real_close(file);
}

/// Keeps a file whose name is about to go: under the number of its inode, in the folder for the dead.
static uint64_t keep_dead(const char* path) {
  const uint64_t inode = inode_of(path);
  char kept[PATH_MAX];
  snprintf(kept, sizeof kept, "%s/%llu", dead, (unsigned long long)inode);
  if (inode != 0 && link(path, kept) != 0 && errno != EEXIST) give_up("a file whose name goes cannot be kept");
  return inode;
}

int unlink(const char* path) {
  if (!is_watched(path)) return real_unlink(path);
  pthread_mutex_lock(&one_at_a_time);
  const uint64_t inode = keep_dead(path);
  if (inode != 0) put_name(undo_unlink, path, inode);
  const int done = real_unlink(path);
  const int fault = errno;
  pthread_mutex_unlock(&one_at_a_time);
  errno = fault;
  return done;
}

int remove(const char* path) {
  static int (*real)(const char*);
  if (real == NULL) find(&real, "remove");
  return is_watched(path) ? unlink(path) : real(path);
}

int rename(const char* from, const char* to) {
  if (!is_watched(from) && !is_watched(to)) return real_rename(from, to);
  const uint64_t directory = directory_of(from);
  if (!is_watched(from) || directory != directory_of(to)) put_unseen("a rename from one directory to another");
  pthread_mutex_lock(&one_at_a_time);
  const uint64_t replaced = keep_dead(to);
  char names[2 * NAME_MAX + 2];
  const int length = snprintf(names, sizeof names, "%s%c%s", strrchr(from, '/') + 1, 0, strrchr(to, '/') + 1);
  put((struct UndoRecord){.kind = undo_rename, .name_bytes = (uint32_t)length, .inode = inode_of(from), .directory = directory,
                          .at = (int64_t)replaced}, names, NULL, NULL);
  const int done = real_rename(from, to);
  const int fault = errno;
  pthread_mutex_unlock(&one_at_a_time);
  errno = fault;
  return done;
}

/// The index beside the write-ahead log is mapped and is nothing that a power cut has to keep; any other mapped write
/// would pass us by.
void* mmap64(void* where, size_t size, int protection, int flags, int file, off_t at) {
  const enum Watched sort = watch_of(file);
  if ((protection & PROT_WRITE) != 0 && (flags & MAP_SHARED) != 0 && sort != not_watched && sort != a_shared_memory)
    put_unseen("a mapped write");
  return real_mmap(where, size, protection, flags, file, at);
}
void* mmap(void* where, size_t size, int protection, int flags, int file, off_t at) {
  return mmap64(where, size, protection, flags, file, at);
}

/// Ways to change a file or a folder that nothing here uses; if something does, the run is void and says so.
#define UNSEEN(type, name, parameters, arguments, file) UNSEEN_IF(type, name, parameters, arguments, watch_of(file) != not_watched)
#define UNSEEN_IF(type, name, parameters, arguments, seen) \
  type name parameters {                                         \
    static type(*real) parameters;                               \
    if (real == NULL) find(&real, #name);                        \
    if (seen) put_unseen(#name);                                 \
    return real arguments;                                       \
  }
UNSEEN(ssize_t, writev, (int f, const struct iovec* parts, int count), (f, parts, count), f)
UNSEEN(ssize_t, pwritev, (int f, const struct iovec* parts, int count, off_t at), (f, parts, count, at), f)
UNSEEN(ssize_t, pwritev64, (int f, const struct iovec* parts, int count, off64_t at), (f, parts, count, at), f)
UNSEEN(int, posix_fallocate, (int f, off_t at, off_t size), (f, at, size), f)
UNSEEN(int, posix_fallocate64, (int f, off64_t at, off64_t size), (f, at, size), f)
UNSEEN(int, fallocate, (int f, int how, off_t at, off_t size), (f, how, at, size), f)
UNSEEN(int, fallocate64, (int f, int how, off64_t at, off64_t size), (f, how, at, size), f)
UNSEEN(ssize_t, copy_file_range, (int from, off64_t* a, int f, off64_t* b, size_t size, unsigned how), (from, a, f, b, size, how), f)
UNSEEN(ssize_t, sendfile64, (int f, int from, off64_t* at, size_t size), (f, from, at, size), f)
UNSEEN_IF(int, mkdir, (const char* path, mode_t mode), (path, mode), is_watched(path) && path[folder_length] != 0)
UNSEEN_IF(int, rmdir, (const char* path), (path), is_watched(path))
UNSEEN_IF(int, link, (const char* from, const char* to), (from, to), is_watched(to))
UNSEEN_IF(int, symlink, (const char* from, const char* to), (from, to), is_watched(to))
UNSEEN_IF(int, truncate, (const char* path, off_t size), (path, size), is_watched(path))
UNSEEN_IF(int, truncate64, (const char* path, off64_t size), (path, size), is_watched(path))
