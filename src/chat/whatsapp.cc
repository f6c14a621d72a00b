#include "chat/whatsapp.h"

#include <unicode/uchar.h>  // u_isupper

#include <algorithm>  // std::count
#include <string>
#include <unordered_set>  // std::unordered_set
#include <utility>        // std::exchange
#include <vector>         // std::vector

#include <fmt/format.h>

#include "chat/builder.h"
#include "chat/chat_log.h"
#include "chat/log_times.h"
#include "chat/marks.h"
#include "chat/printed_phrases.h"
#include "chat/whatsapp_body.h"

namespace onrecord {
namespace {

constexpr std::size_t most_words = std::size_t{2} << 20;       // of one document, but for its last message
constexpr std::size_t longest_message = std::size_t{16} << 20;

std::size_t words_in(std::string_view text) {
  const std::string plain = folded_words(text);
  return plain.empty() ? 0 : static_cast<std::size_t>(std::count(plain.begin(), plain.end(), ' ')) + 1;
}

// Blanks part them; what stands in brackets does not count: "Ann O'Neil (plot 4)" is two.
std::size_t printed_words(std::string_view text) {
  std::size_t words = 0;
  bool inside = false, bracket = false;
  for (const char c : text.substr(0, text.find('\n'))) {
    bracket = (bracket || c == '(') && c != ')';
    const bool in_word = c != ' ' && c != ')' && !bracket;
    words += in_word && !inside ? 1 : 0;
    inside = in_word;
  }
  return words;
}

// A second capital letter: "Ann Lea". What a notice tells goes on with a verb.
bool goes_on_as_name(std::string_view rest) {
  rest.remove_prefix(std::min(leading_marks_and_blanks(rest), rest.size()));
  return !rest.empty() && u_isupper(static_cast<UChar32>(code_point_at(rest, 0).value));
}

// "You", "Du": how a notice names the person whose phone made the export.
bool starts_with_you(std::string_view text) {
  static const std::unordered_set<std::string_view> pronouns = {
      "you", "your", "du", "sie", "vous", "tu", "has", "você", "hai", "je", "jij", "u", "вы", "ви", "siz", "sen", "jūs", "teie", "vy", "ty", "ön", "dumneavoastră", "anda", "kamu", "bạn",
      "คุณ", "您", "你", "आप", "आपने", "أنت", "לך", "אתה", "شما", "تم", "εσείς", "σεις", "olet", "ai", "ați", "ви", "ты", "nimeni", "heu", "ste", "usted", "tú"};
  const std::string plain = folded_words(text.substr(0, 80));
  return pronouns.contains(std::string_view(plain).substr(0, plain.find(' ')));
}

// What is left of a file's name when the messenger's words are taken off: "WhatsApp Chat with X.txt", "Chat de WhatsApp
// con X.txt", "WhatsApp Chat - X.zip".
std::string title_from_file(std::string_view file_name) {
  const std::size_t slash = file_name.find_last_of("/\\");
  if (slash != std::string_view::npos) file_name.remove_prefix(slash + 1);
  for (std::string_view ending : {".txt", ".zip", ".TXT", ".ZIP"})
    if (file_name.ends_with(ending)) file_name.remove_suffix(ending.size());
  const std::size_t brand = file_name.find("WhatsApp");
  if (brand == std::string_view::npos) return {};
  std::string_view rest = file_name.substr(brand + 8);
  std::size_t first = rest.size();  // of the words that join, the first: "with Nights - StM"
  std::size_t behind = first;
  for (std::string_view join : {" - ", " with ", " mit ", " avec ", " con ", " com o ", " com ", " met ", " med ", " контактом ", " с ", " z ", " s ", " amb ", " dengan ", " cu ", " kanssa ", " - ", "與", "与", "-"})
    if (const std::size_t at = rest.find(join); at < first) first = at, behind = at + join.size();
  return plain_name(first < rest.size() ? rest.substr(behind) : rest);
}

// Printed by the messenger, but for something that a person sent: a file, a call, a place, a poll.
bool is_sent(const WhatsappBody& body) {
  if (body.kind != MessageKind::message) return true;
  if (body.words.find("://") != std::string_view::npos || body.words.find('\n') != std::string_view::npos) return true;
  return words_in(body.words) <= 6 && speaks_of_call(body.words);
}

class WhatsappReader {
 public:
  WhatsappReader(const ChatLog& log, std::string_view file_name) : text_(log.text), log_(log), times_(log), roles_(log.names.size()), title_(title_from_file(file_name)) {
    judge_names();
    find_group();
  }

