// SPDX-License-Identifier: Apache-2.0
#include "targets.hpp"

#include <array>

namespace cairn::fuzz {

std::span<const Target> all_targets() {
  static constexpr auto list = std::to_array<Target>({
      {"assertion", feed_assertion},
      {"backup", feed_backup},
      {"base64url", feed_base64url},
      {"body", feed_body},
      {"catalogue", feed_catalogue},
      {"cbor", feed_cbor},
      {"checkpoint", feed_checkpoint},
      {"code", feed_code},
      {"cookie", feed_cookie},
      {"csv", feed_csv},
      {"cursor", feed_cursor},
      {"device_name", feed_device_name},
      {"json", feed_json},
      {"measure", feed_measure},
      {"merkle", feed_merkle},
      {"origin", feed_origin},
      {"query", feed_query},
      {"registration", feed_registration},
      {"request", feed_request},
      {"request_body", feed_request_body},
      {"search", feed_search},
      {"settings", feed_settings},
      {"shared_sums", feed_shared_sums},
      {"time", feed_time},
      {"token", feed_token},
  });
  return list;
}

}  // namespace cairn::fuzz
