#include "analyse/pool.h"

#include <algorithm>   // std::min
#include <atomic>      // std::atomic
#include <cerrno>
#include <chrono>      // std::chrono::steady_clock
#include <cstring>     // std::memcpy
#include <deque>       // std::deque
#include <filesystem>  // std::filesystem::file_size
#include <map>         // std::map
#include <new>         // std::bad_alloc
#include <utility>     // std::exchange
#include <variant>     // std::variant
#include <vector>      // std::vector

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>    // mmap
#include <sys/prctl.h>   // prctl
#include <sys/socket.h>  // socketpair
#include <sys/uio.h>     // iovec
#include <sys/wait.h>    // waitpid
#include <unistd.h>      // fork

#include <fmt/format.h>

namespace onrecord {

// Memory that a worker shares with its parent: written by the one, read by the other, also after the one's death.
struct Ledger {
  std::atomic<std::uint64_t> bytes;        // of the file and the sources found in it so far
  std::atomic<std::uint64_t> sources;      // begun so far
  std::atomic<std::uint64_t> in_source;    // 1: the last one is being read
  std::atomic<std::uint64_t> member_size;  // of its name in `member`
  char member[4096];
};
static_assert(std::atomic<std::uint64_t>::is_always_lock_free);

void Task::open(std::uint64_t bytes) const { ledger_.bytes += bytes; }

void read_in_task(const Task& task, const std::string& path, const ReadLimits& limits, std::function<void(Source&&)> take) {
  std::error_code code;
  const auto size = std::filesystem::file_size(path, code);  // the folder of an export has none
  if (!code) task.open(size);
  read_file(path, limits, task.watched(std::move(take)));
}

TakeSource Task::watched(std::function<void(Source&&)> take) const {
  return [this, take = std::move(take)](Source&& source) {
    if (++ledger_.sources <= skip_) return true;
    const std::size_t size = std::min(source.member.size(), sizeof ledger_.member);
    std::memcpy(ledger_.member, source.member.data(), size);
    ledger_.member_size = size;
    if (size > 0) ledger_.bytes += source.content().size();
    ledger_.in_source = 1;
    take(std::move(source));
    ledger_.in_source = 0;
    return true;
  };
}

Error error_of(const Death& death, const std::string& path) { return {death.kind, death.member.empty() ? path : path + ": " + death.member, death.fact, death.way_out}; }

namespace {

// What goes over the wire: to the worker a task; back one frame a result, then an end frame.
struct Order {
  std::uint64_t index = 0;
  std::uint64_t skip = 0;  // so many of its sources
};
struct FrameHead {
  std::uint64_t index = 0;
  std::uint64_t size = 0;
  std::uint64_t last = 0;  // 1: the task is done, no bytes follow
};

// In one go where it can be: each message wakes who reads it.
template <class Head>
bool write_all(int file, const Head& head, std::string_view bytes = {}) {
  std::string_view first(reinterpret_cast<const char*>(&head), sizeof head);
  while (!first.empty() || !bytes.empty()) {
    iovec parts[] = {{const_cast<char*>(first.data()), first.size()}, {const_cast<char*>(bytes.data()), bytes.size()}};
    msghdr message{};
    message.msg_iov = parts;
    message.msg_iovlen = 2;
    const ssize_t wrote = ::sendmsg(file, &message, MSG_NOSIGNAL);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) return false;
    const std::size_t of_first = std::min(static_cast<std::size_t>(wrote), first.size());
    first.remove_prefix(of_first);
    bytes.remove_prefix(static_cast<std::size_t>(wrote) - of_first);
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

// How a worker ends that could not catch what was thrown.
enum Ending : int { out_of_memory = 81, threw = 82 };

// The machine's last resort is to end the process with most memory: that shall be a worker and not the program, nor another one.
void offer_to_be_killed() {
  const int file = ::open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);  // proc(5)
  if (file < 0) return;
  [[maybe_unused]] const ssize_t wrote = ::write(file, "500", 3);
  ::close(file);
}

[[noreturn]] void work_until_closed(int file, const Pool& pool, Ledger& ledger) {
  std::signal(SIGINT, SIG_IGN);  // the parent decides when to stop
  offer_to_be_killed();
  Order order;
  while (read_all(file, reinterpret_cast<char*>(&order), sizeof order)) {
    bool sent = true;
    const auto send = [&](const FrameHead& head, const std::string& bytes) {
      sent = sent && write_all(file, head, bytes);
    };
    try {
      pool.work(Task(order.index, order.skip, ledger, [&](std::string result) { send({order.index, result.size(), 0}, result); }));
    } catch (const std::bad_alloc&) {
      ::_exit(Ending::out_of_memory);
    } catch (...) {
      ::_exit(Ending::threw);
    }
    send({order.index, 0, 1}, {});
    if (!sent) break;
  }
  ::_exit(0);
}

Death death_by_limit(const std::string& what) { return {ErrorKind::limit, "its reader was stopped: it " + what, "open it in another program and save anew what you need of it", {}}; }

Death death_of(pid_t process) {
  int status = 0;
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  const std::string way_out = "the rest was read; report this file if you can share it";
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) return {ErrorKind::limit, "its reader was killed by signal 9 (Killed): most likely memory ran out", "close other programs, or run with fewer --jobs", {}};
  if (WIFSIGNALED(status)) return {ErrorKind::internal, fmt::format("its reader was killed by signal {} ({})", WTERMSIG(status), ::strsignal(WTERMSIG(status))), way_out, {}};
  if (WEXITSTATUS(status) == Ending::out_of_memory) return {ErrorKind::limit, "its reader found no more memory", "split the file, or run with fewer --jobs", {}};
  if (WEXITSTATUS(status) == Ending::threw) return {ErrorKind::internal, "its reader gave up", way_out, {}};
  return {ErrorKind::internal, fmt::format("its reader ended early with status {}", WEXITSTATUS(status)), way_out, {}};
}

class Runner {
 public:
  explicit Runner(const Pool& pool) : pool_(pool) {}
  Runner(const Runner&) = delete;
  Runner& operator=(const Runner&) = delete;
  ~Runner() {
    for (Worker& worker : workers_) {
      if (worker.file >= 0) {
        ::close(worker.file);
        if (worker.busy) ::kill(worker.process, SIGKILL);
        ::waitpid(worker.process, nullptr, 0);
      }
      if (worker.ledger != nullptr) ::munmap(worker.ledger, sizeof(Ledger));
    }
  }

