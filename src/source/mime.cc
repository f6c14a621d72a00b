#include "source/mime.h"

#include <algorithm>  // std::min
#include <array>      // std::array
#include <memory>     // std::unique_ptr
#include <mutex>      // std::call_once

#include <gmime/gmime.h>

#include "base/utf8.h"
#include "source/ascii_text.h"
#include "source/decode.h"

namespace onrecord {
namespace {

using ascii::lowered;
using ascii::trimmed;
using ascii::hex_value;

constexpr int deepest = 20;
constexpr std::size_t most_parts = 2000;

void start_gmime() {
  static std::once_flag once;
  std::call_once(once, [] { g_mime_init(); });
}

struct FreeText {
  void operator()(char* text) const { g_free(text); }
};
using GText = std::unique_ptr<char, FreeText>;

// The line at `at` without its end; `next` is where the next one starts.
std::string_view line_at(std::string_view text, std::size_t at, std::size_t& next) {
  const std::size_t end = std::min(text.find('\n', at), text.size());
  next = std::min(end + 1, text.size());
  std::string_view line = text.substr(at, end - at);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

std::string unfolded(std::string_view raw) {
  std::string value;
  for (char c : trimmed(raw))
    if (c != '\r' && c != '\n') value += c == '\t' ? ' ' : c;
  return value;
}

// Reads headers up to the blank line; returns where the body starts.
std::size_t read_headers(std::string_view text, std::vector<MimeHeader>& headers) {
  std::size_t at = 0;
  if (text.substr(0, 5) == "From ") line_at(text, 0, at);  // the separator of a mailbox
  while (at < text.size()) {
    std::size_t next = at;
    const std::string_view line = line_at(text, at, next);
    if (line.empty()) return next;
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0 || line.front() == ' ') return at;  // no header: the body begins without a blank line
    while (next < text.size() && (text[next] == ' ' || text[next] == '\t')) {
      std::size_t after = next;
      line_at(text, next, after);
      next = after;
    }
    const std::string_view raw = text.substr(at + colon + 1, next - at - colon - 1);
    headers.push_back({lowered(trimmed(line.substr(0, colon))), unfolded(raw), trimmed(raw)});
    at = next;
  }
  return text.size();
}

void read_content_type(MimePart& part, std::string& boundary) {
  if (const MimeHeader* header = part.header("content-type")) {
    GMimeContentType* type = g_mime_content_type_parse(nullptr, header->value.c_str());
    if (type != nullptr) {
      const GText mime(g_mime_content_type_get_mime_type(type));
      part.type = lowered(mime.get());
      const auto parameter = [&](const char* name) {
        const char* value = g_mime_content_type_get_parameter(type, name);
        return std::string(value == nullptr ? "" : value);
      };
      part.charset = lowered(parameter("charset"));
      boundary = parameter("boundary");
      part.file_name = parameter("name");
      part.is_flowed = lowered(parameter("format")) == "flowed";
      part.deletes_space = lowered(parameter("delsp")) == "yes";
      g_object_unref(type);
    }
  }
  if (const MimeHeader* header = part.header("content-disposition")) {
    GMimeContentDisposition* disposition = g_mime_content_disposition_parse(nullptr, header->value.c_str());
    if (disposition != nullptr) {
      part.is_attachment = g_mime_content_disposition_is_attachment(disposition) != 0;
      if (const char* name = g_mime_content_disposition_get_parameter(disposition, "filename")) part.file_name = name;
      g_object_unref(disposition);
    }
  }
  if (const MimeHeader* header = part.header("content-transfer-encoding")) part.transfer_encoding = lowered(trimmed(header->value));
}

MimePart parse_part(std::string_view text, int depth, std::size_t& parts_left);

// Cuts a multipart's body at its boundary lines (RFC 2046, 5.1.1).
void split_parts(MimePart& part, std::string_view body, const std::string& boundary, int depth, std::size_t& parts_left) {
  const std::string opening = "--" + boundary;
  std::size_t begin = std::string_view::npos;  // of the part that is open
  bool closed = false;
  for (std::size_t at = 0; at < body.size() && !closed;) {
    std::size_t next = at;
    const std::string_view line = line_at(body, at, next);
    if (line.substr(0, opening.size()) == opening) {
      const std::string_view tail = trimmed(line.substr(opening.size()));
      if (tail.empty() || tail == "--") {
        std::size_t end = at;  // the line end before a boundary belongs to the boundary
        if (end > 0 && body[end - 1] == '\n') --end;
        if (end > 0 && body[end - 1] == '\r') --end;
        if (begin != std::string_view::npos && parts_left > 0) part.parts.push_back(parse_part(body.substr(begin, std::max(end, begin) - begin), depth + 1, --parts_left));
        begin = next;
        closed = tail == "--";
      }
    }
    at = next;
  }
  part.was_cut = !closed;
  if (!closed && begin != std::string_view::npos && parts_left > 0) part.parts.push_back(parse_part(body.substr(begin), depth + 1, --parts_left));
}

MimePart parse_part(std::string_view text, int depth, std::size_t& parts_left) {
  MimePart part;
  const std::size_t body = read_headers(text, part.headers);
  std::string boundary;
  read_content_type(part, boundary);
  part.body = text.substr(body);
  if (part.type.substr(0, 10) == "multipart/" && !boundary.empty() && depth < deepest) split_parts(part, part.body, boundary, depth, parts_left);
  return part;
}

int base64_value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+' || c == '-') return 62;
  if (c == '/' || c == '_') return 63;
  return -1;
}

// One run for each group of four characters would be large; one for each line is close enough to point at the words.
void decode_base64(std::string_view body, std::uint64_t source, MappedText& out) {
  std::string line;
  std::uint32_t bits = 0;
  int have = 0;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < body.size(); ++at) {
    const int value = base64_value(body[at]);
    if (value >= 0) {
      bits = bits << 6 | static_cast<std::uint32_t>(value);
      have += 6;
      if (have >= 8) {
        have -= 8;
        line += static_cast<char>(bits >> have & 0xFF);
      }
    } else if (body[at] == '=') {
      have = 0;
    }
    if (body[at] == '\n' || at + 1 == body.size()) {
      if (!line.empty()) out.made_from(line, source + begin, at + 1 - begin);
      line.clear();
      begin = at + 1;
    }
  }
}

