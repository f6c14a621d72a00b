// Door of record/: the one file that holds a case (SQLite 3, schema in schema.cc) and the only stage that keeps state.
//
// The key of every analysis is (source SHA-256, analyser version): work is done once, a copy costs nothing. A source is
// one transaction. What people decide (edits) stands in rows of its own and is never lost by a re-run. What is computed
// over the whole record (actors, issues, confrontations, copies) can always be made again from the rest.
//
// Not thread-safe. One writer at a time (a lock file beside the record); any number of readers.
#pragma once

#include <memory>         // std::unique_ptr
#include <string>         // std::string
#include <string_view>    // std::string_view
#include <unordered_map>  // std::unordered_map
#include <unordered_set>  // std::unordered_set
#include <vector>         // std::vector

#include "base/result.h"
#include "language/sentence_vector.h"
#include "record/edits.h"
#include "record/rows.h"

namespace onrecord {

class Database;
class SourceWriter;

// What a source is, before its documents are told.
struct SourceHead {
  Place place;
  std::string sha256;
  std::uint64_t size = 0;
  std::string media_type;
  std::string charset;
};

// A source as a whole: its bytes, and the JSON lines of `analyse`, one a document.
struct AnalysedSource : SourceHead {
  std::string packed;              // its bytes, deflated (RFC 1950); empty where they are not to be kept
  std::vector<std::string> lines;
};

// Everything compare/ computes over the record, replaced as a whole.
struct Comparison {
  std::vector<IssueRow> issues;
  std::vector<std::pair<RowId, RowId>> statement_issues;  // (statement, issue), main issue first
  std::vector<ConfrontationRow> confrontations;
  std::vector<CopyRow> copies;
  std::vector<QuotationRow> quotations;
  std::vector<std::pair<RowId, std::string>> misfits;  // edits of issues that no longer fit, and why
};

// A statement's words, and what a text means.
struct StatementText {
  RowId statement = 0;
  std::string content;
};
struct TextVector {
  RowId text = 0;  // id_of_text of the words
  SentenceVector vector;
};

// The vectors of all statements: statements of the same words share one.
struct StatementVectors {
  std::vector<SentenceVector> vectors;
  std::vector<std::pair<RowId, std::uint32_t>> of;  // (statement, index in vectors), sorted

  const SentenceVector* find(RowId statement) const;  // nullptr where it has none
};

// Of a statement, what search narrows by.
struct SearchRow {
  RowId id = 0, document = 0, actor = 0, side = 0, issue = 0;
  std::uint32_t from = 0, to = 0;  // of when it was said, as 20160526; 0 and 99999999 where open
  Channel channel = Channel::unknown;
  Audience audience = Audience::unknown;
};

// Statements that hold words, best first by BM25; where more than most_ranked (ranking.h) hold them, not the best of all.
struct WordMatches {
  std::vector<RowId> statements;
  bool ranked = true;    // else in no order
  bool complete = true;  // else a fair sample
};
struct WordsAsked {
  bool any = false;  // of the words, of which those are left out that so many hold that with the rarer ones more than most_ranked would be found; else all of them
  bool all = false;  // of the statements, in no order where they are too many to rank; else the best of a sample
};

// What `search` looks for; empty fields do not narrow.
struct StatementFilter {
  std::string words;    // full text, in the content or the speaker's name
  std::string speaker;  // part of a speaker's name or alias
  std::string side;     // part of a side's name
  std::string issue;    // part of an issue's label
  std::string source;   // part of the path, outlet or title of its document; only for compare/search.h
  std::optional<Channel> channel;  // likewise
  std::optional<Audience> audience;
  std::string from, to;  // ISO dates, of when it was said
  std::vector<RowId> only;  // these statements
  RowId document = 0;       // of this document
  std::size_t limit = 0;  // 0: all
};

class Record {
 public:
  enum class Access { read, write };
  static constexpr int schema_version = 2;
  static constexpr int comparer_version = 12;  // raise it with any change of what link_people or compare/ find

  // Opens a record; with Access::write makes one where there is none and takes the writer's lock. Errors: not_found,
  // permission, busy (another writer), newer_record, damaged (not a record, or a broken file), no_space.
  static Result<Record> open(const std::string& path, Access access);
  // A record of its own in memory, gone when it is closed.
  static Result<Record> in_memory();
  Record(Record&&) noexcept;
  Record& operator=(Record&&) noexcept;
  ~Record();

