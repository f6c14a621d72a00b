#include "page/html_posts.h"

#include <algorithm>      // std::min
#include <unordered_map>  // std::unordered_map

#include "base/written_date.h"
#include "page/text_lines.h"

namespace onrecord {
namespace {

constexpr std::size_t least_posts = 3;   // fewer are no live blog
constexpr std::uint32_t head_blocks = 3; // the time stands among the first blocks of a post

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Boxes with a time near their start, by the box they stand in.
class PostFinder {
 public:
  PostFinder(const HtmlBlocks& page, const PageMetadata& metadata, const std::optional<Interval>& published) : page_(page), metadata_(metadata) {
    if (published && published->from) day_ = *published->from;
  }

  std::vector<std::optional<Timestamp>> find() {
    std::vector<std::optional<Timestamp>> at_block(page_.blocks.size());
    note_marked_times();
    for (std::uint32_t i = 0; i < page_.blocks.size(); ++i)
      if (const std::optional<Timestamp> time = time_of_block(i)) offer(i, *time);
    for (const auto& [parent, posts] : posts_) {
      if (posts.size() < least_posts) continue;
      for (const Post& post : posts)
        for (std::uint32_t i = post.first; i < post.last; ++i) at_block[i] = post.at;
    }
    return at_block;
  }

 private:
  struct Post {
    std::uint32_t first;
    std::uint32_t last;
    Timestamp at;
  };

  void note_marked_times() {
    for (const MarkedTime& time : metadata_.times)
      if (const std::optional<Timestamp> at = parse_iso(time.value); at && at->second_of_day) marked_.emplace(block_at(time.node), *at);
  }

  std::optional<Timestamp> time_of_block(std::uint32_t i) const {
    constexpr ByteOffset longest = 48;
    const HtmlBlock& block = page_.blocks[i];
    if (block.span.size() > longest || (page_.boxes[block.box].all & (hint_comment | hint_related)) != 0) return std::nullopt;
    if (const auto found = marked_.find(i); found != marked_.end()) return found->second;
    const std::string_view words = text_of(page_.text, block.span);
    if (const auto date = first_written_date(words); date && date->when.second_of_day) return date->when;
    const std::optional<std::int32_t> clock = lone_clock(words);
    if (!clock || !day_) return std::nullopt;
    Timestamp at = *day_;
    at.second_of_day = *clock;
    at.to_the_minute = true;
    return at;
  }

  // The post is the widest box that begins with the time and holds words behind it.
  void offer(std::uint32_t i, const Timestamp& at) {
    std::uint32_t box = page_.blocks[i].box;
    while (box != 0) {
      const Box& around = page_.boxes[box];
      if (around.last > i + 1 && i < around.first + head_blocks) break;
      if (i >= around.first + head_blocks) return;
      box = around.parent;
    }
    if (box == 0) return;
    const Box& post = page_.boxes[box];
    std::vector<Post>& posts = posts_[post.parent];
    if (!posts.empty() && posts.back().last > post.first) return;  // a second time in one post
    posts.push_back({post.first, post.last, at});
  }

  const HtmlBlocks& page_;
  const PageMetadata& metadata_;
  std::optional<Timestamp> day_;
  std::unordered_map<std::uint32_t, Timestamp> marked_;
  std::unordered_map<std::uint32_t, std::vector<Post>> posts_;
};

}  // namespace

std::optional<std::int32_t> lone_clock(std::string_view words) {
  std::size_t at = 0;
  const auto number = [&](std::size_t most) {
    std::int32_t value = -1;
    for (std::size_t digits = 0; digits < most && at < words.size() && is_digit(words[at]); ++digits, ++at) value = (value < 0 ? 0 : value * 10) + (words[at] - '0');
    return value;
  };
  std::int32_t hour = number(2);
  if (hour < 0 || hour > 24 || at >= words.size() || (words[at] != ':' && words[at] != '.' && words[at] != 'h')) return std::nullopt;
  ++at;
  const std::size_t begin = at;
  const std::int32_t minute = number(2);
  if (at != begin + 2 || minute > 59) return std::nullopt;
  const std::string rest = folded_line(words.substr(at));
  const bool afternoon = rest.starts_with("pm") || rest.starts_with(" pm") || rest.starts_with("p.m");
  const bool morning = rest.starts_with("am") || rest.starts_with(" am") || rest.starts_with("a.m");
  constexpr std::size_t longest_zone = 12;
  if (rest.size() > longest_zone || rest.find_first_of("0123456789") != std::string::npos) return std::nullopt;
  if (afternoon && hour < 12) hour += 12;
  if (morning && hour == 12) hour = 0;
  return (hour % 24) * 3600 + minute * 60;
}

std::vector<std::optional<Timestamp>> post_times(const HtmlBlocks& page, const PageMetadata& metadata, const std::optional<Interval>& published) { return PostFinder(page, metadata, published).find(); }

}  // namespace onrecord
