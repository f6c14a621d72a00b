// DiscordChatExporter's CSV: AuthorID,Author,Date,Content,Attachments,Reactions, every value in quotation marks.
#include <algorithm>  // std::min

#include "base/written_date.h"
#include "chat/builder.h"
#include "chat/text_chats.h"
#include "source/ascii_text.h"
#include "source/csv.h"

namespace onrecord {
namespace {

constexpr std::string_view head = "AuthorID,Author,Date,Content,Attachments,Reactions";
enum Column : std::size_t { id, author, date, content, attachments, reactions };
using Row = std::vector<CsvField>;

const CsvField& at(const Row& row, Column column) {
  static const CsvField none;
  return column < row.size() ? row[column] : none;
}

// Older versions print dates as the exporter's country does: whether any begins with a number that is no month.
DayMonthOrder order_of(std::string_view text) {
  CsvReader rows(text);
  for (Row row; rows.next(row);) {
    const std::string_view written = at(row, date).raw;
    int first = 0;
    std::size_t size = 0;
    for (; size < written.size() && ascii::is_digit(written[size]) && size < 3; ++size) first = first * 10 + (written[size] - '0');
    if (first > 12 && size == 2) return DayMonthOrder::day_first;
  }
  return DayMonthOrder::month_first;
}

void add_reactions(std::string_view written, Message& message) {
  // "👍 (2),❤️ (1)"
  while (!written.empty()) {
    const std::size_t end = written.find(" (");
    if (end == std::string_view::npos) return;
    message.reactions.emplace_back(written.substr(0, end));
    const std::size_t close = written.find("),", end);
    if (close == std::string_view::npos) return;
    written.remove_prefix(close + 2);
  }
}

std::string file_of(std::string_view addresses) {
  const std::string_view first = addresses.substr(0, addresses.find_first_of(",?"));
  return std::string(first.substr(first.find_last_of("/\\") + 1));
}

}  // namespace

std::optional<Document> read_discord_csv(std::string_view text) {
  if (!text.starts_with(head)) return std::nullopt;
  const std::size_t begin = std::min(text.find('\n'), text.size());
  const std::string_view lines = text.substr(begin);
  const DayMonthOrder order = order_of(lines);
  ConversationBuilder builder;
  CsvReader rows(lines);
  bool has_zone = false;
  for (Row row; rows.next(row);) {
    Message message;
    message.author = value_of(at(row, author));
    message.sent_at = parse_iso(at(row, date).raw);
    if (!message.sent_at)
      if (const auto when = first_written_date(at(row, date).raw, order)) message.sent_at = when->when;
    has_zone |= message.sent_at && message.sent_at->zone_minutes;
    if (const std::string addresses = value_of(at(row, attachments)); !addresses.empty()) {
      message.kind = MessageKind::media;
      message.attachment = file_of(addresses);
    }
    add_reactions(at(row, reactions).raw, message);
    each_piece(at(row, content), [&](std::size_t place, std::string_view piece) { builder.text().copy(piece, begin + place); });
    builder.end_message(std::move(message));
  }
  if (builder.count() == 0) return std::nullopt;
  if (!has_zone) builder.add_finding("OR-0504", "the export names no time zone: times are the local time of the exporting device");
  return std::move(builder).take();
}

}  // namespace onrecord
