// Copies alone: prints the copies and quotations of a record as JSON, with the words of both, for copies_gold.py.
//
// usage: copies_gold CASE.db > copies.json
#include <iostream>
#include <unordered_map>

#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "compare/compare.h"
#include "compare/copies.h"
#include "compare/quotations.h"

int main(int argc, char** argv) {
  using onrecord::RowId;
  using Json = nlohmann::json;
  if (argc != 2) return 2;
  auto record = onrecord::Record::open(argv[1], onrecord::Record::Access::read);
  if (!record.ok()) {
    std::cerr << record.error().to_string() << "\n";
    return 1;
  }
  auto material = onrecord::material_of(*record);
  auto sources = record->sources();
  if (!material.ok() || !sources.ok()) return 1;
  std::unordered_map<RowId, std::string> file_of_source, file;
  for (const auto& source : *sources) file_of_source[source.id] = source.places.front().path;
  for (const auto& document : material->documents) file[document.id] = file_of_source[document.source];
  std::unordered_map<RowId, const onrecord::StatementRow*> statements;
  for (const auto& row : material->statements) statements[row.id] = &row;
  std::unordered_map<RowId, const onrecord::DocumentRow*> rows;
  for (const auto& document : material->documents) rows[document.id] = &document;
  const auto text_at = [&](RowId document, onrecord::PointSpan span) {
    const onrecord::CodePointIndex points(rows[document]->text);
    return rows[document]->text.substr(points.byte(span.start), points.byte(span.end) - points.byte(span.start));
  };
  Json documents = Json::array(), quotations = Json::array();
  for (const auto& source : *sources)
    for (std::size_t i = 1; i < source.places.size(); ++i) documents.push_back({{"a", source.places[0].path}, {"b", source.places[i].path}, {"kind", "near_duplicate"}, {"score", 1}});
  std::vector<onrecord::CopyRow> copies = onrecord::find_copies(material->documents);
  const auto found = onrecord::find_quotations(material->documents, material->statements, copies);
  for (const auto& row : onrecord::quoted_documents(material->documents, material->statements, found, copies)) copies.push_back(row);
  for (const auto& row : copies) documents.push_back({{"a", file[row.a]}, {"b", file[row.b]}, {"kind", onrecord::word(row.kind)}, {"score", row.score}});
  for (const auto& row : found) {
    const auto* quoting = statements[row.statement];
    const auto* original = row.original == 0 ? nullptr : statements[row.original];
    quotations.push_back({{"doc", file[quoting->document]}, {"content", quoting->content}, {"words", text_at(quoting->document, row.quoting)}, {"original_doc", file[row.document]},
                          {"original", original == nullptr ? "" : original->content}, {"original_words", text_at(row.document, row.span)},
                          {"exact", row.exact}, {"said", row.said}, {"printed", row.printed}, {"score", row.score}});
  }
  std::cout << Json({{"documents", documents}, {"quotations", quotations}}).dump(-1, ' ', false, Json::error_handler_t::replace) << "\n";
}
