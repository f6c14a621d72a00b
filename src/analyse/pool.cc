#include "analyse/pool.h"

#include <algorithm>  // std::min
#include <cerrno>
#include <cstdint>
#include <cstring>  // std::memcpy
#include <map>      // std::map
#include <utility>  // std::exchange
#include <vector>   // std::vector

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace onrecord {
namespace {

// What goes over the wire: to the worker a task index; back one frame a result, then an end frame.
struct FrameHead {
  std::uint64_t index = 0;
  std::uint64_t size = 0;
  std::uint64_t last = 0;  // 1: the task is done, no bytes follow
};

bool write_all(int file, const char* data, std::size_t size) {
  while (size > 0) {
    const ssize_t wrote = ::send(file, data, size, MSG_NOSIGNAL);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) return false;
    data += wrote;
    size -= static_cast<std::size_t>(wrote);
  }
  return true;
}

bool read_all(int file, char* data, std::size_t size) {
  while (size > 0) {
    const ssize_t got = ::recv(file, data, size, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    data += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

[[noreturn]] void work_until_closed(int file, const Pool& pool) {
  std::signal(SIGINT, SIG_IGN);  // the parent decides when to stop
  std::uint64_t index = 0;
  while (read_all(file, reinterpret_cast<char*>(&index), sizeof index)) {
    bool sent = true;
    const auto send = [&](const FrameHead& head, const std::string& bytes) {
      sent = sent && write_all(file, reinterpret_cast<const char*>(&head), sizeof head) && write_all(file, bytes.data(), bytes.size());
    };
    pool.work(index, [&](std::string result) { send({index, result.size(), 0}, result); });
    send({index, 0, 1}, {});
    if (!sent) break;
  }
  ::_exit(0);
}

std::string how_it_died(pid_t process) {
  int status = 0;
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFSIGNALED(status)) return std::string("killed by signal ") + std::to_string(WTERMSIG(status)) + " (" + ::strsignal(WTERMSIG(status)) + ")";
  return "ended early with status " + std::to_string(WEXITSTATUS(status));
}

class Runner {
 public:
  explicit Runner(const Pool& pool) : pool_(pool) {}
  Runner(const Runner&) = delete;
  Runner& operator=(const Runner&) = delete;
  ~Runner() {
    for (Worker& worker : workers_) {
      if (worker.file < 0) continue;
      ::close(worker.file);
      if (worker.busy) ::kill(worker.process, SIGKILL);
      ::waitpid(worker.process, nullptr, 0);
    }
  }

  Result<void> run() {
    const std::size_t count = std::min<std::size_t>(std::max(1U, pool_.workers), std::max<std::size_t>(pool_.tasks, 1));
    workers_.resize(count);
    while (delivered_ < pool_.tasks) {
      if (stopped()) return Error{ErrorKind::interrupted, "", "stopped by the user", "run it again to go on: what is done is kept"};
      TRY(keep_busy());
      TRY(listen());
      TRY(deliver());
    }
    return {};
  }

 private:
  struct Worker {
    pid_t process = -1;
    int file = -1;
    bool busy = false;
    std::size_t task = 0;
    std::string buffer;
  };
  struct Outcome {
    std::vector<std::string> results;
    std::size_t bytes = 0;  // of the results
    std::string how;
    bool done = false;
  };
  // More than this of a task is not taken in before its turn has come: its worker waits.
  static constexpr std::size_t most_waiting = std::size_t{32} << 20;

  bool stopped() const { return pool_.stop != nullptr && *pool_.stop != 0; }

  Result<void> start(Worker& worker) {
    int pair[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0) return Error{ErrorKind::internal, "", "no socket for a worker process", "close other programs"};
    const pid_t process = ::fork();
    if (process < 0) return Error{ErrorKind::internal, "", "no worker process could be started", "close other programs, or run with --jobs 1"};
    if (process == 0) {
      ::close(pair[0]);
      for (const Worker& other : workers_)
        if (other.file >= 0) ::close(other.file);
      work_until_closed(pair[1], pool_);
    }
    ::close(pair[1]);
    worker.process = process;
    worker.file = pair[0];
    worker.busy = false;
    worker.buffer.clear();
    return {};
  }

  // Results wait here until those before them are delivered; no worker runs too far ahead.
  Result<void> keep_busy() {
    const std::size_t ahead = delivered_ + workers_.size() * 4;
    for (Worker& worker : workers_) {
      if (worker.busy || next_ >= pool_.tasks || next_ >= ahead) continue;
      if (worker.file < 0) TRY(start(worker));
      const std::uint64_t index = next_;
      if (!write_all(worker.file, reinterpret_cast<const char*>(&index), sizeof index)) {
        bury(worker);
        continue;
      }
      worker.busy = true;
      worker.task = next_++;
    }
    return {};
  }

  Result<void> listen() {
    std::vector<pollfd> files;
    std::vector<Worker*> of;
    for (Worker& worker : workers_)
      if (worker.busy && !must_wait(worker)) {
        files.push_back({worker.file, POLLIN, 0});
        of.push_back(&worker);
      }
    if (files.empty()) return {};
    const int ready = ::poll(files.data(), files.size(), 500);
    if (ready < 0 && errno != EINTR) return Error{ErrorKind::internal, "", "waiting for the workers failed", ""};
    for (std::size_t i = 0; ready > 0 && i < files.size(); ++i)
      if (files[i].revents != 0) receive(*of[i]);
    return {};
  }

  // The worker whose task comes next never waits, so there is always one to listen to.
  bool must_wait(const Worker& worker) const {
    const auto waiting = waiting_.find(worker.task);
    return worker.task != delivered_ && waiting != waiting_.end() && waiting->second.bytes >= most_waiting;
  }

  void receive(Worker& worker) {
    constexpr std::size_t chunk = 1 << 16;
    const std::size_t size = worker.buffer.size();
    worker.buffer.resize(size + chunk);
    const ssize_t got = ::recv(worker.file, worker.buffer.data() + size, chunk, 0);
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) {
      worker.buffer.resize(size);
      return;
    }
    worker.buffer.resize(size + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    take_frames(worker);
    if (got <= 0) bury(worker);
  }

  void take_frames(Worker& worker) {
    std::size_t at = 0;
    FrameHead head;
    while (worker.buffer.size() - at >= sizeof head) {
      std::memcpy(&head, worker.buffer.data() + at, sizeof head);
      if (worker.buffer.size() - at - sizeof head < head.size) break;
      Outcome& outcome = waiting_[head.index];
      if (head.last) {
        outcome.done = true;
        worker.busy = false;
      } else {
        outcome.results.push_back(worker.buffer.substr(at + sizeof head, head.size));
        outcome.bytes += head.size;
      }
      at += sizeof head + head.size;
    }
    worker.buffer.erase(0, at);
  }

  // The worker is dead; the task it had is over.
  void bury(Worker& worker) {
    ::close(worker.file);
    const std::string how = how_it_died(worker.process);
    if (worker.busy) {
      Outcome& outcome = waiting_[worker.task];
      outcome.done = true;
      outcome.how = how;
    }
    worker = {};
  }

  // Results of the task whose turn it is go on at once, done or not.
  Result<void> deliver() {
    for (auto first = waiting_.begin(); first != waiting_.end() && first->first == delivered_; first = waiting_.begin()) {
      std::vector<std::string> results = std::exchange(first->second.results, {});
      for (std::string& result : results) TRY(pool_.take(delivered_, std::move(result)));
      if (!first->second.done) break;
      const std::string how = std::move(first->second.how);
      waiting_.erase(first);
      TRY(pool_.done(delivered_++, how));
    }
    return {};
  }

  const Pool& pool_;
  std::vector<Worker> workers_;
  std::map<std::size_t, Outcome> waiting_;
  std::size_t next_ = 0;
  std::size_t delivered_ = 0;
};

}  // namespace

Result<void> run_pool(const Pool& pool) { return Runner(pool).run(); }

}  // namespace onrecord
