# SPDX-License-Identifier: Apache-2.0
# One target that every floor links: warnings, hardening, sanitizers.
add_library(cairn_flags INTERFACE)
if(CAIRN_FUZZ)  # clang builds the fuzz targets only; GCC judges the sources
  target_compile_options(cairn_flags INTERFACE -fstack-protector-strong -fPIE)
else()
  target_compile_options(cairn_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor
    -Woverloaded-virtual -Wduplicated-cond -Wlogical-op -Wuseless-cast -Werror
    -fstack-protector-strong -fPIE
    # std::expected and coroutines at -O2 raise false alarms of this kind in GCC 12.
    -Wno-maybe-uninitialized)
endif()
target_compile_definitions(cairn_flags INTERFACE _GLIBCXX_ASSERTIONS)
target_link_options(cairn_flags INTERFACE -pie -Wl,-z,relro,-z,now,-z,noexecstack)
if(CAIRN_FUZZ)
  target_compile_options(cairn_flags INTERFACE -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
    -fno-omit-frame-pointer)
  target_link_options(cairn_flags INTERFACE -fsanitize=address,undefined)
elseif(CAIRN_SANITIZE)
  target_compile_options(cairn_flags INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(cairn_flags INTERFACE -fsanitize=address,undefined)
else()
  target_compile_definitions(cairn_flags INTERFACE $<$<NOT:$<CONFIG:Debug>>:_FORTIFY_SOURCE=2>)
endif()
find_program(MOLD mold)
if(MOLD)
  target_link_options(cairn_flags INTERFACE -fuse-ld=mold)
endif()
