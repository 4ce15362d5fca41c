// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/api/route.hpp"
#include "usecases/sign_in.hpp"
#include "usecases/visitor.hpp"

namespace cairn {

/// The answer that begins a session.
struct MeAnswer {
  static constexpr std::string_view schema_name = "MeAnswer";
  Myself me;
};
BOOST_DESCRIBE_STRUCT(MeAnswer, (), (me))

/// The headers that give the browser a session's cookie, and the one by which it is known. On somebody's own device the
/// session's cookie lasts as long as the session may; elsewhere it ends with the browser.
std::vector<Header> cookies_of(const Call& call, const SignedIn& signed_in);

/// Answers with who it is, and the cookies.
Result<WithHeaders<MeAnswer>> begin_session(const Call& call, Result<SignedIn> signed_in);

/// The browser that sends this.
Visitor visitor_of(const Call& call);

}  // namespace cairn
