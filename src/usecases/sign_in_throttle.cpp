// SPDX-License-Identifier: Apache-2.0
#include "usecases/sign_in_throttle.hpp"

#include <algorithm>

#include "storage/store.hpp"
#include "storage/tries.hpp"
#include "vault/keyed_digest.hpp"

namespace cairn::sign_in_throttle {
namespace {

std::string bytes(const auto& array) { return {reinterpret_cast<const char*>(array.data()), array.size()}; }

Digest of_login(const Practice& practice, const LoginHash& login) {
  return keyed_digest(practice.key, "tries at a login", bytes(login.bytes));
}

int wait_after(std::int64_t failures) {
  if (failures < free_tries) return 0;
  return std::min(longest_wait_seconds, 1 << std::min<std::int64_t>(failures - free_tries, 10));
}

/// What is left of tries that one is forgotten of every `pause_ms`.
Tries drained(const Tries& tries, std::int64_t pause_ms, Instant now) {
  const std::int64_t gone = std::clamp<std::int64_t>((now.ms - tries.last.ms) / pause_ms, 0, tries.failures);
  return {tries.failures - gone, Instant{tries.last.ms + gone * pause_ms}};
}

std::unexpected<Error> wait(std::int64_t seconds) {
  return fail(ErrorKind::too_many, "", "That was not right several times. Wait " + std::to_string(seconds) + " seconds, then try again.");
}

Result<void> count_row(const Practice& practice, Transaction& transaction, const Digest& who, Instant now) {
  const Tries before = tries::find(transaction, practice.id, who).value_or(Tries{});
  if (before.failures >= most_in_a_row)
    return fail(ErrorKind::too_many, "",
                "Too many wrong tries came here, one after the other. Use a passkey or a device that you have used before, or "
                "ask your practice for a way back in.");
  const std::int64_t left = before.last.ms + wait_after(before.failures) * 1000LL - now.ms;
  if (left > 0) return wait((left + 999) / 1000);
  tries::put(transaction, practice.id, who, {before.failures + 1, now});
  return {};
}

struct Bucket {
  int most;
  std::int64_t pause_ms;
};
constexpr Bucket address_bucket{most_of_address, address_pause_ms};
constexpr Bucket all_bucket{most_of_all, all_pause_ms};

Result<void> count_bucket(const Practice& practice, Transaction& transaction, const Digest& what, const Bucket& bucket, Instant now) {
  Tries tries = tries::find(transaction, practice.id, what).value_or(Tries{0, now});
  tries = drained(tries, bucket.pause_ms, now);
  if (tries.failures >= bucket.most) return wait((bucket.pause_ms + 999) / 1000);
  if (tries.failures == 0) tries.last = now;
  ++tries.failures;
  tries::put(transaction, practice.id, what, tries);
  return {};
}

void take_one(const Practice& practice, Transaction& transaction, const Digest& what) {
  const auto tries = tries::find(transaction, practice.id, what);
  if (!tries) return;
  if (tries->failures <= 1) tries::forget(transaction, practice.id, what);
  else tries::put(transaction, practice.id, what, {tries->failures - 1, tries->last});
}

}  // namespace

Counted by_stranger(const Practice& practice, const LoginHash& login, const std::string& address) {
  return {of_login(practice, login), keyed_digest(practice.key, "tries from an address", address),
          keyed_digest(practice.key, "tries by strangers", "")};
}

Counted by_known_device(const Practice& practice, const std::string& device, const AccountId& account) {
  return {keyed_digest(practice.key, "tries from a known device", device + bytes(account.bytes)), {}, {}};
}

Counted within_session(const Practice& practice, const AccountId& account) {
  return {keyed_digest(practice.key, "tries within a session", bytes(account.bytes)), {}, {}};
}

Result<void> begin_try(const Practice& practice, const Counted& counted) {
  const Instant now = practice.clock.now();
  return practice.store.write([&](Transaction& transaction) -> Result<void> {
    if (counted.all)
      if (auto may = count_bucket(practice, transaction, *counted.all, all_bucket, now); !may) return may;
    if (counted.address)
      if (auto may = count_bucket(practice, transaction, *counted.address, address_bucket, now); !may) return may;
    return count_row(practice, transaction, counted.who, now);
  }, Need::must_fit);
}

void take_back(const Practice& practice, Transaction& transaction, const Counted& counted) {
  take_one(practice, transaction, counted.who);
  if (counted.address) take_one(practice, transaction, *counted.address);
  if (counted.all) take_one(practice, transaction, *counted.all);
}

void take_back(const Practice& practice, const Counted& counted) {
  // When even this cannot be stored, a try too many stays counted: no harm that a minute does not mend.
  static_cast<void>(practice.store.write([&](Transaction& transaction) -> Result<void> {
    take_back(practice, transaction, counted);
    return {};
  }));
}

void clear(const Practice& practice, Transaction& transaction, const Counted& counted) {
  tries::forget(transaction, practice.id, counted.who);
}

bool clear(const Practice& practice, Transaction& transaction, const Account& account) {
  if (!account.login) return false;
  const Digest login = of_login(practice, *account.login);
  const auto tries = tries::find(transaction, practice.id, login);
  tries::forget(transaction, practice.id, login);
  return tries && tries->failures >= free_tries;
}

}  // namespace cairn::sign_in_throttle
