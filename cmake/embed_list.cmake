# SPDX-License-Identifier: Apache-2.0
# cairn_embed_passwords(TARGET FILE): puts a list of words, one a line, into the program as common_passwords().
function(cairn_embed_passwords target list)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${list})
  file(STRINGS ${PROJECT_SOURCE_DIR}/${list} words)
  set(rows "")
  foreach(word IN LISTS words)
    string(APPEND rows "    R\"word(${word})word\",\n")
  endforeach()
  set(source ${CMAKE_BINARY_DIR}/generated/${list}.cpp)
  file(GENERATE OUTPUT ${source} CONTENT
"// Made by cmake/embed_list.cmake from ${list}; change that.
#include \"usecases/passwords.hpp\"

#include <array>

namespace cairn {
namespace {
constexpr std::string_view list[] = {
${rows}};
}  // namespace

std::span<const std::string_view> common_passwords() { return list; }
}  // namespace cairn
")
  target_sources(${target} PRIVATE ${source})
endfunction()
