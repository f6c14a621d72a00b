set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
# Warnings are errors; processors differ from machine to machine, so never -march=native: dispatch at run time.
add_library(onrecord_flags INTERFACE)
target_compile_options(onrecord_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Werror -Wno-unknown-pragmas
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)  # g++ 12 sees an overlap in std::string::insert that is not there (GCC bug 105651)
target_include_directories(onrecord_flags INTERFACE "${PROJECT_SOURCE_DIR}/src")
target_compile_definitions(onrecord_flags INTERFACE ONRECORD_VERSION="${PROJECT_VERSION}")
if(ONRECORD_SANITIZE)
  add_compile_options(-fsanitize=${ONRECORD_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${ONRECORD_SANITIZE})
endif()
option(ONRECORD_FUZZ "Build libFuzzer programs (clang)" OFF)
if(ONRECORD_FUZZ)
  # All of the code counts its branches, lexbor too: without them libFuzzer looks for inputs in the dark.
  add_compile_options(-fsanitize=fuzzer-no-link)
  add_compile_options(-Wno-deprecated-declarations)  # clang sees them inside libstdc++ 12's std::stable_sort
endif()
find_program(CCACHE ccache)
if(CCACHE)
  # Paths below the sources are hashed as relative ones, so a second clone builds from the cache of the first.
  set(launcher ${CMAKE_COMMAND} -E env "CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}" CCACHE_NOHASHDIR=1 "${CCACHE}")
  set(CMAKE_CXX_COMPILER_LAUNCHER "${launcher}")
  set(CMAKE_C_COMPILER_LAUNCHER "${launcher}")
endif()
find_program(MOLD mold)
if(MOLD)
  add_link_options(-fuse-ld=mold)
endif()
