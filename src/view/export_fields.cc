#include "view/export_fields.h"

#include <algorithm>  // std::partition_point

#include <fmt/format.h>

#include "base/utf8.h"
#include "view/words.h"

namespace onrecord {
namespace {

FieldValue words_or_nothing(const std::string& text) { return text.empty() ? FieldValue{} : FieldValue{text}; }
FieldValue ours(std::string_view text) { return text.empty() ? FieldValue{} : FieldValue{OurText{std::string(text)}}; }

const SourceRow* source_of(const ViewIndex& index, const StatementRow& statement) {
  const DocumentRow* document = index.document(statement.document);
  return document ? index.source(document->source) : nullptr;
}

// A field of the document or of the speaker; nothing where there is none.
template <class Get>
FieldValue of_document(const ViewIndex& index, const StatementRow& statement, Get get) {
  const DocumentRow* document = index.document(statement.document);
  return document ? get(*document) : FieldValue{};
}
template <class Get>
FieldValue of_source(const ViewIndex& index, const StatementRow& statement, Get get) {
  const SourceRow* source = source_of(index, statement);
  return source && !source->places.empty() ? get(*source) : FieldValue{};
}
template <class Get>
FieldValue of_speaker(const ViewIndex& index, const StatementRow& statement, Get get) {
  const ActorRow* speaker = index.actor(statement.speaker);
  return speaker ? get(*speaker) : FieldValue{};
}

FieldValue side(const ViewIndex& index, const StatementRow& statement) {
  const ActorRow* main = index.actor(index.side_of(statement.speaker));
  return main ? words_or_nothing(main->name) : FieldValue{};
}

FieldValue addressees(const StatementRow& statement) {
  std::vector<std::string> names;
  for (const AddresseeRow& to : statement.to) names.push_back(to.name);
  return names.empty() ? FieldValue{} : FieldValue{std::move(names)};
}

FieldValue issue(const ViewIndex& index, const StatementRow& statement) {
  const IssueRow* row = index.issue(statement.issue);
  return row ? words_or_nothing(row->label) : FieldValue{};
}

FieldValue wider_issue(const ViewIndex& index, const StatementRow& statement) {
  const IssueRow* part = index.issue(statement.issue);
  const IssueRow* row = part ? index.issue(part->part_of) : nullptr;
  return row ? words_or_nothing(row->label) : FieldValue{};
}

// The id of the statement whose content holds this one.
FieldValue inside(const ViewIndex& index, const StatementRow& statement) {
  if (!statement.inside) return {};
  const auto& others = index.statements_of(statement.document);
  const auto at = std::partition_point(others.begin(), others.end(), [&](const StatementRow* other) { return other->ordinal < *statement.inside; });
  return at == others.end() || (*at)->ordinal != *statement.inside ? FieldValue{} : ours(std::to_string((*at)->id));
}

using I = const ViewIndex&;
using S = const StatementRow&;
using D = const DocumentRow&;

}  // namespace

const std::vector<Field>& statement_fields() {
  static const std::vector<Field> fields = {
      {"id", [](I, S s) { return ours(std::to_string(s.id)); }},
      {"number", [](I i, S s) { return ours(i.number(s)); }},
      {"document", [](I, S s) { return ours(std::to_string(s.document)); }},
      {"source_sha256", [](I i, S s) { return of_source(i, s, [](const SourceRow& r) { return ours(r.sha256); }); }},
      {"path", [](I i, S s) { return of_source(i, s, [](const SourceRow& r) { return words_or_nothing(r.places.front().path); }); }},
      {"member", [](I i, S s) { return of_source(i, s, [](const SourceRow& r) { return words_or_nothing(r.places.front().member); }); }},
      {"title", [](I i, S s) { return of_document(i, s, [](D d) { return words_or_nothing(d.title); }); }},
      {"outlet", [](I i, S s) { return of_document(i, s, [](D d) { return words_or_nothing(d.outlet); }); }},
      {"url", [](I i, S s) { return of_document(i, s, [](D d) { return words_or_nothing(d.url); }); }},
      {"document_kind", [](I i, S s) { return of_document(i, s, [](D d) { return ours(word(d.kind)); }); }},
      {"language", [](I i, S s) { return of_document(i, s, [](D d) { return words_or_nothing(d.language); }); }},
      {"published_from", [](I i, S s) { return of_document(i, s, [](D d) { return words_or_nothing(d.published.from); }); }},
      {"published_to", [](I i, S s) { return of_document(i, s, [](D d) { return words_or_nothing(d.published.to); }); }},
      {"published_basis", [](I i, S s) { return of_document(i, s, [](D d) { return words_or_nothing(d.published.basis); }); }},
      {"content", [](I, S s) { return words_or_nothing(s.content); }},
      {"spans", [](I, S s) { return s.spans.empty() ? FieldValue{} : FieldValue{s.spans}; }},
      {"cue", [](I, S s) { return words_or_nothing(s.cue); }},
      {"source_words", [](I, S s) { return words_or_nothing(s.source_words); }},
      {"kind", [](I, S s) { return ours(word(s.kind)); }},
      {"act", [](I, S s) { return ours(word(s.act)); }},
      {"score", [](I, S s) { return FieldValue{s.score}; }},
      {"speaker", [](I i, S s) { return of_speaker(i, s, [](const ActorRow& a) { return words_or_nothing(a.name); }); }},
      {"speaker_id", [](I i, S s) { return of_speaker(i, s, [](const ActorRow& a) { return ours(std::to_string(a.id)); }); }},
      {"speaker_type", [](I i, S s) { return of_speaker(i, s, [](const ActorRow& a) { return ours(word(a.type)); }); }},
      {"speaker_score", [](I, S s) { return s.speaker == 0 ? FieldValue{} : FieldValue{s.speaker_score}; }},
      {"side", side},
      {"role", [](I i, S s) { return of_speaker(i, s, [](const ActorRow& a) { return words_or_nothing(role_words(a)); }); }},
      {"to", [](I, S s) { return addressees(s); }},
      {"channel", [](I, S s) { return ours(word(s.channel)); }},
      {"audience", [](I, S s) { return ours(word(s.audience)); }},
      {"audience_words", [](I, S s) { return words_or_nothing(s.audience_words); }},
      {"said_from", [](I, S s) { return words_or_nothing(s.said.from); }},
      {"said_to", [](I, S s) { return words_or_nothing(s.said.to); }},
      {"said_basis", [](I, S s) { return words_or_nothing(s.said.basis); }},
      {"chain", [](I, S s) { return s.chain.empty() ? FieldValue{} : FieldValue{s.chain}; }},
      {"issue", issue},
      {"wider_issue", wider_issue},
      {"inside", inside},
  };
  return fields;
}

std::string cell_text(const FieldValue& value) {
  if (const auto* words = std::get_if<std::string>(&value)) return *words;
  if (const auto* ours_text = std::get_if<OurText>(&value)) return ours_text->text;
  if (const auto* number = std::get_if<double>(&value)) return fmt::format("{:.4g}", *number);
  std::string text;
  if (const auto* names = std::get_if<std::vector<std::string>>(&value))
    for (const std::string& name : *names) text += (text.empty() ? "" : "; ") + name;
  if (const auto* spans = std::get_if<std::vector<PointSpan>>(&value))
    for (PointSpan span : *spans) text += fmt::format("{}{}-{}", text.empty() ? "" : " ", span.start, span.end);
  return text;
}

bool looks_like_formula(std::string_view text) { return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos; }

std::string guarded_cell(const FieldValue& value) {
  const std::string text = cell_text(value);
  const bool from_outside = std::holds_alternative<std::string>(value) || std::holds_alternative<std::vector<std::string>>(value);
  return from_outside && looks_like_formula(text) ? "'" + text : text;
}

std::string csv_row(const std::vector<std::string>& cells) {
  std::string row;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) row += ',';
    const std::string cell = valid_utf8(cells[i]);
    if (cell.find_first_of(",\"\r\n") == std::string::npos) {
      row += cell;
      continue;
    }
    row += '"';
    for (char c : cell) row.append(c == '"' ? 2 : 1, c);
    row += '"';
  }
  return row + "\r\n";
}

std::string valid_utf8(std::string_view text) {
  if (is_utf8(text)) return std::string(text);
  std::string valid;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    append_utf8(valid, point.value);
    at += point.size;
  }
  return valid;
}

}  // namespace onrecord
