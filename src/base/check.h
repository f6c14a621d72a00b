// OR_CHECK(condition): a bug of ours if false. On in release builds too: a wrong record is worse than none.
#pragma once

#include <cstdio>   // std::fprintf
#include <cstdlib>  // std::abort

#define OR_CHECK(condition)                                                                    \
  do {                                                                                         \
    if (!(condition)) {                                                                        \
      std::fprintf(stderr, "onrecord: bug: %s (%s:%d)\n", #condition, __FILE__, __LINE__);     \
      std::abort();                                                                            \
    }                                                                                          \
  } while (false)
