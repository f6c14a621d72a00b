#include "chat/whatsapp_body.h"

#include <algorithm>  // std::count
#include <cctype>     // std::isalnum
#include <optional>   // std::optional

#include "chat/marks.h"
#include "chat/printed_phrases.h"

namespace onrecord {
namespace {

constexpr std::size_t longest_phrase = 160;  // bytes; no phrase of the messenger is longer

std::string_view trim(std::string_view text) {
  text.remove_prefix(leading_marks_and_blanks(text));
  for (;;) {
    if (!text.empty() && (text.back() == ' ' || text.back() == '\n' || text.back() == '\r' || text.back() == '\t')) text.remove_suffix(1);
    else if (text.size() >= 3 && is_direction_mark(code_point_at(text, text.size() - 3).value)) text.remove_suffix(3);
    else return text;
  }
}

// "photo.jpg": a stop and up to five letters or digits at the end, something before it, and no line break.
bool is_file_name(std::string_view text) {
  const std::size_t dot = text.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || text.size() > 300) return false;
  const std::string_view ending = text.substr(dot + 1);
  if (ending.empty() || ending.size() > 5 || text.find('\n') != std::string_view::npos) return false;
  return std::all_of(ending.begin(), ending.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; });
}

// "IMG-20240305-WA0001.jpg", "00000012-PHOTO-2024-03-05-09-58-40.jpg": names that the messenger itself gives.
bool is_given_name(std::string_view name) {
  const std::size_t wa = name.find("-WA");
  if (wa != std::string_view::npos && wa >= 8) return true;
  return name.size() > 9 && name[8] == '-' && std::all_of(name.begin(), name.begin() + 8, [](char c) { return c >= '0' && c <= '9'; });
}

bool starts_marked(std::string_view text) { return leading_marks(text) > 0; }

// Takes "<This message was edited>" off the end.
bool take_edit_mark(std::string_view& words) {
  const std::string_view body = trim(words);
  if (body.empty() || body.back() != '>') return false;
  const std::size_t open = body.rfind('<');
  if (open == std::string_view::npos || body.size() - open > longest_phrase) return false;
  const std::string_view phrase = body.substr(open + 1, body.size() - open - 2);
  if (phrase.find('\n') != std::string_view::npos || phrase.find(": ") != std::string_view::npos) return false;
  const std::string_view before = trim(body.substr(0, open));
  const bool marked = open >= 3 && leading_marks(body.substr(open - 3)) == 3;
  if (!speaks_of_edit(phrase) && !(marked && phrase.find(' ') != std::string_view::npos)) return false;
  words = before;
  return true;
}

// "<attached: NAME>", "< attached: NAME >" at the start or the end of the body, "NAME <attached>" as the whole.
std::optional<WhatsappBody> bracketed_attachment(std::string_view body) {
  const std::size_t close = body.rfind('>');
  if (close == std::string_view::npos) return std::nullopt;
  const std::size_t open = body.rfind('<', close);
  if (open == std::string_view::npos || close - open > 2 * longest_phrase) return std::nullopt;
  const std::string_view inside = trim(body.substr(open + 1, close - open - 1));
  if (inside.find('\n') != std::string_view::npos) return std::nullopt;
  const bool marked = (open >= 3 && leading_marks(body.substr(open - 3)) == 3) || starts_marked(body.substr(open + 1));
  const std::string_view before = trim(body.substr(0, open));
  const std::string_view behind = trim(body.substr(close + 1));
  WhatsappBody result;
  result.kind = MessageKind::media;
  if (const std::size_t colon = inside.find(':'); colon != std::string_view::npos) {
    const std::string_view name = trim(inside.substr(colon + 1));
    const bool known = marked || is_given_name(name) || speaks_of_attachment(inside.substr(0, colon));
    if (!known || colon == 0 || !is_file_name(name)) return std::nullopt;
    result.attachment = name;
    // A document prints its own name and its pages before the mark.
    const std::string_view title = before.substr(0, before.find(" • "));
    const bool own_name = !title.empty() && name.ends_with(title);
    result.words = own_name || before.empty() ? behind : before;
    return result;
  }
  if (!is_file_name(before) || !behind.empty() || !(marked || speaks_of_attachment(inside))) return std::nullopt;
  result.attachment = before;
  return result;
}

