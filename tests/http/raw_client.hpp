// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::testing {

/// One answer as it came over the wire.
struct WireAnswer {
  int status = 0;
  std::string head;  ///< the status line and all headers
  std::string body;

  /// The value of a header; empty when it is not there.
  std::string header(std::string_view name) const;
};

/// A socket that says exactly what it is told, as no HTTP library would.
class RawClient {
 public:
  /// Connects; with `tls` it shakes hands, taking any certificate.
  explicit RawClient(std::uint16_t port, bool tls = false);
  ~RawClient();
  RawClient(RawClient&&) noexcept;
  RawClient& operator=(RawClient&&) noexcept;

  bool connected() const;
  /// Sends these bytes; false when the other side is gone.
  bool send(std::string_view bytes);
  /// The next answer, or nothing when the connection ends before there is one. `without_body`: it answers a HEAD.
  std::optional<WireAnswer> answer(bool without_body = false);
  /// Reads until this text has come; what came until then, or nothing when the connection ends first.
  std::optional<std::string> read_until(std::string_view text);
  /// Waits for the other side to close; false when it sends on or does nothing for half a minute.
  bool closed();
  /// The TLS version spoken, "TLSv1.3"; empty without TLS.
  std::string tls_version() const;

 private:
  struct Inside;
  bool more();
  std::unique_ptr<Inside> inside_;
  std::string arrived_;
};

/// A GET of this path with these further header lines ("Name: value").
std::string get_text(std::string_view path, const std::vector<std::string>& headers = {});

/// A POST of this JSON as a page of ours sends it.
std::string post_text(std::string_view path, std::string_view json, const std::vector<std::string>& headers = {});

/// Whether a server that speaks TLS takes a client that offers nothing newer than this version ("1.1", "1.2", "1.3").
bool takes_tls_up_to(std::uint16_t port, std::string_view version);

/// Writes a fresh self-signed certificate for localhost and its key into two PEM files.
void write_certificate(const std::string& certificate_file, const std::string& key_file);

}  // namespace cairn::testing
