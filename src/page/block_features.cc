#include "page/block_features.h"

#include <algorithm>      // std::max
#include <array>          // std::array
#include <cmath>          // std::log1p
#include <unordered_map>  // std::unordered_map

#include "base/check.h"
#include "page/block_words.h"
#include "page/phrases.h"
#include "page/text_lines.h"

namespace onrecord {
namespace {

enum class Ending { other, stop, question, exclamation, colon, dots, comma, bracket, quote };

Ending ending_of(std::string_view words) {
  switch (words.back()) {
    case '.': return words.ends_with("...") ? Ending::dots : Ending::stop;
    case '?': return Ending::question;
    case '!': return Ending::exclamation;
    case ':': return Ending::colon;
    case ',': return Ending::comma;
    case ')': case ']': return Ending::bracket;
    case '"': return Ending::quote;
    default: return words.ends_with("…") ? Ending::dots : words.ends_with("”") || words.ends_with("“") || words.ends_with("»") ? Ending::quote : Ending::other;
  }
}

// What the words of one block look like.
struct Look {
  float bytes = 0;
  float log_bytes = 0;
  float words = 0;
  float link_share = 0;
  float strong_share = 0;
  float small_share = 0;
  float slanted_share = 0;
  float shouted = 0;        // words in capitals, share
  float marks = 0;          // "|", "@", "/" and the like, a word
  std::array<float, word_groups> groups{};  // words of each group, share
  float shared = 0;         // of its longer words, those that other paragraphs have too
  float in_headline = 0;    // of its longer words, those of the headline
  WordGroup first_group = WordGroup::none;
  WordGroup second_group = WordGroup::none;
  Ending ending = Ending::other;
  std::size_t first_hash = 0;  // its longer words are hashes [first_hash, last_hash)
  std::size_t last_hash = 0;
  float stops = 0;          // full stops and the like, a word
  float commas = 0;         // a word
  float capitals = 0;       // words that begin with a capital, share
  float short_words = 0;    // of one to three letters, share
  float digits = 0;         // share of the bytes
  float word_length = 0;
  bool sentence = false;
  bool paragraph = false;   // long, sentences, few links
  bool repeated = false;    // the same words stood higher up
  Phrase phrase = Phrase::none;
  std::uint32_t box = 0;
  std::uint32_t group = 0;  // of blocks in like places
};

float share(std::size_t part, std::size_t whole) { return static_cast<float>(part) / static_cast<float>(std::max<std::size_t>(whole, 1)); }

Look look_at(std::string_view words, const HtmlBlock& block, std::vector<std::uint32_t>& hashes) {
  Look look;
  look.first_hash = hashes.size();
  const BlockWords found = words_of_block(words, hashes);
  look.last_hash = hashes.size();
  look.bytes = static_cast<float>(words.size());
  look.log_bytes = std::log1p(look.bytes);
  look.words = static_cast<float>(found.count);
  look.stops = share(found.stops, found.count);
  look.commas = share(found.commas, found.count);
  look.capitals = share(found.capitals, found.count);
  look.shouted = share(found.shouted, found.count);
  look.short_words = share(found.shorts, found.count);
  look.digits = share(found.digits, words.size());
  look.marks = share(found.marks, found.count);
  look.word_length = look.bytes / std::max(look.words, 1.0F);
  for (std::size_t group = 0; group < word_groups; ++group) look.groups[group] = share(found.groups[group], found.count);
  look.first_group = found.first;
  look.second_group = found.second;
  look.link_share = static_cast<float>(block.link_bytes) / look.bytes;
  look.strong_share = static_cast<float>(block.strong_bytes) / look.bytes;
  look.small_share = static_cast<float>(block.small_bytes) / look.bytes;
  look.slanted_share = static_cast<float>(block.slanted_bytes) / look.bytes;
  look.sentence = ends_sentence(words);
  look.paragraph = look.words >= 12 && look.link_share < 0.4F && (look.sentence || look.words >= 25);
  look.ending = ending_of(words);
  look.box = block.box;
  return look;
}

// Sums over the blocks of a box.
struct BoxSum {
  float bytes = 0;
  float link_bytes = 0;
  float paragraph_bytes = 0;
  float blocks = 0;
  float paragraphs = 0;
  float log_paragraph_bytes = 0;
  float log_blocks = 0;
};

// How blocks in like places of the page (same tags and hints, two levels up) look on average.
struct Group {
  float blocks = 0;
  float bytes = 0;
  float link_bytes = 0;
  float sentences = 0;
  float log_blocks = 0;
  float log_mean_bytes = 0;
};

enum class TagClass { paragraph, item, heading, table, quote, division, preformatted, definition, caption, other };

TagClass tag_class(std::uint32_t tag) {
  switch (tag) {
    case LXB_TAG_P: return TagClass::paragraph;
    case LXB_TAG_LI: return TagClass::item;
    case LXB_TAG_H1: case LXB_TAG_H2: case LXB_TAG_H3: case LXB_TAG_H4: case LXB_TAG_H5: case LXB_TAG_H6: return TagClass::heading;
    case LXB_TAG_TR: case LXB_TAG_TABLE: case LXB_TAG_TBODY: return TagClass::table;
    case LXB_TAG_BLOCKQUOTE: return TagClass::quote;
    case LXB_TAG_DIV: case LXB_TAG_SECTION: return TagClass::division;
    case LXB_TAG_PRE: return TagClass::preformatted;
    case LXB_TAG_DD: case LXB_TAG_DT: case LXB_TAG_DL: return TagClass::definition;
    case LXB_TAG_FIGCAPTION: case LXB_TAG_FIGURE: return TagClass::caption;
    default: return TagClass::other;
  }
}

// Writes one row; every `put` is one feature, in the order that the count and the training script rely on.
class Row {
 public:
  explicit Row(BlockFeatures& out) : out_(out) {}
  void put(float value) {
    OR_CHECK(at_ < block_feature_count);
    out_[at_++] = value;
  }
  void put(bool value) { put(value ? 1.0F : 0.0F); }
  bool full() const { return at_ == block_feature_count; }