  Result<void> run() {
    const std::size_t count = std::min<std::size_t>(std::max(1U, pool_.workers), std::max<std::size_t>(pool_.tasks, 1));
    workers_.resize(count);
    while (delivered_ < pool_.tasks) {
      if (stopped()) return Error{ErrorKind::interrupted, "", "stopped by the user", "run it again to go on: what is done is kept"};
      TRY(keep_busy());
      TRY(listen());
      watch();
      TRY(deliver());
    }
    return {};
  }

 private:
  struct Worker {
    pid_t process = -1;
    int file = -1;
    Ledger* ledger = nullptr;
    bool busy = false;
    Order order;
    double cpu_before = -1;  // what its earlier tasks took; known from the first look on
    WorkUse use;
    std::string exceeded;    // why it was killed
    // The frame that comes in: so many bytes of it are here.
    std::size_t have = 0;
    FrameHead head;
    std::string result;
  };
  struct Outcome {
    std::vector<std::variant<std::string, Death>> results;
    std::size_t bytes = 0;  // of the results
    unsigned deaths = 0;
    bool done = false;
  };
  using Clock = std::chrono::steady_clock;
  // More than this of a task is not taken in before its turn has come: its worker waits.
  static constexpr std::size_t most_waiting = std::size_t{32} << 20;
  static constexpr std::size_t most_at_once = std::size_t{4} << 20;
  // A file that kills more workers than this is given up: each may take all of the time that it has.
  static constexpr unsigned most_deaths = 10;
  static constexpr auto watch_every = std::chrono::milliseconds(250);

  bool stopped() const { return pool_.stop != nullptr && *pool_.stop != 0; }