void decode_quoted_printable(std::string_view body, std::uint64_t source, MappedText& out) {
  std::size_t from = 0;
  const auto flush = [&](std::size_t end) {
    if (end > from) out.copy(body.substr(from, end - from), source + from);
  };
  for (std::size_t at = body.find('='); at != std::string_view::npos; at = body.find('=', std::max(from, at + 1))) {
    const std::size_t end_of_blanks = std::min(body.find_first_not_of(" \t\r", at + 1), body.size());
    if (end_of_blanks == body.size() || body[end_of_blanks] == '\n') {  // a soft line break
      flush(at);
      from = std::min(end_of_blanks + 1, body.size());
      continue;
    }
    const int high = at + 2 < body.size() ? hex_value(body[at + 1]) : -1;
    const int low = at + 2 < body.size() ? hex_value(body[at + 2]) : -1;
    if (high < 0 || low < 0) continue;  // a bare "=": shown as it is
    flush(at);
    const char byte = static_cast<char>(high * 16 + low);
    out.made_from(std::string_view(&byte, 1), source + at, 3);
    from = at + 3;
  }
  flush(body.size());
}

}  // namespace

const MimeHeader* MimePart::header(std::string_view name) const {
  for (const MimeHeader& header : headers)
    if (header.name == name) return &header;
  return nullptr;
}

MimePart parse_mime(std::string_view message) {
  start_gmime();
  std::size_t parts_left = most_parts;
  return parse_part(message, 0, parts_left);
}

MappedText decode_transfer(const MimePart& part, std::string_view message) {
  MappedText out;
  const auto source = static_cast<std::uint64_t>(part.body.data() - message.data());
  if (part.transfer_encoding == "base64") decode_base64(part.body, source, out);
  else if (part.transfer_encoding == "quoted-printable") decode_quoted_printable(part.body, source, out);
  else out.copy(part.body, source);
  return out;
}

std::string decode_header_text(const std::string& value) {
  start_gmime();
  const GText decoded(g_mime_utils_header_decode_text(nullptr, value.c_str()));
  if (decoded == nullptr) return value;
  return is_utf8(decoded.get()) ? std::string(decoded.get()) : decode_text(decoded.get()).text;
}

std::vector<MailAddress> parse_addresses(const std::string& value) {
  start_gmime();
  std::vector<MailAddress> addresses;
  InternetAddressList* list = internet_address_list_parse(nullptr, value.c_str());
  if (list == nullptr) return addresses;
  const int count = internet_address_list_length(list);
  for (int i = 0; i < count; ++i) {
    InternetAddress* address = internet_address_list_get_address(list, i);
    MailAddress one;
    if (const char* name = internet_address_get_name(address)) one.name = is_utf8(name) ? std::string(name) : decode_text(name).text;
    if (INTERNET_ADDRESS_IS_MAILBOX(address))
      if (const char* text = internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address))) one.address = text;
    addresses.push_back(std::move(one));
  }
  g_object_unref(list);
  return addresses;
}

std::optional<Timestamp> parse_mail_date(const std::string& value) {
  GDateTime* date = g_mime_utils_header_decode_date(value.c_str());
  if (date == nullptr) return std::nullopt;
  Timestamp stamp;
  stamp.date = make_date(g_date_time_get_year(date), static_cast<unsigned>(g_date_time_get_month(date)), static_cast<unsigned>(g_date_time_get_day_of_month(date)));
  stamp.second_of_day = g_date_time_get_hour(date) * 3600 + g_date_time_get_minute(date) * 60 + g_date_time_get_second(date);
  stamp.zone_minutes = static_cast<std::int32_t>(g_date_time_get_utc_offset(date) / (60 * 1000 * 1000));
  g_date_time_unref(date);
  return stamp;
}

}  // namespace onrecord
