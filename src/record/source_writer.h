// Writes one source into the record piece by piece: a chat of gigabytes is never in memory as a whole.
#pragma once

#include <string>       // std::string
#include <string_view>  // std::string_view

#include "record/database.h"
#include "record/record.h"

namespace onrecord {

// One transaction: unless `finish` was called nothing of the source is in the record. A new analysis takes the place of
// the old; the source's places stay, and its bytes where no new ones are given.
class SourceWriter {
 public:
  static Result<SourceWriter> begin(const Database& database, SourceHead head, int analyser);
  SourceWriter(SourceWriter&&) = default;
  ~SourceWriter() = default;

  // The next document, a JSON line of `analyse`.
  Result<void> add_document(std::string_view line);
  // The next bytes of the source, deflated (RFC 1950). Larger sources wait in a file without a name beside the record.
  Result<void> add_packed(std::string_view bytes);
  // What SQLite cannot hold in one value (1 GB) is not kept; the log tells it.
  Result<void> finish();

 private:
  class Spool;
  SourceWriter(const Database& database, Transaction transaction, SourceHead head);
  Result<void> keep_packed();

  const Database* database_;
  Transaction transaction_;
  SourceHead head_;
  RowId id_;
  std::size_t documents_ = 0;
  std::string packed_;  // held as long as it is short
  std::shared_ptr<Spool> spool_;
};

// Forgets sources that have no place any more.
Result<void> delete_orphans(const Database& database);

}  // namespace onrecord
