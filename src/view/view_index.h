// Finding things in a RecordView, and the numbers and sides by which the report speaks of them. Rows that name something
// that is not there (a speaker without an actor row) are taken as unknown.
#pragma once

#include <cstddef>        // std::size_t
#include <map>            // std::map
#include <optional>       // std::optional
#include <set>            // std::set
#include <string>         // std::string
#include <string_view>    // std::string_view
#include <tuple>          // std::tuple
#include <unordered_map>  // std::unordered_map
#include <vector>         // std::vector

#include "base/calendar.h"
#include "view/record_view.h"

namespace onrecord {

struct AudienceCounts {
  std::size_t open = 0;
  std::size_t closed = 0;
  std::size_t unknown = 0;

  void add(Audience audience);
  std::size_t all() const { return open + closed + unknown; }
};

// A speaker as the statements show it: only who said something is one.
struct Speaker {
  const ActorRow* actor = nullptr;  // null: the statements whose speaker is not known
  std::vector<const StatementRow*> statements;  // in order of numbers
  AudienceCounts counts;
};

// The speakers of one side. The last side of a list may be the one without a name: who belongs to none, or to one that is
// heard too little to stand in a picture of the dispute, and the unknown.
struct Side {
  RowId id = 0;  // 0: no side
  std::string name;
  std::vector<Speaker> speakers;  // most statements first
  AudienceCounts counts;
};

// How much a side is heard.
struct HeardSide {
  std::size_t statements = 0;
  std::size_t speakers = 0;
};
// The sides that have a place of their own: a name that was heard once or twice is no side of a dispute. At most ten, each
// with three statements and either two speakers or a hundredth of all statements.
std::set<RowId> sides_of_dispute(const std::map<RowId, HeardSide>& heard, std::size_t all_statements);
// By which documents take their numbers: date, title, id.
std::tuple<std::string, std::string_view, RowId> document_order(const When& published, std::string_view title, RowId id);

class ViewIndex {
 public:
  // Keeps pointers into `view`, which must outlive it and stay as it is.
  explicit ViewIndex(const RecordView& view);
  explicit ViewIndex(RecordView&&) = delete;

  const RecordView& view() const { return view_; }
  const SourceRow* source(RowId id) const { return find(sources_, id); }
  const DocumentRow* document(RowId id) const { return find(documents_, id); }
  const ActorRow* actor(RowId id) const { return find(actors_, id); }
  const StatementRow* statement(RowId id) const { return find(statements_, id); }
  const IssueRow* issue(RowId id) const { return find(issues_, id); }

  // The documents by date, those without one last; a document's number is its place here, from 1.
  const std::vector<const DocumentRow*>& documents() const { return ordered_; }
  std::size_t number(const DocumentRow& document) const;
  // "4.12": statement 12 of document 4.
  std::string number(const StatementRow& statement) const;
  // In order of place; empty for a document without statements.
  const std::vector<const StatementRow*>& statements_of(RowId document) const;

  // The side an actor is on (also one heard too little for `sides()`), as an actor's id; 0 for none. The main organisation of a side is on its own side.
  RowId side_of(RowId actor) const;
  // Sides with their speakers, most statements first, "Others" last.
  const std::vector<Side>& sides() const { return sides_; }
  // Place of an actor's side in `sides()`.
  std::size_t side_place(RowId actor) const;
  const AudienceCounts& counts() const { return counts_; }

 private:
  template <class Row>
  using Rows = std::unordered_map<RowId, const Row*>;
  template <class Row>
  static const Row* find(const Rows<Row>& rows, RowId id) {
    const auto at = rows.find(id);
    return at == rows.end() ? nullptr : at->second;
  }
  void order_documents();
  void gather_sides();

  const RecordView& view_;
  Rows<SourceRow> sources_;
  Rows<DocumentRow> documents_;
  Rows<ActorRow> actors_;
  Rows<StatementRow> statements_;
  Rows<IssueRow> issues_;
  std::vector<const DocumentRow*> ordered_;
  std::unordered_map<RowId, std::size_t> numbers_;
  std::unordered_map<RowId, std::vector<const StatementRow*>> of_document_;
  std::unordered_map<RowId, RowId> side_of_;
  std::unordered_map<RowId, std::size_t> side_places_;
  std::vector<Side> sides_;
  AudienceCounts counts_;
};

// A statement's place in time: its day, or for a span the middle, or for an open one the end that is known.
struct PlacedDay {
  Date day{};
  bool loose = false;  // known less exactly than to the day
};

// Nothing where it is not dated, or so widely (over a year, or by a document that is) that a day would tell a lie.
std::optional<PlacedDay> place_in_time(const ViewIndex& index, const StatementRow& statement);
// Whether a time is known to within a year.
bool is_narrow(const When& when);

// By which a time takes its place in an order: its first known end; what is not dated comes last.
std::string order_key(const When& when);

}  // namespace onrecord
