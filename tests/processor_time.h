#pragma once

#include <ctime>  // std::clock

namespace onrecord::test {

// Of this process, in seconds: what other programs do meanwhile does not count.
template <class Work>
double processor_seconds(Work&& work) {
  const std::clock_t start = std::clock();
  work();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

}  // namespace onrecord::test
