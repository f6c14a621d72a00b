#include <algorithm>  // std::min

#include "chat/builder.h"
#include "chat/log_times.h"
#include "chat/marks.h"
#include "chat/text_chats.h"

namespace onrecord {
namespace {

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \n\r");
  return begin == std::string_view::npos ? std::string_view{} : text.substr(begin, text.find_last_not_of(" \n\r") - begin + 1);
}

// "(- Ann: 👍, Bo: ❤️ -)" in the last line: taken off and read.
std::vector<std::string> take_reactions(std::string_view& body) {
  std::vector<std::string> reactions;
  const std::string_view words = trim(body);
  if (!words.ends_with("-)")) return reactions;
  const std::size_t open = words.rfind("(- ");
  if (open == std::string_view::npos || (open > 0 && words[open - 1] != '\n' && words[open - 1] != ' ')) return reactions;
  std::string_view list = words.substr(open + 3, words.size() - open - 5);
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(", "), list.size());
    const std::string_view one = list.substr(0, comma);
    if (const std::size_t colon = one.rfind(": "); colon != std::string_view::npos)
      reactions.push_back(std::string(trim(one.substr(colon + 2))) + " " + std::string(trim(one.substr(0, colon))));
    list.remove_prefix(std::min(comma + 2, list.size()));
  }
  body = body.substr(0, static_cast<std::size_t>(words.data() - body.data()) + open);
  return reactions;
}

// The quoted message at the start ("> …" lines), taken off.
std::string_view take_quote(std::string_view& body) {
  std::string_view rest = body;
  rest.remove_prefix(std::min(rest.find_first_not_of(" \r\n"), rest.size()));
  if (!rest.starts_with("> ") || !body.starts_with("\n")) return {};
  std::size_t end = 0;
  while (end < rest.size() && rest[end] == '>') end = std::min(rest.find('\n', end), rest.size() - 1) + 1;
  const std::string_view quote = rest.substr(0, end);
  body = rest.substr(end);
  return quote;
}

// "![name](./media/name)": cut off with what follows, and its name given.
std::string_view take_attachment(std::string_view& body) {
  for (std::string_view folder : {"](./media/", "](media/"}) {
    const std::size_t middle = body.find(folder);
    if (middle == std::string_view::npos) continue;
    const std::size_t open = body.rfind('[', middle);
    if (open == std::string_view::npos) continue;
    const std::string_view name = body.substr(open + 1, middle - open - 1);
    body = body.substr(0, open > 0 && body[open - 1] == '!' ? open - 1 : open);
    return name;
  }
  return {};
}

bool is_call(std::string_view words) {
  if (words.find('\n') != std::string_view::npos || words.find(" call") == std::string_view::npos) return false;
  for (std::string_view start : {"Outgoing ", "Incoming ", "Missed ", "Declined ", "Group call", "Unanswered "})
    if (words.starts_with(start)) return true;
  return false;
}

std::string quote_key(std::string_view quote) {
  std::string words;
  for (std::size_t at = 0; at < quote.size();) {
    const std::size_t end = std::min(quote.find('\n', at), quote.size());
    std::string_view line = quote.substr(at, end - at);
    line.remove_prefix(std::min(line.find_first_not_of("> "), line.size()));
    if (line = trim(line); !line.empty()) words += std::string(line) + "\n";
    at = end + 1;
  }
  return words;
}

// Two blanks end the words of each message, but for notices; the first thousand tell.
bool is_written_by_it(const ChatLog& log) {
  EntryReader entries(log);
  std::size_t seen = 0, ends = 0;
  for (LogEntry entry; seen < 1000 && entries.next(entry); ++seen) {
    const std::string_view body = log.text.substr(entry.rest, entry.end - entry.rest);
    ends += body.ends_with("  ") || body.find("  \n(- ") != std::string_view::npos ? 1 : 0;
  }
  return ends * 2 >= seen;
}

}  // namespace

std::optional<Document> read_signal_markdown(const ChatLog& log, bool markdown) {
  if (!log.bracketed || log.lines_before > 0 || log.names.empty()) return std::nullopt;
  const bool year_first = log.first_date.width[0] == 4;
  if (!year_first || !(markdown || is_written_by_it(log))) return std::nullopt;
  LogTimes times(log);
  ConversationBuilder builder(log.entries);
  EntryReader entries(log);
  for (LogEntry entry; entries.next(entry);) {
    Message message;
    message.sent_at = times.at(entry);
    std::string_view body = log.text.substr(entry.rest, entry.end - entry.rest);
    if (entry.name == no_name) {
      message.kind = MessageKind::system;
    } else {
      message.author = plain_name(body.substr(0, entry.name_size));
      body.remove_prefix(std::min<std::size_t>(entry.name_size + 2, body.size()));
      message.reactions = take_reactions(body);
      if (const std::string_view quote = take_quote(body); !quote.empty()) message.reply_to = builder.called(quote_key(quote));
      message.attachment = take_attachment(body);
      if (!message.attachment.empty()) message.kind = MessageKind::media;
    }
    const std::string_view words = trim(body);
    if (words == "(This message was deleted)" || words == "This message was deleted.") message.kind = MessageKind::deleted;
    if (is_call(words)) message.kind = MessageKind::system;
    builder.text().copy(words, static_cast<std::uint64_t>(words.data() - log.text.data()));
    builder.call(quote_key(words), builder.end_message(std::move(message)));
  }
  for (Finding& finding : times.findings()) builder.add_finding(std::move(finding.code), std::move(finding.what));
  return std::move(builder).take();
}

}  // namespace onrecord
