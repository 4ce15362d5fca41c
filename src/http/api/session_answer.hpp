// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/api/route.hpp"
#include "usecases/sign_in.hpp"

namespace cairn {

/// The answer that begins a session.
struct MeAnswer {
  static constexpr std::string_view schema_name = "MeAnswer";
  Myself me;
};
BOOST_DESCRIBE_STRUCT(MeAnswer, (), (me))

/// Answers with who it is and gives the browser the session's cookie. On somebody's own device the cookie lasts as long
/// as the session may; elsewhere it ends with the browser.
Result<WithHeaders<MeAnswer>> begin_session(const Call& call, Result<SignedIn> signed_in, bool own_device);

/// What the browser says it is, in words of ours.
std::string device_of(const Call& call);

}  // namespace cairn
