#include "chat/builder.h"

#include <simdjson.h>  // simdjson::validate_utf8

#include <algorithm>      // std::find, std::max, std::min
#include <cstring>        // std::memchr

#include "base/utf8.h"
#include "source/decode.h"
#include "source/mapped_file.h"

namespace onrecord {

ConversationBuilder::ConversationBuilder(std::size_t messages, std::size_t bytes) {
  document_.kind = DocumentKind::chat;
  document_.messages.reserve(messages);
  document_.parts.reserve(messages);
  text_.reserve(bytes, messages);
}

namespace {

// Appends `words` with the runs that map them.
void append_runs(MappedText& out, std::string_view words, const OffsetMap& map) {
  ByteOffset done = 0;
  for (const OffsetMap::Run& run : map.runs()) {
    out.insert(words.substr(done, run.text - done));
    const std::string_view of_run = words.substr(run.text, run.text_size);
    if (run.text_size == run.source_size) out.copy(of_run, run.source);
    else out.made_from(of_run, run.source, run.source_size);
    done = run.text + run.text_size;
  }
  out.insert(words.substr(done));
}

}  // namespace

void append_piece(MappedText& out, const MappedText& piece) { append_runs(out, piece.text(), piece.map()); }

MappedText mapped_through(const MappedText& outer, const OffsetMap& inner) {
  MappedText result;
  append_runs(result, outer.text(), outer.map().after(inner));
  return result;
}

MappedText trimmed(const MappedText& piece) {
  const std::string_view words = piece.text();
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t begin = words.find_first_not_of(blanks);
  MappedText result;
  if (begin == std::string_view::npos) return result;
  return part_of(piece, begin, words.find_last_not_of(blanks) + 1);
}

MappedText part_of(const MappedText& piece, std::size_t begin, std::size_t end) {
  const std::string_view words = piece.text();
  MappedText result;
  std::size_t done = begin;
  for (const OffsetMap::Run& run : piece.map().runs()) {
    const std::size_t from = std::max<std::size_t>(begin, run.text);
    const std::size_t to = std::min<std::size_t>(end, std::size_t{run.text} + run.text_size);
    if (from >= to) continue;
    result.insert(words.substr(done, from - done));
    if (run.text_size == run.source_size) result.copy(words.substr(from, to - from), run.source + (from - run.text));
    else result.made_from(words.substr(from, to - from), run.source, run.source_size);
    done = to;
  }
  if (done < end) result.insert(words.substr(done, end - done));
  return result;
}

void ConversationBuilder::add(const MappedText& piece) { append_piece(text_, piece); }

std::optional<std::size_t> ConversationBuilder::called(std::string_view id) const {
  const auto found = ids_.find(std::string(id));
  return found == ids_.end() ? std::nullopt : std::optional(found->second);
}

std::size_t ConversationBuilder::end_message(Message message) {
  auto blank = [&](ByteOffset at) {
    const char c = text_.text()[at];
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  };
  Span span{begin_, text_.size()};
  while (!span.empty() && blank(span.end - 1)) --span.end;
  text_.cut(span.end);
  while (!span.empty() && blank(span.begin)) ++span.begin;
  message.span = span;
  Part part;
  part.kind = message.kind == MessageKind::message ? PartKind::message : PartKind::furniture;  // notices are nobody's words
  part.span = span;
  part.author = message.author;
  part.at = message.sent_at;
  document_.parts.push_back(std::move(part));
  note_author(message.author);
  document_.messages.push_back(std::move(message));
  text_.insert("\n");
  begin_ = text_.size();
  return document_.messages.size() - 1;
}

void ConversationBuilder::note_author(const std::string& author) {
  constexpr std::size_t few = 16;
  if (author.empty()) return;
  const auto first = authors_.begin(), last = first + static_cast<std::ptrdiff_t>(std::min(authors_.size(), few));
  if (std::find(first, last, author) != last) return;
  if (authors_.size() >= few && !known_authors_.insert(author).second) return;
  authors_.push_back(author);
}

Document ConversationBuilder::take() && {
  std::unordered_set<std::string_view> seen;
  std::vector<std::string> members;
  for (const std::vector<std::string>* names : {&document_.recipients, &authors_})
    for (const std::string& name : *names)
      if (!name.empty() && seen.insert(name).second) members.push_back(name);
  document_.recipients = std::move(members);
  document_.bytes = std::move(text_).take_map();
  document_.text = std::move(text_).take_text();
  return std::move(document_);
}

namespace {

// Well-formed UTF-8 without NULs, looked at piece by piece.
bool is_clean(std::string_view bytes, const MappedFile* mapped) {
  constexpr std::size_t step = std::size_t{1} << 20;
  ReleaseBehind behind(mapped);
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t end = std::min(at + step, bytes.size());
    for (int back = 0; back < 3 && end < bytes.size() && !on_border(bytes, end); ++back) --end;
    if (std::memchr(bytes.data() + at, '\0', end - at) != nullptr || !simdjson::validate_utf8(bytes.data() + at, end - at)) return false;
    behind.at(at);
    at = end;
  }
  return true;
}

}  // namespace

ChatText text_of_source(const Source& source) {
  ChatText result;
  const std::string_view bytes = source.content();
  if (is_clean(bytes, source.mapped.get())) {
    result.text = bytes;
    result.mapped = source.mapped.get();
    return result;
  }
  DecodedText decoded = decode_text(bytes, source.charset);
  result.as_is = false;
  result.owned = std::move(decoded.text);
  result.map = std::move(decoded.map);
  result.findings = std::move(decoded.findings);
  result.text = result.owned;
  return result;
}

}  // namespace onrecord
