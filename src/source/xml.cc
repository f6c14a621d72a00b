#include "source/xml.h"

#include <algorithm>  // std::min

#include "base/utf8.h"
#include "source/ascii_text.h"

namespace onrecord {
namespace {

struct Reference {
  std::size_t size = 0;  // 0: not one we know
  char32_t value = 0;
};

// The predefined entities, character references, and a few names that feeds use although XML does not know them.
Reference reference_at(std::string_view text, std::size_t at) {
  const std::string_view head = text.substr(at, 12);
  const std::size_t end = head.find(';');
  if (end == std::string_view::npos || end < 3) return {};
  const std::string_view name = head.substr(1, end - 1);
  static constexpr std::pair<std::string_view, char32_t> names[] = {{"amp", U'&'}, {"lt", U'<'}, {"gt", U'>'}, {"quot", U'"'}, {"apos", U'\''}, {"nbsp", 0xA0}};
  for (const auto& [known, value] : names)
    if (known == name) return {end + 1, value};
  if (name[0] != '#') return {};
  const bool hex = name[1] == 'x' || name[1] == 'X';
  char32_t value = 0;
  for (char c : name.substr(hex ? 2 : 1)) {
    const char32_t digit = c >= '0' && c <= '9' ? static_cast<char32_t>(c - '0') : c >= 'a' && c <= 'f' ? static_cast<char32_t>(c - 'a' + 10) : c >= 'A' && c <= 'F' ? static_cast<char32_t>(c - 'A' + 10) : 99;
    if (digit >= (hex ? 16u : 10u)) return {};
    value = value * (hex ? 16 : 10) + digit;
    if (value > 0x10FFFF) return {end + 1, 0xFFFD};
  }
  return {end + 1, value == 0 ? 0xFFFD : value};
}

void decode(std::string_view text, std::uint64_t source, MappedText& out) {
  std::size_t from = 0;
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', std::max(from, at + 1))) {
    const Reference reference = reference_at(text, at);
    if (reference.size == 0) continue;
    out.copy(text.substr(from, at - from), source + from);
    std::string character;
    append_utf8(character, reference.value);
    out.made_from(character, source + at, reference.size);
    from = at + reference.size;
  }
  out.copy(text.substr(from), source + from);
}

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

std::string_view XmlReader::local_name() const { return without_prefix(name_); }

// Behind "<!" or "<?": true where it was a declaration, a comment or an instruction (skipped); false for CDATA.
bool XmlReader::skip_declaration() {
  const auto skip_past = [&](std::string_view mark) {
    const std::size_t found = xml_.find(mark, at_);
    at_ = found == std::string_view::npos ? xml_.size() : found + mark.size();
  };
  if (xml_.compare(at_, 9, "<![CDATA[") == 0) return false;
  if (xml_.compare(at_, 4, "<!--") == 0) {
    at_ += 4;
    skip_past("-->");
  } else if (xml_.compare(at_, 2, "<?") == 0) {
    skip_past("?>");
  } else {  // <!DOCTYPE … [ … ]>
    std::size_t depth = 0;
    for (; at_ < xml_.size(); ++at_) {
      if (xml_[at_] == '[') ++depth;
      if (xml_[at_] == ']' && depth > 0) --depth;
      if (xml_[at_] == '>' && depth == 0) break;
    }
    at_ = std::min(at_ + 1, xml_.size());
  }
  return true;
}

XmlReader::Event XmlReader::read_tag() {
  begin_ = at_;
  const bool closes = at_ + 1 < xml_.size() && xml_[at_ + 1] == '/';
  std::size_t end = at_ + 1;
  char quote = 0;
  for (; end < xml_.size(); ++end) {
    const char c = xml_[end];
    if (quote != 0) quote = c == quote ? 0 : quote;
    else if (c == '"' || c == '\'') quote = c;
    else if (c == '>') break;
  }
  std::string_view inside = xml_.substr(at_ + 1, end - at_ - 1);
  at_ = std::min(end + 1, xml_.size());
  if (closes) inside.remove_prefix(std::min<std::size_t>(1, inside.size()));
  end_follows_ = !closes && !inside.empty() && inside.back() == '/';
  if (end_follows_) inside.remove_suffix(1);
  const std::size_t blank = std::min(inside.find_first_of(" \t\r\n"), inside.size());
  name_ = inside.substr(0, blank);
  attributes_ = inside.substr(blank);
  return closes ? Event::end : Event::start;
}

XmlReader::Event XmlReader::next() {
  if (end_follows_) {
    end_follows_ = false;
    return Event::end;
  }
  while (at_ < xml_.size()) {
    if (xml_[at_] != '<') {
      begin_ = at_;
      at_ = std::min(xml_.find('<', at_), xml_.size());
      text_ = xml_.substr(begin_, at_ - begin_);
      is_cdata_ = false;
      return Event::text;
    }
    const char mark = at_ + 1 < xml_.size() ? xml_[at_ + 1] : ' ';
    if (mark != '!' && mark != '?') return read_tag();
    if (skip_declaration()) continue;
    begin_ = at_ + 9;
    const std::size_t end = std::min(xml_.find("]]>", begin_), xml_.size());
    text_ = xml_.substr(begin_, end - begin_);
    at_ = std::min(end + 3, xml_.size());
    is_cdata_ = true;
    return Event::text;
  }
  return Event::finish;
}

std::string XmlReader::attribute(std::string_view name) const {
  const bool local = name.find(':') == std::string_view::npos;
  const std::string_view all = attributes_;
  std::size_t at = 0;
  const auto skip_blanks = [&] {
    while (at < all.size() && ascii::is_blank(all[at])) ++at;
  };
  for (skip_blanks(); at < all.size(); skip_blanks()) {
    const std::size_t begin = at;
    while (at < all.size() && all[at] != '=' && !ascii::is_blank(all[at])) ++at;
    const std::string_view key = all.substr(begin, at - begin);
    skip_blanks();
    std::string_view value;
    if (at < all.size() && all[at] == '=') {
      ++at;
      skip_blanks();
      const bool quoted = at < all.size() && (all[at] == '"' || all[at] == '\'');
      const std::size_t from = quoted ? at + 1 : at;
      const std::size_t to = quoted ? all.find(all[at], from) : std::min(all.find_first_of(" \t\r\n", from), all.size());
      if (to == std::string_view::npos) return {};
      value = all.substr(from, to - from);
      at = quoted ? to + 1 : to;
    }
    if (key == name || (local && without_prefix(key) == name)) {
      MappedText decoded;
      decode(value, 0, decoded);
      return std::move(decoded).take_text();
    }
  }
  return {};
}

void XmlReader::skip_raw_text() {
  for (; at_ < xml_.size(); at_ = std::min(xml_.find("</", at_ + 1), xml_.size()))
    if (xml_.compare(at_, 2, "</") == 0 && ascii::starts_with_no_case(xml_.substr(at_ + 2), name_)) return;
}

void XmlReader::append_text(MappedText& out) const {
  if (is_cdata_) out.copy(text_, begin_);
  else decode(text_, begin_, out);
}

std::string XmlReader::text() const {
  MappedText out;
  append_text(out);
  return std::move(out).take_text();
}

bool XmlReader::is_blank_text() const { return text_.find_first_not_of(" \t\r\n") == std::string_view::npos; }

}  // namespace onrecord
