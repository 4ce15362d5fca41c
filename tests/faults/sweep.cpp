// SPDX-License-Identifier: Apache-2.0
#include "sweep.hpp"

#include <doctest/doctest.h>

#include <cerrno>

#include "faulty_practice.hpp"

namespace cairn::faults {

std::vector<Fault> disk_faults() {
  std::vector<Fault> faults;
  for (const Call call :
       {Call::open, Call::read, Call::write, Call::flush, Call::truncate, Call::unlink, Call::name, Call::map})
    for (const bool goes_on : {false, true}) {
      faults.push_back({call, EIO, goes_on});
      if (call == Call::write || call == Call::truncate || call == Call::open) faults.push_back({call, ENOSPC, goes_on});
    }
  faults.push_back({Call::write, 0, false, /*is_short=*/true});
  faults.push_back({Call::read, EINTR, false});
  faults.push_back({Call::write, EINTR, false});
  faults.push_back({Call::truncate, EINTR, false});
  return faults;
}

bool may_not_be_noticed(const Fault& fault) { return fault.is_short || fault.error == EINTR; }

void check_honest(const Error& error) {
  CHECK_MESSAGE(error.kind == ErrorKind::unavailable, error.sentence);
  CHECK(error.sentence.size() > 20);
  CHECK(error.sentence.find(typed) == std::string::npos);
}

std::string told(const Fault& fault, std::int64_t i) {
  return "call " + std::to_string(static_cast<int>(fault.call)) + " number " + std::to_string(i) + " errno " +
         std::to_string(fault.error) + (fault.goes_on ? " and on" : "") + (fault.is_short ? " short" : "");
}

std::vector<std::int64_t> chosen_of(std::int64_t all, std::int64_t part) {
  std::vector<std::int64_t> chosen;
  const std::int64_t between = all - 2 * part;
  for (std::int64_t i = 1; i <= all; ++i) {
    const std::int64_t inner = i - part - 1;
    const bool is_between = inner >= 0 && inner < between;
    if (!is_between || between <= part || inner * part / between != (inner + 1) * part / between) chosen.push_back(i);
  }
  return chosen;
}

}  // namespace cairn::faults
