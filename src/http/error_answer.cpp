// SPDX-License-Identifier: Apache-2.0
#include "http/error_answer.hpp"

#include <array>

namespace cairn {
namespace {

struct KindStatus {
  ErrorKind kind;
  int status;
};

constexpr auto table = std::to_array<KindStatus>({
    {ErrorKind::invalid, 400},
    {ErrorKind::too_large, 413},
    {ErrorKind::not_found, 404},
    {ErrorKind::not_allowed, 403},
    {ErrorKind::conflict, 409},
    {ErrorKind::refused, 422},
    {ErrorKind::signed_out, 401},
    {ErrorKind::too_many, 429},
    {ErrorKind::unavailable, 503},
    {ErrorKind::second_factor, 403},
    {ErrorKind::confirm, 403},
});
static_assert(table.size() == count_of<ErrorKind>, "every kind of error has a status");
static_assert([] {
  for (std::size_t i = 0; i < table.size(); ++i)
    if (table[i].kind != static_cast<ErrorKind>(i)) return false;
  return true;
}(), "rows stand in the order of ErrorKind");

}  // namespace

int status_of(ErrorKind kind) { return table[static_cast<std::size_t>(kind)].status; }

Response error_answer(const Error& error) {
  ErrorForm form{{error.kind, error.path, error.sentence, {}}};
  if (!error.detail.empty()) form.error.current = RawJson{error.detail};
  Response response = json_response(status_of(error.kind), to_json(form));
  if (error.kind == ErrorKind::too_many || error.kind == ErrorKind::unavailable)
    response.headers.push_back({"Retry-After", "5"});
  return response;
}

Response refusal(int status, ErrorKind kind, std::string_view sentence) {
  return json_response(status, to_json(ErrorForm{{kind, "", std::string(sentence), {}}}));
}

Response broken_answer(std::string_view request_id) {
  return refusal(500, ErrorKind::unavailable,
                 "Something is broken here. Please send it again: what stands already is not stored twice. If it stays, tell "
                 "the practice this number: " + std::string(request_id) + ".");
}

}  // namespace cairn
