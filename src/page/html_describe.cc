#include "page/html_describe.h"

#include "base/paper_names.h"
#include "base/utf8.h"
#include "page/text_lines.h"

namespace onrecord {
namespace {

struct Reference {
  std::string_view name;
  std::string_view character;
};
constexpr Reference references[] = {{"amp", "&"},    {"quot", "\""},  {"apos", "'"},   {"lt", "<"},     {"gt", ">"},    {"nbsp", " "},   {"rsquo", "’"}, {"lsquo", "‘"}, {"rdquo", "”"},
                                    {"ldquo", "“"},  {"ndash", "–"},  {"mdash", "—"},  {"hellip", "…"}, {"auml", "ä"},  {"ouml", "ö"},   {"uuml", "ü"},  {"Auml", "Ä"},  {"Ouml", "Ö"},
                                    {"Uuml", "Ü"},   {"szlig", "ß"},  {"eacute", "é"}, {"egrave", "è"}, {"agrave", "à"}, {"bdquo", "„"}, {"laquo", "«"}, {"raquo", "»"}, {"shy", ""}};

// The character that "&…;" at `at` stands for; moves `at` behind it.
bool take_reference(std::string_view text, std::size_t& at, std::string& out) {
  const std::size_t end = text.find(';', at);
  if (end == std::string_view::npos || end - at > 10 || end == at + 1) return false;
  const std::string_view name = text.substr(at + 1, end - at - 1);
  if (name[0] == '#') {
    const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    char32_t value = 0;
    for (char c : name.substr(hex ? 2 : 1)) {
      const int digit = c >= '0' && c <= '9' ? c - '0' : hex && (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : -1;
      if (digit < 0) return false;
      value = value * (hex ? 16 : 10) + static_cast<char32_t>(digit);
    }
    append_utf8(out, value);
    at = end + 1;
    return true;
  }
  for (const Reference& reference : references)
    if (reference.name == name) {
      out += reference.character;
      at = end + 1;
      return true;
    }
  return false;
}

constexpr std::string_view agencies[] = {"Reuters", "Associated Press", "Agence France-Presse", "PA Media", "Press Association", "Bloomberg", "dpa", "APA", "EFE", "ANSA", "Xinhua", "TASS", "AAP", "Kyodo", "AFP", "Agencia EFE"};

// "LONDON (Reuters) -", "© PA Media", "By The Associated Press".
std::string agency_in(std::string_view words) {
  for (std::string_view agency : agencies) {
    const std::size_t at = words.find(agency);
    if (at == std::string_view::npos) continue;
    const std::string_view before = words.substr(0, at);
    const std::string_view after = words.substr(at + agency.size());
    const bool bracketed = before.ends_with('(') && (after.starts_with(')') || after.starts_with('/'));
    const bool owned = before.ends_with("© ") || before.ends_with("(c) ") || before.ends_with("Copyright ");
    if ((bracketed && at < 60) || (owned && words.size() < 120)) return std::string(agency);
  }
  return {};
}

}  // namespace

std::string folded_words_of(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '&' && take_reference(text, at, out)) continue;
    const char c = text[at];
    const bool wide = text.substr(at).starts_with("\xC2\xA0");
    if (wide || c == ' ' || c == '\n' || c == '\t' || c == '\r') {
      if (!out.empty() && out.back() != ' ') out += ' ';
      at += wide ? 2 : 1;
      continue;
    }
    out += c;
    ++at;
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string site_name(const PageMetadata& metadata) {
  std::string name = folded_words_of(metadata.meta({"og:site_name", "application-name", "publication", "dc.publisher", "publisher"}));
  if (name.empty()) name = folded_words_of(metadata.linked.publisher);
  if (!name.empty()) return name;
  // "Headline | Paper": what follows the last bar, if it is short.
  for (std::string_view separator : {" | ", " – ", " — ", " - "}) {
    const std::size_t at = metadata.title.rfind(separator);
    if (at == std::string::npos) continue;
    const std::string head = metadata.title.substr(0, at), tail = metadata.title.substr(at + separator.size());
    if (word_count(head) <= 2 && is_papers_name(folded_line(std::string_view(head).substr(head.rfind(' ') + 1))) && !is_papers_name(folded_line(std::string_view(tail).substr(tail.rfind(' ') + 1)))) return head;  // "Messenger - Boats are back"
    if (word_count(tail) <= 4) return tail;
  }
  return {};
}

void describe(Document& document, const HtmlBlocks& page, const PageMetadata& metadata, const Headline& headline, std::uint32_t body, std::uint32_t body_end) {
  document.outlet = site_name(metadata);
  document.author = authors_of(page, metadata, document.outlet, headline, body, body_end);
  if (document.url.empty()) document.url = metadata.canonical.starts_with("http") ? metadata.canonical : metadata.meta({"og:url"});
  document.language = metadata.language;
  const std::uint32_t last = std::min<std::uint32_t>(static_cast<std::uint32_t>(page.blocks.size()), body == no_block ? 0 : body + 3);
  for (std::uint32_t i = 0; i < last && document.agency.empty(); ++i) document.agency = agency_in(text_of(page.text, page.blocks[i].span));
}

}  // namespace onrecord
