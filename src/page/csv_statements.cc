#include "page/csv_statements.h"

#include <algorithm>  // std::count
#include <array>      // std::array
#include <cstdio>     // std::sscanf
#include <optional>   // std::optional

#include <fmt/format.h>

#include "base/written_date.h"
#include "page/document_builder.h"
#include "source/ascii_text.h"
#include "source/csv.h"
#include "source/decode.h"

namespace onrecord {
namespace {

using Row = std::vector<CsvField>;

char separator_of(std::string_view text) {
  const std::string_view head = text.substr(0, text.find('\n'));
  char best = ',';
  std::ptrdiff_t most = 0;
  for (char c : {',', ';', '\t', '|'}) {
    const std::ptrdiff_t count = std::count(head.begin(), head.end(), c);
    if (count > most) best = c, most = count;
  }
  return best;
}

std::string trimmed_value(const CsvField& cell) { return std::string(ascii::trimmed(value_of(cell))); }

template <std::size_t N>
std::optional<std::size_t> column_of(const std::vector<std::string>& header, const std::array<std::string_view, N>& names) {
  for (std::string_view name : names)  // the best name first
    for (std::size_t i = 0; i < header.size(); ++i)
      if (header[i] == name) return i;
  return std::nullopt;
}

struct Columns {
  std::optional<std::size_t> words, speaker, time;
};

Columns columns_of(const std::vector<std::string>& header) {
  static constexpr std::array<std::string_view, 19> words = {"statement", "quote", "quotation", "what was said", "what they said", "content", "text", "words", "utterance", "claim",
                                                            "what", "said", "message", "remarks", "zitat", "aussage", "citation", "cita", "dichiarazione"};
  static constexpr std::array<std::string_view, 13> speakers = {"speaker", "who", "said by", "speaker name", "name", "author", "person", "source", "actor", "from", "sprecher", "wer", "orateur"};
  static constexpr std::array<std::string_view, 12> times = {"said_at", "said at", "date said", "date", "when", "time", "timestamp", "published", "datum", "wann", "fecha", "data"};
  return {column_of(header, words), column_of(header, speakers), column_of(header, times)};
}

// A cell's words as part of the block; a line break inside is a blank.
void add_cell(const CsvField& cell, DocumentBuilder& builder) {
  each_piece(cell, [&](std::size_t place, std::string_view piece) {
    for (std::size_t end = piece.find('\n'); end != std::string_view::npos; end = piece.find('\n')) {
      builder.copy(piece.substr(0, end), place);
      builder.made_from(" ", place + end, 1);
      piece.remove_prefix(end + 1);
      place += end + 1;
    }
    if (!piece.empty()) builder.copy(piece, place);
  });
}

// How the dates of a column are written, decided from all of them: day first where that reads as many as month first.
struct DateColumn {
  DayMonthOrder order = DayMonthOrder::day_first;
  bool is_told = true;   // no date could be read the other way
  std::size_t unread = 0;

  std::optional<Timestamp> read(const std::string& value) const {
    if (auto iso = parse_iso(value)) return iso;
    const auto written = first_written_date(value, order);
    return written ? std::optional(written->when) : std::nullopt;
  }
};

// `rows` stands behind the header.
DateColumn decide_dates(CsvReader rows, std::size_t column) {
  DateColumn dates;
  std::size_t ambiguous = 0, day_first = 0, month_first = 0;
  for (Row row; rows.next(row);) {
    if (column >= row.size()) continue;
    const std::string value = trimmed_value(row[column]);
    if (value.empty() || parse_iso(value)) continue;
    const auto free = first_written_date(value);
    ambiguous += free && free->ambiguous;
    int first = 0, second = 0;
    if (std::sscanf(value.c_str(), "%2d%*[/.-]%2d", &first, &second) == 2) {
      day_first += first > 12 && second <= 12;
      month_first += second > 12 && first <= 12;
    }
    dates.unread += !free;
  }
  if (month_first > day_first) dates.order = DayMonthOrder::month_first;
  dates.is_told = ambiguous == 0 || month_first != day_first;
  return dates;
}

void add_statement(const Row& row, const Columns& columns, const DateColumn& dates, DocumentBuilder& builder) {
  const auto value = [&](std::optional<std::size_t> column) { return column && *column < row.size() ? trimmed_value(row[*column]) : std::string(); };
  if (*columns.words >= row.size()) return;
  Part part;
  part.author = value(columns.speaker);
  part.at = dates.read(value(columns.time));
  add_cell(row[*columns.words], builder);
  builder.end_block(std::move(part));
}

void add_row(const Row& row, DocumentBuilder& builder) {
  for (const CsvField& cell : row) {
    if (!builder.block_is_empty()) builder.insert("\t");
    add_cell(cell, builder);
  }
  builder.end_block(PartKind::body);
}

}  // namespace

Result<std::vector<Document>> read_csv_statements(const Source& source) {
  const DecodedText decoded = decode_text(source.bytes, source.charset);
  const std::string_view text = decoded.text;
  CsvReader rows(text, source.media_type == "text/tab-separated-values" ? '\t' : separator_of(text));
  DocumentBuilder builder;
  Row row;
  std::vector<std::string> header;
  rows.next(row);
  for (const CsvField& cell : row) header.push_back(ascii::lowered(trimmed_value(cell)));
  const Columns columns = columns_of(header);
  builder.document.kind = columns.words ? DocumentKind::transcript : DocumentKind::document;
  const DateColumn dates = columns.words && columns.time ? decide_dates(rows, *columns.time) : DateColumn{};
  if (!dates.is_told) builder.document.findings.push_back({"OR-0342", "day and month of the table's dates can change places; they were read day first", {}});
  if (dates.unread > 0) builder.document.findings.push_back({"OR-0343", fmt::format("{} dates of the table cannot be understood; their rows are undated", dates.unread), {}});
  if (!columns.words) add_row(row, builder);
  while (rows.next(row)) {
    if (columns.words) add_statement(row, columns, dates, builder);
    else add_row(row, builder);
  }
  if (columns.words && header.size() > 1u + columns.speaker.has_value() + columns.time.has_value())
    builder.document.findings.push_back({"OR-0341", "only the columns of words, speaker and time were read of this table", {}});
  builder.document.findings.insert(builder.document.findings.end(), decoded.findings.begin(), decoded.findings.end());
  std::vector<Document> documents;
  documents.push_back(std::move(builder).finish(decoded.map));
  return documents;
}

}  // namespace onrecord
