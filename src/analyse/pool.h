// A pool of worker processes: one task a file. A file that crashes its worker or takes more than its limits costs that worker
// and is told; the run goes on with a new one. Results come in the order of the tasks, whatever the number of workers, and as
// soon as their turn has come: of a task with more results than fit into memory only some are held at a time.
#pragma once

#include <csignal>     // std::sig_atomic_t
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <functional>  // std::function
#include <string>      // std::string

#include "analyse/work_limits.h"
#include "base/result.h"
#include "source/source.h"

namespace onrecord {

struct Ledger;

// What a worker is to do, and where it says how far it is: its parent sets the limits by that and can tell what killed it.
class Task {
 public:
  Task(std::size_t index, std::uint64_t skip, Ledger& ledger, std::function<void(std::string)> give) : index_(index), skip_(skip), ledger_(ledger), give_(std::move(give)) {}

  std::size_t index() const { return index_; }
  void result(std::string bytes) const { give_(std::move(bytes)); }

  // The file has so many bytes.
  void open(std::uint64_t bytes) const;
  // Calls `take` for each source, but for those that an earlier worker came through or died of; a death is told with its member.
  TakeSource watched(std::function<void(Source&&)> take) const;

 private:
  std::size_t index_;
  std::uint64_t skip_;
  Ledger& ledger_;
  std::function<void(std::string)> give_;
};

// `read_file` in a worker, watched.
void read_in_task(const Task& task, const std::string& path, const ReadLimits& limits, std::function<void(Source&&)> take);

struct Death {
  ErrorKind kind = ErrorKind::internal;
  std::string fact;     // "its reader was …"
  std::string way_out;
  std::string member;   // of the file, that it died of; empty where it is the file itself
};
Error error_of(const Death& death, const std::string& path);

struct Pool {
  std::size_t tasks = 0;
  unsigned workers = 1;
  WorkLimits limits;
  // Runs in a worker: does the task, hands over any number of results.
  std::function<void(const Task& task)> work;
  // Runs here, in order of index: one call a result.
  std::function<Result<void>(std::size_t index, std::string result)> take;
  // Runs here, in order: what the worker had not finished is lost. The task goes on behind the source that it died of.
  std::function<Result<void>(std::size_t index, const Death& death)> died;
  // Runs here, in order: task `index` is over.
  std::function<Result<void>(std::size_t index)> done;
  // Set from a signal handler: no new task is begun, what is under way is dropped.
  const volatile std::sig_atomic_t* stop = nullptr;
};

// Returns when all tasks are done, an error from `take`, `died` or `done` at once, ErrorKind::interrupted when stopped.
Result<void> run_pool(const Pool& pool);

}  // namespace onrecord
