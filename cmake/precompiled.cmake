# SPDX-License-Identifier: Apache-2.0
# cairn_precompile(TARGET [TESTS]): the standard library's headers, with TESTS doctest's too, are parsed once and not once a file,
# which was a third of a clean build. `dev` and `fuzz` build without it, so that an include that is missing shows.
option(CAIRN_PRECOMPILE "Parse the standard library's headers once" OFF)
set(standard_headers
  <algorithm> <array> <atomic> <chrono> <cmath> <cstdint> <expected> <filesystem> <functional> <limits> <map> <memory> <mutex>
  <numeric> <optional> <random> <ranges> <set> <span> <string> <string_view> <tuple> <unordered_map> <utility> <variant> <vector>
  <fmt/format.h>)

function(cairn_precompile target)
  cmake_parse_arguments(PRECOMPILE "TESTS" "" "" ${ARGN})
  if(NOT CAIRN_PRECOMPILE)
    return()
  endif()
  # GCC 12's false alarms about strings, which it keeps to itself only where it knows the header for a system's one.
  target_compile_options(${target} PRIVATE -Wno-array-bounds -Wno-restrict -Wno-stringop-overflow -Wno-stringop-overread)
  if(PRECOMPILE_TESTS)
    target_precompile_headers(${target} REUSE_FROM headers_of_tests)
  else()
    target_precompile_headers(${target} REUSE_FROM headers_of_floors)
  endif()
endfunction()

if(CAIRN_PRECOMPILE)
  set(nothing ${CMAKE_BINARY_DIR}/generated/nothing.cpp)
  file(WRITE ${nothing} "// Made by cmake/precompiled.cmake: headers are precompiled for some file.\n")
  add_library(headers_of_floors OBJECT ${nothing})
  target_link_libraries(headers_of_floors PRIVATE cairn_flags cairn::log)
  target_precompile_headers(headers_of_floors PRIVATE ${standard_headers})
  add_library(headers_of_tests OBJECT ${nothing})
  target_link_libraries(headers_of_tests PRIVATE cairn_flags cairn::log doctest::doctest)
  target_precompile_headers(headers_of_tests PRIVATE ${standard_headers} <doctest/doctest.h>)
endif()
