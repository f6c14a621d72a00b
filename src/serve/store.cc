#include "serve/store.h"

#include <chrono>  // std::chrono::milliseconds

#include <unistd.h>

#include "compare/compare.h"

namespace onrecord {
namespace {

bool can_write(const std::string& path) {
  const std::size_t slash = path.find_last_of('/');
  const std::string folder = slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
  return ::access(path.c_str(), W_OK) == 0 && ::access(folder.c_str(), W_OK) == 0;
}

Result<std::unique_ptr<Record>> open_for_reading(const std::string& path) {
  Record record = TRY(Record::open(path, Record::Access::read));
  return std::make_unique<Record>(std::move(record));
}

}  // namespace

Result<std::unique_ptr<Store>> Store::open(const std::string& path, bool read_only) {
  std::unique_ptr<Store> store(new Store(path, !read_only && can_write(path)));
  store->loader_ = TRY(open_for_reading(path));
  TRY(store->refresh());
  store->watcher_ = std::thread([raw = store.get()] { raw->watch(); });
  return store;
}

Store::~Store() {
  {
    const std::lock_guard lock(watch_mutex_);
    stopping_ = true;
  }
  watch_wakes_.notify_all();
  if (watcher_.joinable()) watcher_.join();
  readers_.clear();
  loader_.reset();
  // The last to close it leaves one file and no journal beside it.
  if (writable_)
    if (auto last = Record::open(path_, Record::Access::write); !last.ok()) return;
}

std::shared_ptr<const Snapshot> Store::snapshot() const {
  const std::lock_guard lock(snapshot_mutex_);
  return snapshot_;
}

Result<Store::Reader> Store::reader() {
  {
    const std::lock_guard lock(readers_mutex_);
    if (!readers_.empty()) {
      std::unique_ptr<Record> record = std::move(readers_.back());
      readers_.pop_back();
      return Reader(*this, std::move(record));
    }
  }
  return Reader(*this, TRY(open_for_reading(path_)));
}

void Store::give_back(std::unique_ptr<Record> record) {
  constexpr std::size_t most = 8;
  const std::lock_guard lock(readers_mutex_);
  if (readers_.size() < most) readers_.push_back(std::move(record));
}

Result<std::vector<RowId>> Store::near(const std::string& words) {
  const std::lock_guard lock(searcher_mutex_);
  const std::int64_t revision = snapshot()->revision;
  if (!searcher_ || searcher_revision_ != revision) {
    searcher_.reset();
    Reader record = TRY(reader());
    searcher_.emplace(TRY(Searcher::open(*record)));
    searcher_revision_ = revision;
  }
  StatementFilter filter;
  filter.words = words;
  std::vector<RowId> ids;
  for (const SearchHit& hit : TRY(searcher_->find(filter)).hits)
    if (!hit.by_words) ids.push_back(hit.statement);
  return ids;
}

Result<void> Store::write(const std::function<Result<void>(Record&)>& work) {
  if (!writable_) return Error{ErrorKind::permission, path_, "this record is open for reading only", "start onrecord serve without --read-only, with the right to write the file and its folder"};
  {
    const std::lock_guard lock(writer_mutex_);
    Record record = TRY(Record::open(path_, Record::Access::write));
    TRY(work(record));
    if (!TRY(record.is_compared())) compare_wanted_ = true;
  }
  TRY(refresh());
  watch_wakes_.notify_all();
  return {};
}

Result<void> Store::refresh() {
  const std::lock_guard lock(loader_mutex_);
  auto loaded = std::make_shared<const Snapshot>(TRY(Snapshot::load(*loader_)));
  const std::lock_guard swap(snapshot_mutex_);
  snapshot_ = std::move(loaded);
  return {};
}

Result<void> Store::refresh_if_changed() {
  {
    const std::lock_guard lock(loader_mutex_);
    if (TRY(loader_->revision()) == snapshot()->revision) return {};
  }
  return refresh();
}

// Issues and confrontations follow what was decided. Edits wait meanwhile, readers do not.
void Store::compare_again() {
  comparing_ = true;
  {
    const std::lock_guard lock(writer_mutex_);
    compare_wanted_ = false;
    if (auto record = Record::open(path_, Record::Access::write); record.ok()) {
      if (!compare_record(*record).ok()) compare_wanted_ = false;  // told by what does not change; a build says why
    } else {
      compare_wanted_ = record.error().kind == ErrorKind::busy;
    }
  }
  comparing_ = false;
}

// Follows what builds and other programs change. A large record takes long to read: it is not read more often than it
// takes to be read a few times over.
void Store::watch() {
  using Clock = std::chrono::steady_clock;
  auto rest = std::chrono::milliseconds(300);
  std::unique_lock lock(watch_mutex_);
  while (!stopping_) {
    watch_wakes_.wait_for(lock, rest);
    if (stopping_) break;
    lock.unlock();
    if (compare_wanted_) compare_again();
    const auto begun = Clock::now();
    if (!refresh_if_changed().ok()) rest = std::chrono::milliseconds(2000);
    else rest = std::max(std::chrono::milliseconds(300), 4 * std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begun));
    lock.lock();
  }
}

}  // namespace onrecord
