#include "serve/jobs.h"

#include <csignal>
#include <cstring>     // std::strerror
#include <filesystem>
#include <fstream>     // std::ifstream

#include <fcntl.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include "base/utf8.h"
#include "serve/guard.h"

extern char** environ;

#include <spawn.h>

namespace onrecord {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t room_to_leave = std::uintmax_t{256} << 20;

Error cannot_write(const std::string& place, const std::error_code& problem) {
  return {problem == std::errc::no_space_on_device ? ErrorKind::no_space : ErrorKind::permission, place, "cannot be written (" + problem.message() + ")", "check the rights and the room of the folder beside the record"};
}

bool same_bytes(const fs::path& a, const fs::path& b) {
  std::error_code problem;
  if (fs::file_size(a, problem) != fs::file_size(b, problem) || problem) return false;
  std::ifstream one(a, std::ios::binary), other(b, std::ios::binary);
  std::string left(1 << 16, '\0'), right(1 << 16, '\0');
  while (one && other) {
    one.read(left.data(), static_cast<std::streamsize>(left.size()));
    other.read(right.data(), static_cast<std::streamsize>(right.size()));
    if (one.gcount() != other.gcount() || std::memcmp(left.data(), right.data(), static_cast<std::size_t>(one.gcount())) != 0) return false;
  }
  return true;
}

struct Child {
  pid_t id = 0;
  int output = -1;  // its standard output and error
};

// By posix_spawn: a fork of a program with threads may do little else.
Result<Child> spawn(const std::vector<std::string>& command) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return Error{ErrorKind::internal, command.front(), std::string("cannot be run (") + std::strerror(errno) + ")", "try again"};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
  posix_spawn_file_actions_adddup2(&actions, ends[1], 2);
  std::vector<char*> arguments;
  for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  Child child;
  child.output = ends[0];
  const int problem = ::posix_spawn(&child.id, command.front().c_str(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  if (problem != 0) {
    ::close(ends[0]);
    return Error{ErrorKind::internal, command.front(), std::string("cannot be run (") + std::strerror(problem) + ")", "try again"};
  }
  return child;
}

// All that it says, or the first of it; closes its output.
std::string output_of(const Child& child) {
  std::string said;
  char bytes[4096];
  for (ssize_t got = 0; (got = ::read(child.output, bytes, sizeof bytes)) > 0 || (got < 0 && errno == EINTR);)
    if (got > 0 && said.size() < sizeof bytes) said.append(bytes, static_cast<std::size_t>(got));
  ::close(child.output);
  return said;
}

int exit_of_child(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

std::optional<std::vector<std::string>> safe_pieces(std::string_view name) {
  constexpr std::size_t most_pieces = 12, longest = 200;
  std::vector<std::string> pieces;
  if (!is_utf8(name) || name.empty() || name.starts_with('/')) return std::nullopt;
  while (!name.empty()) {
    const std::string_view piece = name.substr(0, name.find('/'));
    name.remove_prefix(std::min(piece.size() + 1, name.size()));
    const bool odd = std::any_of(piece.begin(), piece.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '\\'; });
    if (piece.empty() || piece == "." || piece == ".." || piece.size() > longest || odd) return std::nullopt;
    pieces.emplace_back(piece);
  }
  if (pieces.size() > most_pieces) return std::nullopt;
  return pieces;
}

Jobs::~Jobs() {
  stop();
  if (follower_.joinable()) follower_.join();
}

Result<std::string> Jobs::upload_file(const std::string& name) {
  if (!safe_pieces(name)) return Error{ErrorKind::usage, name, "is not the name of a file below a folder", "give another name"};
  std::error_code problem;
  const fs::path waiting = fs::path(uploads_) / ".incoming";
  fs::create_directories(waiting, problem);
  if (problem) return cannot_write(uploads_, problem);
  const auto space = fs::space(waiting, problem);
  if (!problem && space.available < room_to_leave) return Error{ErrorKind::no_space, uploads_, "the disk is nearly full", "free some room and add the files again"};
  return (waiting / random_secret()).string();
}

Result<std::string> Jobs::keep_upload(const std::string& streamed, const std::string& name) {
  const auto pieces = safe_pieces(name);
  if (!pieces) return Error{ErrorKind::usage, name, "is not the name of a file below a folder", "give another name"};
  fs::path target(uploads_);
  for (const std::string& piece : *pieces) target /= piece;
  const std::lock_guard lock(mutex_);
  std::error_code problem;
  fs::create_directories(target.parent_path(), problem);
  if (problem) return cannot_write(target.parent_path().string(), problem);
  const fs::path wanted = target;
  for (int n = 2; fs::exists(fs::symlink_status(target, problem)); ++n) {
    if (fs::is_regular_file(target, problem) && same_bytes(streamed, target)) {
      fs::remove(streamed, problem);
      return fs::relative(target, uploads_, problem).string();
    }
    target = wanted.parent_path() / fmt::format("{} ({}){}", wanted.stem().string(), n, wanted.extension().string());
  }
  fs::rename(streamed, target, problem);
  if (problem) return cannot_write(target.string(), problem);
  return fs::relative(target, uploads_, problem).string();
}

Result<void> Jobs::start_build() {
  {
    const std::lock_guard lock(mutex_);
    if (state_.running) return Error{ErrorKind::busy, record_, "sources are being read already", "wait until that is done, or stop it"};
    std::error_code problem;
    fs::remove_all(fs::path(uploads_) / ".incoming", problem);
    fs::create_directories(uploads_, problem);
    if (problem) return cannot_write(uploads_, problem);
  }
  if (follower_.joinable()) follower_.join();
  const Child child = TRY(spawn({program_, "build", "--events", record_, uploads_}));
  const std::lock_guard lock(mutex_);
  const std::uint64_t run = state_.run + 1;
  state_ = {};
  state_.run = run;
  state_.running = true;
  state_.stage = "reading";
  child_ = child.id;
  follower_ = std::thread([this, child] { follow(child.output, child.id); });
  return {};
}

void Jobs::stop_build() {
  const std::lock_guard lock(mutex_);
  if (child_ > 0) ::kill(child_, SIGINT);
}

void Jobs::stop() {
  stop_build();
  const std::lock_guard lock(mutex_);
  ended_ = true;
  if (comparer_ > 0) ::kill(comparer_, SIGKILL);  // its result is one transaction: all of it or nothing
}

Result<void> Jobs::compare() {
  Child child;
  {
    const std::lock_guard lock(mutex_);
    if (ended_) return Error{ErrorKind::busy, record_, "the server is ending", "start it again"};
    child = TRY(spawn({program_, "build", "--quiet", record_}));
    comparer_ = child.id;
  }
  const std::string said = output_of(child);
  const int exit = exit_of_child(child.id);
  {
    const std::lock_guard lock(mutex_);
    comparer_ = 0;
    if (ended_) return Error{ErrorKind::busy, record_, "the server is ending", "start it again"};
  }
  if (exit != 0) return Error{ErrorKind::internal, record_, "could not be compared again: " + (said.empty() ? "it ended with " + std::to_string(exit) : said), "`onrecord build` on its sources makes it up"};
  return {};
}

BuildState Jobs::build_state() const {
  const std::lock_guard lock(mutex_);
  return state_;
}

// A line is an event (JSON) or words for people.
void Jobs::take_line(const std::string& line) {
  const auto event = nlohmann::json::parse(line, nullptr, false);
  const std::lock_guard lock(mutex_);
  if (event.is_object() && event.contains("done")) {
    state_.done = event.value("done", std::size_t{0});
    state_.all = event.value("all", std::size_t{0});
    state_.current = event.value("path", "");
    state_.stage = event.value("stage", "reading");
    return;
  }
  constexpr std::size_t most = 16 * 1024;
  if (state_.message.size() < most) state_.message += line + "\n";
}

void Jobs::follow(int output, int child) {
  std::string waiting;
  char bytes[4096];
  for (ssize_t got = 0; (got = ::read(output, bytes, sizeof bytes)) > 0 || (got < 0 && errno == EINTR);) {
    if (got < 0) continue;
    waiting.append(bytes, static_cast<std::size_t>(got));
    for (std::size_t end = 0; (end = waiting.find('\n')) != std::string::npos;) {
      take_line(waiting.substr(0, end));
      waiting.erase(0, end + 1);
    }
    if (waiting.size() > (1 << 20)) waiting.clear();
  }
  ::close(output);
  const int exit = exit_of_child(child);
  const std::lock_guard lock(mutex_);
  child_ = 0;
  state_.running = false;
  state_.exit = exit;
}

Result<std::string> Jobs::make_file(const std::vector<std::string>& arguments) {
  std::string file = (fs::temp_directory_path() / "onrecord-XXXXXX").string();
  const int made = ::mkstemp(file.data());
  if (made < 0) return Error{ErrorKind::no_space, file, "cannot be made", "free some room in the folder for temporary files"};
  ::close(made);
  std::vector<std::string> command{program_};
  command.insert(command.end(), arguments.begin(), arguments.end());
  command.push_back(file);
  const Child child = TRY(spawn(command));
  const std::string said = output_of(child);
  if (const int exit = exit_of_child(child.id); exit != 0) {
    ::unlink(file.c_str());
    return Error{ErrorKind::internal, record_, "could not be exported: " + said, "see the exit codes in the manual (" + std::to_string(exit) + ")"};
  }
  return file;
}

}  // namespace onrecord