// "NAME (file attached)" as the first line.
std::optional<WhatsappBody> parenthesized_attachment(std::string_view first_line, std::string_view rest, bool marked) {
  if (first_line.empty() || first_line.back() != ')') return std::nullopt;
  const std::size_t open = first_line.rfind(" (");
  if (open == std::string_view::npos || first_line.size() - open > longest_phrase) return std::nullopt;
  const std::string_view name = trim(first_line.substr(0, open));
  const std::string_view phrase = first_line.substr(open + 2, first_line.size() - open - 3);
  if (!is_file_name(name) || phrase.empty()) return std::nullopt;
  if (!(marked || is_given_name(name) || speaks_of_attachment(phrase))) return std::nullopt;
  WhatsappBody result;
  result.kind = MessageKind::media;
  result.attachment = name;
  result.words = rest;
  return result;
}

// "<Media omitted>" as the first line.
bool is_left_out(std::string_view first_line, bool marked) {
  if (first_line.size() < 4 || first_line.front() != '<' || first_line.back() != '>' || first_line.size() > longest_phrase) return false;
  const std::string_view words = first_line.substr(1, first_line.size() - 2);
  if (words.find_first_of("<>/=") != std::string_view::npos) return false;
  return marked || names_media(words);
}

bool is_short_phrase(std::string_view words) {
  return !words.empty() && words.size() <= longest_phrase && std::count(words.begin(), words.end(), ' ') <= 6 && words.find("://") == std::string_view::npos;
}

// On a line that iOS marked as media: "image omitted" alone or with words below, or a caption with a mark and
// "image omitted" behind it; a document prints its name and pages there.
std::optional<WhatsappBody> left_out_on_ios(std::string_view words, std::string_view first_line, std::string_view rest, bool printed) {
  WhatsappBody result;
  result.kind = MessageKind::media;
  if (printed && is_short_phrase(first_line)) {
    result.words = rest;
    return result;
  }
  const std::size_t mark = words.rfind("\u200E");
  if (mark == std::string_view::npos || !is_short_phrase(trim(words.substr(mark))) || words.find('\n', mark) != std::string_view::npos) return std::nullopt;
  result.words = trim(words.substr(0, mark));
  const std::string_view title = result.words.substr(0, result.words.find(" • "));
  if (title.size() < result.words.size() && is_file_name(title)) {
    result.attachment = title;
    result.words = {};
  }
  return result;
}

}  // namespace

WhatsappBody read_whatsapp_body(std::string_view body, bool marked_line) {
  WhatsappBody result;
  const std::size_t marks = leading_marks(body);
  const bool printed = marks > 0;
  result.printed = printed;
  body.remove_prefix(marks);
  result.words = body;
  // Most messages end here: nothing in them can be the messenger's own.
  const std::size_t line_end = body.find('\n');
  const bool one_line = line_end == std::string_view::npos;
  const bool angle = body.find('>') != std::string_view::npos;
  const bool round = one_line ? body.ends_with(")") || body.ends_with(")\r") : body.find(')') < line_end;
  if (!printed && !marked_line && !angle && !round && (!one_line || !is_deletion_notice(trim(body)))) return result;

  result.edited = angle && take_edit_mark(result.words);
  const std::string_view words = trim(result.words);
  const std::string_view first_line = trim(words.substr(0, words.find('\n')));
  const std::string_view rest = words.find('\n') == std::string_view::npos ? std::string_view{} : words.substr(words.find('\n') + 1);

  std::optional<WhatsappBody> media;
  if (angle) media = bracketed_attachment(words);
  if (!media && round) media = parenthesized_attachment(first_line, rest, printed);
  if (!media && angle && is_left_out(first_line, printed)) {
    media.emplace();
    media->words = rest;
    media->kind = MessageKind::media;
  }
  if (media) {
    media->edited = result.edited;
    media->printed = printed;
    return *media;
  }
  if (marked_line && !is_deletion_notice(words)) {
    if (std::optional<WhatsappBody> left_out = left_out_on_ios(words, first_line, rest, printed)) {
      left_out->edited = result.edited;
      left_out->printed = printed;
      return *left_out;
    }
  }
  if (!rest.empty() || words.size() > longest_phrase) return result;
  const bool deletion = is_deletion_notice(words) || (printed && !speaks_of_omission(words) && speaks_of_deletion(words) && !is_chat_notice(words) && words.size() < longest_phrase);
  if (deletion) {
    result.kind = MessageKind::deleted;
    return result;
  }
  if (printed && is_short_phrase(words) && speaks_of_omission(words)) {
    result.kind = MessageKind::media;
    result.words = {};
  }
  return result;
}

}  // namespace onrecord
