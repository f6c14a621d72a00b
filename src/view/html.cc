#include "view/html.h"

#include <unordered_set>  // std::unordered_set
#include <vector>         // std::vector

#include <fmt/format.h>

#include "base/utf8.h"
#include "view/words.h"

namespace onrecord {
namespace {

// Explicit directional characters of the Unicode bidirectional algorithm (UAX #9, 2.1 to 2.6).
constexpr char32_t left_embedding = 0x202A, right_embedding = 0x202B, pop_directional = 0x202C, left_override = 0x202D, right_override = 0x202E;
constexpr char32_t left_isolate = 0x2066, first_strong_isolate = 0x2068, pop_isolate = 0x2069;

bool is_embedding(char32_t c) { return c == left_embedding || c == right_embedding; }
bool is_isolate(char32_t c) { return c >= left_isolate && c <= first_strong_isolate; }
bool is_directional(char32_t c) { return (c >= left_embedding && c <= right_override) || (c >= left_isolate && c <= pop_isolate); }

// Where directional characters stand that have no partner, or that override: chat exports set phone numbers and names in
// balanced pairs, which do no harm and stay.
std::unordered_set<std::size_t> unruly(std::string_view words) {
  std::unordered_set<std::size_t> found;
  std::vector<std::pair<char32_t, std::size_t>> open;
  for (std::size_t at = 0; at < words.size();) {
    const CodePoint point = code_point_at(words, at);
    const char32_t c = point.value;
    if (c == left_override || c == right_override) found.insert(at);
    if (is_embedding(c) || is_isolate(c)) open.emplace_back(c, at);
    if (c == pop_directional || c == pop_isolate) {
      const bool fits = !open.empty() && (c == pop_isolate ? is_isolate(open.back().first) : is_embedding(open.back().first));
      if (fits)
        open.pop_back();
      else
        found.insert(at);
    }
    at += point.size;
  }
  for (const auto& [c, at] : open) found.insert(at);
  return found;
}

bool is_forbidden(char32_t c) { return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0); }

void append_escaped(std::string& html, char32_t c) {
  switch (c) {
    case '&': html += "&amp;"; return;
    case '<': html += "&lt;"; return;
    case '>': html += "&gt;"; return;
    case '"': html += "&quot;"; return;
    case '\'': html += "&#39;"; return;
    default: append_utf8(html, is_forbidden(c) ? char32_t{0xFFFD} : c);
  }
}

}  // namespace

std::string html_text(std::string_view words) {
  const std::unordered_set<std::size_t> spelled = unruly(words);
  std::string html;
  html.reserve(words.size() + words.size() / 16);
  for (std::size_t at = 0; at < words.size();) {
    const CodePoint point = code_point_at(words, at);
    if (is_directional(point.value) && spelled.contains(at))
      html += fmt::format("[U+{:04X}]", static_cast<std::uint32_t>(point.value));
    else
      append_escaped(html, point.value);
    at += point.size;
  }
  return html;
}

HtmlWriter& HtmlWriter::raw(std::string_view markup) {
  html_ += markup;
  return *this;
}
HtmlWriter& HtmlWriter::text(std::string_view words) {
  html_ += html_text(words);
  return *this;
}
HtmlWriter& HtmlWriter::name(std::string_view words) { return raw("<bdi>").text(words).raw("</bdi>"); }
HtmlWriter& HtmlWriter::number(std::uint64_t number) { return raw(grouped(number)); }

}  // namespace onrecord