  // --- Writing: sources, each call one transaction ---
  // SHA-256 of the sources whose analysis by this analyser version is here.
  Result<std::unordered_set<std::string>> known_sources(int analyser) const;
  Result<void> put_source(const AnalysedSource& source, int analyser);
  // The same piece by piece (record/source_writer.h), for sources that are not to be held in memory. Nothing else may be
  // written meanwhile.
  Result<SourceWriter> begin_source(SourceHead head, int analyser);
  // A source that is here was found at a place (again, or anew).
  Result<void> put_place(const Place& place, const std::string& sha256);
  Result<void> put_failure(const Place& place, const Error& error);
  // Places below `roots` that are not among `seen` are gone: forgets them, and sources without a place. Gives how many.
  Result<std::size_t> forget_missing(const std::vector<std::string>& roots, const std::vector<Place>& seen);
  // `made_from`: the comparison_key of what was compared; empty: all that is here now.
  Result<void> put_comparison(const Comparison& comparison, std::string_view made_from = {});
  // Whether the comparison here was made from the sources and the edits that are here, by this program's comparer.
  Result<bool> is_compared() const;
  // What a comparison rests on, as a text that changes with it.
  Result<std::string> comparison_key() const;
  // Links the actors of all documents (people/link.h) and their sides. Must run after sources changed, before compare.
  Result<void> link_people();
  // What a person decided: logged, and in force at once (actors are linked again; compare/ must run for issues and
  // confrontations to follow, see is_compared). Gives the edit's id. Errors: usage (too few, too many), not_found.
  Result<RowId> put_edit(const EditRequest& request);
  Result<void> undo_edit(RowId id);
  Result<void> redo_edit(RowId id);
  // Vectors stay while the words of their statements stay; those of another encoder than `model` are forgotten.
  Result<void> use_vectors_of(std::string_view model);
  Result<std::vector<StatementText>> statements_without_vector(std::size_t limit) const;
  Result<bool> has_vector(RowId text) const;
  Result<void> put_vectors(const std::vector<TextVector>& texts, const std::vector<std::pair<RowId, RowId>>& statement_texts);
  Result<void> drop_unused_vectors();
  // Dates what does not tell its date by the other documents (time/by_others.h), and narrows when things were said by all
  // that tell of them (time/utterances.h). Must run after sources changed, before compare.
  Result<void> date_documents();
  // Both, as sources changed: first the dates, which say who held an office.
  Result<void> date_and_link();
  Result<void> log(std::string_view what, std::string_view detail);
  // In place of one of the same name; without a query it is forgotten.
  Result<void> save_search(const SavedSearch& search);

  // --- Reading ---
  Result<std::vector<SourceRow>> sources() const;
  Result<std::string> source_bytes(RowId source) const;  // unpacked; not_found where the record does not keep them
  Result<std::vector<FailureRow>> failures() const;
  Result<std::vector<FindingRow>> findings() const;
  Result<std::vector<DocumentRow>> documents() const;      // with text and parts
  Result<std::optional<DocumentRow>> document(RowId id) const;  // the same, of one
  Result<std::vector<ActorRow>> actors() const;            // most statements first
  Result<std::vector<StatementRow>> statements(const StatementFilter& filter = {}) const;  // by document and place in it; by rank with words
  Result<std::vector<IssueRow>> issues() const;
  Result<std::vector<ConfrontationRow>> confrontations(std::size_t limit = 0) const;  // best first
  Result<std::vector<CopyRow>> copies() const;
  Result<std::vector<QuotationRow>> quotations() const;  // by quoting statement and place in it
  Result<std::vector<EditRow>> edits() const;              // in the order in which they were made
  Result<std::vector<IssueEdit>> issue_edits() const;      // those in force, for compare/
  Result<StatementVectors> statement_vectors() const;
  Result<StatementVectors> statement_vectors(std::vector<RowId> only) const;  // of these statements, as far as they have one
  // Changes with what statement_vectors gives.
  Result<std::string> vectors_key() const;
  Result<std::vector<EventRow>> events() const;                            // by date
  Result<std::vector<std::pair<RowId, RowId>>> utterances() const;         // (statement, the first that reports the same utterance)
  // Statements that print a message of the record, and that message's (record/originals.h), by one speaker as far as names tell.
  Result<std::vector<std::pair<RowId, RowId>>> originals() const;
  Result<std::vector<SearchRow>> search_rows() const;  // by place of their documents and in them
  Result<std::unordered_map<RowId, std::string>> document_names() const;  // path, outlet and title
  Result<WordMatches> word_matches(const std::string& words, WordsAsked asked = {}) const;

  // --- Reading for the page (pages.cc): all there is in narrow rows, the rest a page at a time ---
  // Changes when another program or thread has changed the record.
  Result<std::int64_t> revision() const;
  Result<std::vector<StatementKey>> statement_keys() const;
  Result<std::vector<DocumentHead>> document_heads() const;
  // The statements that hold, of each list, at least one word or one of its stem (Porter), at most `limit`.
  Result<std::vector<RowId>> holders(const std::vector<std::vector<std::string>>& words, std::size_t limit = 20'000) const;
  // The words of each of these statements; of one that is not there, none.
  Result<std::vector<std::string>> contents(const std::vector<RowId>& statements) const;
  Result<std::vector<TimexRow>> timexes(RowId document) const;
  Result<std::vector<MentionRow>> mentions(RowId document) const;   // by place
  Result<std::vector<AppearanceRow>> appearances(RowId actor) const;
  Result<std::vector<CueRow>> cues(RowId document) const;           // by statement
  Result<std::vector<NamedDayRow>> named_days(std::size_t limit) const;  // most documents first
  Result<std::vector<LogRow>> log_rows(std::size_t offset, std::size_t limit) const;  // newest first
  Result<std::size_t> log_size() const;
  Result<std::vector<SavedSearch>> saved_searches() const;  // by name
  // SHA-256 over the sorted hashes of all sources: one number for the pile as a whole.
  Result<std::string> pile_hash() const;

 private:
  Result<std::string> match_of_rarest(const std::string& words) const;
  Result<std::vector<DocumentRow>> read_documents(RowId only) const;
  Result<void> mark_edit(RowId id, bool undone);
  explicit Record(std::unique_ptr<Database> database);
  std::unique_ptr<Database> database_;
};

}  // namespace onrecord
