# SPDX-License-Identifier: Apache-2.0
# cairn_embed_migrations(TARGET FOLDER): puts every NNNN_name.sql of a folder into the program, in order, as the list
# that storage/migrations.hpp declares. The program needs no file beside it to bring a database up to date.
function(cairn_embed_migrations target folder)
  file(GLOB files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/*.sql)
  list(SORT files)
  set(rows "")
  foreach(file IN LISTS files)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    get_filename_component(name ${file} NAME_WE)
    string(SUBSTRING ${name} 0 4 number)
    string(REGEX REPLACE "^0+" "" number ${number})
    file(READ ${file} text)
    string(APPEND rows "    {${number}, \"${name}\", R\"sql(${text})sql\"},\n")
  endforeach()
  set(source ${CMAKE_BINARY_DIR}/generated/${folder}.cpp)
  file(GENERATE OUTPUT ${source} CONTENT
"// Made by cmake/embed.cmake from ${folder}/*.sql; change those.
#include \"storage/migrations.hpp\"

namespace cairn {
namespace {
constexpr Migration list[] = {
${rows}};
}  // namespace

std::span<const Migration> migrations() { return list; }
}  // namespace cairn
")
  target_sources(${target} PRIVATE ${source})
endfunction()
