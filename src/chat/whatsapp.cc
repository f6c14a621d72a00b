#include "chat/whatsapp.h"

#include <unicode/uchar.h>  // u_isupper

#include <algorithm>  // std::count
#include <string>
#include <unordered_set>  // std::unordered_set
#include <vector>         // std::vector

#include "chat/builder.h"
#include "chat/chat_log.h"
#include "chat/log_times.h"
#include "chat/marks.h"
#include "chat/printed_phrases.h"
#include "chat/whatsapp_body.h"

namespace onrecord {
namespace {

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
  for (std::string_view join : {" - ", " with ", " mit ", " avec ", " con ", " com o ", " com ", " met ", " med ", " контактом ", " с ", " z ", " s ", " amb ", " dengan ", " cu ", " kanssa ", " - ", "與", "与", "-"})
    if (const std::size_t at = rest.find(join); at != std::string_view::npos) return plain_name(rest.substr(at + join.size()));
  return plain_name(rest);
}

class WhatsappReader {
 public:
  WhatsappReader(std::string_view text, const ChatLog& log) : text_(text), log_(log), times_(log), roles_(log.names.size()) {}

  Document read(std::string_view file_name) && {
    judge_names();
    find_notice_givers();
    ConversationBuilder builder(log_.entries.size(), bytes_of_words());
    for (const LogEntry& entry : log_.entries) add(builder, entry);
    for (Finding& finding : times_.findings()) builder.add_finding(std::move(finding.code), std::move(finding.what));
    const std::string title = title_from_file(file_name);
    builder.set_title(title.empty() ? group_ : title);
    if (!group_.empty()) builder.set_group(!title.empty() && !renamed_ ? title : group_);
    return std::move(builder).take();
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

  // The subject of a group stands as author of its notices on iOS. It never writes words of its own.
  void find_notice_givers() {
    if (!log_.bracketed) return;
    std::vector<std::uint32_t> notices(log_.names.size());
    std::vector<std::uint32_t> others(log_.names.size());
    for (const LogEntry& entry : log_.entries) {
      if (entry.name == no_name || log_.names[entry.name].free > 0) continue;
      const WhatsappBody body = read_whatsapp_body(body_of(entry), entry.marked_line);
      ++(is_sent(body) ? others : notices)[entry.name];
    }
    for (std::size_t i = 0; i < roles_.size(); ++i)
      if (notices[i] > others[i]) roles_[i].role = Role::notice_giver;
  }

  // Printed by the messenger, but for something that a person sent: a file, a call, a place, a poll.
  static bool is_sent(const WhatsappBody& body) {
    if (body.kind != MessageKind::message) return true;
    if (body.words.find("://") != std::string_view::npos || body.words.find('\n') != std::string_view::npos) return true;
    return words_in(body.words) <= 6 && speaks_of_call(body.words);
  }

  std::string_view body_of(const LogEntry& entry) const {
    const std::size_t colon = entry.rest + log_.names[entry.name].printed.size();
    const std::size_t begin = std::min<std::size_t>(colon + 2, entry.end);
    return text_.substr(begin, entry.end - begin);
  }

  Reading reading_of(const LogEntry& entry) {
    const std::string_view whole = text_.substr(entry.rest, entry.end - entry.rest);
    Reading notice = notice_of(whole.substr(leading_marks(whole)));
    if (entry.name == no_name) {
      note_subject(whole);
      return notice;
    }
    const NameRole& role = roles_[entry.name];
    if (role.role == Role::words_of_notice) return notice;
    if (role.role == Role::name_with_colon) {
      const std::size_t behind = behind_marked_colon(whole);
      notice.body.words = whole.substr(behind + leading_marks(whole.substr(behind)));
      if (group_.empty()) group_ = plain_name(whole.substr(0, behind - 2));
      return notice;
    }
    WhatsappBody body = read_whatsapp_body(body_of(entry), entry.marked_line);
    if (role.role == Role::notice_giver) {
      if (group_ != role.plain) {
        renamed_ = !group_.empty();
        group_ = role.plain;
      }
      return notice_of(body.words.empty() ? body_of(entry) : body.words);
    }
    if (body.printed && body.kind == MessageKind::message && log_.bracketed && is_notice(body.words, role.plain)) body.kind = MessageKind::system;
    return {body.kind == MessageKind::system ? std::string_view{} : std::string_view(role.plain), body};
  }

  static bool is_notice(std::string_view words, std::string_view author) {
    const std::string_view start = words.substr(0, words.find('\n')).substr(0, 400);
    if (is_chat_notice(start)) return true;
    if (plain_name(start).starts_with(author)) return true;
    return starts_with_you(start) && words.find('\n') == std::string_view::npos && !speaks_of_call(start);
  }

  // The subject in quotation marks of a notice: 'created group "X"', 'changed the subject from "X" to "Y"'.
  void note_subject(std::string_view notice) {
    for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"\"", "\""}, {"“", "”"}, {"„", "“"}, {"«", "»"}}) {
      const std::size_t end = notice.rfind(close);
      if (end == std::string_view::npos || end == 0) continue;
      const std::size_t begin = notice.rfind(open, end - 1);
      if (begin == std::string_view::npos) continue;
      const std::string subject = plain_name(notice.substr(begin + open.size(), end - begin - open.size()));
      if (subject.empty()) continue;
      renamed_ = !group_.empty() && group_ != subject;
      group_ = subject;
      return;
    }
  }

  void add(ConversationBuilder& builder, const LogEntry& entry) {
    const Reading reading = reading_of(entry);
    copy_words(builder.text(), reading.body.words);
    Message message;
    message.author = reading.author;
    message.sent_at = times_.at(entry);
    message.kind = reading.body.kind;
    if (!reading.body.attachment.empty()) message.attachment = plain_name(reading.body.attachment);
    message.edited = reading.body.edited;
    builder.end_message(std::move(message));
  }

  // An upper bound: heads and names left out.
  std::size_t bytes_of_words() const {
    std::size_t bytes = 0;
    for (const LogEntry& entry : log_.entries) bytes += entry.end - entry.rest + 1;
    return bytes;
  }

  // Copies without the carriage returns of line ends, so that the rest stays exact.
  void copy_words(MappedText& out, std::string_view words) const {
    const auto source = static_cast<std::uint64_t>(words.data() - text_.data());
    std::size_t begin = leading_marks(words);
    for (std::size_t at = words.find("\r\n", begin); at != std::string_view::npos; at = words.find("\r\n", at + 1)) {
      out.copy(words.substr(begin, at - begin), source + begin);
      begin = at + 1;
    }
    if (begin < words.size()) out.copy(words.substr(begin), source + begin);
  }

  std::string_view text_;
  const ChatLog& log_;
  LogTimes times_;
  std::vector<NameRole> roles_;
  std::string group_;
  bool renamed_ = false;
};

// Logs of programs have heads too: "[2024-03-05 10:01:57] INFO: started".
bool is_program_log(const ChatLog& log) {
  static const std::unordered_set<std::string_view> levels = {"info", "warn", "warning", "error", "debug", "trace", "fatal", "notice", "critical"};
  return std::any_of(log.names.begin(), log.names.end(), [&](const LogName& name) { return levels.contains(folded_words(name.printed)) && name.count * 10 > log.entries.size(); });
}

}  // namespace

std::optional<Document> read_whatsapp(std::string_view text, const ChatLog& log, std::string_view file_name) {
  if (log.lines_before > 3 || is_program_log(log)) return std::nullopt;
  if (log.names.empty()) {
    const LogEntry& first = log.entries.front();
    if (!is_chat_notice(text.substr(first.rest, first.end - first.rest))) return std::nullopt;
  }
  return WhatsappReader(text, log).read(file_name);
}

}  // namespace onrecord
