#include "page/html_describe.h"

#include <algorithm>  // std::find

#include "base/utf8.h"
#include "page/phrases.h"
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

constexpr std::string_view no_authors[] = {"admin", "administrator", "redaktion", "editor", "editors", "staff", "webmaster", "wordpressadmin", "guest", "news", "null", "undefined", "author", "autor", "unknown", "team", "web", "online", "facebook", "twitter",
                                           "instagram", "google", "email", "contributor", "redacción", "redaccion", "la rédaction", "red", "redaktör", "comments", "share"};

class AuthorFinder {
 public:
  AuthorFinder(const HtmlBlocks& page, const PageMetadata& metadata, const std::string& site) : page_(page), metadata_(metadata), site_(folded_line(site)) {}

  std::vector<std::string> find(std::uint32_t headline, std::uint32_t body) {
    std::vector<std::string> linked;
    for (const std::string& name : metadata_.linked.authors) linked.push_back(folded_words_of(name));
    offer_names(linked);
    for (lxb_dom_node_t* node : metadata_.author_marks) offer(words_below(node, 160), true);
    offer_names({folded_words_of(metadata_.meta({"author", "article:author_name", "sailthru.author", "parsely-author", "dc.creator", "dcterms.creator", "byl", "cxenseparse:author", "citation_author", "twitter:creator_name", "article:author"}))});
    for (lxb_dom_node_t* node : metadata_.byline_marks) offer(words_below(node, 160), false);
    offer_blocks(headline, body);
    if (!sure_.empty()) return sure_;
    return maybe_;
  }

 private:
  bool is_nobody(const std::string& name) const {
    const std::string small = folded_line(name);
    if (small.empty() || small == site_ || small.starts_with("http") || small.find('@') != std::string::npos || small.size() > 60) return true;
    return std::find(std::begin(no_authors), std::end(no_authors), small) != std::end(no_authors);
  }

  // A person: two to four words like a name, that the site's own name does not hold.
  bool is_person(const std::string& name) const {
    const std::size_t words = word_count(name);
    return words >= 2 && words <= 4 && looks_like_name(name) && (site_.empty() || site_.find(folded_line(name)) == std::string::npos);
  }

  void offer_names(const std::vector<std::string>& given) {
    std::vector<std::string> names;
    for (const std::string& name : given) {
      if (is_nobody(name)) continue;
      std::vector<std::string> several = names_of_byline(name);
      if (several.empty()) several = {name};
      for (std::string& one : several)
        if (!is_nobody(one) && std::find(names.begin(), names.end(), one) == names.end()) names.push_back(std::move(one));
    }
    keep(names);
  }

  void keep(const std::vector<std::string>& names) {
    if (names.empty()) return;
    bool person = false;
    for (const std::string& name : names) person |= is_person(name);
    if (person && sure_.empty()) sure_ = names;
    if (maybe_.empty()) maybe_ = names;
  }

  void offer(const std::string& words, bool marked) {
    if (words.empty() || (!marked && words.size() > 150)) return;
    std::vector<std::string> names = names_of_byline(words);
    std::erase_if(names, [&](const std::string& name) { return is_nobody(name); });
    keep(names);
  }

  // "By Ann Other" in a block of its own between headline and body, or right below the body.
  void offer_blocks(std::uint32_t headline, std::uint32_t body) {
    constexpr std::uint32_t before = 6;
    constexpr std::uint32_t after = 12;
    const std::uint32_t from = headline == no_block ? 0 : headline > before ? headline - before : 0;
    const std::uint32_t to = std::min<std::uint32_t>(static_cast<std::uint32_t>(page_.blocks.size()), std::max(body, from) + after);
    for (std::uint32_t i = from; i < to && sure_.empty(); ++i) {
      const HtmlBlock& block = page_.blocks[i];
      const std::string_view words = text_of(page_.text, block.span);
      if (block.span.size() > 120 || !starts_like_byline(words)) continue;
      offer(std::string(words), false);
    }
  }

  const HtmlBlocks& page_;
  const PageMetadata& metadata_;
  std::string site_;
  std::vector<std::string> sure_;
  std::vector<std::string> maybe_;
};

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
  std::string name = folded_words_of(metadata.meta({"og:site_name", "application-name"}));
  if (name.empty()) name = folded_words_of(metadata.linked.publisher);
  if (!name.empty()) return name;
  // "Headline | Paper": what follows the last bar, if it is short.
  for (std::string_view separator : {" | ", " – ", " — ", " - "}) {
    const std::size_t at = metadata.title.rfind(separator);
    if (at == std::string::npos) continue;
    const std::string tail = metadata.title.substr(at + separator.size());
    if (word_count(tail) <= 4) return tail;
  }
  return {};
}

void describe(Document& document, const HtmlBlocks& page, const PageMetadata& metadata, const Headline& headline, std::uint32_t body) {
  document.outlet = site_name(metadata);
  document.author = AuthorFinder(page, metadata, document.outlet).find(headline.block, body);
  if (document.url.empty()) document.url = metadata.canonical.starts_with("http") ? metadata.canonical : metadata.meta({"og:url"});
  document.language = metadata.language;
  const std::uint32_t last = std::min<std::uint32_t>(static_cast<std::uint32_t>(page.blocks.size()), body == no_block ? 0 : body + 3);
  for (std::uint32_t i = 0; i < last && document.agency.empty(); ++i) document.agency = agency_in(text_of(page.text, page.blocks[i].span));
}

}  // namespace onrecord
