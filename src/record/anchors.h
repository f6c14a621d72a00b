// Anchors: what an edit is about, as JSON that outlives a re-analysis: hashes of sources, quotes, and where they stood.
#pragma once

#include <map>       // std::map
#include <optional>  // std::optional
#include <string>    // std::string
#include <utility>   // std::pair
#include <vector>    // std::vector

#include <nlohmann/json.hpp>

#include "record/database.h"
#include "record/edits.h"

namespace onrecord {

// An actor of one document: (document, ordinal).
using LocalActor = std::pair<RowId, std::int64_t>;

// Makes anchors from rows as they are now. Errors: not_found.
class AnchorMaker {
 public:
  explicit AnchorMaker(const Database& database) : database_(database) {}
  // {"name", "type", "places": [{"source", "document", "name", "quote", "start"}]}. `whole`: every place, not only some.
  Result<nlohmann::json> actor(RowId id, bool whole) const;
  // {"source", "document", "quotes": [...], "spans": [[start, end], ...]}
  Result<nlohmann::json> statement(RowId id) const;
  // {"label", "terms"}
  Result<nlohmann::json> issue(RowId id) const;
  // {"a": statement, "b": statement, "relation"}
  Result<nlohmann::json> confrontation(RowId id) const;
  // The document in which a place of an actor's anchor lies.
  static RowId document(const nlohmann::json& place);

 private:
  Error missing(const char* what, RowId id) const;
  const Database& database_;
};

// Finds what anchors mean in the record as it is now. Reads each document that it needs once.
class AnchorFinder {
 public:
  explicit AnchorFinder(const Database& database) : database_(database) {}
  // The document actors that the anchor means, sorted; empty where it fits none. By position and quote; else by name in its
  // document; else by quote; where none of its documents is left, by name in the others.
  Result<std::vector<LocalActor>> actor(const nlohmann::json& anchor);
  // By the same words, the nearest of them; else the statement that covers most of the place where the words stand now.
  Result<std::optional<RowId>> statement(const nlohmann::json& anchor);

 private:
  struct Named {
    std::int64_t ordinal = 0;
    std::string name;
    std::vector<PointSpan> mentions;
  };
  struct Said {
    RowId id = 0;
    std::string content;
    std::vector<PointSpan> spans;
  };
  struct Loaded {
    bool there = false;
    std::string text;
    std::vector<Named> actors;
    std::vector<Said> statements;
  };
  Result<const Loaded*> load(RowId document);
  Result<std::vector<LocalActor>> by_name(const nlohmann::json& anchor) const;
  const Database& database_;
  std::map<RowId, Loaded> loaded_;
};

}  // namespace onrecord