 private:
  BlockFeatures& out_;
  std::size_t at_ = 0;
};

}  // namespace

class BlockMeasures::Measurer {
 public:
  Measurer(const HtmlBlocks& page, const Headline& headline, const std::vector<Phrase>& phrases) : page_(page), headline_(headline) {
    look_at_blocks(phrases);
    share_words();
    sum_boxes();
    find_container();
    find_order();
  }

  BlockFeatures row(std::size_t i) const {
    BlockFeatures features;
    Row row(features);
    put_own(row, looks_[i]);
    put_place(row, i);
    put_boxes(row, looks_[i]);
    put_neighbours(row, i);
    put_hints(row, looks_[i]);
    put_words(row, i);
    put_order(row, i);
    OR_CHECK(row.full());
    return features;
  }

 private:
  void look_at_blocks(const std::vector<Phrase>& phrases) {
    std::unordered_map<std::string_view, int> seen;
    std::unordered_map<std::uint64_t, std::uint32_t> group_numbers;
    for (const HtmlBlock& block : page_.blocks) {
      const std::string_view words = text_of(page_.text, block.span);
      Look look = look_at(words, block, hashes_);
      look.phrase = phrases[looks_.size()];
      look.repeated = seen[words]++ > 0;
      const Box& box = page_.boxes[block.box];
      const Box& parent = page_.boxes[box.parent];
      const std::uint64_t place = (std::uint64_t{box.tag} << 52U) ^ (std::uint64_t{parent.tag} << 42U) ^ (std::uint64_t{box.hints} << 21U) ^ parent.hints ^ (std::uint64_t{box.depth} << 32U);
      const auto [found, added] = group_numbers.emplace(place, static_cast<std::uint32_t>(groups_.size()));
      if (added) groups_.emplace_back();
      look.group = found->second;
      Group& group = groups_[look.group];
      group.blocks += 1;
      group.bytes += look.bytes;
      group.link_bytes += look.link_share * look.bytes;
      group.sentences += look.sentence ? 1.0F : 0.0F;
      total_bytes_ += look.bytes;
      if (look.paragraph) paragraph_bytes_ += look.bytes;
      looks_.push_back(look);
      ends_.push_back(total_bytes_);
    }
    for (Group& group : groups_) {
      group.log_blocks = std::log1p(group.blocks);
      group.log_mean_bytes = std::log1p(group.bytes / group.blocks);
    }
    log_total_bytes_ = std::log1p(total_bytes_);
  }

