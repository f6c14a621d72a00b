#include "source/child_process.h"

#include <cerrno>
#include <chrono>   // std::chrono::steady_clock
#include <csignal>  // kill, signal

#include <fcntl.h>         // open, fcntl
#include <poll.h>          // poll
#include <sys/mman.h>      // memfd_create
#include <sys/prctl.h>     // prctl
#include <sys/resource.h>  // setrlimit
#include <sys/wait.h>      // waitpid
#include <unistd.h>        // fork, execvp, pipe2

#include <fmt/format.h>

namespace onrecord {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int value = -1) : value_(value) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
  int get() const { return value_; }
  void close() {
    if (value_ >= 0) ::close(value_);
    value_ = -1;
  }

 private:
  int value_;
};

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t wrote = ::write(descriptor, bytes.data(), bytes.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(wrote));
  }
  return ::lseek(descriptor, 0, SEEK_SET) == 0;
}

void limit_resource(int resource, rlim_t value) {
  const rlimit both{value, value};
  ::setrlimit(static_cast<__rlimit_resource>(resource), &both);
}

// Between fork and exec: only what is safe there.
[[noreturn]] void become(char* const* arguments, int input, int output, const ChildLimits& limits) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // a worker that is killed leaves no child behind
  const int null = ::open("/dev/null", O_WRONLY);
  ::dup2(input, 0);
  ::dup2(output, 1);
  ::dup2(null, 2);
  ::close_range(3, ~0U, 0);
  limit_resource(RLIMIT_CPU, limits.cpu_seconds);
  limit_resource(RLIMIT_AS, limits.memory_bytes);
  limit_resource(RLIMIT_FSIZE, 0);
  ::signal(SIGXFSZ, SIG_IGN);  // a library that cannot write its cache (fontconfig's) goes on without
  limit_resource(RLIMIT_CORE, 0);
  ::execvp(arguments[0], arguments);
  ::_exit(127);
}

enum class Stop { ended, time, output };

Stop read_output(int descriptor, const ChildLimits& limits, std::string& output) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(limits.wall_seconds);
  std::string block(64 << 10, '\0');
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
    if (left <= 0) return Stop::time;
    pollfd waited{descriptor, POLLIN, 0};
    const int ready = ::poll(&waited, 1, static_cast<int>(left));
    if (ready < 0 && errno == EINTR) continue;
    if (ready == 0) return Stop::time;
    const ssize_t got = ::read(descriptor, block.data(), block.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return Stop::ended;
    output.append(block.data(), static_cast<std::size_t>(got));
    if (output.size() > limits.output_bytes) return Stop::output;
  }
}

}  // namespace

Result<ChildOutput> run_child(const std::vector<std::string>& command, std::string_view input, const ChildLimits& limits) {
  const auto no_process = [&] { return Error{ErrorKind::internal, command.front(), "no process could be started", "close other programs and try again"}; };
  Descriptor file(::memfd_create("onrecord-input", MFD_CLOEXEC));
  if (file.get() < 0 || !write_all(file.get(), input)) return no_process();
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return no_process();
  Descriptor from_child(ends[0]), to_us(ends[1]);
  std::vector<std::string> words = command;
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const pid_t child = ::fork();
  if (child < 0) return no_process();
  if (child == 0) become(arguments.data(), file.get(), to_us.get(), limits);
  to_us.close();
  ChildOutput result;
  const Stop stop = read_output(from_child.get(), limits, result.output);
  if (stop != Stop::ended) ::kill(child, SIGKILL);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  const std::string way_out = "open it in another program and save it anew, or as text";
  if (stop == Stop::time) return Error{ErrorKind::limit, command.front(), fmt::format("took longer than {} s and was stopped", limits.wall_seconds), way_out};
  if (stop == Stop::output) return Error{ErrorKind::limit, command.front(), fmt::format("gave more than {} MB and was stopped", limits.output_bytes >> 20), way_out};
  if (WIFSIGNALED(status)) {
    const bool time = WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL;
    return Error{time ? ErrorKind::limit : ErrorKind::damaged, command.front(), time ? "used up its time and was stopped" : "broke down on it", way_out};
  }
  result.exit_code = WEXITSTATUS(status);
  return result;
}

}  // namespace onrecord
