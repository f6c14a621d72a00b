#include "page/html_kind.h"

#include <algorithm>  // std::any_of, std::min

#include "page/phrases.h"
#include "page/text_lines.h"

namespace onrecord {
namespace {

constexpr std::string_view release_words[] = {"press release", "news release", "media release", "for immediate release", "pressemitteilung", "medienmitteilung", "communiqué de presse", "comunicado de prensa", "comunicato stampa", "persbericht", "nota de prensa"};
constexpr std::string_view closing_words[] = {"yours", "sincerely", "in solidarity", "kind regards", "best regards", "best wishes"};

bool begins_with_any(std::string_view text, const auto& words) {
  return std::any_of(std::begin(words), std::end(words), [&](std::string_view word) { return text.starts_with(word); });
}

// "Press release · 18 October 2024" in a short block right above the headline or below it; "Published: 29 September 2023 | For immediate release".
bool is_release(const HtmlBlocks& page, const Headline& headline) {
  constexpr std::uint32_t reach = 3;
  constexpr ByteOffset longest = 60, longest_line = 140;
  const auto says_so = [&](const HtmlBlock& block) {
    const std::string words = folded_line(text_of(page.text, block.span));
    return (block.span.size() <= (words.find(" no. ") == std::string::npos ? longest : longest_line) && begins_with_any(words, release_words)) || (block.span.size() <= longest_line && words.ends_with("| for immediate release"));
  };
  if (headline.block == no_block) return false;
  const std::uint32_t from = headline.block > reach ? headline.block - reach : 0;
  for (std::uint32_t i = from; i < std::min<std::size_t>(page.blocks.size(), headline.block + reach); ++i)
    if (page.blocks[i].link_bytes == 0 && says_so(page.blocks[i])) return true;
  return false;
}

// "Club statement: the pier", "Statement from the Boat Trust" over a text by nobody; but "Joint statement on ferries angers union".
bool is_statement(const Document& document, const Headline& headline) {
  constexpr std::string_view openings[] = {"club statement", "official statement", "media statement", "press statement", "joint statement", "public statement", "company statement", "our statement", "statement"};
  constexpr std::string_view whose[] = {"a statement from ", "a statement by ", "statement from ", "statement by "};
  constexpr std::size_t longest = 9;  // words of whose it is
  if (!document.author.empty()) return false;
  const std::string words = folded_line(headline.words);
  const auto labels = [&](std::string_view opening) { return words == opening || words.starts_with(std::string(opening) + ":"); };
  return std::any_of(std::begin(openings), std::end(openings), labels) || (begins_with_any(words, whose) && word_count(words) <= longest);
}

// The lines of the signature: "Ann Other, Chair" is Ann Other.
std::vector<std::string> signed_by(std::string_view words) {
  std::vector<std::string> names;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find('\n', at), words.size());
    const std::string_view line = words.substr(at, end - at);
    const std::string_view name = line.substr(0, line.find(','));
    if (word_count(name) >= 2 && word_count(name) <= 4 && looks_like_name(name)) names.emplace_back(name);
    at = end + 1;
  }
  return names;
}

