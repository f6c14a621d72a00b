// What the commands share: exit codes, messages, how they are registered. main.cc only dispatches; each command is one
// small file with one `add_…` function.
#pragma once

#include <string>       // std::string
#include <string_view>  // std::string_view

#include <CLI/CLI.hpp>

#include "base/result.h"

namespace onrecord {

// Stable; docs/manual.md tells what each means. 130 is what shells expect after Ctrl-C.
enum class Exit { ok = 0, internal = 1, usage = 2, some_unread = 3, not_found = 4, cannot_write = 5, busy = 6, newer_record = 7, damaged = 8, interrupted = 130 };

Exit exit_of(ErrorKind kind);

// Prints "onrecord: place: fact; way out" to stderr (or as JSON with --json) and gives the exit code.
Exit fail(const Error& error, bool json = false);

// Whether a stream is a terminal that wants colour (NO_COLOR, TERM=dumb).
bool wants_colour(int file);

// Progress on stderr, one line that is rewritten, only where stderr is a terminal.
class Progress {
 public:
  explicit Progress(bool quiet);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void show(std::size_t done, std::size_t all, std::string_view what);

 private:
  bool shown_;
  bool dirty_ = false;
  double last_ = 0;
};

// Each registers its command; when it was asked for, it runs and leaves its exit code in `exit`.
void add_analyse(CLI::App& app, Exit& exit);
void add_build(CLI::App& app, Exit& exit);
void add_confront(CLI::App& app, Exit& exit);
void add_edit(CLI::App& app, Exit& exit);
void add_drift(CLI::App& app, Exit& exit);
void add_export(CLI::App& app, Exit& exit);
void add_judge(CLI::App& app, Exit& exit);
void add_report(CLI::App& app, Exit& exit);
void add_search(CLI::App& app, Exit& exit);
void add_serve(CLI::App& app, Exit& exit);
void add_timeline(CLI::App& app, Exit& exit);
void add_verify(CLI::App& app, Exit& exit);

}  // namespace onrecord
