// Work that other processes do for the page: reading added sources into the record (`onrecord build` on the folder of
// uploads), comparing again after edits, and making exports and the report. A crash, or a run out of memory, there is not ours.
#pragma once

#include <cstdint>   // std::uint64_t
#include <mutex>     // std::mutex
#include <optional>  // std::optional
#include <string>    // std::string
#include <thread>    // std::thread
#include <vector>    // std::vector

#include "base/result.h"

namespace onrecord {

struct BuildState {
  bool running = false;
  std::uint64_t run = 0;    // counts up
  std::size_t done = 0;     // files
  std::size_t all = 0;
  std::string current;      // path
  std::string stage;        // "reading", "comparing"
  std::optional<int> exit;  // of the last run: an exit code as in the manual
  std::string message;      // what it printed, for people
};

class Jobs {
 public:
  // `program`: onrecord itself; `uploads`: the folder that takes what is added, made when first needed.
  Jobs(std::string program, std::string record, std::string uploads) : program_(std::move(program)), record_(std::move(record)), uploads_(std::move(uploads)) {}
  ~Jobs();

  const std::string& uploads() const { return uploads_; }

  // A new file beside the uploads to stream the body of `name` to ("folder/page.html"). Errors: usage for a name that is
  // no path below a folder, no_space, permission.
  Result<std::string> upload_file(const std::string& name);
  // Gives the streamed file its name; one of the same bytes that is there already counts as it, one of other bytes stays
  // beside it under a number. Gives the path below the uploads.
  Result<std::string> keep_upload(const std::string& streamed, const std::string& name);

  // Reads what is in the folder of uploads. Error: busy while one runs.
  Result<void> start_build();
  void stop_build();
  // Ends what runs and starts nothing more.
  void stop();
  BuildState build_state() const;

  // Compares the record again and waits for it. Error: what went wrong, in the other program's words.
  Result<void> compare();

  // Runs `onrecord` with arguments that end in the file to write; gives that file's path, to be sent and removed.
  Result<std::string> make_file(const std::vector<std::string>& arguments);

 private:
  void follow(int output, int child);
  void take_line(const std::string& line);

  const std::string program_, record_, uploads_;
  mutable std::mutex mutex_;
  BuildState state_;
  int child_ = 0;
  int comparer_ = 0;
  bool ended_ = false;
  std::thread follower_;
  std::uint64_t uploads_count_ = 0;
};

// The pieces of a relative path that may be made below a folder; nothing where the name would lead out of it or holds what
// no file of ours should be called.
std::optional<std::vector<std::string>> safe_pieces(std::string_view name);

}  // namespace onrecord
