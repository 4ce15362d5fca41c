# SPDX-License-Identifier: Apache-2.0
# cairn_embed_passwords(TARGET): puts the words of Debian's list of common passwords (john-data; its author puts it into the
# public domain) into the program as common_passwords(). The list itself is not kept in this project.
function(cairn_embed_passwords target)
  set(list /usr/share/john/password.lst)
  if(NOT EXISTS ${list})
    message(FATAL_ERROR "${list} is missing: install the Debian package john-data.")
  endif()
  file(STRINGS ${list} words REGEX "^[A-Za-z0-9]+$")
  list(TRANSFORM words TOLOWER)
  list(REMOVE_DUPLICATES words)
  set(rows "")
  foreach(word IN LISTS words)
    string(APPEND rows "    \"${word}\",\n")
  endforeach()
  set(source ${CMAKE_BINARY_DIR}/generated/common_passwords.cpp)
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
