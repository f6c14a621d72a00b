// From paths to a record: reads and analyses in worker processes, writes each source in one transaction. Safe to
// interrupt; run again it does only what is new, changed or gone.
#pragma once

#include <csignal>     // std::sig_atomic_t
#include <functional>  // std::function
#include <string>      // std::string
#include <vector>      // std::vector

#include "analyse/analyse.h"
#include "analyse/work_limits.h"
#include "record/record.h"

namespace onrecord {

struct BuildOptions {
  std::vector<std::string> paths;
  AnalyseOptions analyse;
  ReadLimits limits;
  WorkLimits work_limits;
  unsigned jobs = 1;
  bool store = true;  // keep the sources' bytes in the record
  const volatile std::sig_atomic_t* stop = nullptr;
  std::function<void(std::size_t done, std::size_t all, const std::string& path)> progress;
};

struct BuildSummary {
  std::size_t files = 0;     // looked at
  std::size_t read = 0;      // sources analysed now
  std::size_t unchanged = 0; // sources that were here already
  std::size_t failed = 0;    // could not be read
  std::size_t gone = 0;      // places that are no longer there
  bool changed() const { return read + gone > 0; }
};

Result<BuildSummary> build_record(Record& record, const BuildOptions& options);

}  // namespace onrecord
