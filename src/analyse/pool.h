// A pool of worker processes: one task a file. A file that crashes its worker costs that worker and is told; the run goes
// on with a new one. Results come in the order of the tasks, whatever the number of workers, and as soon as their turn has
// come: of a task with more results than fit into memory only some are held at a time.
#pragma once

#include <csignal>     // std::sig_atomic_t
#include <cstddef>     // std::size_t
#include <functional>  // std::function
#include <string>      // std::string

#include "base/result.h"

namespace onrecord {

struct Pool {
  std::size_t tasks = 0;
  unsigned workers = 1;
  // Runs in a worker: does task `index`, hands over any number of results.
  std::function<void(std::size_t index, const std::function<void(std::string)>& result)> work;
  // Runs here, in order of index: one call a result.
  std::function<Result<void>(std::size_t index, std::string result)> take;
  // Runs here, in order: task `index` is done; `how` says how its worker died, or is empty.
  std::function<Result<void>(std::size_t index, const std::string& how)> done;
  // Set from a signal handler: no new task is begun, what is under way is dropped.
  const volatile std::sig_atomic_t* stop = nullptr;
};

// Returns when all tasks are done, an error from `take` or `done` at once, ErrorKind::interrupted when stopped.
Result<void> run_pool(const Pool& pool);

}  // namespace onrecord
