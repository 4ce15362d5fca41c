// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace cairn::fuzz {

/// One reader of input from outside. `feed` gives it any bytes and ends the program when it breaks a promise: that what
/// it has read it writes and reads again the same, that an error is a whole one, that cutting the input makes no difference.
struct Target {
  std::string_view name;
  void (*feed)(std::string_view bytes);
};

/// Every target. A corpus lies in corpus/NAME, words to try in NAME.dict.
std::span<const Target> all_targets();

void feed_assertion(std::string_view bytes);
void feed_backup(std::string_view bytes);
void feed_base64url(std::string_view bytes);
void feed_body(std::string_view bytes);
void feed_catalogue(std::string_view bytes);
void feed_cbor(std::string_view bytes);
void feed_checkpoint(std::string_view bytes);
void feed_code(std::string_view bytes);
void feed_cookie(std::string_view bytes);
void feed_csv(std::string_view bytes);
void feed_cursor(std::string_view bytes);
void feed_device_name(std::string_view bytes);
void feed_json(std::string_view bytes);
void feed_measure(std::string_view bytes);
void feed_merkle(std::string_view bytes);
void feed_origin(std::string_view bytes);
void feed_query(std::string_view bytes);
void feed_registration(std::string_view bytes);
void feed_request(std::string_view bytes);
void feed_request_body(std::string_view bytes);
void feed_search(std::string_view bytes);
void feed_settings(std::string_view bytes);
void feed_shared_sums(std::string_view bytes);
void feed_time(std::string_view bytes);
void feed_token(std::string_view bytes);

}  // namespace cairn::fuzz
