// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/described.hpp"
#include "base/id.hpp"
#include "base/time.hpp"
#include "vault/sealed.hpp"

/// The seam to a database. SQL is written once, in the subset that SQLite and PostgreSQL share, with `$1, $2 …` for
/// values; each database implements `Transaction` and nothing else.
namespace cairn {

/// What a database speaks; for the few places where the subset does not reach (dialect.hpp).
enum class Dialect { sqlite, postgresql };

/// A value bound to a statement. It looks at what it was made from, which has to outlive the call.
class Value {
 public:
  using Variant = std::variant<std::nullptr_t, std::int64_t, std::string_view, std::span<const std::uint8_t>>;

  Value(std::nullptr_t) : value_(nullptr) {}
  Value(bool yes) : value_(std::int64_t{yes ? 1 : 0}) {}
  Value(int number) : value_(std::int64_t{number}) {}
  Value(std::int64_t number) : value_(number) {}
  Value(Instant at) : value_(at.ms) {}
  Value(std::string_view text) : value_(text) {}
  Value(const std::string& text) : value_(std::string_view(text)) {}
  Value(const char* text) : value_(std::string_view(text)) {}
  Value(std::span<const std::uint8_t> bytes) : value_(bytes) {}
  template <std::size_t N>
  Value(const std::array<std::uint8_t, N>& bytes) : value_(std::span<const std::uint8_t>(bytes)) {}
  template <class Tag>
  Value(const Id<Tag>& id) : Value(id.bytes) {}
  Value(const Sealed& sealed);
  template <DescribedEnum E>
  Value(E value) : value_(name_of(value)) {}  ///< stored by name: the order of an enum may change
  template <class T>
  Value(const std::optional<T>& maybe) : value_(nullptr) {
    if (maybe) *this = Value(*maybe);
  }

  const Variant& variant() const { return value_; }

 private:
  Variant value_;
};

using Values = std::initializer_list<Value>;

/// One row of an answer; valid while the function it was given to runs. Columns count from 0. A column of another
/// type than asked for throws `StorageFailure`: the schema and the code disagree.
class Row {
 public:
  virtual ~Row() = default;
  virtual bool is_null(int column) const = 0;
  virtual std::int64_t number(int column) const = 0;
  virtual std::string_view text(int column) const = 0;
  virtual std::string_view bytes(int column) const = 0;

  bool yes(int column) const { return number(column) != 0; }
  Instant instant(int column) const { return Instant{number(column)}; }
  Sealed sealed(int column) const { return Sealed{std::string(bytes(column))}; }

  /// The 16 bytes of an id, or the 32 of a hash.
  template <std::size_t N>
  std::array<std::uint8_t, N> array(int column) const {
    std::array<std::uint8_t, N> out{};
    copy_bytes(column, out.data(), N);
    return out;
  }
  template <class IdType>
  IdType id(int column) const {
    return IdType{array<16>(column)};
  }
  template <DescribedEnum E>
  E named(int column) const {
    const auto value = value_named<E>(text(column));
    if (!value) unknown_name(column);
    return *value;
  }
  template <class IdType>
  std::optional<IdType> maybe_id(int column) const {
    return is_null(column) ? std::nullopt : std::optional(id<IdType>(column));
  }
  std::optional<Instant> maybe_instant(int column) const {
    return is_null(column) ? std::nullopt : std::optional(instant(column));
  }

 private:
  void copy_bytes(int column, std::uint8_t* into, std::size_t count) const;
  [[noreturn]] static void unknown_name(int column);
};

/// The database could not do what it was asked. Its text names the fault and the statement, never a bound value.
class StorageFailure : public std::runtime_error {
 public:
  enum class Cause {
    constraint,  ///< a unique key or a reference would break: the code has missed a check
    busy,        ///< somebody else held the lock for too long
    full,        ///< no space left
    disk,        ///< reading or writing a file failed
    flush,       ///< flushing to the disk failed: what is stored is not known any more
    read_only,   ///< writing through a session for reading, or a read-only file system
    damaged,     ///< the file is no database, or a broken one
    other
  };
  StorageFailure(Cause cause, const std::string& text) : std::runtime_error(text), cause_(cause) {}
  Cause cause() const { return cause_; }

 private:
  Cause cause_;
};

/// Reads. Statements are prepared once for each connection and kept.
class Session {
 public:
  virtual ~Session() = default;
  Session() = default;
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  virtual Dialect dialect() const = 0;

  /// Runs a query and calls `visit` for each row in order. Throws `StorageFailure`.
  virtual void each(std::string_view sql, Values values, const std::function<void(const Row&)>& visit) = 0;

  /// The rows of an answer, each made by `make(row)`.
  template <class Make>
  auto all(std::string_view sql, Values values, Make&& make) {
    std::vector<std::invoke_result_t<Make, const Row&>> rows;
    each(sql, values, [&](const Row& row) { rows.push_back(make(row)); });
    return rows;
  }

  /// The first row of an answer, made by `make(row)`; nothing when there is none.
  template <class Make>
  auto first(std::string_view sql, Values values, Make&& make) {
    std::optional<std::invoke_result_t<Make, const Row&>> found;
    each(sql, values, [&](const Row& row) {
      if (!found) found.emplace(make(row));
    });
    return found;
  }
};

/// Reads and writes, all or nothing. Whoever is given one can reach nothing but this transaction.
class Transaction : public Session {
 public:
  /// Runs one statement that changes rows; answers how many. Throws `StorageFailure`.
  virtual std::int64_t execute(std::string_view sql, Values values) = 0;
};

}  // namespace cairn
