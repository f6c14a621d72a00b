// Issues: the list with who speaks of each, and one.
#include "serve/lists.h"
#include "view/words.h"

namespace onrecord {
namespace {

struct IssueCounts {
  AudienceCounts counts;
  std::map<std::uint32_t, AudienceCounts> sides;
};

std::vector<IssueCounts> counted_issues(const Snapshot& snapshot) {
  std::vector<IssueCounts> issues(snapshot.issues.size());
  for (const Item& item : snapshot.items)
    for (const std::uint32_t issue : {item.issue, item.whole == item.issue ? none : item.whole}) {
      if (issue == none) continue;
      issues[issue].counts.add(item.audience);
      issues[issue].sides[item.side].add(item.audience);
    }
  return issues;
}

Json row_json(const Snapshot& snapshot, std::uint32_t issue, const IssueCounts& counts) {
  Json json = issue_json(snapshot, issue);
  json["partOf"] = issue_json(snapshot, snapshot.issue_index(snapshot.issues[issue].part_of));
  json["terms"] = snapshot.issues[issue].terms;
  json["counts"] = counts_json(counts.counts);
  Json sides = Json::array();
  for (const auto& [side, heard] : counts.sides) {
    Json one = side_json(snapshot, side);
    one["counts"] = counts_json(heard);
    sides.push_back(std::move(one));
  }
  json["sides"] = std::move(sides);
  return json;
}

Result<HttpResponse> list(Call& call) {
  const std::vector<IssueCounts> counts = counted_issues(call.snapshot);
  std::size_t without = 0;
  for (const Item& item : call.snapshot.items) without += item.issue == none;
  Json rows = Json::array();
  for (std::uint32_t i = 0; i < counts.size(); ++i) rows.push_back(row_json(call.snapshot, i, counts[i]));
  return json_response({{"issues", std::move(rows)}, {"without", without}, {"comparing", call.store.comparing()}});
}

Result<HttpResponse> one(Call& call) {
  const std::uint32_t issue = call.snapshot.issue_index(TRY(id_in(call.path[0], "issue")));
  if (issue == none) return Error{ErrorKind::not_found, "issue", "there is none with this id any more", "look in the list of issues: it may have been joined with another"};
  Json json = row_json(call.snapshot, issue, counted_issues(call.snapshot)[issue]);
  std::size_t pairs = 0;
  for (const ConfrontationRow& row : call.snapshot.confrontations) pairs += call.snapshot.is_of_issue(row, issue);
  json["confrontations"] = pairs;
  return json_response(json);
}

}  // namespace

std::vector<Route> issue_routes() { return {{"GET", "/api/issues", list}, {"GET", "/api/issues/{id}", one}}; }

}  // namespace onrecord
