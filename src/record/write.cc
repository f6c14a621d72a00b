// Record: the writing half.
#include <algorithm>  // std::any_of
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/sha256.h"
#include "record/ids.h"
#include "record/record.h"
#include "record/schema.h"
#include "record/source_writer.h"

namespace onrecord {
namespace {

Result<std::string> meta_value(const Database& database, std::string_view key) {
  Query query = database.query("SELECT value FROM meta WHERE key = ?");
  query << key;
  std::string value;
  if (TRY(query.next())) query >> value;
  return value;
}

Result<bool> is_empty(const Database& database) {
  Query query = database.query("SELECT count(*) FROM sqlite_master");
  std::int64_t tables = 0;
  if (TRY(query.next())) query >> tables;
  return tables == 0;
}

Result<void> make_tables(const Database& database) {
  Transaction transaction = TRY(Transaction::begin(database));
  TRY(database.execute(schema_sql));
  Query insert = database.query("INSERT INTO meta VALUES (?, ?)");
  insert << "format" << "onrecord";
  TRY(insert.run());
  insert << "schema" << std::to_string(Record::schema_version);
  TRY(insert.run());
  return transaction.commit();
}

Result<bool> is_older(const Database& database) { return std::atoi(TRY(meta_value(database, "schema")).c_str()) < Record::schema_version; }

// Brings the tables of a record made by an older program up to date.
Result<void> upgrade(const Database& database) {
  Transaction transaction = TRY(Transaction::begin(database));
  if (!TRY(is_older(database))) return {};  // by another program meanwhile
  TRY(database.execute("ALTER TABLE issue ADD COLUMN part_of INTEGER NOT NULL DEFAULT 0"));  // of schema 2
  Query update = database.query("UPDATE meta SET value = ? WHERE key = 'schema'");
  update << std::to_string(Record::schema_version);
  TRY(update.run());
  return transaction.commit();
}

Result<void> check_version(const Database& database) {
  Query query = database.query("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN ('meta', 'source', 'statement')");
  std::int64_t known = 0;
  if (TRY(query.next())) query >> known;
  if (known != 3) return Error{ErrorKind::damaged, database.path(), "is a database, but not an onrecord record", "give a record made by `onrecord build`, or another name for a new one"};
  const std::string schema = TRY(meta_value(database, "schema"));
  if (std::atoi(schema.c_str()) > Record::schema_version)
    return Error{ErrorKind::newer_record, database.path(), fmt::format("was made by a newer onrecord (schema {}, this program knows {})", schema, Record::schema_version), "update onrecord"};
  return {};
}

bool below(const std::string& path, const std::string& root) {
  return path == root || (path.starts_with(root) && (root.ends_with('/') || path[root.size()] == '/'));
}

}  // namespace

Record::Record(std::unique_ptr<Database> database) : database_(std::move(database)) {}
Record::Record(Record&&) noexcept = default;
Record& Record::operator=(Record&&) noexcept = default;
Record::~Record() = default;

Result<Record> Record::open(const std::string& path, Access access) {
  std::unique_ptr<Database> database = TRY(Database::open(path, access == Access::write));
  const bool fresh = access == Access::write && TRY(is_empty(*database));
  if (fresh) {
    TRY(make_tables(*database));
  } else {
    TRY(check_version(*database));
    if (TRY(is_older(*database))) {
      if (access == Access::write) TRY(upgrade(*database));
      else TRY(upgrade(*TRY(Database::open(path, true))));
    }
  }
  return Record(std::move(database));
}

Result<Record> Record::in_memory() { return open(Database::memory, Access::write); }

Result<std::unordered_set<std::string>> Record::known_sources(int analyser) const {
  Query query = database_->query("SELECT sha256 FROM source WHERE analyser = ?");
  query << std::int64_t{analyser};
  std::unordered_set<std::string> known;
  for (std::string hash; TRY(query.next());) {
    query >> hash;
    known.insert(hash);
  }
  return known;
}

Result<SourceWriter> Record::begin_source(SourceHead head, int analyser) { return SourceWriter::begin(*database_, std::move(head), analyser); }

Result<void> Record::put_source(const AnalysedSource& source, int analyser) {
  SourceWriter writer = TRY(begin_source(source, analyser));
  for (const std::string& line : source.lines) TRY(writer.add_document(line));
  TRY(writer.add_packed(source.packed));
  return writer.finish();
}

Result<void> Record::put_place(const Place& found, const std::string& sha256) {
  Query same = database_->query("SELECT 1 FROM place WHERE path = ? AND member = ? AND source = ?");
  same << found.path << found.member << id_of_hash(sha256);
  if (TRY(same.next())) return {};
  Transaction transaction = TRY(Transaction::begin(*database_));
  Query place = database_->query("INSERT INTO place VALUES (?,?,?) ON CONFLICT DO UPDATE SET source = excluded.source");
  place << found.path << found.member << id_of_hash(sha256);
  TRY(place.run());
  Query unfail = database_->query("DELETE FROM failure WHERE path = ? AND member = ?");
  unfail << found.path << found.member;
  TRY(unfail.run());
  TRY(delete_orphans(*database_));
  return transaction.commit();
}

Result<void> Record::put_failure(const Place& place, const Error& error) {
  Transaction transaction = TRY(Transaction::begin(*database_));
  Query insert = database_->query("INSERT OR REPLACE INTO failure VALUES (?,?,?,?,?,?)");
  insert << place.path << place.member << static_cast<std::int64_t>(error.kind);
  insert.text_or_null(error.place) << error.fact;
  insert.text_or_null(error.way_out);
  TRY(insert.run());
  // What could be read before and cannot now is no longer found there.
  Query forget = database_->query("DELETE FROM place WHERE path = ? AND member = ?");
  forget << place.path << place.member;
  TRY(forget.run());
  TRY(delete_orphans(*database_));
  return transaction.commit();
}

Result<std::size_t> Record::forget_missing(const std::vector<std::string>& roots, const std::vector<Place>& seen) {
  const std::set<Place> present(seen.begin(), seen.end());
  std::size_t forgotten = 0;
  Transaction transaction = TRY(Transaction::begin(*database_));
  for (const char* table : {"place", "failure"}) {
    std::vector<Place> gone;
    Query query = database_->query(fmt::format("SELECT path, member FROM {}", table));
    for (Place place; TRY(query.next());) {
      query >> place.path >> place.member;
      const bool named = std::any_of(roots.begin(), roots.end(), [&](const std::string& root) { return below(place.path, root); });
      if (named && !present.contains(place)) gone.push_back(place);
    }
    Query forget = database_->query(fmt::format("DELETE FROM {} WHERE path = ? AND member = ?", table));
    for (const Place& place : gone) {
      forget << place.path << place.member;
      TRY(forget.run());
    }
    forgotten += gone.size();
  }
  TRY(delete_orphans(*database_));
  TRY(transaction.commit());
  return forgotten;
}

namespace {

// By statement and rank, as the table is. After an edit most are as they were, and only the others are written: who edits
// waits for it.
Result<void> put_statement_issues(const Database& database, const std::vector<std::pair<RowId, RowId>>& links) {
  struct Row {
    RowId statement = 0;
    std::int64_t rank = 0;
    RowId issue = 0;
    auto operator<=>(const Row&) const = default;
  };
  std::vector<Row> wanted, here;
  for (const auto& [statement, issue] : links) wanted.push_back({statement, !wanted.empty() && wanted.back().statement == statement ? wanted.back().rank + 1 : 0, issue});
  std::sort(wanted.begin(), wanted.end());
  Query all = database.query("SELECT statement, rank, issue FROM statement_issue ORDER BY statement, rank");
  while (TRY(all.next())) {
    Row& row = here.emplace_back();
    all >> row.statement >> row.rank >> row.issue;
  }
  Query remove = database.query("DELETE FROM statement_issue WHERE statement = ? AND rank = ?");
  Query insert = database.query("INSERT INTO statement_issue VALUES (?,?,?)");
  std::vector<Row> gone, fresh;
  std::set_difference(here.begin(), here.end(), wanted.begin(), wanted.end(), std::back_inserter(gone));
  std::set_difference(wanted.begin(), wanted.end(), here.begin(), here.end(), std::back_inserter(fresh));
  for (const Row& row : gone) {
    remove << row.statement << row.rank;
    TRY(remove.run());
  }
  for (const Row& row : fresh) {
    insert << row.statement << row.rank << row.issue;
    TRY(insert.run());
  }
  return {};
}

}  // namespace

Result<void> Record::put_comparison(const Comparison& comparison, std::string_view made_from) {
  Transaction transaction = TRY(Transaction::begin(*database_));
  TRY(database_->execute("DELETE FROM issue; DELETE FROM confrontation; DELETE FROM copy; DELETE FROM quotation; DELETE FROM edit_misfit"));
  Query issue = database_->query("INSERT INTO issue (id, label, terms, statements, part_of) VALUES (?,?,?,?,?)");
  for (const IssueRow& row : comparison.issues) {
    issue << row.id << row.label << nlohmann::json(row.terms).dump() << std::int64_t{row.statements} << row.part_of;
    TRY(issue.run());
  }
  TRY(put_statement_issues(*database_, comparison.statement_issues));
  Query pair = database_->query("INSERT INTO confrontation VALUES (?,?,?,?,?,?,?)");
  for (const ConfrontationRow& row : comparison.confrontations) {
    pair << row.id << row.a << row.b << word(row.relation) << row.issue << row.score << nlohmann::json(row.reasons).dump();
    TRY(pair.run());
  }
  Query copy = database_->query("INSERT INTO copy VALUES (?,?,?,?)");
  for (const CopyRow& row : comparison.copies) {
    copy << row.a << row.b << word(row.kind) << row.score;
    TRY(copy.run());
  }
  Query quotation = database_->query("INSERT OR IGNORE INTO quotation VALUES (?,?,?,?,?,?,?,?,?,?,?)");
  for (const QuotationRow& row : comparison.quotations) {
    quotation << row.statement << std::int64_t{row.quoting.start} << std::int64_t{row.quoting.end} << row.document << std::int64_t{row.span.start} << std::int64_t{row.span.end};
    if (row.original == 0) {
      quotation << nullptr;
    } else {
      quotation << row.original;
    }
    quotation << std::int64_t{row.exact} << row.said << row.printed << row.score;
    TRY(quotation.run());
  }
  Query misfit = database_->query("INSERT INTO edit_misfit VALUES (?,?)");
  for (const auto& [edit, why] : comparison.misfits) {
    misfit << edit << why;
    TRY(misfit.run());
  }
  Query mark = database_->query("INSERT OR REPLACE INTO meta VALUES ('compared', ?)");
  mark << (made_from.empty() ? TRY(comparison_key()) : std::string(made_from));
  TRY(mark.run());
  return transaction.commit();
}

Result<bool> Record::is_compared() const { return TRY(meta_value(*database_, "compared")) == TRY(comparison_key()); }

Result<std::string> Record::comparison_key() const {
  Query query = database_->query("SELECT coalesce(max(analyser), 0) FROM source");
  std::int64_t analyser = 0;
  if (TRY(query.next())) query >> analyser;
  // Verdicts are about what was compared; all other edits change what is.
  Query edits = database_->query("SELECT kind || anchor || value FROM edit WHERE undone = 0 AND kind <> 'verdict' ORDER BY id");
  std::string decided;
  for (std::string edit; TRY(edits.next());) {
    edits >> edit;
    decided += edit + "\n";
  }
  return fmt::format("{} {} {} {}", TRY(pile_hash()), analyser, comparer_version, decided.empty() ? "-" : sha256_hex(decided));
}

Result<void> Record::log(std::string_view what, std::string_view detail) {
  Query insert = database_->query("INSERT INTO log (at, what, detail) VALUES (?,?,?)");
  insert << now_iso() << what << detail;
  return insert.run();
}

}  // namespace onrecord
