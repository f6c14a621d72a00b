#include "serve/half.h"

#include <algorithm>  // std::upper_bound

#include "base/json_values.h"
#include "view/excerpt.h"
#include "view/words.h"

namespace onrecord {
namespace {

Json lines_json(const std::vector<Excerpt::Line>& lines) {
  Json list = Json::array();
  for (const Excerpt::Line& line : lines) {
    const auto stamp = parse_iso(line.at);
    std::string at = stamp ? when_words(When{line.at, line.at, ""}, WhenStyle::label) : "";
    if (stamp && stamp->second_of_day) at += ", " + line.at.substr(11, 5);
    list.push_back({{"author", or_null(line.author)}, {"at", or_null(at)}, {"words", line.words}});
  }
  return list;
}

}  // namespace

std::uint64_t source_byte(const std::vector<std::pair<std::uint32_t, std::uint64_t>>& knots, std::uint32_t point) {
  const auto after = std::upper_bound(knots.begin(), knots.end(), point, [](std::uint32_t wanted, const auto& knot) { return wanted < knot.first; });
  if (after == knots.begin()) return point;
  const auto& [from_point, from_byte] = *(after - 1);
  if (after == knots.end() || after->first == from_point) return from_byte + (point - from_point);
  const double share = static_cast<double>(point - from_point) / static_cast<double>(after->first - from_point);
  return from_byte + static_cast<std::uint64_t>(share * static_cast<double>(after->second - from_byte));
}

Result<Json> half_json(const Snapshot& snapshot, const Record& record, const StatementRow& statement) {
  Json json = statement_json(snapshot, statement);
  const auto document = TRY(record.document(statement.document));
  if (!document) return json;
  const Excerpt excerpt = excerpt_of(*document, statement);
  Json pieces = Json::array();
  for (const Excerpt::Piece& piece : excerpt.pieces) pieces.push_back({{"words", piece.words}, {"said", piece.said}});
  json["excerpt"] = {{"before", lines_json(excerpt.before)}, {"pieces", std::move(pieces)}, {"after", lines_json(excerpt.after)}, {"turns", !excerpt.at.empty()}};
  const SourceRow* source = snapshot.source(document->source);
  const auto [first, last] = statement.spans.empty() ? std::pair(0U, 0U) : std::pair(statement.spans.front().start, statement.spans.back().end);
  json["evidence"] = {{"sha256", source == nullptr ? "" : source->sha256}, {"from", source_byte(document->bytes, first)}, {"to", source_byte(document->bytes, last)}, {"cue", statement.cue}, {"sourceWords", statement.source_words}};
  const bool edited = statement.message && *statement.message < document->messages.size() && document->messages[*statement.message].edited;
  json["edited"] = edited;
  return json;
}

}  // namespace onrecord
