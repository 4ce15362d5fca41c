// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "base/json_described.hpp"
#include "http/message.hpp"

namespace cairn {

BOOST_DESCRIBE_ENUM(ErrorKind, invalid, too_large, not_found, not_allowed, conflict, refused, signed_out, too_many, unavailable,
                    second_factor, confirm)

/// What an error says: its kind, the path to the fault in the request, a plain sentence, and for a conflict the version
/// that stands there now (an EntryView).
struct ErrorWords {
  ErrorKind kind = ErrorKind::invalid;
  std::string path;
  std::string sentence;
  std::optional<RawJson> current;
};
BOOST_DESCRIBE_STRUCT(ErrorWords, (), (kind, path, sentence, current))

/// The one form of every error.
struct ErrorForm {
  static constexpr std::string_view schema_name = "Error";
  ErrorWords error;
};
BOOST_DESCRIBE_STRUCT(ErrorForm, (), (error))

/// The HTTP status of an error; the only place where the two meet.
int status_of(ErrorKind kind);

/// The answer to an expected failure.
Response error_answer(const Error& error);

/// The answer to a request that HTTP itself refuses, with a status that is not one of an ErrorKind: 405, 414, 415, 421, 431.
Response refusal(int status, ErrorKind kind, std::string_view sentence);

/// The answer to something that is broken here: it tells a request's number to ask about, and nothing of what happened.
Response broken_answer(std::string_view request_id);

}  // namespace cairn
