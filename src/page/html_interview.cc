#include "page/html_interview.h"

#include <algorithm>  // std::min

#include "page/interview.h"
#include "page/text_lines.h"

namespace onrecord {
namespace {

constexpr std::size_t fewest = 4;  // questions
constexpr ByteOffset longest = 300;  // bytes of one

// Set apart from the answers by its weight or slant, all of it.
bool is_set_apart(const HtmlBlock& block) {
  const ByteOffset most = std::max(block.strong_bytes, block.slanted_bytes);
  return block.span.size() <= longest && most * 10 >= block.span.size() * 9;
}

bool is_heading(const HtmlBlocks& page, const HtmlBlock& block) {
  const auto tag = page.boxes[block.box].tag;
  return tag >= LXB_TAG_H2 && tag <= LXB_TAG_H6;
}

// Whether a block of words stands between question `next` - 1 and the one behind it.
bool is_answered(const HtmlBlocks& page, const std::vector<PartKind>& kinds, const std::vector<std::uint32_t>& questions, std::size_t next) {
  const std::size_t end = next < questions.size() ? questions[next] : page.blocks.size();
  for (std::size_t i = questions[next - 1] + 1; i < end; ++i)
    if (kinds[i] == PartKind::body && !is_set_apart(page.blocks[i])) return true;
  return false;
}

}  // namespace

std::vector<std::string> turns_by_weight(const HtmlBlocks& page, const std::vector<PartKind>& kinds, const Headline& headline, const PageMetadata& metadata, const std::string& asker) {
  std::vector<std::uint32_t> questions;
  std::size_t asking = 0, answered = 0;
  bool open = false;
  for (std::uint32_t i = 0; i < page.blocks.size(); ++i) {
    if (kinds[i] != PartKind::body) continue;
    const std::string_view words = text_of(page.text, page.blocks[i].span);
    if (is_set_apart(page.blocks[i]) && !is_heading(page, page.blocks[i]) && ends_sentence(words)) {
      questions.push_back(i);
      asking += words.ends_with('?');
      open = true;
    } else if (open) {
      ++answered;
      open = false;
    }
  }
  if (questions.size() < fewest || asking * 2 < questions.size() || answered * 10 < questions.size() * 8) return {};
  std::string_view answers = interviewee_in(headline.words);
  if (answers.empty()) answers = interviewee_in(metadata.title);
  for (std::uint32_t i = 0; i < questions.front() && answers.empty(); ++i)
    if (kinds[i] == PartKind::body || kinds[i] == PartKind::standfirst) answers = interviewee_in(text_of(page.text, page.blocks[i].span));
  if (answers.empty()) return {};
  std::vector<std::string> turns(page.blocks.size());
  std::size_t next = 0;
  bool last_answered = false;
  for (std::uint32_t i = questions.front(); i < page.blocks.size(); ++i) {
    if (kinds[i] != PartKind::body) continue;
    const bool question = next < questions.size() && questions[next] == i;
    if (question && !is_answered(page, kinds, questions, ++next)) continue;  // "She pays the bill.", slanted at the end
    if (!question && next == questions.size() && last_answered && is_set_apart(page.blocks[i])) break;  // "This interview has been shortened."
    last_answered = !question;
    if (question) turns[i] = asker;
    else if (!is_set_apart(page.blocks[i])) turns[i] = answers;
  }
  return turns;
}

}  // namespace onrecord
