// A thin layer over SQLite 3: prepared statements with typed binding, errors as values, one transaction type.
#pragma once

#include <cstdint>      // std::int64_t
#include <functional>   // std::function
#include <memory>       // std::unique_ptr
#include <string>       // std::string
#include <string_view>  // std::string_view
#include <utility>      // std::pair
#include <vector>       // std::vector

#include <sqlite3.h>

#include "base/result.h"

namespace onrecord {

// A prepared statement. Bind in order with `<<`, then `run` (no rows) or `next` until false; read columns in order with
// `>>`. The first failure sticks and comes out of `run` or `next`.
class Query {
 public:
  Query(sqlite3* handle, std::string place, std::string_view sql);

  Query& operator<<(std::int64_t value);
  Query& operator<<(double value);
  Query& operator<<(std::string_view value);
  Query& operator<<(std::nullptr_t);
  Query& blob(std::string_view bytes);
  // An empty text is stored as NULL.
  Query& text_or_null(std::string_view value);

  Result<bool> next();
  Result<void> run();

  Query& operator>>(std::int64_t& value);
  Query& operator>>(double& value);
  Query& operator>>(std::string& value);  // NULL gives an empty text
  bool null() const;                      // whether the next column is NULL
  Query& skip();

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  void check(int code);
  sqlite3* handle_;
  std::string place_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  int bound_ = 0;
  int column_ = 0;
  int failed_ = SQLITE_OK;
};

class Database {
 public:
  static constexpr const char* memory = ":memory:";  // a path that stands for no file: gone when it is closed
  static Result<std::unique_ptr<Database>> open(const std::string& path, bool write);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  Query query(std::string_view sql) const { return Query(handle_, path_, sql); }
  // Several statements, no binding.
  Result<void> execute(const char* sql) const;
  // Whether the file has a table; one that an older program made may lack it.
  Result<bool> has_table(std::string_view name) const;
  // The rows of a query of two ids.
  Result<std::vector<std::pair<std::int64_t, std::int64_t>>> pairs(std::string_view sql) const;
  // How many bytes one value may have.
  std::uint64_t longest_value() const;
  // Fills a blob, whose size was set before by zeroblob, with the pieces that `next` gives until an empty one.
  Result<void> fill_blob(const char* table, const char* column, std::int64_t row, const std::function<Result<std::string>()>& next) const;
  const std::string& path() const { return path_; }

 private:
  Database() = default;
  sqlite3* handle_ = nullptr;
  std::string path_;
  int lock_file_ = -1;  // held while open for writing
};

// Rolls back unless committed.
class Transaction {
 public:
  static Result<Transaction> begin(const Database& database);
  Transaction(Transaction&& other) noexcept : database_(other.database_) { other.database_ = nullptr; }
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();
  Result<void> commit();

 private:
  explicit Transaction(const Database* database) : database_(database) {}
  const Database* database_;
};

// Now, in UTC, as written into the record.
std::string now_iso();

// What an SQLite result code means to a user.
Error error_of(sqlite3* handle, int code, const std::string& place);

}  // namespace onrecord
