// DiscordChatExporter's CSV: AuthorID,Author,Date,Content,Attachments,Reactions, every value in quotation marks.
#include <algorithm>  // std::min
#include <array>      // std::array

#include "base/written_date.h"
#include "chat/builder.h"
#include "chat/text_chats.h"

namespace onrecord {
namespace {

constexpr std::string_view head = "AuthorID,Author,Date,Content,Attachments,Reactions";
enum Column : std::size_t { id, author, date, content, attachments, reactions, columns };
using Row = std::array<std::string_view, columns>;  // as written, "" for "

// Reads rows one after another; a row that the end of the file cuts off is given as far as it goes.
class Rows {
 public:
  explicit Rows(std::string_view text) : text_(text) {}

  bool next(Row& row) {
    row = {};
    while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r')) ++at_;
    if (at_ == text_.size()) return false;
    for (std::size_t column = 0;; ++column) {
      const std::string_view value = read_value();
      if (column < columns) row[column] = value;
      if (at_ == text_.size() || text_[at_] != ',') break;
      ++at_;
    }
    at_ = std::min(text_.find('\n', at_), text_.size());
    return true;
  }

 private:
  std::string_view read_value() {
    if (at_ == text_.size() || text_[at_] != '"') {
      const std::size_t begin = at_;
      at_ = std::min(text_.find_first_of(",\r\n", at_), text_.size());
      return text_.substr(begin, at_ - begin);
    }
    const std::size_t begin = ++at_;
    for (;;) {
      at_ = std::min(text_.find('"', at_), text_.size());
      if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') break;
      at_ += 2;
    }
    const std::string_view value = text_.substr(begin, at_ - begin);
    at_ = std::min(at_ + 1, text_.size());
    return value;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

// Older versions print dates as the exporter's country does: whether any begins with a number that is no month.
DayMonthOrder order_of(std::string_view text) {
  Rows rows(text);
  for (Row row; rows.next(row);) {
    int first = 0;
    std::size_t size = 0;
    for (; size < row[date].size() && row[date][size] >= '0' && row[date][size] <= '9' && size < 3; ++size) first = first * 10 + (row[date][size] - '0');
    if (first > 12 && size == 2) return DayMonthOrder::day_first;
  }
  return DayMonthOrder::month_first;
}

void append_words(MappedText& out, std::string_view text, std::string_view value) {
  const auto place = [&](std::string_view piece) { return static_cast<std::uint64_t>(piece.data() - text.data()); };
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t end = std::min(value.find("\"\"", at), value.size() - 1) + 1;  // with the first of the two
    out.copy(value.substr(at, end - at), place(value.substr(at)));
    at = end < value.size() && value[end - 1] == '"' && value[end] == '"' ? end + 1 : end;
  }
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
  const std::string_view lines = text.substr(std::min(text.find('\n'), text.size()));
  const DayMonthOrder order = order_of(lines);
  ConversationBuilder builder;
  Rows rows(lines);
  bool has_zone = false;
  for (Row row; rows.next(row);) {
    Message message;
    message.author = row[author];
    message.sent_at = parse_iso(row[date]);
    if (!message.sent_at)
      if (const auto when = first_written_date(row[date], order)) message.sent_at = when->when;
    has_zone |= message.sent_at && message.sent_at->zone_minutes;
    if (!row[attachments].empty()) {
      message.kind = MessageKind::media;
      message.attachment = file_of(row[attachments]);
    }
    add_reactions(row[reactions], message);
    append_words(builder.text(), text, row[content]);
    builder.end_message(std::move(message));
  }
  if (builder.count() == 0) return std::nullopt;
  if (!has_zone) builder.add_finding("OR-0504", "the export names no time zone: times are the local time of the exporting device");
  return std::move(builder).take();
}

}  // namespace onrecord
