#include "source/sniff.h"

#include <algorithm>  // std::find, std::min
#include <vector>     // std::vector

#include "base/find.h"
#include "source/ascii_text.h"
#include "source/utf16.h"

namespace onrecord {
namespace {

using ascii::lowered;
using ascii::holds;
using ascii::starts_with_no_case;

constexpr std::size_t window = 64 << 10;

struct Magic {
  std::size_t at;
  std::string_view bytes;
  std::string_view type;
};

using namespace std::string_view_literals;

constexpr Magic magics[] = {
    {0, "\x1F\x8B"sv, "application/gzip"},
    {0, "7z\xBC\xAF\x27\x1C"sv, "application/x-7z-compressed"},
    {0, "\xFD"
        "7zXZ\0"sv, "application/x-xz"},
    {0, "BZh"sv, "application/x-bzip2"},
    {0, "\x28\xB5\x2F\xFD"sv, "application/zstd"},
    {0, "Rar!\x1A\x07"sv, "application/vnd.rar"},
    {257, "ustar"sv, "application/x-tar"},
    {0, "WARC/"sv, "application/warc"},
    {0, "{\\rtf"sv, "application/rtf"},
    {0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "application/x-ole-storage"},
    {0, "SQLite format 3\0"sv, "application/vnd.sqlite3"},
    {0, "\x89PNG\r\n\x1A\n"sv, "image/png"},
    {0, "\xFF\xD8\xFF"sv, "image/jpeg"},
    {0, "GIF8"sv, "image/gif"},
    {0, "II*\0"sv, "image/tiff"},
    {0, "MM\0*"sv, "image/tiff"},
    {0, "OggS"sv, "audio/ogg"},
    {0, "ID3"sv, "audio/mpeg"},
    {0, "fLaC"sv, "audio/flac"},
    {0, "\x1A\x45\xDF\xA3"sv, "video/webm"},
    {0, "\x7F"
        "ELF"sv, "application/x-executable"},
    {0, "bplist00"sv, "application/x-bplist"},
    {0, "\0\x05\x16\x07"sv, "application/applefile"},
};

// `size` bytes at `at`, fewer or none where there are not so many.
std::string_view piece(std::string_view bytes, std::size_t at, std::size_t size) { return at < bytes.size() ? bytes.substr(at, size) : std::string_view(); }

// A zip is told by its members: office files say their type in a first member or have a well-known one.
std::string type_of_zip(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, window);
  const std::string_view tail = bytes.substr(bytes.size() > window ? bytes.size() - window : 0);
  const auto names = [&](std::string_view name) { return holds(head, name) || holds(tail, name); };
  if (head.size() > 38 && head.substr(30, 8) == "mimetype") {
    for (std::string_view type : {"application/vnd.oasis.opendocument.text"sv, "application/vnd.oasis.opendocument.spreadsheet"sv,
                                  "application/vnd.oasis.opendocument.presentation"sv, "application/epub+zip"sv})
      if (starts_with_no_case(head.substr(38), type)) return std::string(type);
  }
  if (names("[Content_Types].xml")) {
    if (names("word/document.xml")) return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    if (names("xl/workbook.xml")) return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    if (names("ppt/presentation.xml")) return "application/vnd.openxmlformats-officedocument.presentationml.presentation";
  }
  if (names("datapackage.json") && names("archive/")) return "application/x-wacz";
  return "application/zip";
}

// Something may stand before a PDF's first line, as a server's warning (ISO 32000-1, H.3, note 13); but a page may speak of PDFs.
bool is_pdf(std::string_view bytes) {
  const std::size_t at = bytes.substr(0, 1024).find("%PDF-");
  if (at == std::string_view::npos) return false;
  return at == 0 || bytes.front() != '<' || holds(bytes.substr(bytes.size() > 1024 ? bytes.size() - 1024 : 0), "%%EOF");
}

std::optional<std::string> type_by_magic(std::string_view bytes) {
  for (const Magic& magic : magics)
    if (bytes.size() > magic.at && bytes.substr(magic.at, magic.bytes.size()) == magic.bytes) return std::string(magic.type);
  if (is_pdf(bytes)) return "application/pdf";
  const std::string_view four = bytes.substr(0, 4);
  if (four == "PK\x03\x04"sv || four == "PK\x05\x06"sv) return type_of_zip(bytes);
  if (four == "RIFF") return piece(bytes, 8, 4) == "WEBP" ? "image/webp" : piece(bytes, 8, 4) == "WAVE" ? "audio/wav" : "video/x-msvideo";
  if (piece(bytes, 4, 4) == "ftyp") {
    const std::string_view brand = piece(bytes, 8, 4);
    if (brand == "heic" || brand == "mif1" || brand == "avif") return "image/heif";
    return brand == "M4A " ? "audio/mp4" : "video/mp4";
  }
  if (bytes.size() > 2 && bytes[0] == '\xFF' && (bytes[1] & '\xF6') == '\xF2') return "audio/mpeg";
  return std::nullopt;
}

// The start of the text with a mark dropped and UTF-16 thinned to its low bytes (in `thinned`): enough to look for ASCII words.
std::string_view ascii_view(std::string_view bytes, std::string& thinned) {
  std::string_view head = bytes.substr(0, window);
  if (head.substr(0, 3) == "\xEF\xBB\xBF") head.remove_prefix(3);
  const bool utf16 = head.substr(0, 2) == "\xFF\xFE" || head.substr(0, 2) == "\xFE\xFF" || holds(head.substr(0, 256), "\0"sv);
  if (!utf16) return head;
  for (char c : head)
    if (c != '\0' && static_cast<unsigned char>(c) < 0xFE) thinned += c;
  return thinned;
}

// Binary bytes: control characters other than those that texts have; NULs count unless the text is UTF-16.
bool looks_binary(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, window);
  const auto odd = [](auto c) { return (c < 0x08) | ((c > 0x0D) & (c < 0x20)) | (c == 0x7F); };
  const std::size_t first = skip_plain(head, 0, odd);
  if (first == head.size()) return false;
  using enum ByteOrder;
  const auto order = head.starts_with("\xFF\xFE") ? std::optional(little) : head.starts_with("\xFE\xFF") ? std::optional(big) : utf16_without_mark(head);
  if (order) return !is_utf16_text(head, *order);
  std::size_t control = 0;
  std::size_t nuls = 0;
  for (std::size_t i = first; i < head.size(); ++i) {
    const auto c = static_cast<unsigned char>(head[i]);
    if (c >= 32 && c != 127) continue;
    if (c == '\0') ++nuls;
    else control += c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' && c != 0x1B && c != '\b' && c != 0x1A;
  }
  return control * 50 > head.size() || nuls * 10 > head.size();  // some stray NULs are a damaged text, not a program
}

