// Runs another program on bytes, with limits, so that a hostile file harms the child and not the run.
#pragma once

#include <cstdint>      // std::uint64_t
#include <string>       // std::string
#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "base/result.h"

namespace onrecord {

struct ChildLimits {
  unsigned cpu_seconds = 60;
  unsigned wall_seconds = 120;
  std::uint64_t memory_bytes = std::uint64_t{2} << 30;
  std::uint64_t output_bytes = std::uint64_t{512} << 20;
};

struct ChildOutput {
  std::string output;     // standard output
  int exit_code = 0;      // 127 where the program is not installed
};

// Runs `command` (found on PATH) with `input` as its standard input, which it may open again as /dev/stdin and seek in.
// Standard error is dropped. Errors: killed for time, memory or output (limit), crashed (damaged), no process (internal).
Result<ChildOutput> run_child(const std::vector<std::string>& command, std::string_view input, const ChildLimits& limits = {});

}  // namespace onrecord
