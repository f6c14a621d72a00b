#include "view/export.h"

#include <algorithm>  // std::find_if
#include <ostream>    // std::ostream

#include <nlohmann/json.hpp>

#include "view/export_fields.h"

namespace onrecord {
namespace {

using Json = nlohmann::ordered_json;

Json typed(const FieldValue& value) {
  if (const auto* words = std::get_if<std::string>(&value)) return *words;
  if (const auto* ours = std::get_if<OurText>(&value)) return ours->text;
  if (const auto* number = std::get_if<double>(&value)) return *number;
  if (const auto* names = std::get_if<std::vector<std::string>>(&value)) return *names;
  if (const auto* spans = std::get_if<std::vector<PointSpan>>(&value)) {
    Json list = Json::array();
    for (PointSpan span : *spans) list.push_back({span.start, span.end});
    return list;
  }
  return nullptr;
}

// Lists are lists also where they are empty, so that a reader need not ask twice.
bool is_list(std::string_view field) { return field == "spans" || field == "to" || field == "chain"; }

}  // namespace

const std::vector<ExportFormat>& export_formats() {
  static const std::vector<ExportFormat> formats = {
      {"csv", "csv", "statements, one a row, all columns (RFC 4180)", write_csv},
      {"jsonl", "jsonl", "statements, one JSON object a line, all fields", write_jsonl},
      {"graphml", "graphml", "actors, and who speaks to and about whom, as a graph", write_graphml},
      {"ftm", "ftm.json", "people, organisations and documents for Aleph (FollowTheMoney)", write_ftm},
      {"annotation", "jsonld", "statements as W3C Web Annotations", write_annotations},
      {"dna", "csv", "event list of the Discourse Network Analyzer", write_dna},
  };
  return formats;
}

const ExportFormat* export_format(std::string_view name) {
  const auto& formats = export_formats();
  const auto found = std::find_if(formats.begin(), formats.end(), [&](const ExportFormat& format) { return format.name == name; });
  return found == formats.end() ? nullptr : &*found;
}

Result<void> finished(std::ostream& out) {
  out.flush();
  if (out.good()) return {};
  return Error{ErrorKind::no_space, "the export", "could not be written to its end", "free space or write elsewhere"};
}

Result<void> write_csv(const RecordView& view, std::ostream& out) {
  const ViewIndex index(view);
  std::vector<std::string> cells;
  for (const Field& field : statement_fields()) cells.emplace_back(field.name);
  out << csv_row(cells);
  for (const StatementRow& statement : view.statements) {
    cells.clear();
    for (const Field& field : statement_fields()) cells.push_back(guarded_cell(field.value(index, statement)));
    out << csv_row(cells);
  }
  return finished(out);
}

Result<void> write_jsonl(const RecordView& view, std::ostream& out) {
  const ViewIndex index(view);
  for (const StatementRow& statement : view.statements) {
    Json json;
    for (const Field& field : statement_fields()) {
      Json value = typed(field.value(index, statement));
      json[std::string(field.name)] = value.is_null() && is_list(field.name) ? Json::array() : std::move(value);
    }
    out << json.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
  }
  return finished(out);
}

}  // namespace onrecord
