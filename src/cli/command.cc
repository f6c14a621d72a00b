#include "cli/command.h"

#include <chrono>  // std::chrono::steady_clock
#include <cstdio>
#include <cstdlib>  // std::getenv
#include <cstring>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace onrecord {

Exit exit_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::usage: return Exit::usage;
    case ErrorKind::input:
    case ErrorKind::limit: return Exit::some_unread;
    case ErrorKind::not_found: return Exit::not_found;
    case ErrorKind::permission:
    case ErrorKind::no_space: return Exit::cannot_write;
    case ErrorKind::busy: return Exit::busy;
    case ErrorKind::newer_record: return Exit::newer_record;
    case ErrorKind::damaged: return Exit::damaged;
    case ErrorKind::interrupted: return Exit::interrupted;
    case ErrorKind::internal: return Exit::internal;
  }
  return Exit::internal;
}

Exit fail(const Error& error, bool json) {
  if (json) {
    const nlohmann::ordered_json body = {{"error", {{"place", error.place}, {"fact", error.fact}, {"way_out", error.way_out}}}};
    fmt::print(stderr, "{}\n", body.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
  } else {
    fmt::print(stderr, "onrecord: {}\n", error.to_string());
  }
  return exit_of(error.kind);
}

bool wants_colour(int file) {
  const char* no_colour = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  return ::isatty(file) != 0 && (no_colour == nullptr || *no_colour == '\0') && terminal != nullptr && std::strcmp(terminal, "dumb") != 0;
}

namespace {

double seconds_now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

}  // namespace

Progress::Progress(bool quiet) : shown_(!quiet && ::isatty(STDERR_FILENO) != 0) {}

Progress::~Progress() {
  if (dirty_) fmt::print(stderr, "\r\033[K");
}

void Progress::show(std::size_t done, std::size_t all, std::string_view what) {
  constexpr double every_seconds = 0.1;
  if (!shown_) return;
  const double now = seconds_now();
  if (done != all && now - last_ < every_seconds) return;
  last_ = now;
  dirty_ = true;
  constexpr std::size_t room = 60;
  if (what.size() > room) what.remove_prefix(what.size() - room);
  fmt::print(stderr, "\r\033[K{} of {}  {}", done, all, what);
  std::fflush(stderr);
}

}  // namespace onrecord
