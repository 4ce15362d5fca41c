// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <expected>
#include <string>

namespace cairn {

/// What went wrong, in words that know nothing of HTTP, FHIR or the command line; each of those doors keeps one
/// table from here to its own codes.
enum class ErrorKind {
  invalid,      ///< the input breaks a rule of form: unknown field, wrong type, out of range, bad UTF-8
  too_large,    ///< the input is longer, deeper or more than the stated limit
  not_found,    ///< there is no such thing, or this person may not know whether there is
  not_allowed,  ///< this person may not do this, and may know it
  conflict,     ///< somebody wrote a version in between
  refused,      ///< well formed, but a rule of the work says no (a goal needs two yes marks)
  signed_out,   ///< nobody is signed in, or the session has ended
  too_many,     ///< try again later
  unavailable,  ///< the server cannot do this now: disk full, stopping
  second_factor,  ///< this session was proved by a password alone, and that is not enough for this person
  confirm         ///< this person may, once they have proved again who they are
};

/// One expected failure: what kind, where in the input, and what a person should read.
/// `sentence` is plain, says what to do, and never holds anything that a person typed.
struct Error {
  ErrorKind kind = ErrorKind::invalid;
  std::string path;      ///< JSON pointer-like path of the fault, e.g. "/entries/0/body/words"; empty when it is the whole
  std::string sentence;  ///< e.g. "This can be at most 2000 characters long."
  std::string detail{};  ///< JSON that belongs to it, or empty: for `conflict`, the current version
};

/// A value, or the one reason why there is none.
template <class T>
using Result = std::expected<T, Error>;

/// Short for `std::unexpected(Error{…})`.
inline std::unexpected<Error> fail(ErrorKind kind, std::string path, std::string sentence) {
  return std::unexpected(Error{kind, std::move(path), std::move(sentence), {}});
}

}  // namespace cairn
