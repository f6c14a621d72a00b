// The reading half of `build` alone, without comparing: CPU seconds and the peaks of memory of the program and of its
// workers.
//   read_bench RECORD JOBS STAGE SOURCE...    STAGE as of `analyse --only`: all, or pages for messages without statements
#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>

#include "record/build.h"

int main(int count, char** arguments) {
  if (count < 5) return std::fprintf(stderr, "usage: read_bench RECORD JOBS STAGE SOURCE...\n"), 2;
  onrecord::BuildOptions options;
  options.jobs = static_cast<unsigned>(std::atoi(arguments[2]));
  options.analyse.only = onrecord::from_word<onrecord::Only>(arguments[3]).value_or(onrecord::Only::all);
  options.paths.assign(arguments + 4, arguments + count);
  auto record = onrecord::Record::open(arguments[1], onrecord::Record::Access::write);
  if (!record.ok()) return std::fprintf(stderr, "%s\n", record.error().to_string().c_str()), 1;
  const auto built = onrecord::build_record(*record, options);
  if (!built.ok()) return std::fprintf(stderr, "%s\n", built.error().to_string().c_str()), 1;
  for (const auto& [who, name] : {std::pair{RUSAGE_SELF, "program"}, std::pair{RUSAGE_CHILDREN, "workers"}}) {
    rusage usage{};
    getrusage(who, &usage);
    const double seconds = static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6;
    std::printf("%s: %.1f CPU s, peak %ld MB\n", name, seconds, usage.ru_maxrss >> 10);
  }
  std::printf("%zu read, %zu unchanged, %zu failed\n", built->read, built->unchanged, built->failed);
}
