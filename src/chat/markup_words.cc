#include "chat/markup_words.h"

#include <algorithm>  // std::min, std::find_if
#include <charconv>   // std::from_chars

#include "base/utf8.h"

namespace onrecord {
namespace {

constexpr std::pair<std::string_view, std::string_view> named_entities[] = {
    {"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}, {"nbsp", "\u00A0"}, {"hellip", "…"}, {"ndash", "–"}, {"mdash", "—"},
    {"lsquo", "‘"}, {"rsquo", "’"}, {"ldquo", "“"}, {"rdquo", "”"}, {"pound", "£"}, {"euro", "€"}, {"eacute", "é"}, {"copy", "©"}, {"middot", "·"}};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool is_name_char(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == ':'; }

// Words put in place of a sign of the markup. A run whose sizes happen to be equal would count as copied bytes, so it is
// added as two.
void replace(MappedText& out, std::string_view words, std::uint64_t source, std::uint64_t size) {
  if (words.size() != size || size < 2) {
    out.made_from(words, source, size);
    return;
  }
  out.made_from(words.substr(0, 1), source, size);
  out.made_from(words.substr(1), source + size, 0);
}

struct Tag {
  std::string name;      // in lower case
  bool closing = false;
  std::size_t end = 0;   // behind '>'
};

// The tag that starts at `at`; no name where '<' starts none.
Tag tag_at(std::string_view html, std::size_t at) {
  Tag tag;
  std::size_t p = at + 1;
  if (p < html.size() && html[p] == '/') {
    tag.closing = true;
    ++p;
  }
  while (p < html.size() && is_name_char(html[p]) && tag.name.size() < 32) tag.name += lower(html[p++]);
  if (tag.name.empty() && (p >= html.size() || html[p] != '!')) return {};
  char quote = 0;
  for (; p < html.size(); ++p) {
    const char c = html[p];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      tag.end = p + 1;
      return tag;
    }
  }
  return {};
}

bool is_block(std::string_view name) {
  return name == "p" || name == "div" || name == "br" || name == "li" || name == "tr" || name == "blockquote" || name == "pre" || name == "h1" || name == "h2" || name == "h3" || name == "ul" || name == "ol";
}

}  // namespace

EntityWords entity_at(std::string_view text) {
  if (text.size() < 3 || text[0] != '&') return {};
  const std::size_t end = text.substr(0, 12).find(';');
  if (end == std::string_view::npos || end < 2) return {};
  const std::string_view name = text.substr(1, end - 1);
  if (name[0] == '#') {
    const bool hex = name.size() > 1 && lower(name[1]) == 'x';
    const std::string_view digits = name.substr(hex ? 2 : 1);
    std::uint32_t value = 0;
    const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
    if (error != std::errc{} || stop != digits.data() + digits.size() || value == 0) return {};
    EntityWords result{{}, end + 1};
    append_utf8(result.words, static_cast<char32_t>(value));
    return result;
  }
  const auto* found = std::find_if(std::begin(named_entities), std::end(named_entities), [&](const auto& entity) { return entity.first == name; });
  if (found == std::end(named_entities)) return {};
  return {std::string(found->second), end + 1};
}

MappedText words_of_html(std::string_view html, const std::function<bool(std::string_view)>& skipped) {
  MappedText out;
  bool no_more_tags = false;  // an unclosed tag was met: looking again behind every '<' would take quadratic time
  for (std::size_t at = 0; at < html.size();) {
    const std::size_t stop = std::min(html.find_first_of("<&", at), html.size());
    out.copy(html.substr(at, stop - at), at);
    at = stop;
    if (at == html.size()) break;
    if (html[at] == '&') {
      const EntityWords entity = entity_at(html.substr(at));
      if (entity.size > 0) out.made_from(entity.words, at, entity.size);
      else out.copy(html.substr(at, 1), at);
      at += std::max<std::size_t>(entity.size, 1);
      continue;
    }
    const Tag tag = no_more_tags ? Tag{} : tag_at(html, at);
    if (tag.end == 0) {
      no_more_tags = no_more_tags || html.find('>', at) == std::string_view::npos || html.size() - at > 4096;
      out.copy(html.substr(at, 1), at);
      ++at;
      continue;
    }
    if (is_block(tag.name) && (tag.name == "br" || tag.closing)) out.made_from("\n", at, tag.end - at);
    at = tag.end;
    if (!tag.closing && skipped && skipped(tag.name) && html[tag.end - 2] != '/') {
      const std::size_t close = html.find("</" + tag.name, at);
      at = close == std::string_view::npos ? html.size() : std::min(html.find('>', close), html.size() - 1) + 1;
    }
  }
  return out;
}

std::string attribute_of(std::string_view html, std::string_view element, std::string_view attribute) {
  const std::size_t open = html.find("<" + std::string(element));
  if (open == std::string_view::npos) return {};
  const std::size_t tag_end = tag_at(html, open).end;
  if (tag_end == 0) return {};
  const std::string_view tag = html.substr(open, tag_end - open);
  const std::size_t name = tag.find(" " + std::string(attribute) + "=");
  if (name == std::string_view::npos) return {};
  const std::size_t quote = name + attribute.size() + 2;
  if (quote >= tag.size() || (tag[quote] != '"' && tag[quote] != '\'')) return {};
  const std::size_t end = tag.find(tag[quote], quote + 1);
  if (end == std::string_view::npos) return {};
  return words_of_html(tag.substr(quote + 1, end - quote - 1)).text();
}

MappedText words_of_slack(std::string_view text, const std::function<std::string(std::string_view)>& name_of) {
  MappedText out;
  auto copy = [&](std::string_view part) {
    for (std::size_t at = 0; at < part.size();) {
      const std::size_t stop = std::min(part.find('&', at), part.size());
      const auto source = static_cast<std::uint64_t>(part.data() - text.data());
      out.copy(part.substr(at, stop - at), source + at);
      at = stop;
      if (at == part.size()) break;
      const EntityWords entity = entity_at(part.substr(at));
      if (entity.size > 0) out.made_from(entity.words, source + at, entity.size);
      else out.copy(part.substr(at, 1), source + at);
      at += std::max<std::size_t>(entity.size, 1);
    }
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = std::min(text.find('<', at), text.size());
    copy(text.substr(at, open - at));
    if (open == text.size()) break;
    const std::size_t close = text.find('>', open);
    if (close == std::string_view::npos) {
      copy(text.substr(open));
      break;
    }
    const std::string_view inside = text.substr(open + 1, close - open - 1);
    const std::string_view target = inside.substr(0, inside.find('|'));
    const std::string_view label = target.size() < inside.size() ? inside.substr(target.size() + 1) : std::string_view{};
    const std::size_t size = close + 1 - open;
    if (target.starts_with('@')) {
      replace(out, "@" + (label.empty() ? name_of(target.substr(1)) : std::string(label)), open, size);
    } else if (target.starts_with('#')) {
      replace(out, "#" + std::string(label.empty() ? target.substr(1) : label), open, size);
    } else if (target.starts_with('!')) {
      const bool date = target.starts_with("!date");
      const std::string words(label.empty() ? target.substr(1) : label);
      replace(out, (date || words.starts_with('@') ? "" : "@") + words, open, size);
    } else if (label.empty()) {
      copy(target.substr(target.starts_with("mailto:") ? 7 : 0));
    } else {
      const std::string_view address = target.substr(target.starts_with("mailto:") ? 7 : 0);
      std::string words = words_of_html(label).text();
      if (address != label) words += " (" + words_of_html(address).text() + ")";
      replace(out, words, open, size);
    }
    at = close + 1;
  }
  return out;
}

}  // namespace onrecord