struct Line {
  std::string_view text;
  std::string_view rest;
};
Line first_line(std::string_view text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return {line, text.substr(std::min(end + 1, text.size()))};
}

std::string_view skip_blank(std::string_view text) {
  const std::size_t at = text.find_first_not_of(" \t\r\n\f");
  return at == std::string_view::npos ? std::string_view{} : text.substr(at);
}

// "Name: value" with a name of letters, digits and hyphens (RFC 5322, 2.2); the name in lower case, else empty.
std::string header_name(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 60) return {};
  for (char c : line.substr(0, colon))
    if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_')) return {};
  return lowered(line.substr(0, colon));
}

// A block of mail headers: nothing but header lines, and enough of those that only mail has.
bool starts_as_mail(std::string_view text, bool named_mail) {
  static constexpr std::string_view sure[] = {"received", "message-id", "mime-version", "return-path", "delivered-to", "x-mailer", "dkim-signature", "content-transfer-encoding"};
  static constexpr std::string_view usual[] = {"from", "to", "subject", "date", "cc", "reply-to", "sender", "content-type", "in-reply-to"};
  int sure_count = 0, usual_count = 0;
  for (int lines = 0; lines < 200 && !text.empty(); ++lines) {
    const Line line = first_line(text);
    text = line.rest;
    if (line.text.empty()) break;
    if (lines > 0 && (line.text.front() == ' ' || line.text.front() == '\t')) continue;
    const std::string name = header_name(line.text);
    if (name.empty()) return false;
    sure_count += std::find(std::begin(sure), std::end(sure), name) != std::end(sure);
    usual_count += std::find(std::begin(usual), std::end(usual), name) != std::end(usual);
  }
  return (sure_count >= 1 && usual_count >= 1) || (named_mail && usual_count >= 2);
}

