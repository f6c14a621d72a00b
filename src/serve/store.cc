#include "serve/store.h"

#include <chrono>         // std::chrono::milliseconds
#include <cstdio>         // std::fputs
#include <unordered_set>  // std::unordered_set

#include <unistd.h>

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

Result<std::unique_ptr<Store>> Store::open(const std::string& path, bool read_only, std::function<Result<void>()> compare) {
  std::unique_ptr<Store> store(new Store(path, !read_only && can_write(path), std::move(compare)));
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

// Its mutex is held.
Result<void> Store::open_searcher() {
  const std::int64_t revision = snapshot()->revision;
  if (searcher_ && searcher_revision_ == revision) return {};
  Reader record = TRY(reader());
  // Edits change no vectors.
  if (!searcher_ || TRY(record->vectors_key()) != searcher_->key()) {
    searcher_.reset();
    searcher_ = std::make_unique<MeaningSearch>(TRY(MeaningSearch::open(*record)));
  }
  searcher_revision_ = revision;
  return {};
}

// Whoever searches by words may ask by meaning next: the model and the vectors are loaded meanwhile.
void Store::expect_near() {
  if (near_expected_.exchange(true)) return;
  near_wanted_ = true;
  watch_wakes_.notify_all();
}

void Store::make_near_ready() {
  near_wanted_ = false;
  const std::lock_guard lock(searcher_mutex_);
  if (!open_searcher().ok() || !searcher_->find("a").ok()) return;  // whoever searches is told why
}

Result<std::vector<RowId>> Store::near(const std::string& words) {
  const std::lock_guard lock(searcher_mutex_);
  TRY(open_searcher());
  Reader record = TRY(reader());
  const std::vector<MeaningSearch::Found> near = TRY(searcher_->find(words));
  std::unordered_set<RowId> without;
  for (const MeaningSearch::Found& one : near) without.insert(searcher_->statements()[one.place]);
  for (const RowId id : TRY(record->word_matches(words, {.all = true})).statements) without.erase(id);
  std::vector<RowId> ids;
  for (const MeaningSearch::Found& one : near)
    if (const RowId id = searcher_->statements()[one.place]; without.contains(id)) ids.push_back(id);
  return ids;
}

// The comparing program keeps others from writing for as long as it writes its result.
Result<Record> Store::open_for_writing() const {
  constexpr int most_tries = 60;
  for (int tries = 1;; ++tries) {
    auto record = Record::open(path_, Record::Access::write);
    if (record.ok() || record.error().kind != ErrorKind::busy || !comparing_ || tries == most_tries) return record;
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
}

Result<void> Store::write(const std::function<Result<void>(Record&)>& work, Touches touches) {
  if (!writable_) return Error{ErrorKind::permission, path_, "this record is open for reading only", "start onrecord serve without --read-only, with the right to write the file and its folder"};
  {
    const std::lock_guard lock(writer_mutex_);
    Record record = TRY(open_for_writing());
    if (touches != Touches::all) TRY(refresh_if_changed());  // nobody else writes while this record is open
    TRY(work(record));
    if (touches != Touches::all) TRY(refresh_verdicts());
    if (touches != Touches::verdicts && !TRY(record.is_compared())) compare_wanted_ = true;
  }
  if (touches == Touches::all) TRY(refresh());
  watch_wakes_.notify_all();
  return {};
}

void Store::show(Snapshot snapshot) {
  auto shown = std::make_shared<const Snapshot>(std::move(snapshot));
  const std::lock_guard swap(snapshot_mutex_);
  snapshot_.swap(shown);
}

Result<void> Store::refresh() {
  const std::lock_guard lock(loader_mutex_);
  show(TRY(Snapshot::load(*loader_)));
  return {};
}

Result<void> Store::refresh_verdicts() {
  const std::lock_guard lock(loader_mutex_);
  Snapshot changed = *snapshot();
  TRY(changed.load_confrontations(*loader_));
  show(std::move(changed));
  return {};
}

Result<void> Store::refresh_if_changed() {
  {
    const std::lock_guard lock(loader_mutex_);
    if (TRY(loader_->revision()) == snapshot()->revision) return {};
  }
  return refresh();
}

// Issues and confrontations follow what was decided. Neither readers nor edits wait meanwhile: an edit asks for it anew.
void Store::compare_again() {
  compare_wanted_ = false;
  if (!compare_) return;
  comparing_ = true;
  const auto compared = compare_();
  if (!compared.ok() && compared.error().kind != ErrorKind::busy) std::fputs(("onrecord: " + compared.error().to_string() + "\n").c_str(), stderr);
  if (!refresh_if_changed().ok()) compare_wanted_ = false;  // the next look at the record tells
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
    if (near_wanted_) make_near_ready();
    if (compare_wanted_) compare_again();
    const auto begun = Clock::now();
    if (!refresh_if_changed().ok()) rest = std::chrono::milliseconds(2000);
    else rest = std::max(std::chrono::milliseconds(300), 4 * std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begun));
    lock.lock();
  }
}

}  // namespace onrecord
