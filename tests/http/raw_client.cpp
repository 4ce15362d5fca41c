// SPDX-License-Identifier: Apache-2.0
#include "raw_client.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <utility>

#include "http/message.hpp"

namespace cairn::testing {
namespace {

constexpr int patience_seconds = 30;

int connected_socket(std::uint16_t port) {
  const int handle = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(port);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const timeval patience{patience_seconds, 0};
  setsockopt(handle, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  setsockopt(handle, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  if (connect(handle, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0) {
    close(handle);
    return -1;
  }
  return handle;
}

SSL_CTX* client_context() {
  static SSL_CTX* context = SSL_CTX_new(TLS_client_method());
  return context;
}

}  // namespace

struct RawClient::Inside {
  int handle = -1;
  SSL* tls = nullptr;
  ~Inside() {
    if (tls != nullptr) SSL_free(tls);
    if (handle >= 0) close(handle);
  }
};

RawClient::RawClient(std::uint16_t port, bool tls) : inside_(std::make_unique<Inside>()) {
  inside_->handle = connected_socket(port);
  if (!tls || inside_->handle < 0) return;
  inside_->tls = SSL_new(client_context());
  SSL_set_fd(inside_->tls, inside_->handle);
  if (SSL_connect(inside_->tls) == 1) return;
  close(std::exchange(inside_->handle, -1));
}

RawClient::~RawClient() = default;
RawClient::RawClient(RawClient&&) noexcept = default;
RawClient& RawClient::operator=(RawClient&&) noexcept = default;

bool RawClient::connected() const { return inside_->handle >= 0; }

bool RawClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = inside_->tls != nullptr ? SSL_write(inside_->tls, bytes.data(), static_cast<int>(bytes.size()))
                                              : ::send(inside_->handle, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool RawClient::more() {
  std::array<char, 8192> chunk{};
  const auto came = inside_->tls != nullptr ? SSL_read(inside_->tls, chunk.data(), static_cast<int>(chunk.size()))
                                            : recv(inside_->handle, chunk.data(), chunk.size(), 0);
  if (came <= 0) return false;
  arrived_.append(chunk.data(), static_cast<std::size_t>(came));
  return true;
}

std::optional<std::string> RawClient::read_until(std::string_view text) {
  for (;;) {
    const auto at = arrived_.find(text);
    if (at != std::string::npos) {
      std::string taken = arrived_.substr(0, at + text.size());
      arrived_.erase(0, taken.size());
      return taken;
    }
    if (!more()) return std::nullopt;
  }
}

std::optional<WireAnswer> RawClient::answer(bool without_body) {
  auto head = read_until("\r\n\r\n");
  if (!head || !head->starts_with("HTTP/1.1 ")) return std::nullopt;
  WireAnswer answer;
  answer.status = std::atoi(head->c_str() + 9);
  answer.head = std::move(*head);
  if (answer.status == 100) return this->answer(without_body);
  const auto length = static_cast<std::size_t>(std::atoll(answer.header("Content-Length").c_str()));
  while (!without_body && arrived_.size() < length)
    if (!more()) return std::nullopt;
  if (!without_body) {
    answer.body = arrived_.substr(0, length);
    arrived_.erase(0, length);
  }
  return answer;
}

bool RawClient::closed() {
  if (!arrived_.empty()) return false;
  char byte = 0;
  const auto came = recv(inside_->handle, &byte, 1, 0);
  return came == 0 || (came < 0 && errno != EAGAIN && errno != EWOULDBLOCK);
}

std::string RawClient::tls_version() const { return inside_->tls != nullptr ? SSL_get_version(inside_->tls) : ""; }

std::string WireAnswer::header(std::string_view name) const {
  std::string_view rest = head;
  while (!rest.empty()) {
    const auto end = rest.find("\r\n");
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end + 2);
    const auto colon = line.find(": ");
    if (colon != std::string_view::npos && same_token(line.substr(0, colon), name)) return std::string(line.substr(colon + 2));
  }
  return {};
}

std::string get_text(std::string_view path, const std::vector<std::string>& headers) {
  std::string text = fmt::format("GET {} HTTP/1.1\r\nHost: localhost\r\n", path);
  for (const auto& header : headers) text += header + "\r\n";
  return text + "\r\n";
}

std::string post_text(std::string_view path, std::string_view json, const std::vector<std::string>& headers) {
  std::string text = fmt::format(
      "POST {} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nSec-Fetch-Site: same-origin\r\nContent-Length: {}\r\n",
      path, json.size());
  for (const auto& header : headers) text += header + "\r\n";
  return text + "\r\n" + std::string(json);
}

bool takes_tls_up_to(std::uint16_t port, std::string_view version) {
  SSL_CTX* context = SSL_CTX_new(TLS_client_method());
  const int newest = version == "1.1" ? TLS1_1_VERSION : version == "1.2" ? TLS1_2_VERSION : TLS1_3_VERSION;
  SSL_CTX_set_min_proto_version(context, TLS1_VERSION);
  SSL_CTX_set_max_proto_version(context, newest);
  SSL_CTX_set_security_level(context, 0);  // so that it is the server that refuses what is old
  SSL* tls = SSL_new(context);
  const int handle = connected_socket(port);
  SSL_set_fd(tls, handle);
  const bool taken = SSL_connect(tls) == 1;
  SSL_free(tls);
  SSL_CTX_free(context);
  close(handle);
  return taken;
}

void write_certificate(const std::string& certificate_file, const std::string& key_file) {
  EVP_PKEY* key = EVP_EC_gen("P-256");
  X509* certificate = X509_new();
  X509_set_version(certificate, 2);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
  X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
  X509_gmtime_adj(X509_getm_notAfter(certificate), 24 * 3600);
  X509_set_pubkey(certificate, key);
  X509_NAME* name = X509_get_subject_name(certificate);
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("localhost"), -1, -1, 0);
  X509_set_issuer_name(certificate, name);
  X509_sign(certificate, key, EVP_sha256());
  std::FILE* file = std::fopen(certificate_file.c_str(), "we");
  if (file == nullptr) throw std::runtime_error("the certificate cannot be written");
  PEM_write_X509(file, certificate);
  std::fclose(file);
  file = std::fopen(key_file.c_str(), "we");
  if (file == nullptr) throw std::runtime_error("the key cannot be written");
  PEM_write_PrivateKey(file, key, nullptr, nullptr, 0, nullptr, nullptr);
  std::fclose(file);
  X509_free(certificate);
  EVP_PKEY_free(key);
}

}  // namespace cairn::testing