bool starts_as_mailbox(std::string_view text) {
  const Line line = first_line(text);
  return line.text.substr(0, 5) == "From " && holds(line.text, ":") && starts_as_mail(line.rest, true);
}

std::optional<std::string> type_of_markup(std::string_view text) {
  std::string_view at = skip_blank(text);
  if (at.empty() || at.front() != '<') return std::nullopt;
  const std::string head = lowered(at.substr(0, 4096));
  static constexpr std::string_view html_starts[] = {"<!doctype html", "<html", "<head", "<body", "<script", "<iframe", "<h1", "<div", "<font", "<table", "<a ", "<style",
                                                     "<title", "<b>", "<br", "<p>", "<p ", "<meta", "<link", "<article", "<section", "<main", "<header", "<span", "<ul", "<form", "<center", "<img", "<nav"};
  for (std::string_view start : html_starts)
    if (head.substr(0, start.size()) == start) return "text/html";
  if (holds(head, "<rss") || holds(head, "<rdf:rdf")) return "application/rss+xml";
  if (holds(head, "<feed") && holds(head, "atom")) return "application/atom+xml";
  if (holds(head, "<office:document")) return "application/vnd.oasis.opendocument.text-flat-xml";
  if (holds(head, "<html") || holds(head, "<body")) return "text/html";
  if (head.substr(0, 5) == "<?xml") return "application/xml";
  if (head.substr(0, 4) == "<!--" && !holds(head, "<?xml")) return "text/html";
  return std::nullopt;
}

bool is_subrip(std::string_view text) {
  const Line number = first_line(skip_blank(text));
  if (number.text.empty() || number.text.find_first_not_of("0123456789 ") != std::string_view::npos) return false;
  const Line times = first_line(number.rest);
  return holds(times.text, "-->") && times.text.size() > 20 && times.text[0] >= '0' && times.text[0] <= '9' && times.text[2] == ':';
}

bool is_json(std::string_view text) {
  const std::string_view at = skip_blank(text);
  if (at.size() < 2) return false;
  const std::string_view next = skip_blank(at.substr(1));
  if (at.front() == '{') return !next.empty() && (next.front() == '"' || next.front() == '}');
  if (at.front() == '[') return !next.empty() && (next.front() == '{' || next.front() == '"' || next.front() == '[' || next.front() == ']') && (next.front() == '{' || holds(at.substr(0, 64), ","));
  return false;
}

std::string_view ending_of(std::string_view name) {
  const std::size_t slash = name.find_last_of("/\\");
  if (slash != std::string_view::npos) name = name.substr(slash + 1);
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? std::string_view{} : name.substr(dot + 1);
}

// Headings by "#" with at least one other sign of Markdown, so that a list of hashtags is none.
bool is_markdown(std::string_view text) {
  int headings = 0, signs = 0;
  for (int lines = 0; lines < 400 && !text.empty(); ++lines) {
    const Line line = first_line(text);
    text = line.rest;
    const std::size_t hashes = std::min(line.text.find_first_not_of('#'), line.text.size());
    headings += hashes >= 1 && hashes <= 6 && hashes < line.text.size() && line.text[hashes] == ' ';
    signs += holds(line.text, "](") || holds(line.text, "**") || line.text.substr(0, 3) == "```";
  }
  return headings >= 1 && signs >= 1;
}

}  // namespace

