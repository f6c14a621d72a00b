// Rows of the record as JSON for the page: ids as strings (they are larger than a number of JavaScript), dates with the
// words for them, everyone with their side. Inside serve/ only.
#pragma once

#include <string>       // std::string
#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include <nlohmann/json.hpp>

#include "serve/http.h"
#include "serve/snapshot.h"

namespace onrecord {

using Json = nlohmann::ordered_json;

HttpResponse json_response(const Json& json);
// The number in an id of a path or a body. Error: not_found.
Result<RowId> id_in(std::string_view text, std::string_view what);
Json id_json(RowId id);

Json when_json(const When& when);
Json counts_json(const AudienceCounts& counts);
Json side_json(const Snapshot& snapshot, std::uint32_t side);       // {id, name, place}
Json actor_json(const Snapshot& snapshot, std::uint32_t actor);     // null where unknown
Json issue_json(const Snapshot& snapshot, std::uint32_t issue);     // {id, label} or null
Json document_json(const Snapshot& snapshot, std::uint32_t document);  // {id, number, title, label, kind, …} or null
// What a document is called: its title, or its chat's name, or its outlet, or its file.
std::string document_title(const Snapshot& snapshot, const DocumentHead& document);
Json statement_json(const Snapshot& snapshot, const StatementRow& statement);
Json error_json(const Error& error);

// The statements of some items in the order of the items.
Result<std::vector<StatementRow>> rows_of(const Record& record, const std::vector<RowId>& ids);

}  // namespace onrecord
