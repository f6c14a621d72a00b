#include "record/database.h"

#include <cerrno>
#include <chrono>
#include <cstring>

#include <fcntl.h>
#include <fmt/chrono.h>
#include <sys/file.h>
#include <unistd.h>

#include "record/word_rank.h"

namespace onrecord {

std::string now_iso() { return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now()))); }

Error error_of(sqlite3* handle, int code, const std::string& place) {
  const std::string said = handle != nullptr ? sqlite3_errmsg(handle) : sqlite3_errstr(code);
  switch (code & 0xFF) {
    case SQLITE_FULL: return {ErrorKind::no_space, place, "the disk is full", "free some room and run it again: what was done is kept"};
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return {ErrorKind::busy, place, "the record is in use by another program", "try again when it is done"};
    case SQLITE_READONLY:
    case SQLITE_PERM: return {ErrorKind::permission, place, "the record cannot be written", "check the rights of the file and its folder"};
    case SQLITE_CANTOPEN: return {ErrorKind::not_found, place, "cannot be opened", "check the path and the rights of its folder"};
    case SQLITE_NOTADB: return {ErrorKind::damaged, place, "is not an onrecord record", "give a record made by `onrecord build`, or another name for a new one"};
    case SQLITE_CORRUPT: return {ErrorKind::damaged, place, "the record is damaged (" + said + ")", "build it again from its sources, or use a copy"};
    case SQLITE_IOERR: return {ErrorKind::no_space, place, "reading or writing failed (" + said + ")", "check the disk"};
    default: return {ErrorKind::internal, place, said, "report this"};
  }
}

Query::Query(sqlite3* handle, std::string place, std::string_view sql) : handle_(handle), place_(std::move(place)) {
  sqlite3_stmt* statement = nullptr;
  check(sqlite3_prepare_v2(handle, sql.data(), static_cast<int>(sql.size()), &statement, nullptr));
  statement_.reset(statement);
}

void Query::check(int code) {
  if (failed_ == SQLITE_OK && code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE) failed_ = code;
}

Query& Query::operator<<(std::int64_t value) {
  check(sqlite3_bind_int64(statement_.get(), ++bound_, value));
  return *this;
}

Query& Query::operator<<(double value) {
  check(sqlite3_bind_double(statement_.get(), ++bound_, value));
  return *this;
}

Query& Query::operator<<(std::string_view value) {
  check(sqlite3_bind_text64(statement_.get(), ++bound_, value.data() == nullptr ? "" : value.data(), value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
  return *this;
}

Query& Query::operator<<(std::nullptr_t) {
  check(sqlite3_bind_null(statement_.get(), ++bound_));
  return *this;
}

Query& Query::blob(std::string_view bytes) {
  check(sqlite3_bind_blob64(statement_.get(), ++bound_, bytes.data() == nullptr ? "" : bytes.data(), bytes.size(), SQLITE_TRANSIENT));
  return *this;
}

Query& Query::text_or_null(std::string_view value) { return value.empty() ? *this << nullptr : *this << value; }

Result<bool> Query::next() {
  if (failed_ != SQLITE_OK) return error_of(handle_, failed_, place_);
  const int code = sqlite3_step(statement_.get());
  check(code);
  if (failed_ != SQLITE_OK) return error_of(handle_, failed_, place_);
  column_ = 0;
  if (code == SQLITE_DONE) {
    sqlite3_reset(statement_.get());
    bound_ = 0;
  }
  return code == SQLITE_ROW;
}

Result<void> Query::run() {
  TRY(next());
  sqlite3_reset(statement_.get());
  bound_ = 0;
  return {};
}

Query& Query::operator>>(std::int64_t& value) {
  value = sqlite3_column_int64(statement_.get(), column_++);
  return *this;
}

Query& Query::operator>>(double& value) {
  value = sqlite3_column_double(statement_.get(), column_++);
  return *this;
}

Query& Query::operator>>(std::string& value) {
  const void* bytes = sqlite3_column_blob(statement_.get(), column_);
  const int size = sqlite3_column_bytes(statement_.get(), column_++);
  value.assign(static_cast<const char*>(bytes), bytes == nullptr ? 0 : static_cast<std::size_t>(size));
  return *this;
}

bool Query::null() const { return sqlite3_column_type(statement_.get(), column_) == SQLITE_NULL; }

Query& Query::skip() {
  ++column_;
  return *this;
}

namespace {

// One writer at a time: an advisory lock (flock) on a file beside the record, freed by the system however we end.
Result<int> lock_for_writing(const std::string& record) {
  const std::string path = record + ".lock";
  const int file = ::open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0644);
  if (file < 0) {
    if (errno == ENOSPC) return error_of(nullptr, SQLITE_FULL, record);
    if (errno == ENOENT || errno == ENOTDIR) return Error{ErrorKind::not_found, record, "its folder does not exist", "make the folder first"};
    return Error{ErrorKind::permission, record, std::string("cannot be written (") + std::strerror(errno) + ")", "check the rights of its folder"};
  }
  if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
    ::close(file);
    return Error{ErrorKind::busy, record, "another build is at work on this record", "wait until it is done, or give another record"};
  }
  return file;
}

}  // namespace