std::string media_type_of(std::string_view bytes, std::string_view name) {
  if (bytes.empty()) return "application/x-empty";
  if (std::optional<std::string> type = type_by_magic(bytes)) return *type;
  if (looks_binary(bytes)) return "application/octet-stream";
  std::string thinned;
  const std::string_view text = ascii_view(bytes, thinned);
  const std::string ending = lowered(ending_of(name));
  if (std::optional<std::string> type = type_of_markup(text)) return *type;
  if (text.substr(0, 6) == "WEBVTT") return "text/vtt";
  if (is_subrip(text)) return "application/x-subrip";
  if (starts_as_mailbox(text)) return "application/mbox";
  if (starts_as_mail(text, ending == "eml" || ending == "rsmf")) return "message/rfc822";
  if (is_json(text)) return "application/json";
  if (ending == "md" || ending == "markdown" || is_markdown(text)) return "text/markdown";
  if (ending == "csv") return "text/csv";
  if (ending == "tsv") return "text/tab-separated-values";
  return "text/plain";
}

std::optional<std::string> media_type_of_name(std::string_view name) {
  static constexpr std::pair<std::string_view, std::string_view> endings[] = {
      {"html", "text/html"}, {"htm", "text/html"}, {"xhtml", "text/html"}, {"pdf", "application/pdf"}, {"zip", "application/zip"}, {"gz", "application/gzip"},
      {"tar", "application/x-tar"}, {"7z", "application/x-7z-compressed"}, {"warc", "application/warc"}, {"wacz", "application/x-wacz"}, {"eml", "message/rfc822"}, {"mbox", "application/mbox"},
      {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}, {"odt", "application/vnd.oasis.opendocument.text"}, {"rtf", "application/rtf"},
      {"json", "application/json"}, {"jpg", "image/jpeg"}, {"jpeg", "image/jpeg"}, {"png", "image/png"}, {"gif", "image/gif"}, {"webp", "image/webp"}, {"mp3", "audio/mpeg"},
      {"mp4", "video/mp4"}, {"opus", "audio/ogg"}, {"ogg", "audio/ogg"}, {"txt", "text/plain"}, {"md", "text/markdown"}, {"csv", "text/csv"}, {"srt", "application/x-subrip"}, {"vtt", "text/vtt"},
      {"rss", "application/rss+xml"}, {"atom", "application/atom+xml"},
  };
  const std::string ending = lowered(ending_of(name));
  for (const auto& [known, type] : endings)
    if (known == ending) return std::string(type);
  return std::nullopt;
}

bool contradicts_name(std::string_view promised, std::string_view found) {
  if (promised == found || found == "application/x-empty") return false;
  const auto family = [](std::string_view type) {
    // Texts of all kinds are saved as .txt, and the parts of a family share their endings.
    if (type == "application/rss+xml" || type == "application/atom+xml" || type == "application/xml") return "xml"sv;
    if (type == "application/zip" || type == "application/x-wacz") return "zip"sv;
    if (type == "text/csv" || type == "text/markdown" || type == "text/tab-separated-values") return "text/plain"sv;
    return type;
  };
  if (promised == "text/plain" && (found.substr(0, 5) == "text/" || found == "application/json" || found == "application/x-subrip")) return found == "text/html";
  return family(promised) != family(found);
}

bool is_archive(std::string_view media_type) {
  static constexpr std::string_view types[] = {"application/zip", "application/x-wacz", "application/gzip", "application/x-7z-compressed", "application/x-xz", "application/x-bzip2",
                                               "application/zstd", "application/vnd.rar", "application/x-tar"};
  return std::find(std::begin(types), std::end(types), media_type) != std::end(types);
}

}  // namespace onrecord
