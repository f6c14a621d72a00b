// What the reader of one file may use: time, memory and results, so that a hostile file costs itself and not the run. Each
// limit is a base and so much more for each byte of the file and of what it unpacks to: far more than any file needs that
// was not made to do harm, on a slow machine too.
#pragma once

#include <cstdint>  // std::uint64_t
#include <string>   // std::string

#include <sys/types.h>  // pid_t

namespace onrecord {

struct WorkLimits {
  double cpu_seconds = 300;              // of the reader's own process
  double cpu_seconds_a_byte = 1.0 / 2000;
  double wait_factor = 4;                // so many times the CPU time may pass without a result (other programs, a dead disk)
  std::uint64_t memory_bytes = std::uint64_t{2} << 30;
  std::uint64_t memory_a_byte = 128;     // pages of tags alone take 60; never more than the machine has
  std::uint64_t result_bytes = std::uint64_t{256} << 20;
  std::uint64_t result_a_byte = 64;      // running text takes 4
};

struct WorkUse {
  double cpu_seconds = 0;
  double wait_seconds = 0;  // since the last result
  std::uint64_t memory_bytes = 0;
  std::uint64_t result_bytes = 0;
};

// What of the limits for `bytes` of sources is exceeded, as a fact ("took more than 300 s of processor time"); else empty.
std::string exceeded(const WorkLimits& limits, std::uint64_t bytes, const WorkUse& use);

// Of a process and its threads, not of its children; 0 where it is gone. Memory: what it has for itself, without the files it has mapped.
double cpu_seconds_of(pid_t process);
std::uint64_t memory_bytes_of(pid_t process);

}  // namespace onrecord
