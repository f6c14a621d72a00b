// The headline of a page: the block whose words the head of the page repeats.
#include <algorithm>      // std::max
#include <optional>       // std::optional
#include <unordered_set>  // std::unordered_set

#include "page/html_describe.h"
#include "page/text_lines.h"

namespace onrecord {
namespace {

// A word as its hash: two words with one hash are one word.
using Word = std::size_t;
using Words = std::vector<Word>;  // sorted, each once

// The size of a no-break space or a quotation mark that folds to ASCII, 0 for other characters.
std::size_t folded_mark(std::string_view character) {
  if (character.starts_with("\xC2\xA0")) return 2;
  for (std::string_view quote : {"‘", "’", "′", "“", "”"})
    if (character == quote) return 3;
  return 0;
}

// Letters and digits of each word, folded as folded_line does.
void words_of_text(std::string_view text, std::vector<Word>& words) {
  constexpr Word seed = 14695981039346656037U;
  words.clear();
  Word hash = seed;
  const auto end_word = [&] {
    if (hash != seed) words.push_back(hash);
    hash = seed;
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    auto c = static_cast<unsigned char>(text[at]);
    if (c >= 'A' && c <= 'Z') c |= 0x20U;
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (!letter && c < 0x80) {
      end_word();
      continue;
    }
    if (const std::size_t mark = c < 0x80 ? 0 : folded_mark(text.substr(at, 3)); mark > 0) {
      end_word();
      at += mark - 1;
      continue;
    }
    hash = (hash ^ c) * 1099511628211U;
  }
  end_word();
}

Words distinct(std::vector<Word> words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

bool holds(const Words& words, Word word) { return std::binary_search(words.begin(), words.end(), word); }

constexpr std::string_view separators[] = {" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " « ", " : ", "|"};

// The parts of a <title>: "Headline | Section | Paper".
std::vector<std::string> segments_of(std::string_view title) {
  std::vector<std::string> segments;
  while (!title.empty()) {
    std::size_t end = title.size();
    std::size_t next = title.size();
    for (std::string_view separator : separators)
      if (const std::size_t at = title.find(separator); at < end) {
        end = at;
        next = at + separator.size();
      }
    const Span span = trimmed(title, {0, static_cast<ByteOffset>(end)});
    if (!span.empty()) segments.emplace_back(text_of(title, span));
    title.remove_prefix(next);
  }
  return segments;
}

// A <title> without the name of the site before or behind it.
std::string without_site(const std::string& title) {
  std::string best = title;
  for (std::string_view separator : separators) {
    const std::size_t last = best.rfind(separator);
    if (last == std::string::npos) continue;
    const std::size_t tail = best.size() - last - separator.size();
    const std::size_t first = best.find(separator);
    if (tail * 2 < best.size()) best.resize(last);
    else if (first * 5 < best.size() * 2) best = best.substr(first + separator.size());
  }
  return best;
}

// What the head of a page gives for its title; nothing that is too long to be one.
std::string title_like(std::string_view text) {
  constexpr std::size_t longest = 1000;
  return text.size() > longest ? std::string() : folded_words_of(text);
}

class HeadlineFinder {
 public:
  HeadlineFinder(const HtmlBlocks& page, const PageMetadata& metadata) : page_(page), metadata_(metadata) {
    title_ = title_like(metadata.title);
    open_graph_ = title_like(metadata.meta({"og:title"}));
    linked_ = title_like(metadata.linked.headline);
    site_ = folded_line(site_name(metadata));
    for (const std::string& reference : {title_, open_graph_, linked_, title_like(metadata.meta({"twitter:title"}))}) {
      if (reference.empty()) continue;
      words_of_text(reference, own_);
      references_.push_back(distinct(own_));
    }
    for (const std::string& reference : {title_, open_graph_})
      for (std::string& segment : segments_of(reference)) segments_.insert(folded_line(segment));
  }

  Headline find() {
    std::size_t rank = 0;
    for (lxb_dom_node_t* node : metadata_.headings) {
      const std::string words = folded_words_of(words_below(node, 400));
      if (!words.empty() && words.size() < 300) offer(words, 0.6 - 0.02 * static_cast<double>(rank));
      ++rank;
    }
    constexpr std::size_t most_blocks = 400;
    for (std::size_t i = 0; i < std::min(page_.blocks.size(), most_blocks); ++i) offer_block(i);
    if (!open_graph_.empty()) offer(open_graph_, -0.25);
    if (!linked_.empty()) offer(linked_, -0.35);
    if (const std::string rest = without_site(title_); !rest.empty() && best_score_ < 1.05) best_ = only_heading().value_or(rest);
    Headline headline;
    headline.words = without_kicker(best_);
    headline.block = block_of(headline.words);
    return headline;
  }

 private:
  struct Agreement {
    double inside = 0.0;   // share of the words that a reference has
    double covers = 0.0;   // share of the reference's words that they are
  };

  // `least`: of no interest where the words inside are fewer.
  Agreement agreement(std::string_view words, double least = 0.0) {
    words_of_text(words, own_);
    Agreement best;
    if (own_.empty()) return best;
    for (const Words& reference : references_) {
      const auto inside = std::count_if(own_.begin(), own_.end(), [&](Word word) { return holds(reference, word); });
      best.inside = std::max(best.inside, static_cast<double>(inside) / static_cast<double>(own_.size()));
    }
    if (best.inside < least) return best;
    std::sort(own_.begin(), own_.end());
    own_.erase(std::unique(own_.begin(), own_.end()), own_.end());
    for (const Words& reference : references_) {
      const auto shared = std::count_if(own_.begin(), own_.end(), [&](Word word) { return holds(reference, word); });
      best.covers = std::max(best.covers, static_cast<double>(shared) / static_cast<double>(std::max<std::size_t>(reference.size(), 1)));
    }
    return best;
  }

  void offer(const std::string& words, double bonus) {
    const Agreement found = agreement(words);
    const std::string small = folded_line(words);
    double score = found.inside + found.covers + bonus;
    if (!site_.empty() && small == site_) score -= 1.0;
    if (segments_.count(small) != 0 && word_count(words) >= 3) score += 0.3;
    if (score > best_score_) {
      best_score_ = score;
      best_ = words;
    }
  }

  void offer_block(std::size_t i) {
    const HtmlBlock& block = page_.blocks[i];
    if (block.span.size() > 250 || block.span.size() < 8 || block.link_bytes * 6 > block.span.size() * 5) return;
    constexpr double least = 0.8;
    const Agreement found = agreement(text_of(page_.text, block.span), least);
    if (found.inside < least || found.covers < 0.45) return;
    const bool hinted = (page_.boxes[block.box].all & hint_title) != 0;
    offer(folded_words_of(text_of(page_.text, block.span)), (hinted ? 0.2 : 0.0) - 0.002 * static_cast<double>(i));
  }

  // The words of the page's one <h1>, or one <h2> where it has no <h1>, where they are no name of the site: a <title> that shares nothing with it names a
  // section ("Ballot result - The Union").
  std::optional<std::string> only_heading() const {
    const std::vector<lxb_dom_node_t*>& headings = metadata_.headings.empty() ? metadata_.second_headings : metadata_.headings;
    if (headings.size() != 1) return std::nullopt;
    constexpr std::uint32_t elsewhere = hint_navigation | hint_footer | hint_aside | hint_newsletter | hint_form | hint_related | hint_share | hint_comment | hint_cookie;
    const std::uint32_t block = block_at(headings.front());
    const bool aside = metadata_.headings.empty() && (block >= page_.blocks.size() || (page_.boxes[page_.blocks[block].box].all & elsewhere) != 0 || block * 2 > page_.blocks.size());
    if (aside) return std::nullopt;
    std::string words = folded_words_of(words_below(headings.front(), 400));
    const std::string small = folded_line(words);
    if (word_count(words) < 4 || words.size() > 250 || small == site_ || (!site_.empty() && site_.find(small) != std::string::npos)) return std::nullopt;
    return words;
  }

  // "Local news Headline" where the head of the page has "Headline": the kicker goes.
  std::string without_kicker(const std::string& words) const {
    for (const std::string& reference : {linked_, open_graph_, without_site(open_graph_), without_site(title_)}) {
      if (reference == words) return words;
    }
    for (const std::string& reference : {linked_, open_graph_, without_site(open_graph_), without_site(title_)}) {
      const bool tail = words.size() > reference.size() + 2 && words.ends_with(reference);
      if (tail && word_count(reference) >= 3 && reference.size() * 2 > words.size()) return reference;
    }
    return words;
  }

  std::uint32_t block_of(const std::string& words) const {
    const std::string small = folded_line(words);
    std::uint32_t found = no_block;
    for (std::uint32_t i = 0; i < page_.blocks.size() && !small.empty(); ++i) {
      const HtmlBlock& block = page_.blocks[i];
      if (block.span.size() > 2 * words.size() + 20 || block.span.size() < small.size()) continue;
      if (!folds_to(text_of(page_.text, block.span), small)) continue;
      if (page_.boxes[block.box].tag == LXB_TAG_H1) return i;
      if (found == no_block) found = i;
    }
    return found;
  }

  const HtmlBlocks& page_;
  const PageMetadata& metadata_;
  std::string title_;
  std::string open_graph_;
  std::string linked_;
  std::string site_;
  std::vector<Words> references_;
  std::vector<Word> own_;  // of the words under consideration
  std::unordered_set<std::string> segments_;
  std::string best_;
  double best_score_ = 0.0;
};

}  // namespace

Headline headline_of(const HtmlBlocks& page, const PageMetadata& metadata) { return HeadlineFinder(page, metadata).find(); }

}  // namespace onrecord
