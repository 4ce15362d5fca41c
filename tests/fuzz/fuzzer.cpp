// SPDX-License-Identifier: Apache-2.0
// What libFuzzer calls. Built once a target, with its function's name as CAIRN_FUZZED.
#include <cstddef>
#include <cstdint>

#include "targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  cairn::fuzz::CAIRN_FUZZED({reinterpret_cast<const char*>(bytes), size});
  return 0;
}
