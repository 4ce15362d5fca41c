// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "http/message.hpp"

namespace cairn {

/// The host part of a Host header, without the port and in lower case: "localhost", "[::1]". Empty when it is malformed.
std::string host_of(std::string_view host_header);

/// A Host header as a browser writes it in an origin: in small letters, without the usual port.
std::string origin_host(std::string_view host_header, bool tls);

/// Whether this host is the machine itself: localhost, 127.0.0.1 or ::1.
bool is_loopback_host(std::string_view host);

/// Whether the request names a host that is ours: one of `host_names`, or the machine itself when `loopback`. It keeps
/// a page elsewhere from reaching the server under a name of its own (DNS rebinding).
bool is_for_us(const Request& request, const std::vector<std::string>& host_names, bool loopback);

/// Whether a browser sends this for a page of ours. Reading needs no more than not to come from another site; a change
/// needs `Content-Type: application/json` (400-family status 415 otherwise) and a browser's word that it comes from here:
/// `Sec-Fetch-Site: same-origin` or `none`, or, where that header is missing, an `Origin` that is this host. Returns the
/// refusal, or nothing.
std::optional<Response> cross_site_refusal(const Request& request);

}  // namespace cairn
