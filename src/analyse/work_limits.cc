#include "analyse/work_limits.h"

#include <algorithm>  // std::min
#include <cmath>      // std::round
#include <cstdio>     // std::fopen
#include <ctime>      // clock_getcpuclockid

#include <unistd.h>  // sysconf

#include <fmt/format.h>

namespace onrecord {

std::string exceeded(const WorkLimits& limits, std::uint64_t bytes, const WorkUse& use) {
  const double cpu = limits.cpu_seconds + limits.cpu_seconds_a_byte * static_cast<double>(bytes);
  const double wait = cpu * limits.wait_factor;
  if (use.cpu_seconds > cpu) return fmt::format("took more than {} s of processor time", std::round(cpu * 10) / 10);
  if (use.wait_seconds > wait) return fmt::format("gave nothing for {} s", std::round(wait * 10) / 10);
  static const std::uint64_t machine = static_cast<std::uint64_t>(::sysconf(_SC_PHYS_PAGES)) * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
  const std::uint64_t memory = std::min(limits.memory_bytes + limits.memory_a_byte * bytes, machine / 4 * 3);
  if (use.memory_bytes > memory) return fmt::format("took more than {} MB of memory", memory >> 20);
  const std::uint64_t results = limits.result_bytes + limits.result_a_byte * bytes;
  if (use.result_bytes > results) return fmt::format("gave more than {} MB of results", results >> 20);
  return {};
}

double cpu_seconds_of(pid_t process) {
  clockid_t clock{};
  timespec time{};
  if (::clock_getcpuclockid(process, &clock) != 0 || ::clock_gettime(clock, &time) != 0) return 0;
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

std::uint64_t memory_bytes_of(pid_t process) {
  std::FILE* file = std::fopen(fmt::format("/proc/{}/statm", process).c_str(), "re");  // proc(5)
  if (file == nullptr) return 0;
  unsigned long long all = 0, resident = 0, shared = 0;
  const bool read = std::fscanf(file, "%llu %llu %llu", &all, &resident, &shared) == 3;
  std::fclose(file);
  return read && resident > shared ? (resident - shared) * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)) : 0;
}

}  // namespace onrecord
