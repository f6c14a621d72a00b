// What the record holds, as plain values. Offsets here and in the record are Unicode code points of the document's text,
// as in the JSON of `analyse` from which the rows are made.
#pragma once

#include <cstdint>   // std::int64_t
#include <optional>  // std::optional
#include <string>    // std::string
#include <vector>    // std::vector

#include "base/document.h"
#include "base/result.h"
#include "people/people.h"
#include "speech/statement.h"

namespace onrecord {

// Made from hashes of what the row stands for, so the same input has the same ids whatever the order of reading.
using RowId = std::int64_t;

// Half-open range of code points in a document's text.
struct PointSpan {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  friend auto operator<=>(const PointSpan&, const PointSpan&) = default;
};

// ISO dates or date-times; empty where open. `basis`: the words or the reasoning it rests on.
struct When {
  std::string from;
  std::string to;
  std::string basis;
  bool known() const { return !from.empty() || !to.empty(); }
  // Whether it is one day.
  bool exact() const { return !from.empty() && from.substr(0, 10) == to.substr(0, 10); }
};

struct Place {
  std::string path;    // absolute, as found
  std::string member;  // inside an archive or mailbox; else empty
  friend auto operator<=>(const Place&, const Place&) = default;
};

struct SourceRow {
  RowId id = 0;
  std::string sha256;
  std::uint64_t size = 0;
  std::string media_type;
  std::string charset;
  bool stored = false;        // its bytes are in the record
  std::vector<Place> places;  // sorted; never empty
};

// What could not be read at all.
struct FailureRow {
  Place place;
  Error error;
};

struct FindingRow {
  Place place;
  RowId document = 0;  // 0: about the source
  std::string code;
  std::string what;
  std::optional<PointSpan> span;
};

struct PartRow {
  PartKind kind = PartKind::body;
  PointSpan span;
  std::string author;
  std::string at;
  bool quoted = false;
  int page = 0;
};

struct MessageRow {
  std::string author;
  std::string sent_at;
  PointSpan span;
  MessageKind kind = MessageKind::message;
  std::string attachment;
  bool edited = false;
};

struct DocumentRow {
  RowId id = 0;
  RowId source = 0;
  std::uint32_t ordinal = 0;  // within its source
  DocumentKind kind = DocumentKind::article;
  std::string title;
  std::vector<std::string> author;
  std::string outlet;
  std::string url;
  std::string language;
  std::string group;                    // subject of a chat group
  std::vector<std::string> recipients;
  When published;
  std::vector<std::pair<std::uint32_t, std::uint64_t>> bytes;  // (code point, source byte), see ANALYSE.md
  std::string text;
  std::vector<PartRow> parts;
  std::vector<MessageRow> messages;
};

struct ActorRow {
  RowId id = 0;
  std::string name;
  ActorType type = ActorType::person;
  std::vector<std::string> aliases;
  std::vector<Role> roles;  // spans are not kept here
  RowId part_of = 0;        // the organisation it belongs to, or whom it speaks for; 0 where unknown
  RowId side = 0;           // the actor whose side it is on (a side is known by its main organisation); 0 for none
  std::string side_basis;   // why it is proposed for that side
  std::vector<std::string> joined;  // why what is called differently is one, in words
  bool unnamed = false;
  std::uint32_t statements = 0;
};

struct AddresseeRow {
  std::string name;
  RowId actor = 0;
};

struct StatementRow {
  RowId id = 0;
  RowId document = 0;
  std::uint32_t ordinal = 0;  // within its document
  std::string content;        // the words, pieces joined by " … "
  std::vector<PointSpan> spans;
  std::string cue;
  std::string source_words;
  StatementKind kind = StatementKind::indirect;
  Act act = Act::say;
  double score = 0;
  Channel channel = Channel::unknown;
  Audience audience = Audience::unknown;
  std::string audience_words;  // that show it; may be empty
  When said;
  RowId speaker = 0;           // actor; 0 where unknown
  std::string speaker_name;    // of the actor, or empty
  double speaker_score = 0;
  bool speaker_by_hand = false;  // a person said who speaks
  std::vector<AddresseeRow> to;
  std::vector<std::string> chain;  // nearest first
  std::optional<std::uint32_t> inside;   // ordinal of the statement whose content holds this one
  std::optional<std::uint32_t> message;  // index of the chat message
  std::optional<std::uint32_t> part;     // index of the part whose own words these are
  RowId issue = 0;             // the narrowest; 0 for none
};

enum class Relation { private_public, earlier_later, said_denied, word_deed };
constexpr EnumWords<4> words_of(Relation) { return {"private_public", "earlier_later", "said_denied", "word_deed"}; }

enum class Verdict { contradicts, consistent, out_of_context, unclear };
constexpr EnumWords<4> words_of(Verdict) { return {"contradicts", "consistent", "out of context", "unclear"}; }

struct IssueRow {
  RowId id = 0;
  std::string label;
  std::vector<std::string> terms;  // heaviest first
  std::uint32_t statements = 0;    // those of its parts too
  RowId part_of = 0;               // the wider issue; 0 where there is none. A part has no parts
};

struct ConfrontationRow {
  RowId id = 0;
  RowId a = 0;  // statements; of private_public a is the public one, of earlier_later the earlier, of said_denied the one said
  RowId b = 0;
  Relation relation = Relation::private_public;
  RowId issue = 0;
  double score = 0;
  std::vector<std::string> reasons;
  std::optional<Verdict> verdict;  // a person's
  std::string note;
};

// A sentence that tells what happened on a day, or is to happen.
struct EventRow {
  RowId id = 0;
  RowId document = 0;
  PointSpan sentence;
  When when;           // basis: the words that tell when
  RowId same = 0;      // the first event of those that tell the same of the same time; its own id where it is the first
  RowId disputed = 0;  // the first of those that tell the same of another day; 0: none
};

// A statement without its words: what lists, counts and pictures are made from.
struct StatementKey {
  RowId id = 0;
  RowId document = 0;
  std::uint32_t ordinal = 0;
  RowId speaker = 0;
  RowId issue = 0;
  Audience audience = Audience::unknown;
  Channel channel = Channel::unknown;
  StatementKind kind = StatementKind::indirect;
  Act act = Act::say;
  std::string said_from, said_to;
};

// A document without its text.
struct DocumentHead {
  RowId id = 0;
  RowId source = 0;
  std::uint32_t ordinal = 0;
  DocumentKind kind = DocumentKind::article;
  std::string title, outlet, group, language;
  std::vector<std::string> author;
  When published;
};

struct TimexRow {
  PointSpan span;
  std::string value;
  std::string from, to;
};

// Where a document names an actor.
struct MentionRow {
  PointSpan span;
  RowId actor = 0;
  std::string kind;  // name, pronoun, …
};

// The words that attribute a statement, and those that name its speaker.
struct CueRow {
  RowId statement = 0;
  std::vector<PointSpan> cue;
  std::vector<PointSpan> source;
};

// How one document knows an actor.
struct AppearanceRow {
  RowId document = 0;
  std::vector<std::string> names;  // the fullest first
  std::vector<Role> roles;         // spans are not kept here
  std::vector<PointSpan> mentions;
};

// A day that documents speak of.
struct NamedDayRow {
  std::string day;
  std::uint32_t documents = 0;
};

// A search of the page that a person gave a name.
struct SavedSearch {
  std::string name;
  std::string query;  // as in the address of the page
};

struct LogRow {
  RowId id = 0;
  std::string at;
  std::string what;
  std::string detail;
};

enum class CopyKind { syndicated, near_duplicate, quotes };
constexpr EnumWords<3> words_of(CopyKind) { return {"syndicated", "near_duplicate", "quotes"}; }

struct CopyRow {
  RowId a = 0;  // documents; a is the earlier
  RowId b = 0;
  CopyKind kind = CopyKind::near_duplicate;
  double score = 0;
};

// Words of a statement that stand in another text, where they were said first as far as the record goes.
struct QuotationRow {
  RowId statement = 0;  // the one that quotes
  PointSpan quoting;    // the quoting words, in the text of its document
  RowId document = 0;   // the document with the original words; may be the same (a comment that quotes the article)
  PointSpan span;       // the original words, in its text
  RowId original = 0;   // the statement they belong to; 0 for none
  bool exact = true;    // false: misquoted
  std::string said;     // of a misquotation, the words of the original that differ, …
  std::string printed;  // … and those that stand in their place
  double score = 0;     // how surely this is no chance
};

}  // namespace onrecord
