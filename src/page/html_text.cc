#include "page/html_text.h"

#include <algorithm>  // std::mismatch

#include "base/utf8.h"

namespace onrecord {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }
bool is_alphanumeric(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// The size of what may be a character reference at the start of `page` ("&amp;", "&#8217;", "&copy").
std::size_t reference_size(std::string_view page) {
  std::size_t at = 1;
  if (at < page.size() && page[at] == '#') ++at;
  while (at < page.size() && at < 34 && is_alphanumeric(page[at])) ++at;
  return at < page.size() && page[at] == ';' ? at + 1 : at;
}

// Characters that are never shown.
bool is_invisible(std::string_view character) { return character == "\xC2\xAD" || character == "\xEF\xBB\xBF" || character == "\xE2\x80\x8B"; }

}  // namespace

void HtmlText::flush_gap() {
  if (gap_ == 0) return;
  if (gap_source_ != none) text_.copy(" ", gap_source_);
  else text_.insert(std::string_view(&gap_, 1));
  gap_ = 0;
  gap_source_ = none;
}

void HtmlText::append_exact(std::string_view words, std::uint64_t source) {
  std::size_t at = 0;
  while (at < words.size()) {
    if (is_blank(words[at])) {
      const std::size_t begin = at;
      while (at < words.size() && is_blank(words[at])) ++at;
      if (block_is_empty() || gap_ != 0) {
        gap_source_ = none;
        continue;
      }
      gap_ = ' ';
      gap_source_ = at == begin + 1 && words[begin] == ' ' ? source + begin : none;
      continue;
    }
    // Blanks that stand alone need no work: the run goes on to the first other white space or double blank.
    std::size_t end = at;
    while (end < words.size() && (!is_blank(words[end]) || (words[end] == ' ' && end + 1 < words.size() && !is_blank(words[end + 1])))) ++end;
    flush_gap();
    text_.copy(words.substr(at, end - at), source + at);
    at = end;
  }
}

void HtmlText::append_made(std::string_view words, std::uint64_t source, std::uint64_t source_size) {
  if (is_invisible(words)) return;
  if (words.size() == 1 && is_blank(words[0])) {
    if (!block_is_empty() && gap_ == 0) gap_ = ' ';
    gap_source_ = none;
    return;
  }
  flush_gap();
  text_.made_from(words, source, source_size);
}

void HtmlText::append_unplaced(std::string_view words) {
  std::size_t at = 0;
  while (at < words.size()) {
    if (is_blank(words[at])) {
      if (!block_is_empty() && gap_ == 0) gap_ = ' ';
      gap_source_ = none;
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < words.size() && !is_blank(words[end])) ++end;
    flush_gap();
    text_.insert(words.substr(at, end - at));
    at = end;
  }
}

// Walks the words of a node and the bytes of the page side by side: equal stretches are exact, a reference gives the
// one or two characters it stands for.
void HtmlText::append_aligned(std::string_view words, std::uint32_t begin, std::uint32_t end) {
  const std::string_view page = tree_.page().substr(begin, end - begin);
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < words.size() && j < page.size()) {
    std::size_t same = 0;
    const std::size_t most = std::min(words.size() - i, page.size() - j);
    while (same < most && words[i + same] == page[j + same] && page[j + same] != '&') ++same;
    if (same > 0) {
      append_exact(words.substr(i, same), begin + j);
      i += same;
      j += same;
      continue;
    }
    if (page[j] == '&') {
      const std::size_t reference = reference_size(page.substr(j));
      if (words.substr(i, reference) == page.substr(j, reference)) {
        append_exact(words.substr(i, reference), begin + j);
        i += reference;
        j += reference;
        continue;
      }
      const std::size_t made = code_point_at(words, i).size;
      append_made(words.substr(i, made), begin + j, reference);
      i += made;
      j += reference;
      continue;
    }
    if (page[j] == '\r' || (page[j] == '\n' && j == 0)) {  // CR LF became LF; the first line break of <pre> is dropped
      ++j;
      continue;
    }
    break;
  }
  if (i < words.size()) append_unplaced(words.substr(i));
}

void HtmlText::append(lxb_dom_node_t* node) {
  std::string_view words = HtmlTree::text_of_node(node);
  for (const SourceRun* run = tree_.first_run(node); run != nullptr && !words.empty(); run = tree_.next_run(*run)) {
    const std::string_view mine = words.substr(0, run->made);
    words.remove_prefix(mine.size());
    if (mine == tree_.page().substr(run->begin, run->end - run->begin)) append_exact(mine, run->begin);
    else append_aligned(mine, run->begin, run->end);
  }
  if (!words.empty()) append_unplaced(words);
}

void HtmlText::end_block() {
  gap_ = 0;
  gap_source_ = none;
  if (block_is_empty()) return;
  text_.insert("\n");
  block_begin_ = text_.size();
}

void HtmlText::soft_break(char kind) {
  if (block_is_empty()) return;
  gap_ = kind;
  gap_source_ = none;
}

void HtmlText::part() {
  if (block_is_empty() || gap_ != 0 || !is_alphanumeric(text_.text().back())) return;
  gap_ = ' ';
  gap_source_ = none;
}

}  // namespace onrecord
