// SPDX-License-Identifier: Apache-2.0
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include "faulty_system.hpp"

int main(int argc, char** argv) {
  cairn::faults::take_over_sqlite_memory();
  return doctest::Context(argc, argv).run();
}
