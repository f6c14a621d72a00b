#include "record/source_writer.h"

#include <cstdio>
#include <cstdlib>  // mkstemp

#include <fmt/format.h>
#include <unistd.h>

#include "record/ids.h"
#include "record/ingest.h"

namespace onrecord {

// A file without a name, gone with the program however it ends.
class SourceWriter::Spool {
 public:
  static Result<std::shared_ptr<Spool>> open(const std::string& beside) {
    std::string name = beside + ".XXXXXX";
    const int descriptor = ::mkstemp(name.data());
    std::FILE* const file = descriptor < 0 ? nullptr : ::fdopen(descriptor, "w+b");
    if (descriptor >= 0) ::unlink(name.c_str());
    if (file == nullptr) {
      if (descriptor >= 0) ::close(descriptor);
      return Error{ErrorKind::permission, beside, "no file could be made beside it", "check the rights of its folder"};
    }
    return std::shared_ptr<Spool>(new Spool(file, beside));
  }
  ~Spool() { std::fclose(file_); }
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;

  Result<void> add(std::string_view bytes) {
    size_ += bytes.size();
    if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) return error_of(nullptr, SQLITE_FULL, beside_);
    return {};
  }
  std::uint64_t size() const { return size_; }

  // From the start, a piece at a time; the last one is empty.
  void rewind() { std::rewind(file_); }
  Result<std::string> next() {
    std::string piece(std::size_t{1} << 20, '\0');
    piece.resize(std::fread(piece.data(), 1, piece.size(), file_));
    if (std::ferror(file_) != 0) return error_of(nullptr, SQLITE_IOERR, beside_);
    return piece;
  }

 private:
  Spool(std::FILE* file, std::string beside) : file_(file), beside_(std::move(beside)) {}
  std::FILE* file_;
  std::string beside_;
  std::uint64_t size_ = 0;
};

Result<void> delete_orphans(const Database& database) { return database.execute("DELETE FROM source WHERE id NOT IN (SELECT source FROM place)"); }

SourceWriter::SourceWriter(const Database& database, Transaction transaction, SourceHead head)
    : database_(&database), transaction_(std::move(transaction)), head_(std::move(head)), id_(id_of_hash(head_.sha256)) {}

Result<SourceWriter> SourceWriter::begin(const Database& database, SourceHead head, int analyser) {
  SourceWriter writer(database, TRY(Transaction::begin(database)), std::move(head));
  Query upsert = database.query(
      "INSERT INTO source VALUES (?,?,?,?,?,?,NULL) ON CONFLICT (id) DO UPDATE SET media_type = excluded.media_type, charset = excluded.charset, "
      "analyser = excluded.analyser");
  upsert << writer.id_ << writer.head_.sha256 << static_cast<std::int64_t>(writer.head_.size) << writer.head_.media_type;
  upsert.text_or_null(writer.head_.charset) << std::int64_t{analyser};
  TRY(upsert.run());
  Query clear = database.query("DELETE FROM document WHERE source = ?");
  clear << writer.id_;
  TRY(clear.run());
  return writer;
}

Result<void> SourceWriter::add_document(std::string_view line) { return insert_document(*database_, id_, head_.sha256, documents_++, line); }

Result<void> SourceWriter::add_packed(std::string_view bytes) {
  constexpr std::size_t most_held = std::size_t{8} << 20;
  if (!spool_ && packed_.size() + bytes.size() <= most_held) {
    packed_ += bytes;
    return {};
  }
  if (!spool_) {
    spool_ = TRY(Spool::open(database_->path()));
    TRY(spool_->add(packed_));
    packed_ = {};
  }
  return spool_->add(bytes);
}

Result<void> SourceWriter::keep_packed() {
  if (!spool_) {
    if (packed_.empty()) return {};
    Query keep = database_->query("UPDATE source SET data = ? WHERE id = ?");
    keep.blob(packed_) << id_;
    return keep.run();
  }
  if (spool_->size() > database_->longest_value()) {
    Query log = database_->query("INSERT INTO log (at, what, detail) VALUES (?,'build',?)");
    log << now_iso() << fmt::format("{}: its bytes are too many to be kept in the record ({} MB packed)", head_.place.path, spool_->size() >> 20);
    return log.run();
  }
  Query room = database_->query("UPDATE source SET data = zeroblob(?) WHERE id = ?");
  room << static_cast<std::int64_t>(spool_->size()) << id_;
  TRY(room.run());
  spool_->rewind();
  return database_->fill_blob("source", "data", id_, [this] { return spool_->next(); });
}

Result<void> SourceWriter::finish() {
  TRY(keep_packed());
  Query place = database_->query("INSERT INTO place VALUES (?,?,?) ON CONFLICT DO UPDATE SET source = excluded.source");
  place << head_.place.path << head_.place.member << id_;
  TRY(place.run());
  Query unfail = database_->query("DELETE FROM failure WHERE path = ? AND member = ?");
  unfail << head_.place.path << head_.place.member;
  TRY(unfail.run());
  TRY(delete_orphans(*database_));
  return transaction_.commit();
}

}  // namespace onrecord
