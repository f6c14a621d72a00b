#include "chat/html_chats.h"

#include <algorithm>  // std::find

#include "base/find.h"
#include "base/written_date.h"
#include "chat/builder.h"
#include "chat/marks.h"
#include "source/xml.h"

namespace onrecord {
namespace {

// What an element of such a page is, by its class. Everything that is not named belongs to what it stands in.
enum class Role : std::uint8_t { inside, group, message, service, notice, title, date, author, words, kept, reply, file, sticker, reactions, reaction, forwarded, edited, edit_mark, left_out };

struct ClassRole {
  std::string_view name;
  Role role;
};

// Telegram Desktop: <div class="message default clearfix joined" id="message5">, …
constexpr ClassRole telegram_roles[] = {
    {"message default", Role::message}, {"message service", Role::service}, {"date", Role::date},     {"from_name", Role::author},      {"text", Role::words},
    {"reply_to", Role::reply},          {"media_wrap", Role::file},         {"reactions", Role::reactions}, {"reaction", Role::reaction}, {"forwarded", Role::forwarded},
    {"userpic_wrap", Role::left_out},   {"bot_buttons_table", Role::left_out}, {"signature", Role::left_out},
    {"initials", Role::left_out}};
// imessage-exporter: <div class="message"><div class="sent iMessage"><p><span class="timestamp">…
constexpr ClassRole imessage_roles[] = {
    {"message", Role::message},   {"announcement", Role::service}, {"timestamp", Role::date}, {"sender", Role::author}, {"bubble", Role::words}, {"attachment", Role::file},
    {"tapbacks", Role::reactions}, {"tapback", Role::reaction},    {"reply_context", Role::left_out}, {"replies", Role::left_out}, {"edited", Role::edited},
    {"subject", Role::words},     {"app", Role::left_out},         {"app_header", Role::left_out}};

// DiscordChatExporter: a message is what has a data-message-id, see open(). The older names stand behind the newer ones.
constexpr ClassRole discord_roles[] = {
    {"chatlog__message-group", Role::group},    {"chatlog__author", Role::author},          {"chatlog__author-name", Role::author},
    {"chatlog__timestamp", Role::date},         {"chatlog__short-timestamp", Role::date},   {"chatlog__system-notification-timestamp", Role::date},
    {"chatlog__content", Role::words},          {"chatlog__markdown-preserve", Role::kept}, {"preserve-whitespace", Role::kept},
    {"chatlog__edited-timestamp", Role::edit_mark}, {"chatlog__system-notification-author", Role::notice}, {"chatlog__system-notification-content", Role::notice},
    {"chatlog__reply", Role::reply},            {"chatlog__reference", Role::reply},        {"chatlog__attachment", Role::file},
    {"chatlog__sticker", Role::sticker},        {"chatlog__reactions", Role::reactions},    {"chatlog__reaction", Role::reaction},
    {"chatlog__embed", Role::left_out},         {"chatlog__author-tag", Role::left_out},    {"chatlog__bot-tag", Role::left_out},
    {"preamble__entry", Role::title}};

// Whether the words of `wanted` are all among those of `classes`.
bool has_classes(std::string_view classes, std::string_view wanted) {
  while (!wanted.empty()) {
    const std::string_view word = wanted.substr(0, wanted.find(' '));
    bool found = false;
    for (std::size_t at = classes.find(word); at != std::string_view::npos && !found; at = classes.find(word, at + 1)) {
      const std::size_t end = at + word.size();
      found = (at == 0 || classes[at - 1] == ' ') && (end == classes.size() || classes[end] == ' ');
    }
    if (!found) return false;
    wanted.remove_prefix(std::min(word.size() + 1, wanted.size()));
  }
  return true;
}

bool is_void(std::string_view name) {
  for (std::string_view known : {"br", "img", "hr", "meta", "link", "input", "source"})
    if (name == known) return true;
  return false;
}

std::string one_line(const std::string& text) {
  std::string words;
  for (std::size_t at = text.find_first_not_of(" \t\r\n"); at != std::string::npos; at = text.find_first_not_of(" \t\r\n", at)) {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n", at), text.size());
    if (!words.empty()) words += ' ';
    words.append(text, at, end - at);
    at = end;
  }
  return plain_name(words);
}

std::string last_of_path(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

template <std::size_t N>
Role role_of(const ClassRole (&roles)[N], std::string_view classes) {
  const auto* found = std::find_if(std::begin(roles), std::end(roles), [&](const ClassRole& one) { return has_classes(classes, one.name); });
  return found == std::end(roles) ? Role::inside : found->role;
}

enum class Maker { telegram, imessage, discord };

class HtmlChatReader {
 public:
  HtmlChatReader(std::string_view html, Maker maker) : xml_(html), maker_(maker) {}

  std::optional<Document> read() {
    for (XmlReader::Event event = xml_.next(); event != XmlReader::Event::finish; event = xml_.next()) {
      if (event == XmlReader::Event::start) open();
      if (event == XmlReader::Event::end) close();
      if (event == XmlReader::Event::text) take_text();
    }
    end_message();
    if (builder_.count() == 0) return std::nullopt;
    if (!has_zone_) builder_.add_finding("OR-0504", "the export names no time zone: times are the local time of the exporting device");
    name_conversation();
    return std::move(builder_).take();
  }

 private:
  struct Open {
    std::string name;
    Role role;
  };

  Role here() const { return open_.empty() ? Role::inside : open_.back().role; }
  bool within(Role role) const {
    return std::any_of(open_.begin(), open_.end(), [&](const Open& one) { return one.role == role; });
  }

  Role role_of_classes(std::string_view classes) const {
    switch (maker_) {
      case Maker::telegram: return role_of(telegram_roles, classes);
      case Maker::imessage: return role_of(imessage_roles, classes);
      case Maker::discord: break;
    }
    if (!xml_.attribute("data-message-id").empty()) return Role::message;
    const Role role = role_of(discord_roles, classes);
    return role == Role::kept && here() != Role::words ? Role::inside : role;
  }

  // Discord's page: the server and the channel, "Text / water", stand above the messages.
  void name_conversation() {
    if (titles_.empty()) return;
    if (maker_ == Maker::telegram) builder_.set_title(titles_.front());
    if (maker_ != Maker::discord) return;
    const std::string channel = titles_.size() > 1 ? titles_[1] : titles_[0];
    const std::size_t slash = channel.rfind(" / ");
    builder_.set_title(channel.substr(slash == std::string::npos ? 0 : slash + 3));
    if (titles_.size() > 1 && titles_[0] != "Direct Messages") builder_.set_group(titles_[0] + " / " + channel);
  }

  void open() {
    std::string name(xml_.local_name());
    if (name == "script" || name == "style") return xml_.skip_raw_text();
    if (name == "br") {
      if (within(Role::words)) words_.insert("\n");
      return;
    }
    const std::string classes = xml_.attribute("class");
    Role role = role_of_classes(classes);
    if (role == Role::group) {
      group_author_.clear();
      group_date_.clear();
      last_author_.clear();
    }
    if (role == Role::message || role == Role::service) {
      if (role == Role::message && within(Role::left_out)) role = Role::inside;
      else if (maker_ != Maker::telegram && within(Role::message)) role = Role::inside;
      else start(role);
    }
    if (maker_ == Maker::telegram && titles_.empty() && !message_ && has_classes(classes, "text bold")) role = Role::title;
    if (message_) note_attributes(role, name);
    if (maker_ == Maker::discord && message_ && name == "img") note_picture();
    if (is_void(name)) return;
    if (open_.size() < 400) open_.push_back({std::move(name), role == Role::inside && here() != Role::message ? here() : role});
  }

  // Discord prints signs of feeling as pictures: their other words are the signs.
  void note_picture() {
    const std::string sign = xml_.attribute("alt");
    if (within(Role::left_out) || sign.empty()) return;
    if (here() == Role::kept || here() == Role::words) words_.made_from(sign, xml_.begin(), xml_.end() - xml_.begin());
    if (here() == Role::reaction) reaction_ = sign;
  }

  void note_attributes(Role role, std::string_view name) {
    if (role == Role::edit_mark) message_->edited = true;
    if (role == Role::notice) message_->kind = MessageKind::system;
    if (role == Role::sticker) message_->kind = MessageKind::media;
    if (maker_ != Maker::discord && within(Role::reaction)) {
      if (const std::string who = xml_.attribute("title"); !who.empty()) reaction_ += " " + who;
    }
    if (role == Role::date && date_.empty()) date_ = xml_.attribute("title");
    if (maker_ == Maker::discord && within(Role::reply)) {
      // scrollToMessage(event, '866')
      const std::string click = xml_.attribute("onclick");
      const std::size_t begin = click.find_first_of("0123456789");
      if (begin != std::string::npos) message_->reply_to = builder_.called(click.substr(begin, click.find_first_not_of("0123456789", begin) - begin));
    } else if (role == Role::reply || within(Role::reply)) {
      const std::string target = xml_.attribute("href");
      if (const std::size_t hash = target.find("message"); name == "a" && hash != std::string::npos) message_->reply_to = builder_.called(target.substr(hash));
    }
    if (role != Role::file && !within(Role::file)) return;
    message_->kind = MessageKind::media;
    for (std::string_view key : {"href", "src"}) {
      const std::string path = xml_.attribute(key);
      if (!path.empty() && path.front() != '#' && message_->attachment.empty()) message_->attachment = last_of_path(maker_ == Maker::discord ? path.substr(0, path.find('?')) : path);
    }
  }

  void close() {
    const std::string_view name = xml_.local_name();
    std::size_t at = open_.size();
    while (at > 0 && open_[at - 1].name != name) --at;
    if (at == 0) return;
    while (open_.size() >= at) {
      const Role role = open_.back().role;
      open_.pop_back();
      if (role == here()) continue;
      if (role == Role::message || role == Role::service) end_message();
      if (role == Role::words && words_.size() > 0) words_.insert("\n");
      if (role == Role::reaction) end_reaction();
    }
  }

  void take_text() {
    if (here() == Role::kept && !within(Role::left_out)) return xml_.append_text(words_);
    if (within(Role::left_out) || xml_.is_blank_text()) {
      if (here() == Role::words && words_.size() > 0 && xml_.is_blank_text() && xml_.end() - xml_.begin() == 1) xml_.append_text(words_);
      return;
    }
    switch (here()) {
      case Role::title: titles_.push_back(one_line(xml_.text())); break;
      case Role::date: (message_ ? printed_date_ : group_date_) += xml_.text(); break;
      case Role::author:
        // Inside a forwarded message it names who wrote it first; the message is the sender's.
        if (!within(Role::forwarded)) (message_ ? author_ : group_author_) += xml_.text();
        break;
      case Role::reaction:
        if (maker_ != Maker::discord) reaction_ += xml_.text() + " ";
        break;
      case Role::words: append_words(); break;
      case Role::service: append_words(); break;
      case Role::notice: append_words(); break;
      case Role::edited: append_words(); break;
      default: break;
    }
  }

  // Line breaks of the file are no words.
  void append_words() {
    MappedText piece;
    xml_.append_text(piece);
    const MappedText words = trimmed(piece);
    if (words.size() > 0 && words_.size() > 0 && piece.text().front() == ' ') words_.insert(" ");
    append_piece(words_, words);
    if (words.size() > 0 && piece.text().back() == ' ') words_.insert(" ");
  }

  void start(Role role) {
    end_message();
    message_.emplace();
    if (role == Role::service) message_->kind = MessageKind::system;
    id_ = xml_.attribute(maker_ == Maker::discord ? "data-message-id" : "id");
    joined_ = maker_ == Maker::discord || has_classes(xml_.attribute("class"), "joined");
  }

  void end_reaction() {
    if (message_) message_->reactions.push_back(one_line(reaction_));
    reaction_.clear();
  }

  void end_message() {
    if (!message_) return;
    const std::string printed = one_line(printed_date_);
    if (maker_ == Maker::discord) learn_order(printed);
    const DayMonthOrder order = maker_ == Maker::telegram ? DayMonthOrder::day_first : order_;
    for (const std::string& text : {date_, printed, one_line(group_date_)})
      if (const auto when = first_written_date(text, order); when && !message_->sent_at) message_->sent_at = when->when;
    has_zone_ = has_zone_ || (message_->sent_at && message_->sent_at->zone_minutes);
    std::string author = one_line(author_);
    if (author.empty() && joined_) author = last_author_.empty() ? one_line(group_author_) : last_author_;
    last_author_ = author;
    if (message_->kind != MessageKind::system) message_->author = author;
    // Telegram parts the days by notices of its own, numbered below zero.
    const bool parts_days = message_->kind == MessageKind::system && id_.starts_with("message-");
    if (message_->kind == MessageKind::system && !message_->sent_at) message_->sent_at = last_time_;
    if (message_->sent_at) last_time_ = message_->sent_at;
    if (!parts_days) {
      builder_.add(words_);
      builder_.call(id_, builder_.end_message(std::move(*message_)));
    }
    message_.reset();
    words_ = {};
    date_.clear();
    printed_date_.clear();
    author_.clear();
  }

  // Discord prints a time as the exporter's country does, and behind it, for the mouse, with the month in letters.
  void learn_order(const std::string& printed) {
    const auto sure = first_written_date(date_);
    if (!sure || sure->ambiguous) return;
    for (const DayMonthOrder order : {DayMonthOrder::day_first, DayMonthOrder::month_first}) {
      const DayMonthOrder other = order == DayMonthOrder::day_first ? DayMonthOrder::month_first : DayMonthOrder::day_first;
      const auto this_way = first_written_date(printed, order), other_way = first_written_date(printed, other);
      if (this_way && other_way && this_way->when.date == sure->when.date && other_way->when.date != sure->when.date) order_ = order;
    }
  }

  XmlReader xml_;
  Maker maker_;
  ConversationBuilder builder_;
  std::vector<Open> open_;
  std::optional<Message> message_;
  MappedText words_;
  std::string id_, date_, printed_date_, author_, last_author_, reaction_;
  std::string group_author_, group_date_;  // Discord's older pages: of messages under one name
  std::vector<std::string> titles_;
  DayMonthOrder order_ = DayMonthOrder::month_first;
  std::optional<Timestamp> last_time_;
  bool joined_ = false;
  bool has_zone_ = false;
};

}  // namespace

std::optional<Document> read_html_chat(std::string_view html) {
  const std::string_view start = html.substr(0, 1 << 16);
  const auto has = [&](std::string_view word) { return occurs(start, word); };
  if (!has("<")) return std::nullopt;
  const bool telegram = has("tgme") || (has("class=\"page_wrap") && has("class=\"history"));
  const bool imessage = has("class=\"message\"") && has("class=\"timestamp\"") && has("class=\"sender\"");
  const bool discord = !telegram && !imessage && has("chatlog__message") && has("preamble__entry");
  if (!telegram && !imessage && !discord) return std::nullopt;
  return HtmlChatReader(html, telegram ? Maker::telegram : imessage ? Maker::imessage : Maker::discord).read();
}

}  // namespace onrecord
