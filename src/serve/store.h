// The record as the server holds it open: a snapshot that follows it, readers for the worker threads, and one thread that
// writes. Any number of threads may call.
#pragma once

#include <atomic>              // std::atomic
#include <condition_variable>  // std::condition_variable
#include <functional>          // std::function
#include <memory>              // std::shared_ptr
#include <mutex>               // std::mutex
#include <string>              // std::string
#include <thread>              // std::thread
#include <vector>              // std::vector

#include "compare/meaning_search.h"
#include "record/record.h"
#include "serve/snapshot.h"

namespace onrecord {

class Store {
 public:
  // Error: those of opening and reading the record.
  // `compare` makes issues and confrontations again, elsewhere, and returns when that is done; nothing: never.
  static Result<std::unique_ptr<Store>> open(const std::string& path, bool read_only, std::function<Result<void>()> compare = {});
  ~Store();

  const std::string& path() const { return path_; }
  // Whether it may be changed: it was not asked to be left alone, and the file system lets us.
  bool writable() const { return writable_; }
  std::shared_ptr<const Snapshot> snapshot() const;
  // Set while what is shown lags behind what was decided: issues and confrontations are being made again.
  bool comparing() const { return comparing_; }

  // A record open for reading, from a pool.
  class Reader {
   public:
    Reader(Store& store, std::unique_ptr<Record> record) : store_(&store), record_(std::move(record)) {}
    Reader(Reader&& other) noexcept = default;
    Reader& operator=(Reader&&) = delete;
    ~Reader() {
      if (record_) store_->give_back(std::move(record_));
    }
    const Record* operator->() const { return record_.get(); }
    const Record& operator*() const { return *record_; }

   private:
    Store* store_;
    std::unique_ptr<Record> record_;
  };
  Result<Reader> reader();

  // Statements that mean something near these words and do not have them all, nearest first. The first call after sources
  // changed reads all vectors; one search at a time.
  Result<std::vector<RowId>> near(const std::string& words);
  // Makes the first such search as fast as the others, behind the caller's back.
  void expect_near();

  // What of a snapshot a change touches. A large record takes long to read: it is read again only where it must be.
  enum class Touches { nothing, verdicts, all };
  // Opens the record for writing, does `work`, closes it, and brings the snapshot up to date. One at a time. Errors: those
  // of `work`; permission where it is not writable; busy while a build is at work.
  Result<void> write(const std::function<Result<void>(Record&)>& work, Touches touches = Touches::all);
  // Brings the snapshot up to date now.
  Result<void> refresh();
  Result<void> refresh_if_changed();

 private:
  Store(std::string path, bool writable, std::function<Result<void>()> compare) : path_(std::move(path)), writable_(writable), compare_(std::move(compare)) {}
  Result<Record> open_for_writing() const;
  void give_back(std::unique_ptr<Record> record);
  void watch();
  Result<void> refresh_verdicts();
  void show(Snapshot snapshot);
  void compare_again();
  Result<void> open_searcher();
  void make_near_ready();

  const std::string path_;
  const bool writable_;
  const std::function<Result<void>()> compare_;
  mutable std::mutex snapshot_mutex_;
  std::shared_ptr<const Snapshot> snapshot_;
  std::mutex readers_mutex_;
  std::vector<std::unique_ptr<Record>> readers_;
  std::mutex loader_mutex_;  // of loader_
  std::unique_ptr<Record> loader_;
  std::mutex searcher_mutex_;
  std::unique_ptr<MeaningSearch> searcher_;
  std::int64_t searcher_revision_ = 0;
  std::mutex writer_mutex_;
  std::atomic<bool> comparing_{false};
  std::atomic<bool> compare_wanted_{false};
  std::atomic<bool> near_expected_{false}, near_wanted_{false};
  std::mutex watch_mutex_;
  std::condition_variable watch_wakes_;
  bool stopping_ = false;
  std::thread watcher_;
};

}  // namespace onrecord
