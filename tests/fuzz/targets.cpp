// SPDX-License-Identifier: Apache-2.0
#include "targets.hpp"

#include <array>

namespace cairn::fuzz {

std::span<const Target> all_targets() {
  static constexpr auto list = std::to_array<Target>({
#if __has_include("vault/webauthn/ceremony.hpp")
      {"assertion", feed_assertion},
      {"cbor", feed_cbor},
      {"code", feed_code},
      {"registration", feed_registration},
#endif
#if __has_include("vault/backup_file.hpp")
      {"backup", feed_backup},
#endif
#if __has_include("vault/checkpoint.hpp")
      {"checkpoint", feed_checkpoint},
      {"merkle", feed_merkle},
#endif
      {"base64url", feed_base64url},
      {"body", feed_body},
      {"catalogue", feed_catalogue},
      {"cookie", feed_cookie},
      {"csv", feed_csv},
      {"cursor", feed_cursor},
      {"device_name", feed_device_name},
      {"json", feed_json},
      {"measure", feed_measure},
      {"origin", feed_origin},
      {"query", feed_query},
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
