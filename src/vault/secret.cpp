// SPDX-License-Identifier: Apache-2.0
#include "vault/secret.hpp"

#include <sys/prctl.h>
#include <sys/resource.h>

#include <algorithm>
#include <new>
#include <utility>

#include "vault/sodium.hpp"

namespace cairn {

Secret::Secret() {
  start_sodium();
  memory_ = static_cast<std::uint8_t*>(sodium_malloc(size));
  if (memory_ == nullptr) throw std::bad_alloc();
}

Secret Secret::make() {
  Secret secret;
  randombytes_buf(secret.memory_, size);
  sodium_mprotect_readonly(secret.memory_);
  return secret;
}

Secret Secret::taken_from(std::span<std::uint8_t, size> bytes) {
  Secret secret;
  std::ranges::copy(bytes, secret.memory_);
  sodium_memzero(bytes.data(), bytes.size());
  sodium_mprotect_readonly(secret.memory_);
  return secret;
}

Secret::Secret(Secret&& other) noexcept : memory_(std::exchange(other.memory_, nullptr)) {}

Secret& Secret::operator=(Secret&& other) noexcept {
  std::swap(memory_, other.memory_);
  return *this;
}

Secret::~Secret() { sodium_free(memory_); }

std::span<const std::uint8_t, Secret::size> Secret::bytes() const {
  return std::span<const std::uint8_t, size>(memory_, size);
}

bool forbid_core_dumps() {
  const rlimit none{0, 0};
  const bool limited = setrlimit(RLIMIT_CORE, &none) == 0;
  return prctl(PR_SET_DUMPABLE, 0) == 0 && limited;
}

}  // namespace cairn