// "An open letter from the captains" in the headline or right below it, over words in the first person.
void take_open_letter(Document& document, const HtmlBlocks& page, const Headline& headline, const std::vector<PartKind>& kinds) {
  constexpr std::uint32_t reach = 3;
  constexpr ByteOffset longest = 120, signature = 400;
  constexpr std::string_view openings[] = {"open letter", "an open letter"};
  if (headline.block == no_block) return;
  const std::string title = folded_line(headline.words);
  bool says_so = begins_with_any(title, openings) || title.find(": an open letter") != std::string::npos || title.find(": open letter") != std::string::npos;
  for (std::uint32_t i = headline.block; i < std::min<std::size_t>(page.blocks.size(), headline.block + reach); ++i)
    says_so = says_so || (page.blocks[i].span.size() <= longest && begins_with_any(folded_line(text_of(page.text, page.blocks[i].span)), openings));
  if (!says_so) return;
  std::size_t own = 0, all = 0;
  std::uint32_t last = no_block;
  for (std::uint32_t i = headline.block; i < kinds.size(); ++i) {
    if (kinds[i] != PartKind::body) continue;
    const std::string words = " " + folded_line(text_of(page.text, page.blocks[i].span));
    own += words.find(" we ") != std::string::npos || words.find(" our ") != std::string::npos || words.find(" i ") != std::string::npos || words.find(" us ") != std::string::npos;
    ++all;
    last = i;
  }
  if (own * 2 < all) return;
  document.kind = DocumentKind::letter;
  constexpr std::uint32_t behind = 3;  // blocks: an afterthought may follow
  for (std::uint32_t i = last, looked = 0; last != no_block && document.from.empty() && i > headline.block && looked < behind; --i) {
    if (kinds[i] != PartKind::body) continue;
    if (page.blocks[i].span.size() <= signature) document.from = signed_by(text_of(page.text, page.blocks[i].span));
    ++looked;
  }
  if (document.from.empty()) document.from = document.author;
}

void take_letter(Document& document, const HtmlBlocks& page, const std::vector<PartKind>& kinds) {
  constexpr ByteOffset short_block = 100;
  constexpr ByteOffset signature = 300;
  constexpr std::size_t longest_closing = 4;  // words: "Yours in solidarity, Ann"
  std::string_view opening;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const std::string_view words = text_of(page.text, page.blocks[i].span);
    if (opening.empty() && kinds[i] == PartKind::body && words.size() < short_block && words.starts_with("Dear ") && std::string_view(".!?").find(words.back()) == std::string_view::npos) opening = words.substr(5);
    if (opening.empty() || word_count(words) > longest_closing || !begins_with_any(folded_line(words), closing_words)) continue;
    document.kind = DocumentKind::letter;
    while (opening.ends_with(',') || opening.ends_with(':')) opening.remove_suffix(1);
    document.recipients = {std::string(opening)};
    if (i + 1 < kinds.size() && page.blocks[i + 1].span.size() < signature) document.from = signed_by(text_of(page.text, page.blocks[i + 1].span));
    if (document.author.empty()) document.author = document.from;
    return;
  }
}

// Two paragraphs in the first person; not, as in an interview, in answer to questions.
bool is_essay(const HtmlBlocks& page, const std::vector<PartKind>& kinds) {
  std::size_t first_person = 0, answers = 0;
  bool asked = false;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (kinds[i] != PartKind::body) continue;
    const std::string_view words = text_of(page.text, page.blocks[i].span);
    const bool speaks = speaks_as_i(words);
    first_person += speaks;
    answers += speaks && asked;
    asked = words.ends_with('?');
  }
  return first_person >= paragraphs_of_an_essay && answers < 2;
}

}  // namespace

void tell_kind(Document& document, const HtmlBlocks& page, const PageMetadata& metadata, const Headline& headline, const std::vector<PartKind>& kinds) {
  if (is_release(page, headline) || is_statement(document, headline)) {
    document.kind = DocumentKind::press_release;
    if (const std::size_t bar = metadata.title.rfind(" | "); document.outlet.empty() && bar != std::string::npos && looks_like_name(std::string_view(metadata.title).substr(bar + 3))) document.outlet = metadata.title.substr(bar + 3);  // whose site it is
    if (document.author.empty() && !document.outlet.empty()) document.author = {document.outlet};
    return;
  }
  take_letter(document, page, kinds);
  if (document.kind != DocumentKind::letter) take_open_letter(document, page, headline, kinds);
  if (document.kind == DocumentKind::article && document.author.size() == 1 && is_essay(page, kinds)) document.kind = DocumentKind::opinion;
}

}  // namespace onrecord