  // Hands over the conversation, a long one in several documents of bounded size.
  void read(const TakeDocument& take) {
    EntryReader entries(log_);
    LogEntry entry;
    bool more = entries.next(entry);
    for (std::size_t done = 0; more;) {
      ConversationBuilder builder(std::min(log_.entries, most_words / 32), std::min(text_.size(), most_words + (most_words >> 4)));
      do {
        add(builder, entry);
        more = entries.next(entry);
      } while (more && builder.text().size() < most_words);
      const std::size_t count = builder.count();
      take(finished(std::move(builder), done));
      done += count;
    }
  }

 private:
  enum class Role { author, words_of_notice, notice_giver, name_with_colon };

  struct NameRole {
    Role role = Role::author;
    std::string plain;
  };

  struct Reading {
    std::string_view author;  // empty: a notice
    WhatsappBody body;
  };

  static Reading notice_of(std::string_view words) {
    Reading notice;
    notice.body.words = words;
    notice.body.kind = MessageKind::system;
    return notice;
  }

  // Whether what stands before the colon is a name, or the start of a notice that has a colon in it.
  void judge_names() {
    std::unordered_set<std::string_view> names;
    for (const LogName& name : log_.names) names.insert(name.printed);
    for (std::size_t i = 0; i < log_.names.size(); ++i) {
      const LogName& name = log_.names[i];
      roles_[i].plain = plain_name(name.printed);
      if (name.later > 0 && name.later == name.free && name.free == name.count) roles_[i].role = Role::name_with_colon;
      else if (name.count <= 2 && begins_notice(name.printed, names)) roles_[i].role = Role::words_of_notice;
    }
  }

  bool begins_notice(std::string_view printed, const std::unordered_set<std::string_view>& names) const {
    for (std::size_t blank = printed.find(' '); blank != std::string_view::npos; blank = printed.find(' ', blank + 1)) {
      const std::string_view rest = printed.substr(blank);
      if (!names.contains(printed.substr(0, blank))) continue;
      if (tells_of_change(rest) || (printed_words(rest) >= 4 && !goes_on_as_name(rest))) return true;
    }
    return words_in(printed) >= 4 && (tells_of_change(printed) || is_chat_notice(printed));
  }

  // The subject of a group stands as author of its notices on iOS, where it never writes words of its own; else in the
  // quotation marks of notices. The last one counts.
  void find_group() {
    std::size_t at = 0;
    const auto found = [&](const std::string& subject, std::size_t where) {
      if (subject.empty()) return;
      renamed_ = renamed_ || (!group_.empty() && group_ != subject);
      if (group_.empty() || where >= at) group_ = subject;
      at = std::max(at, where);
    };
    renamed_ = !log_.other_subject.empty();
    found(plain_name(log_.subject), log_.subject_at);
    for (std::size_t i = 0; i < roles_.size(); ++i) {
      const LogName& name = log_.names[i];
      if (name.free > 0 || name.notices <= name.sent) continue;
      roles_[i].role = Role::notice_giver;
      found(roles_[i].plain, name.last);
    }
    for (std::size_t i = 0; i < roles_.size() && group_.empty(); ++i)
      if (roles_[i].role == Role::name_with_colon) group_ = plain_name(log_.names[i].with_colon);
  }

  Document finished(ConversationBuilder&& builder, std::size_t done) {
    for (Finding& finding : times_.findings()) builder.add_finding(std::move(finding.code), std::move(finding.what));
    if (builder.count() < log_.entries)
      builder.add_finding("OR-0506", fmt::format("a long export: messages {} to {} of {}; the others are in documents of their own", done + 1, done + builder.count(), log_.entries));
    if (cut_messages_ > 0) builder.add_finding("OR-0507", fmt::format("{} messages are longer than {} MB and were cut there", std::exchange(cut_messages_, 0), longest_message >> 20));
    builder.set_title(title_.empty() ? group_ : title_);
    if (!group_.empty()) builder.set_group(!title_.empty() && !renamed_ ? title_ : group_);
    return std::move(builder).take();
  }

  std::string_view body_of(const LogEntry& entry) const {
    const std::size_t begin = std::min(entry.rest + entry.name_size + 2, entry.end);
    return text_.substr(begin, entry.end - begin);
  }