  // How much each block has in common with the paragraphs of the page, itself left out, and with the headline.
  void share_words() {
    std::unordered_map<std::uint32_t, std::uint32_t> last_paragraph;  // that has the word; a second one makes it `many`
    constexpr std::uint32_t many = ~std::uint32_t{0};
    for (std::uint32_t i = 0; i < looks_.size(); ++i)
      if (looks_[i].paragraph)
        for (std::size_t at = looks_[i].first_hash; at < looks_[i].last_hash; ++at) {
          const auto [found, added] = last_paragraph.emplace(hashes_[at], i);
          if (!added && found->second != i) found->second = many;
        }
    std::vector<std::uint32_t> headline;
    words_of_block(headline_.words, headline);
    std::sort(headline.begin(), headline.end());
    for (std::uint32_t i = 0; i < looks_.size(); ++i) {
      Look& look = looks_[i];
      std::size_t shared = 0;
      std::size_t in_headline = 0;
      for (std::size_t at = look.first_hash; at < look.last_hash; ++at) {
        const auto found = last_paragraph.find(hashes_[at]);
        shared += found != last_paragraph.end() && found->second != i;
        in_headline += std::binary_search(headline.begin(), headline.end(), hashes_[at]);
      }
      look.shared = share(shared, look.last_hash - look.first_hash);
      look.in_headline = share(in_headline, look.last_hash - look.first_hash);
    }
  }

  // Boxes come in order of their start tags, so children stand behind their parents.
  void sum_boxes() {
    sums_.resize(page_.boxes.size());
    for (const Look& look : looks_) {
      BoxSum& sum = sums_[look.box];
      sum.bytes += look.bytes;
      sum.link_bytes += look.link_share * look.bytes;
      sum.blocks += 1;
      sum.paragraph_bytes += look.paragraph ? look.bytes : 0;
      sum.paragraphs += look.paragraph ? 1.0F : 0.0F;
    }
    for (std::size_t i = page_.boxes.size(); i-- > 1;) {
      BoxSum& parent = sums_[page_.boxes[i].parent];
      parent.bytes += sums_[i].bytes;
      parent.link_bytes += sums_[i].link_bytes;
      parent.blocks += sums_[i].blocks;
      parent.paragraph_bytes += sums_[i].paragraph_bytes;
      parent.paragraphs += sums_[i].paragraphs;
    }
    for (BoxSum& sum : sums_) {
      if (sum.blocks == 0) continue;
      sum.log_paragraph_bytes = std::log1p(sum.paragraph_bytes);
      sum.log_blocks = std::log1p(sum.blocks);
    }
  }

  // The deepest box that still holds most of the paragraphs that do not stand in comments and the like.
  void find_container() {
    std::uint32_t at = 0;
    for (std::uint32_t i = 1; i < page_.boxes.size(); ++i) {
      if (page_.boxes[i].parent != at) continue;
      if (sums_[i].paragraph_bytes < 0.6F * sums_[at].paragraph_bytes || sums_[i].paragraph_bytes <= 0) continue;
      at = i;
    }
    container_ = at;
    inside_.assign(page_.boxes.size(), false);
    for (std::uint32_t i = 0; i < page_.boxes.size(); ++i) inside_[i] = i == container_ || (i > container_ && inside_[page_.boxes[i].parent]);
  }

  void put_own(Row& row, const Look& look) const {
    row.put(look.log_bytes);
    row.put(std::log1p(look.words));
    row.put(look.link_share);
    row.put(look.strong_share);
    row.put(look.stops);
    row.put(look.commas);
    row.put(look.capitals);
    row.put(look.short_words);
    row.put(look.digits);
    row.put(look.word_length);
    row.put(look.sentence);
    row.put(look.repeated);
    row.put(static_cast<float>(look.phrase));
    row.put(static_cast<float>(tag_class(page_.boxes[look.box].tag)));
    row.put(static_cast<float>(tag_class(page_.boxes[page_.boxes[look.box].parent].tag)));
  }

