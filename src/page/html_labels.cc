#include "page/html_labels.h"

#include <algorithm>  // std::find

#include "page/block_model.h"
#include "page/text_lines.h"

namespace onrecord {
namespace {

constexpr float article_score = 0.45F;     // from here on a block is taken for the article's
// On a page without an article outside its comments, the first comment that looks like one is the article: the opening
// post of a thread, or words that only look like a comment by their mark-up.
constexpr float opening_post_score = 0.6F;
constexpr ByteOffset short_article = 400;
constexpr ByteOffset long_caption = 250;

class RuleReader {
 public:
  RuleReader(const HtmlBlocks& page, const Headline& headline, const HtmlComments& comments, const std::vector<Phrase>& phrases)
      : page_(page), comments_(comments), headline_(headline), phrases_(phrases), folded_headline_(folded_line(headline.words)) {}

  std::optional<PartKind> kind_of(std::uint32_t i) const {
    const HtmlBlock& block = page_.blocks[i];
    const Box& box = page_.boxes[block.box];
    const std::string_view words = text_of(page_.text, block.span);
    if (i == headline_.block) return PartKind::title;
    if ((comments_.in_section[i] && !comments_.is_words[i]) || block.in_button) return PartKind::furniture;
    if (comments_.is_words[i]) return std::nullopt;
    if (is_headline(words)) return PartKind::furniture;  // the headline a second time
    const std::uint32_t own = box.hints | page_.boxes[box.parent].hints;
    // Galleries and slide shows put whole paragraphs where captions stand: those are the model's to tell.
    if ((own & hint_caption) != 0 && (box.all & hint_hidden) == 0 && block.span.size() < long_caption) return phrases_[i] == Phrase::credit && words.size() < 100 ? PartKind::furniture : PartKind::caption;
    if ((own & hint_hidden) != 0 && box.tag != LXB_TAG_P) return PartKind::furniture;
    if (block.span.size() < 60 && phrases_[i] != Phrase::none) return PartKind::furniture;
    if (block.span.size() < 120 && i < 2000 && starts_like_byline(words) && !names_of_byline(words).empty() && !ends_sentence(words)) return PartKind::byline;
    return std::nullopt;
  }

 private:
  bool is_headline(std::string_view words) const { return words.size() <= headline_.words.size() + 40 && words.size() >= folded_headline_.size() && !headline_.words.empty() && folds_to(words, folded_headline_); }

  const HtmlBlocks& page_;
  const HtmlComments& comments_;
  const Headline& headline_;
  const std::vector<Phrase>& phrases_;
  std::string folded_headline_;
};

// The first body block, if its mark-up says so.
void mark_standfirst(const HtmlBlocks& page, std::vector<PartKind>& kinds) {
  const auto first = std::find(kinds.begin(), kinds.end(), PartKind::body);
  if (first == kinds.end()) return;
  const Box& box = page.boxes[page.blocks[static_cast<std::size_t>(first - kinds.begin())].box];
  if (((box.hints | page.boxes[box.parent].hints) & hint_standfirst) != 0) *first = PartKind::standfirst;
}

void take_opening_post(const HtmlComments& comments, const std::vector<float>& scores, std::vector<PartKind>& kinds) {
  for (const HtmlComment& comment : comments.comments) {
    const auto begin = scores.begin() + comment.first;
    const auto end = scores.begin() + comment.last + 1;
    if (*std::max_element(begin, end) < opening_post_score) continue;
    for (std::uint32_t i = comment.first; i <= comment.last; ++i)
      if (comments.is_words[i] && scores[i] >= article_score) kinds[i] = PartKind::body;
    kinds[comment.first] = PartKind::body;  // what is body at its first block is no comment
    return;
  }
}

}  // namespace

std::vector<std::optional<PartKind>> settled_kinds(const HtmlBlocks& page, const Headline& headline, const HtmlComments& comments, const std::vector<Phrase>& phrases) {
  const RuleReader rules(page, headline, comments, phrases);
  std::vector<std::optional<PartKind>> kinds(page.blocks.size());
  for (std::uint32_t i = 0; i < kinds.size(); ++i) kinds[i] = rules.kind_of(i);
  return kinds;
}

std::vector<PartKind> kinds_of(const HtmlBlocks& page, const Headline& headline, const HtmlComments& comments) {
  const std::vector<Phrase> phrases = phrases_of(page);
  const std::vector<std::optional<PartKind>> settled = settled_kinds(page, headline, comments, phrases);
  const std::vector<float> scores = article_scores(page, BlockMeasures(page, headline, phrases));
  std::vector<PartKind> kinds(page.blocks.size(), PartKind::furniture);
  ByteOffset outside = 0;  // bytes of the article outside of comments
  for (std::uint32_t i = 0; i < kinds.size(); ++i) {
    if (comments.is_words[i]) continue;
    const bool unlikely = scores[i] < article_score;
    // A byline is looked for inside the article only: names in lists of other articles are not its.
    if (settled[i] && !(unlikely && settled[i] == PartKind::byline)) kinds[i] = *settled[i];
    else if (!unlikely) kinds[i] = PartKind::body;
    if (!settled[i] && !unlikely) outside += page.blocks[i].span.size();
  }
  if (outside <= short_article) take_opening_post(comments, scores, kinds);
  mark_standfirst(page, kinds);
  return kinds;
}

std::uint32_t first_body(const std::vector<PartKind>& kinds, const Headline& headline) {
  const auto from = kinds.begin() + (headline.block == no_block ? 0 : headline.block);
  const auto found = std::find(from, kinds.end(), PartKind::body);
  return found == kinds.end() ? no_block : static_cast<std::uint32_t>(found - kinds.begin());
}

std::uint32_t body_end(const std::vector<PartKind>& kinds) {
  const auto last = std::find(kinds.rbegin(), kinds.rend(), PartKind::body);
  return last == kinds.rend() ? no_block : static_cast<std::uint32_t>(kinds.rend() - last);
}

}  // namespace onrecord
