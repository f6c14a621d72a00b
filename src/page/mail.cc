#include "page/mail.h"

#include <algorithm>  // std::max

#include "base/utf8.h"
#include "page/document_builder.h"
#include "page/html_lines.h"
#include "page/mail_quotes.h"
#include "source/decode.h"
#include "source/mime.h"

namespace onrecord {
namespace {

// Lines of a plain body: ">" marks counted and left out, soft line ends told.
MarkedLines lines_of_plain(DecodedText decoded, const MimePart& part) {
  MarkedLines result;
  result.text = std::move(decoded.text);
  result.map = std::move(decoded.map);
  const std::string& text = result.text;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    MarkedLine line;
    std::size_t begin = at;
    const bool escaped_from = text.compare(at, 6, ">From ") == 0;  // a mailbox's way to keep a line from starting a message
    if (escaped_from) ++begin;
    while (!escaped_from && begin < end && text[begin] == '>') {
      ++line.quote_depth;
      ++begin;
      if (begin + 1 < end && text[begin] == ' ' && text[begin + 1] == '>') ++begin;
    }
    if (part.is_flowed && begin < end && text[begin] == ' ') ++begin;  // space-stuffing (RFC 3676, 4.4)
    line.span = {static_cast<ByteOffset>(begin), static_cast<ByteOffset>(end)};
    line.is_soft = part.is_flowed && end > begin && text[end - 1] == ' ' && text_of(text, line.span) != "-- ";
    if (text_of(text, line.span).find_first_not_of(" \t\xC2\xA0") == std::string_view::npos) line.span.end = line.span.begin;
    result.lines.push_back(line);
    at = end + 1;
  }
  return result;
}

MarkedLines lines_of_part(const MimePart& part, std::string_view message, std::vector<Finding>& findings) {
  MappedText bytes = decode_transfer(part, message);
  DecodedText decoded = decode_text(bytes.text(), part.charset);
  for (Finding& finding : decoded.findings) findings.push_back({finding.code, finding.what, {}});
  MarkedLines lines;
  if (part.type == "text/html") {
    lines = lines_of_html(decoded.text);
    lines.map = lines.map.after(decoded.map);
  } else {
    lines = lines_of_plain(std::move(decoded), part);
  }
  lines.map = lines.map.after(bytes.map());
  return lines;
}

bool has_words(const MarkedLines& lines) {
  for (const MarkedLine& line : lines.lines)
    if (!line.span.empty()) return true;
  return false;
}

bool is_body_text(const MimePart& part) { return part.parts.empty() && !part.is_attachment && part.file_name.empty() && (part.type == "text/plain" || part.type == "text/html" || part.type == "text/enriched"); }

// The leaves that hold the message's words. Of alternatives the plain one is taken where it has words: it says what
// is quoted and needs no tags undone.
void choose_bodies(const MimePart& part, std::string_view message, std::vector<MarkedLines>& bodies, std::vector<Finding>& findings) {
  if (part.type != "multipart/alternative") {
    if (is_body_text(part)) {
      MarkedLines lines = lines_of_part(part, message, findings);
      if (has_words(lines)) bodies.push_back(std::move(lines));
    }
    for (const MimePart& inner : part.parts) choose_bodies(inner, message, bodies, findings);
    return;
  }
  std::vector<const MimePart*> order;
  for (const MimePart& inner : part.parts)
    if (inner.type == "text/plain") order.push_back(&inner);
  for (const MimePart& inner : part.parts)
    if (inner.type != "text/plain") order.push_back(&inner);
  for (const MimePart* choice : order) {
    const std::size_t before = bodies.size();
    choose_bodies(*choice, message, bodies, findings);
    if (bodies.size() > before) return;
  }
}

// Characters of a line; more than 300 bytes are not counted, for no one wraps there.
std::size_t width(std::string_view line) {
  std::size_t count = 0;
  for (char c : line.substr(0, 300)) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

bool starts_item(std::string_view line) {
  if (line.empty()) return true;
  if (line.substr(0, 2) == "- " || line.substr(0, 2) == "* " || line.substr(0, 3) == "\xE2\x80\xA2") return true;
  std::size_t digits = 0;
  while (digits < line.size() && line[digits] >= '0' && line[digits] <= '9') ++digits;
  return digits > 0 && digits < 4 && digits + 1 < line.size() && (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ';
}

// Turns lines into blocks. A paragraph is a run of lines of one depth without a blank one between.
class BodyReader {
 public:
  BodyReader(const MarkedLines& body, DocumentBuilder& out) : body_(body), out_(out) {}

  void read() {
    for (std::size_t at = 0; at < body_.lines.size();) {
      if (body_.lines[at].span.empty()) {
        ++at;
        continue;
      }
      const std::size_t end = paragraph_end(at);
      read_paragraph(at, end);
      at = end;
    }
  }

 private:
  std::string_view line(std::size_t i) const { return text_of(body_.text, body_.lines[i].span); }

  std::string_view trimmed_line(std::size_t i) const {
    std::string_view words = line(i);
    constexpr std::string_view no_break = "\u00A0";
    for (bool more = true; more;) {
      more = true;
      if (words.starts_with(' ') || words.starts_with('\t')) words.remove_prefix(1);
      else if (words.ends_with(' ') || words.ends_with('\t')) words.remove_suffix(1);
      else if (words.starts_with(no_break)) words.remove_prefix(no_break.size());
      else if (words.ends_with(no_break)) words.remove_suffix(no_break.size());
      else more = false;
    }
    return words;
  }

  bool is_signature_mark(std::size_t i) const { return trimmed_line(i) == "--" && line(i).size() <= 3; }

  // A paragraph ends at a blank line, where the depth changes, before a divider or a signature's mark, and behind the
  // line that announces a quotation.
  std::size_t paragraph_end(std::size_t begin) const {
    std::size_t end = begin + 1;
    if (is_signature_mark(begin)) return end;
    while (end < body_.lines.size() && !body_.lines[end].span.empty() && body_.lines[end].quote_depth == body_.lines[begin].quote_depth) {
      if (is_signature_mark(end) || is_quote_divider(line(end))) break;
      const std::string_view last = trimmed_line(end - 1);
      if (!last.empty() && last.back() == ':' && parse_attribution_line(last)) break;
      ++end;
    }
    return end;
  }

  std::string paragraph_text(std::size_t begin, std::size_t end) const {
    std::string text;
    for (std::size_t i = begin; i < end; ++i) text.append(trimmed_line(i)).append("\n");
    return text;
  }

  void read_paragraph(std::size_t begin, std::size_t end) {
    const int depth = body_.lines[begin].quote_depth;
    if (depth != signature_depth_) signature_depth_ = -1;
    if (is_signature_mark(begin)) signature_depth_ = depth;
    const std::string text = paragraph_text(begin, end);
    if (const auto origin = parse_header_block(text)) {
      note_addresses(*origin);
      signature_depth_ = -1;
      forwarded_ = true;
      origins_.resize(std::max(origins_.size(), static_cast<std::size_t>(depth) + 1));
      origins_[static_cast<std::size_t>(depth)] = *origin;
      return add(begin, end, PartKind::furniture, depth);
    }
    if (const auto origin = parse_attribution_line(text)) {
      if (const auto quoted = announced_depth(end, depth, text)) {
        signature_depth_ = -1;
        note_addresses(*origin);
        origins_.resize(*quoted + 1);
        origins_[*quoted] = *origin;
        add(begin, end, PartKind::furniture, depth);
        forwarded_ = forwarded_ || *quoted == 0;
        return;
      }
    }
    const bool furniture = signature_depth_ == depth || (end == begin + 1 && is_quote_divider(line(begin))) || is_mail_furniture(text);
    add(begin, end, furniture ? PartKind::furniture : PartKind::body, depth);
  }

  void note_addresses(const MailOrigin& origin) { out_.document.addresses.insert(out_.document.addresses.end(), origin.addresses.begin(), origin.addresses.end()); }

  // The depth of the words that a line before `at` announces: deeper ones, or nothing follows; of its own depth where it
  // opens a quotation (Apple's telephones), or where nothing below is marked as quoted (Yahoo, Outlook's telephones).
  std::optional<std::size_t> announced_depth(std::size_t at, int depth, std::string_view announcement) const {
    const auto own = static_cast<std::size_t>(depth);
    while (at < body_.lines.size() && body_.lines[at].span.empty()) ++at;
    if (at == body_.lines.size()) return own + 1;
    if (body_.lines[at].quote_depth > depth) return static_cast<std::size_t>(body_.lines[at].quote_depth);
    if (announcement.find('@') == std::string_view::npos) return std::nullopt;
    if (depth > 0 && body_.lines[at].quote_depth == depth && (origins_.size() <= own || origins_[own].author.empty())) return own;
    const bool marked_below = std::any_of(body_.lines.begin() + static_cast<std::ptrdiff_t>(at), body_.lines.end(), [](const auto& below) { return below.quote_depth > 0; });
    return depth == 0 && !marked_below ? std::optional<std::size_t>(0) : std::nullopt;
  }

  // Whether line i goes on in line i + 1 for lack of room: its next word would have made it too long.
  bool is_wrapped(std::size_t i, std::size_t begin, std::size_t end) const {
    if (body_.lines[i].is_soft) return true;
    const std::string_view next = trimmed_line(i + 1);
    if (starts_item(next)) return false;
    std::size_t widest = 0;
    for (std::size_t k = begin; k < end && k < begin + 50; ++k) widest = std::max(widest, width(line(k)));
    if (widest > 110) return false;  // lines are not wrapped at all
    const std::size_t limit = std::min<std::size_t>(66, std::max<std::size_t>(40, widest));
    return width(line(i)) + 1 + width(next.substr(0, next.find(' '))) > limit;
  }

  Part part_of(PartKind kind, int depth) const {
    Part part;
    part.kind = kind;
    part.quoted = depth > 0 || forwarded_;
    const auto at = static_cast<std::size_t>(depth);
    if (part.quoted && kind == PartKind::body && at < origins_.size()) {
      part.author = origins_[at].author;
      part.at = origins_[at].at;
      part.to = origins_[at].recipients;
    }
    return part;
  }

  void add(std::size_t begin, std::size_t end, PartKind kind, int depth) {
    for (std::size_t i = begin; i < end; ++i) {
      const std::string_view words = trimmed_line(i);
      out_.copy(words, static_cast<std::uint64_t>(words.data() - body_.text.data()));
      const bool goes_on = i + 1 < end && is_wrapped(i, begin, end);
      if (!goes_on) out_.end_block(part_of(kind, depth));
      else out_.made_from(" ", body_.lines[i].span.end, body_.lines[i + 1].span.begin - body_.lines[i].span.end);
    }
  }

  const MarkedLines& body_;
  DocumentBuilder& out_;
  std::vector<MailOrigin> origins_;  // by depth: who wrote what is quoted there
  bool forwarded_ = false;           // behind a block of headers, all is another mail's
  int signature_depth_ = -1;
};

// The names in some headers, an address for who has none; those with both are noted.
std::vector<std::string> read_names(const MimePart& message, std::initializer_list<std::string_view> headers, Document& document) {
  std::vector<std::string> names;
  for (std::string_view name : headers)
    for (const MimeHeader& header : message.headers) {
      if (header.name != name) continue;
      for (MailAddress& address : parse_addresses(header.value)) {
        names.push_back(address.name.empty() ? address.address : address.name);
        if (!address.name.empty()) document.addresses.push_back({std::move(address.name), std::move(address.address)});
      }
    }
  return names;
}

void read_date(const MimePart& message, Document& document) {
  std::optional<Timestamp> stamp;
  std::string basis = "Date header";
  const MimeHeader* date = message.header("date");
  if (date != nullptr) stamp = parse_mail_date(date->value);
  if (date != nullptr && !stamp) document.findings.push_back({"OR-0301", "the Date header cannot be understood: " + date->value, {}});
  if (const MimeHeader* received = message.header("received"); !stamp && received != nullptr) {
    const std::size_t semicolon = received->value.rfind(';');
    if (semicolon != std::string::npos) stamp = parse_mail_date(received->value.substr(semicolon + 1));
    basis = "Received header";
  }
  if (!stamp) return;
  Interval interval;
  interval.from = stamp;
  interval.to = stamp;
  interval.basis = basis;
  document.published = interval;
}

// The subject is the first part. Its bytes are exact where the header has no encoded words.
void add_subject(const MimePart& message, const std::string& subject, std::string_view bytes, MappedText& lead) {
  const MimeHeader* header = message.header("subject");
  if (header == nullptr || subject.empty()) return;
  const auto at = static_cast<std::uint64_t>(header->raw.data() - bytes.data());
  if (header->raw == subject) lead.copy(subject, at);
  else lead.made_from(subject, at, header->raw.size());
}

// Several texts that were read on their own, as one: what stands in it maps to source bytes already.
struct Joined {
  MarkedLines lines;
  void append(MarkedLines&& more) {
    const auto shift = static_cast<ByteOffset>(lines.text.size());
    lines.text += more.text;
    lines.text += '\n';
    for (const OffsetMap::Run& run : more.map.runs()) lines.map.add(run.text + shift, run.text_size, run.source, run.source_size);
    for (MarkedLine line : more.lines) lines.lines.push_back({{line.span.begin + shift, line.span.end + shift}, line.quote_depth, line.is_soft});
    lines.lines.push_back({{static_cast<ByteOffset>(lines.text.size()), static_cast<ByteOffset>(lines.text.size())}, 0, false});
  }
};

std::string single_line(std::string text) {
  for (char& c : text)
    if (c == '\n' || c == '\t') c = ' ';
  return text;
}

}  // namespace

Result<std::vector<Document>> read_mail(const Source& source) {
  const MimePart message = parse_mime(source.bytes);
  DocumentBuilder builder;
  Document& document = builder.document;
  document.kind = DocumentKind::email;
  if (const MimeHeader* subject = message.header("subject")) document.title = single_line(decode_header_text(subject->value));
  document.author = read_names(message, {"from"}, document);
  document.from = document.author;
  document.recipients = read_names(message, {"to", "cc", "bcc"}, document);
  read_date(message, document);
  if (message.was_cut) document.findings.push_back({"OR-0302", "the message ends before its last part does; what is there was read", {}});

  Joined joined;
  MappedText lead;
  add_subject(message, document.title, source.bytes, lead);
  joined.lines.text = lead.text() + "\n";
  joined.lines.map = lead.map();
  Part title;
  title.kind = PartKind::title;
  builder.add_block(joined.lines.text, {0, lead.size()}, title);
  std::vector<MarkedLines> bodies;
  choose_bodies(message, source.bytes, bodies, document.findings);
  for (MarkedLines& body : bodies) joined.append(std::move(body));
  BodyReader(joined.lines, builder).read();
  if (bodies.empty()) document.findings.push_back({"OR-0303", "the message has no text of its own", {}});
  std::vector<Document> documents;
  documents.push_back(std::move(builder).finish(joined.lines.map));
  return documents;
}

}  // namespace onrecord