  void put_place(Row& row, std::size_t i) const {
    const auto count = static_cast<float>(looks_.size());
    row.put(static_cast<float>(i) / count);
    row.put(ends_[i] / std::max(total_bytes_, 1.0F));
    row.put(log_total_bytes_);
    row.put(paragraph_bytes_ / std::max(total_bytes_, 1.0F));
    const bool known = headline_.block != no_block;
    const auto distance = known ? static_cast<float>(i) - static_cast<float>(headline_.block) : 0.0F;
    row.put(known);
    row.put(std::clamp(distance, -50.0F, 200.0F));
    const float bytes_since = known && i > headline_.block ? ends_[i] - ends_[headline_.block] : 0.0F;
    row.put(std::log1p(bytes_since));
    row.put(static_cast<float>(page_.boxes[looks_[i].box].depth));
    const HtmlBlock& block = page_.blocks[i];
    row.put(block.in_button);
  }

  void put_sum(Row& row, const BoxSum& sum) const {
    row.put(sum.log_paragraph_bytes);
    row.put(sum.paragraph_bytes / std::max(paragraph_bytes_, 1.0F));
    row.put(sum.link_bytes / std::max(sum.bytes, 1.0F));
    row.put(sum.paragraph_bytes / std::max(sum.bytes, 1.0F));
    row.put(sum.log_blocks);
  }

  void put_boxes(Row& row, const Look& look) const {
    const Box& box = page_.boxes[look.box];
    put_sum(row, sums_[look.box]);
    put_sum(row, sums_[box.parent]);
    put_sum(row, sums_[page_.boxes[box.parent].parent]);
    row.put(inside_[look.box]);
    row.put(static_cast<float>(box.depth) - static_cast<float>(page_.boxes[container_].depth));
    const Group& group = groups_[look.group];
    row.put(group.log_blocks);
    row.put(group.log_mean_bytes);
    row.put(group.link_bytes / std::max(group.bytes, 1.0F));
    row.put(group.sentences / group.blocks);
  }

  void put_neighbours(Row& row, std::size_t i) const {
    for (const int step : {-2, -1, 1, 2}) {
      const auto at = static_cast<std::ptrdiff_t>(i) + step;
      const bool there = at >= 0 && at < static_cast<std::ptrdiff_t>(looks_.size());
      const Look none;
      const Look& look = there ? looks_[static_cast<std::size_t>(at)] : none;
      row.put(there ? look.log_bytes : -1.0F);
      row.put(look.link_share);
      row.put(look.sentence);
      row.put(there && look.group == looks_[i].group);
      row.put(static_cast<float>(tag_class(there ? page_.boxes[look.box].tag : 0)));
    }
  }

  void put_hints(Row& row, const Look& look) const {
    constexpr std::uint32_t hint_count = 21;
    const Box& box = page_.boxes[look.box];
    const std::uint32_t own = box.hints | page_.boxes[box.parent].hints;
    for (std::uint32_t bit = 0; bit < hint_count; ++bit) row.put((box.all >> bit & 1U) != 0);
    for (std::uint32_t bit = 0; bit < hint_count - 1; ++bit) row.put((own >> bit & 1U) != 0);
  }

  void put_words(Row& row, std::size_t i) const {
    const Look& look = looks_[i];
    const HtmlBlock& block = page_.blocks[i];
    for (std::size_t group = 1; group < word_groups; ++group) row.put(look.groups[group]);
    row.put(static_cast<float>(look.first_group));
    row.put(static_cast<float>(look.second_group));
    row.put(static_cast<float>(look.ending));
    row.put(look.shouted);
    row.put(look.marks);
    row.put(look.small_share);
    row.put(look.slanted_share);
    row.put(look.shared);
    row.put(look.in_headline);
    row.put(static_cast<float>(block.links));
    row.put(block.begins_in_link);
    row.put(block.ends_in_link);
    row.put(block.behind_rule);
  }