Result<std::unique_ptr<Database>> Database::open(const std::string& path, bool write) {
  std::unique_ptr<Database> database(new Database);
  database->path_ = path;
  const bool in_memory = path == memory;
  if (write && !in_memory) database->lock_file_ = TRY(lock_for_writing(path));
  const int flags = write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
  const int code = sqlite3_open_v2(path.c_str(), &database->handle_, flags, nullptr);
  if (code != SQLITE_OK) return error_of(database->handle_, code, path);
  sqlite3_busy_timeout(database->handle_, 5000);
  sqlite3_extended_result_codes(database->handle_, 0);
  if (const int added = add_word_rank(database->handle_); added != SQLITE_OK) return error_of(database->handle_, added, path);
  TRY(database->execute("PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY"));
  TRY(database->execute("PRAGMA mmap_size = 1073741824"));
  TRY(database->execute(write ? "PRAGMA cache_size = -65536" : "PRAGMA cache_size = -16384"));
  if (write && !in_memory) TRY(database->execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL"));
  return database;
}

// A record at rest is one file: no journal is left beside it.
Database::~Database() {
  if (lock_file_ >= 0 && handle_ != nullptr) sqlite3_exec(handle_, "PRAGMA analysis_limit = 400; PRAGMA optimize; PRAGMA journal_mode = DELETE", nullptr, nullptr, nullptr);
  sqlite3_close_v2(handle_);
  if (lock_file_ >= 0) {
    ::unlink((path_ + ".lock").c_str());
    ::close(lock_file_);
  }
}

Result<void> Database::execute(const char* sql) const {
  const int code = sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return error_of(handle_, code, path_);
  return {};
}

Result<bool> Database::has_table(std::string_view name) const {
  Query query(handle_, path_, "SELECT 1 FROM sqlite_master WHERE name = ?");
  query << name;
  return query.next();
}

Result<std::vector<std::pair<std::int64_t, std::int64_t>>> Database::pairs(std::string_view sql) const {
  std::vector<std::pair<std::int64_t, std::int64_t>> rows;
  Query query(handle_, path_, sql);
  while (TRY(query.next())) {
    auto& [first, second] = rows.emplace_back();
    query >> first >> second;
  }
  return rows;
}

std::uint64_t Database::longest_value() const {
  constexpr int row = 4096;  // the limit holds for the row as a whole
  return static_cast<std::uint64_t>(sqlite3_limit(handle_, SQLITE_LIMIT_LENGTH, -1) - row);
}

Result<void> Database::fill_blob(const char* table, const char* column, std::int64_t row, const std::function<Result<std::string>()>& next) const {
  sqlite3_blob* opened = nullptr;
  const int code = sqlite3_blob_open(handle_, "main", table, column, row, 1, &opened);
  const std::unique_ptr<sqlite3_blob, int (*)(sqlite3_blob*)> blob(opened, sqlite3_blob_close);
  if (code != SQLITE_OK) return error_of(handle_, code, path_);
  for (int at = 0;;) {
    const std::string piece = TRY(next());
    if (piece.empty()) return {};
    if (const int wrote = sqlite3_blob_write(blob.get(), piece.data(), static_cast<int>(piece.size()), at); wrote != SQLITE_OK) return error_of(handle_, wrote, path_);
    at += static_cast<int>(piece.size());
  }
}

Result<Transaction> Transaction::begin(const Database& database) {
  TRY(database.execute("BEGIN IMMEDIATE"));
  return Transaction(&database);
}

Transaction::~Transaction() {
  // A rollback that fails leaves the journal, which SQLite plays back when the record is opened next.
  if (database_ != nullptr && !database_->execute("ROLLBACK").ok()) return;
}

Result<void> Transaction::commit() {
  TRY(database_->execute("COMMIT"));
  database_ = nullptr;
  return {};
}

}  // namespace onrecord
