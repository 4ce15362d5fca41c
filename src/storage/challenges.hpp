// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "base/described.hpp"
#include "base/id.hpp"
#include "base/time.hpp"
#include "storage/session.hpp"
#include "vault/digest.hpp"

namespace cairn {

/// What a challenge was given for.
enum class Ceremony { add_passkey, sign_in_by_passkey, confirm_by_passkey, add_code_app };
BOOST_DESCRIBE_ENUM(Ceremony, add_passkey, sign_in_by_passkey, confirm_by_passkey, add_code_app)

/// A ceremony that has begun.
struct Challenge {
  Digest challenge{};                    ///< the hash of what was given out
  Ceremony ceremony = Ceremony::sign_in_by_passkey;
  std::optional<AccountId> account{};    ///< nobody: it is not known yet who signs in
  std::string bound_to{};                ///< the session's id, or the hash of the browser's own token
  std::optional<Sealed> secret{};        ///< of the code app that is being added
  Instant expires{};
};

namespace challenges {

/// At most so many wait at a time in a practice; the oldest go first.
constexpr int most_waiting = 20'000;

/// A code app that is being added takes the place of one of the same account that was begun before.
void add(Transaction& transaction, const PracticeId& practice, const Challenge& challenge, Instant now);

/// One that waits still; it stays.
std::optional<Challenge> find(Session& session, const PracticeId& practice, const Digest& challenge, Instant now);

/// Takes a challenge out: it is good once, whatever comes of it. Nothing when there is none, it is too old, or it was
/// given for another ceremony.
std::optional<Challenge> take(Transaction& transaction, const PracticeId& practice, const Digest& challenge, Ceremony ceremony,
                              Instant now);

}  // namespace challenges
}  // namespace cairn