  // Where a block stands in its box and below which heading.
  void put_order(Row& row, std::size_t i) const {
    const Box& box = page_.boxes[looks_[i].box];
    const Box& parent = page_.boxes[box.parent];
    row.put(static_cast<float>(i - box.first));
    row.put(static_cast<float>(box.last - 1 - i));
    row.put(static_cast<float>(std::min<std::size_t>(i - parent.first, 100)));
    row.put(static_cast<float>(std::min<std::size_t>(parent.last - 1 - i, 100)));
    const Order& order = orders_[i];
    row.put(order.heading == nowhere ? -1.0F : static_cast<float>(i - order.heading));
    row.put(order.heading == nowhere ? 0.0F : looks_[order.heading].groups[static_cast<std::size_t>(WordGroup::elsewhere)] + looks_[order.heading].groups[static_cast<std::size_t>(WordGroup::offer)]);
    row.put(order.heading == nowhere ? 0.0F : static_cast<float>(looks_[order.heading].phrase));
    row.put(static_cast<float>(std::min<std::size_t>(i - order.paragraph, 50)));
    row.put(static_cast<float>(std::min<std::size_t>(order.next_paragraph - i, 50)));
    row.put(order.paragraphs);
    row.put(i > 0 ? static_cast<float>(looks_[i - 1].phrase) : 0.0F);
    row.put(i > 0 ? static_cast<float>(looks_[i - 1].ending) : 0.0F);
  }

  // For each block the heading above it, and the paragraphs of the container before and behind it.
  void find_order() {
    orders_.resize(looks_.size());
    std::size_t heading = nowhere;
    std::size_t paragraph = 0;
    float paragraphs = 0;
    for (std::size_t i = 0; i < looks_.size(); ++i) {
      orders_[i].heading = heading;
      orders_[i].paragraph = paragraph;
      const Look& look = looks_[i];
      const TagClass tag = tag_class(page_.boxes[look.box].tag);
      if (tag == TagClass::heading || (look.words <= 8 && look.phrase != Phrase::none) || (look.words <= 8 && look.strong_share > 0.9F)) heading = i;
      if (look.paragraph && inside_[look.box]) {
        paragraph = i;
        paragraphs += look.bytes;
      }
      orders_[i].paragraphs = paragraphs / std::max(sums_[container_].paragraph_bytes, 1.0F);
    }
    std::size_t next = looks_.size();
    for (std::size_t i = looks_.size(); i-- > 0;) {
      orders_[i].next_paragraph = next;
      if (looks_[i].paragraph && inside_[looks_[i].box]) next = i;
    }
  }

  struct Order {
    std::size_t heading = nowhere;
    std::size_t paragraph = 0;       // the last one before it
    std::size_t next_paragraph = 0;
    float paragraphs = 0;            // share of their bytes up to here
  };
  static constexpr std::size_t nowhere = ~std::size_t{0};

  const HtmlBlocks& page_;
  const Headline& headline_;
  std::vector<Look> looks_;
  std::vector<std::uint32_t> hashes_;  // of the longer words of all blocks, in order
  std::vector<Order> orders_;
  std::vector<float> ends_;  // bytes up to and with each block
  std::vector<Group> groups_;
  std::vector<BoxSum> sums_;
  std::vector<bool> inside_;  // of boxes: within the container
  std::uint32_t container_ = 0;
  float total_bytes_ = 0;
  float log_total_bytes_ = 0;
  float paragraph_bytes_ = 0;
};

std::vector<Phrase> phrases_of(const HtmlBlocks& page) {
  constexpr ByteOffset longest = 160;
  constexpr std::size_t most_words = 14;
  std::vector<Phrase> phrases(page.blocks.size(), Phrase::none);
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    const std::string_view words = text_of(page.text, page.blocks[i].span);
    if (words.size() <= longest && word_count(words) <= most_words) phrases[i] = phrase_of(folded_line(words));
  }
  return phrases;
}

BlockMeasures::BlockMeasures(const HtmlBlocks& page, const Headline& headline, const std::vector<Phrase>& phrases) : measurer_(std::make_unique<Measurer>(page, headline, phrases)) {}
BlockMeasures::~BlockMeasures() = default;
BlockFeatures BlockMeasures::row(std::size_t block) const { return measurer_->row(block); }

}  // namespace onrecord