  // "<Media omitted>" again: what is read from the same words is the same.
  WhatsappBody body_read(const LogEntry& entry) {
    const std::string_view body = body_of(entry);
    if (body.ends_with('>') && body == last_bracket_ && entry.marked_line == last_marked_) return last_read_;
    const WhatsappBody read = read_whatsapp_body(body, entry.marked_line);
    if (body.ends_with('>') && read.words.empty() && read.attachment.empty()) {
      last_bracket_ = body;
      last_marked_ = entry.marked_line;
      last_read_ = read;
    }
    return read;
  }

  Reading reading_of(const LogEntry& entry) {
    const std::string_view whole = text_.substr(entry.rest, entry.end - entry.rest);
    Reading notice = notice_of(whole.substr(leading_marks(whole)));
    if (entry.name == no_name) return notice;
    if (entry.name == unlisted_name) return {unlisted_author_ = plain_name(whole.substr(0, entry.name_size)), body_read(entry)};
    const NameRole& role = roles_[entry.name];
    if (role.role == Role::words_of_notice) return notice;
    if (role.role == Role::name_with_colon) {
      const std::size_t behind = behind_marked_colon(whole);
      notice.body.words = whole.substr(behind + leading_marks(whole.substr(behind)));
      return notice;
    }
    WhatsappBody body = body_read(entry);
    if (role.role == Role::notice_giver) return notice_of(body.words.empty() ? body_of(entry) : body.words);
    if (body.printed && body.kind == MessageKind::message && log_.bracketed && is_notice(body.words, role.plain)) body.kind = MessageKind::system;
    return {body.kind == MessageKind::system ? std::string_view{} : std::string_view(role.plain), body};
  }

  static bool is_notice(std::string_view words, std::string_view author) {
    const std::string_view start = words.substr(0, words.find('\n')).substr(0, 400);
    if (is_chat_notice(start)) return true;
    if (plain_name(start).starts_with(author)) return true;
    return starts_with_you(start) && words.find('\n') == std::string_view::npos && !speaks_of_call(start);
  }

  void add(ConversationBuilder& builder, const LogEntry& entry) {
    Reading reading = reading_of(entry);
    if (reading.body.words.size() > longest_message) {
      reading.body.words = clipped(reading.body.words);
      ++cut_messages_;
    }
    copy_words(builder.text(), reading.body.words);
    Message message;
    message.author = reading.author;
    message.sent_at = times_.at(entry);
    message.kind = reading.body.kind;
    if (!reading.body.attachment.empty()) message.attachment = plain_name(reading.body.attachment);
    message.edited = reading.body.edited;
    builder.end_message(std::move(message));
  }

  static std::string_view clipped(std::string_view words) {
    std::size_t size = longest_message;
    while (!on_border(words, size)) --size;
    return words.substr(0, size);
  }

  // Copies without the carriage returns of line ends, so that the rest stays exact.
  void copy_words(MappedText& out, std::string_view words) const {
    const auto source = static_cast<std::uint64_t>(words.data() - text_.data());
    std::size_t begin = leading_marks(words);
    for (std::size_t at = log_.has_returns ? words.find("\r\n", begin) : std::string_view::npos; at != std::string_view::npos; at = words.find("\r\n", at + 1)) {
      out.copy(words.substr(begin, at - begin), source + begin);
      begin = at + 1;
    }
    if (begin < words.size()) out.copy(words.substr(begin), source + begin);
  }

  std::string_view text_;
  const ChatLog& log_;
  LogTimes times_;
  std::vector<NameRole> roles_;
  std::string title_;
  std::string group_;
  bool renamed_ = false;
  std::size_t cut_messages_ = 0;
  std::string unlisted_author_;
  std::string_view last_bracket_;
  bool last_marked_ = false;
  WhatsappBody last_read_;
};

// Logs of programs have heads too: "[2024-03-05 10:01:57] INFO: started".
bool is_program_log(const ChatLog& log) {
  static const std::unordered_set<std::string_view> levels = {"info", "warn", "warning", "error", "debug", "trace", "fatal", "notice", "critical"};
  return std::any_of(log.names.begin(), log.names.end(), [&](const LogName& name) { return levels.contains(folded_words(name.printed)) && name.count * 10 > log.entries; });
}

}  // namespace

bool is_whatsapp_notice(std::string_view body, bool marked_line) { return !is_sent(read_whatsapp_body(body, marked_line)); }

bool read_whatsapp(const ChatLog& log, std::string_view file_name, const TakeDocument& take) {
  if (log.lines_before > 3 || is_program_log(log)) return false;
  if (log.names.empty() && !is_chat_notice(log.first_rest.substr(0, 1024))) return false;
  WhatsappReader(log, file_name).read(take);
  return true;
}

}  // namespace onrecord
