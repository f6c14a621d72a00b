// The record as lists, counts and pictures need it: every statement as a few numbers, in order of time, and all small
// tables, read once and kept until the record changes. What 200,000 statements look like from any angle is then one pass
// over a vector, and only the words of what is on the screen are read from the file. Immutable, so threads share it.
#pragma once

#include <cstdint>        // std::int32_t
#include <limits>         // std::numeric_limits
#include <map>            // std::map
#include <memory>         // std::shared_ptr
#include <unordered_map>  // std::unordered_map
#include <vector>         // std::vector

#include "record/record.h"
#include "view/view_index.h"

namespace onrecord {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
constexpr std::int32_t no_day = std::numeric_limits<std::int32_t>::max();

struct Item {
  RowId id = 0;
  std::uint32_t document = none;  // index in Snapshot::documents
  std::uint32_t ordinal = 0;
  std::uint32_t speaker = none;   // index in Snapshot::actors
  std::uint32_t issue = none;     // the narrowest, index in Snapshot::issues
  std::uint32_t whole = none;     // the issue that it is part of, or itself
  std::uint32_t side = 0;         // index in Snapshot::sides
  std::int32_t from = no_day;     // days since 1970 between which it was said; no_day where open
  std::int32_t to = no_day;
  std::int32_t placed = no_day;   // its place in a picture; no_day where a day would tell a lie
  bool loose = false;             // known less exactly than to the day
  Audience audience = Audience::unknown;
  Channel channel = Channel::unknown;
  StatementKind kind = StatementKind::indirect;
  Act act = Act::say;
};

struct SnapshotSide {
  RowId id = 0;  // 0: others
  std::string name;
  AudienceCounts counts;
  std::vector<std::uint32_t> speakers;  // actors, most statements first
};

struct FindingGroup {
  std::string code;
  std::size_t count = 0;
  std::vector<FindingRow> examples;
};

class Snapshot {
 public:
  static Result<Snapshot> load(const Record& record);
  // Reads them with their verdicts anew; all else stays.
  Result<void> load_confrontations(const Record& record);

  std::vector<Item> items;               // by time, document, place
  std::vector<DocumentHead> documents;   // by date: number n is documents[n - 1]
  std::vector<ActorRow> actors;          // most statements first
  std::vector<AudienceCounts> spoken;    // of each actor
  std::vector<SnapshotSide> sides;       // most statements first, "Others" last
  std::vector<IssueRow> issues;          // most statements first, each with its parts right behind it
  std::vector<ConfrontationRow> confrontations;  // best first, both halves are there
  std::vector<SourceRow> sources;
  std::vector<FailureRow> failures;
  std::vector<FindingGroup> findings;    // by code
  std::vector<CopyRow> copies;
  std::vector<NamedDayRow> named_days;
  std::vector<std::uint32_t> statements_of_document;
  AudienceCounts counts;
  std::int64_t revision = 0;

  const Item* item(RowId statement) const;
  const DocumentHead* document(RowId id) const;
  const SourceRow* source(RowId id) const;
  std::uint32_t document_index(RowId id) const { return index_in(document_index_, id); }
  std::uint32_t actor_index(RowId id) const { return index_in(actor_index_, id); }
  std::uint32_t issue_index(RowId id) const { return index_in(issue_index_, id); }
  // Whether a pair parts over an issue, or over a part of it.
  bool is_of_issue(const ConfrontationRow& row, std::uint32_t issue) const;
  std::uint32_t confrontation_index(RowId id) const { return index_in(confrontation_index_, id); }
  // The place of a side's main organisation or of "Others"; none where there is no such side.
  std::uint32_t side_index(RowId id) const;
  // The place of the side an actor is on.
  std::uint32_t side_of(std::uint32_t actor) const { return actor == none ? static_cast<std::uint32_t>(sides.size()) - 1 : side_of_actor_[actor]; }
  // "4.12": statement 12 of document 4, as in the report.
  std::string number(const Item& item) const;

 private:
  // Shared, so that a snapshot in which little differs costs little.
  using Index = std::shared_ptr<const std::unordered_map<RowId, std::uint32_t>>;
  template <class Row>
  static Index index_of(const std::vector<Row>& rows);
  static std::uint32_t index_in(const Index& index, RowId id) {
    if (!index) return none;
    const auto at = index->find(id);
    return at == index->end() ? none : at->second;
  }
  void add_items(const std::vector<StatementKey>& keys);
  void gather_sides();
  void gather_findings(std::vector<FindingRow> rows);

  Index item_index_, document_index_, actor_index_, issue_index_, source_index_, confrontation_index_;
  std::vector<std::uint32_t> side_of_actor_;
};

// Days since 1970 of an ISO date or date-time; nothing where it is none.
std::optional<std::int32_t> day_number(std::string_view iso);
Date date_of(std::int32_t day);

}  // namespace onrecord