  Result<void> start(Worker& worker) {
    if (worker.ledger == nullptr) {
      void* shared = ::mmap(nullptr, sizeof(Ledger), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
      if (shared == MAP_FAILED) return Error{ErrorKind::internal, "", "no memory for a worker process", "close other programs"};
      worker.ledger = new (shared) Ledger{};
    }
    int pair[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0) return Error{ErrorKind::internal, "", "no socket for a worker process", "close other programs"};
    const pid_t process = ::fork();
    if (process < 0) return Error{ErrorKind::internal, "", "no worker process could be started", "close other programs, or run with --jobs 1"};
    if (process == 0) {
      ::prctl(PR_SET_PDEATHSIG, SIGKILL);
      ::close(pair[0]);
      for (const Worker& other : workers_)
        if (other.file >= 0) ::close(other.file);
      work_until_closed(pair[1], pool_, *worker.ledger);
    }
    ::close(pair[1]);
    worker.process = process;
    worker.file = pair[0];
    return {};
  }

  // Results wait here until those before them are delivered; no worker runs too far ahead.
  Result<void> keep_busy() {
    const std::size_t ahead = delivered_ + workers_.size() * 4;
    for (Worker& worker : workers_) {
      const bool again = !again_.empty();
      if (worker.busy || (!again && (next_ >= pool_.tasks || next_ >= ahead))) continue;
      if (worker.file < 0) TRY(start(worker));
      const Order order = again ? again_.front() : Order{next_, 0};
      worker.ledger->bytes = worker.ledger->sources = worker.ledger->in_source = 0;
      if (!write_all(worker.file, order)) {
        bury(worker);
        continue;
      }
      again ? again_.pop_front() : static_cast<void>(++next_);
      worker.busy = true;
      worker.order = order;
      worker.cpu_before = -1;
      worker.use = {};
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
    const int ready = ::poll(files.data(), files.size(), static_cast<int>(watch_every.count()));
    if (ready < 0 && errno != EINTR) return Error{ErrorKind::internal, "", "waiting for the workers failed", ""};
    for (std::size_t i = 0; ready > 0 && i < files.size(); ++i)
      if (files[i].revents != 0) receive(*of[i]);
    return {};
  }

  // The worker whose task comes next never waits, so there is always one to listen to.
  bool must_wait(const Worker& worker) const {
    const auto waiting = waiting_.find(worker.order.index);
    return worker.order.index != delivered_ && waiting != waiting_.end() && waiting->second.bytes >= most_waiting;
  }

  // Kills workers that are over their limits. Time in which this process itself stood still does not count.
  void watch() {
    const auto now = Clock::now();
    if (now - watched_ < watch_every) return;
    const double passed = std::min(std::chrono::duration<double>(now - std::exchange(watched_, now)).count(), 1.0);
    for (Worker& worker : workers_) {
      if (!worker.busy) continue;
      const double cpu = cpu_seconds_of(worker.process);
      if (worker.cpu_before < 0) worker.cpu_before = cpu;
      worker.use.cpu_seconds = cpu - worker.cpu_before;
      worker.use.memory_bytes = memory_bytes_of(worker.process);
      if (!must_wait(worker)) worker.use.wait_seconds += passed;
      holds_limits(worker);
    }
  }

  // False where it is over a limit, and now dead.
  bool holds_limits(Worker& worker) {
    if (worker.exceeded.empty()) worker.exceeded = exceeded(pool_.limits, worker.ledger->bytes, worker.use);
    if (worker.exceeded.empty()) return true;
    ::kill(worker.process, SIGKILL);
    return false;
  }

  // Takes in what is there; not for ever, since others wait too.
  void receive(Worker& worker) {
    for (std::size_t taken = 0; taken < most_at_once;) {
      const bool in_head = worker.have < sizeof worker.head;
      char* const at = in_head ? reinterpret_cast<char*>(&worker.head) + worker.have : worker.result.data() + (worker.have - sizeof worker.head);
      const std::size_t wanted = sizeof worker.head + worker.result.size() - worker.have;
      const ssize_t got = ::recv(worker.file, at, wanted, MSG_DONTWAIT);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return;
      if (got <= 0) return bury(worker);
      worker.use.wait_seconds = 0;
      taken += static_cast<std::size_t>(got);
      worker.have += static_cast<std::size_t>(got);
      if (in_head && worker.have == sizeof worker.head) {
        worker.use.result_bytes += worker.head.size;
        if (!holds_limits(worker)) return bury(worker);
        worker.result.resize(worker.head.size);
      }
      if (worker.have == sizeof worker.head + worker.result.size()) take_frame(worker);
    }
  }

  void take_frame(Worker& worker) {
    Outcome& outcome = waiting_[worker.head.index];
    if (worker.head.last) {
      outcome.done = true;
      worker.busy = false;
    } else {
      outcome.bytes += worker.result.size();
      outcome.results.emplace_back(std::move(worker.result));
    }
    worker.result.clear();
    worker.have = 0;
  }

  // The worker is dead. The task it had goes on behind the source that it died of; it is over where that was none.
  void bury(Worker& worker) {
    ::close(worker.file);
    Death death = death_of(worker.process);
    if (!worker.exceeded.empty()) death = death_by_limit(worker.exceeded);
    if (worker.busy) {
      Outcome& outcome = waiting_[worker.order.index];
      const Ledger& ledger = *worker.ledger;
      const std::uint64_t sources = ledger.sources;
      const bool in_source = ledger.in_source != 0;
      if (in_source) death.member.assign(ledger.member, ledger.member_size);
      else if (sources > 0) death.fact += fmt::format(", after {} of the sources in it", sources);
      outcome.results.emplace_back(std::move(death));
      outcome.done = !in_source || ++outcome.deaths >= most_deaths;
      if (!outcome.done) again_.push_back({worker.order.index, sources});
      else if (in_source) outcome.results.emplace_back(Death{ErrorKind::limit, fmt::format("{} sources in it killed their readers; it was not read further", most_deaths), "unpack it yourself and add what you need", {}});
    }
    Ledger* const ledger = worker.ledger;
    worker = {};
    worker.ledger = ledger;
  }

  // Results of the task whose turn it is go on at once, done or not.
  Result<void> deliver() {
    for (auto first = waiting_.begin(); first != waiting_.end() && first->first == delivered_; first = waiting_.begin()) {
      for (auto& result : std::exchange(first->second.results, {})) {
        if (const Death* death = std::get_if<Death>(&result)) TRY(pool_.died(delivered_, *death));
        else TRY(pool_.take(delivered_, std::move(std::get<std::string>(result))));
      }
      if (!first->second.done) break;
      waiting_.erase(first);
      TRY(pool_.done(delivered_++));
    }
    return {};
  }

  const Pool& pool_;
  std::vector<Worker> workers_;
  std::map<std::size_t, Outcome> waiting_;
  std::deque<Order> again_;  // after a death
  Clock::time_point watched_ = Clock::now();
  std::size_t next_ = 0;
  std::size_t delivered_ = 0;
};

}  // namespace

Result<void> run_pool(const Pool& pool) { return Runner(pool).run(); }

}  // namespace onrecord
