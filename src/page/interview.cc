#include "page/interview.h"

#include <algorithm>  // std::find_if, std::min
#include <optional>   // std::optional
#include <string>     // std::string

#include "base/paper_names.h"
#include "base/written_date.h"
#include "page/blocks.h"
#include "page/phrases.h"
#include "source/ascii_text.h"

namespace onrecord {
namespace {

constexpr std::size_t fewest = 5;      // pairs
constexpr std::size_t most_words = 60; // of a question
constexpr std::size_t top = 20;        // lines in which a heading stands

// Lines without a blank one between.
struct Block {
  std::size_t first = 0, last = 0;
  std::size_t size() const { return last - first; }
};

std::vector<Block> blocks_of(const std::vector<TextLine>& lines) {
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i == 0 || lines[i].blanks > 0) blocks.push_back({i, i});
    blocks.back().last = i + 1;
  }
  return blocks;
}

bool asks(std::string_view line) { return line.ends_with('?') && word_count(line) <= most_words; }

bool is_pair(std::string_view text, const std::vector<TextLine>& lines, const Block& block) {
  const std::string_view question = text_of(text, lines[block.first].span);
  return block.size() >= 2 && ends_sentence(question) && word_count(question) <= most_words && ends_sentence(text_of(text, lines[block.last - 1].span));
}

// Blocks from the first pair that asks to the last.
struct Turns {
  std::size_t first = 0, last = 0, pairs = 0, asking = 0;
};
Turns turns_of(std::string_view text, const std::vector<TextLine>& lines, const std::vector<Block>& blocks) {
  Turns turns;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!is_pair(text, lines, blocks[i])) continue;
    const bool question = asks(text_of(text, lines[blocks[i].first].span));
    if (turns.pairs == 0 && !question) continue;
    if (turns.pairs == 0) turns.first = i;
    ++turns.pairs;
    turns.asking += question;
    turns.last = i + 1;
  }
  return turns;
}

// "Harbour News: You began as a deckhand." and "Ann Lee: I did." name both at first; from there on question and answer take turns.
struct Labelled {
  std::size_t first = 0, last = 0;  // lines, the two named ones first
  std::string_view asker, answers;
};

std::string_view label_of(std::string_view line) {
  constexpr std::size_t longest = 40, most = 4;  // bytes; words
  const std::size_t colon = line.substr(0, longest).find(": ");
  if (colon == std::string_view::npos || word_count(line.substr(0, colon)) > most || !looks_like_name(line.substr(0, colon))) return {};
  return line.substr(0, colon);
}

bool may_ask(std::string_view line) {
  constexpr std::size_t short_enough = 25;  // words of what is put to somebody without asking
  return asks(line) || word_count(line) <= short_enough;
}

std::optional<Labelled> labelled_once(std::string_view text, const std::vector<TextLine>& lines) {
  const auto words = [&](std::size_t i) { return text_of(text, lines[i].span); };
  for (std::size_t i = 0; i + 1 < std::min(lines.size(), top); ++i) {
    Labelled found{i, i + 2, label_of(words(i)), label_of(words(i + 1))};
    if (found.asker.empty() || found.answers.empty() || found.asker == found.answers || word_count(found.answers) < 2) continue;
    std::size_t pairs = 0, asking = 0;
    for (std::size_t at = i + 2; at + 1 < lines.size() && label_of(words(at)).empty(); at += 2) {
      if (!may_ask(words(at)) || !ends_sentence(words(at)) || !ends_sentence(words(at + 1)) || !label_of(words(at + 1)).empty()) break;
      ++pairs;
      asking += asks(words(at));
      found.last = at + 2;
    }
    return pairs >= fewest && asking * 10 >= pairs * 5 ? std::optional(found) : std::nullopt;
  }
  return std::nullopt;
}

void read_labelled_once(Document& document, const std::vector<TextLine>& lines, const Labelled& interview) {
  const auto words = [&](std::size_t i) { return text_of(document.text, lines[i].span); };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = words(i);
    if (i >= interview.first && i < interview.last) {
      const std::string_view speaker = (i - interview.first) % 2 == 0 ? interview.asker : interview.answers;
      const auto label = static_cast<ByteOffset>(i < interview.first + 2 ? speaker.size() + 2 : 0);
      if (label > 0) add_part(document, PartKind::furniture, {lines[i].span.begin, lines[i].span.begin + label});
      add_part(document, PartKind::body, {lines[i].span.begin + label, lines[i].span.end}, std::string(speaker));
      continue;
    }
    if (i > interview.first || (ends_sentence(line) && word_count(line) > 8)) {
      add_part(document, PartKind::body, lines[i].span);
      continue;
    }
    const bool quoted = line.starts_with("‘") || line.starts_with("“") || line.starts_with('"');
    if (quoted && document.title.empty()) document.title = line;
    const auto date = first_written_date(line);
    if (date && !document.published) document.published = interval_of(*date, lines[i].span.begin, "dateline");
    add_part(document, quoted ? PartKind::title : date ? PartKind::byline : PartKind::furniture, lines[i].span);
  }
}

}  // namespace

std::string_view interviewee_in(std::string_view heading) {
  const auto person = [](std::string_view name) { return word_count(name) >= 2 && word_count(name) <= 4 && looks_like_name(name); };
  for (const std::string_view start : {"interview with ", "an interview with ", "the interview: ", "q&a with ", "five minutes with ", "in conversation with "})
    if (ascii::starts_with_no_case(heading, start) && person(heading.substr(start.size()))) return heading.substr(start.size());
  if (const std::size_t talks = heading.find(" talks to "); talks != std::string_view::npos && person(heading.substr(0, talks))) return heading.substr(0, talks);
  for (const std::string_view lead : {"minutes with ", "interview with ", "conversation with ", "a word with ", "q&a with "})  // "“No opinions”: ten minutes with Ann Lee"
    if (const std::size_t at = heading.find(lead); at != std::string_view::npos && person(heading.substr(at + lead.size()))) return heading.substr(at + lead.size());
  for (const std::string_view closed : {"”: ", "’: ", "\": ", "': "})  // "“I would do it again”: Ann Lee on the strike"
    if (const std::size_t at = heading.find(closed); at != std::string_view::npos) {
      std::string_view name = heading.substr(at + closed.size());
      for (const std::string_view end : {" on ", " | ", " - ", " – ", ", "}) name = name.substr(0, name.find(end));
      if (person(name)) return name;
    }
  const std::size_t colon = heading.find(": ");
  if (colon == std::string_view::npos || !person(heading.substr(0, colon))) return {};
  const std::string_view behind = heading.substr(colon + 2);
  return behind.starts_with("‘") || behind.starts_with("“") || behind.starts_with('\'') || behind.starts_with('"') ? heading.substr(0, colon) : std::string_view{};
}

bool is_interview(std::string_view text, const std::vector<TextLine>& lines) {
  if (labelled_once(text, lines)) return true;
  const std::vector<Block> blocks = blocks_of(lines);
  const Turns turns = turns_of(text, lines, blocks);
  if (turns.pairs < fewest || turns.asking * 10 < turns.pairs * 6 || turns.pairs * 10 < (turns.last - turns.first) * 8) return false;
  const std::size_t begin = std::min(top, blocks[turns.first].first);
  return std::any_of(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(begin), [&](const TextLine& line) { return !interviewee_in(text_of(text, line.span)).empty(); });
}

void read_interview(Document& document, const std::vector<TextLine>& lines) {
  document.kind = DocumentKind::transcript;
  if (const auto labelled = labelled_once(document.text, lines)) return read_labelled_once(document, lines, *labelled);
  const std::vector<Block> blocks = blocks_of(lines);
  const Turns turns = turns_of(document.text, lines, blocks);
  const auto words = [&](std::size_t i) { return text_of(document.text, lines[i].span); };
  std::string answers, asker;
  for (std::size_t i = 0; i < blocks[turns.first].first; ++i) {
    const std::string_view line = words(i);
    if (const std::string_view who = interviewee_in(line); !who.empty() && answers.empty()) {
      answers = who;
      document.title = line;
      add_part(document, PartKind::title, lines[i].span);
      continue;
    }
    const bool paper = is_papers_name(folded_line(line.substr(line.rfind(' ') + 1)));
    const std::vector<std::string> writers = starts_like_byline(line) || (looks_like_name(line) && word_count(line) >= 2 && !answers.empty() && !paper) ? names_of_byline(line) : std::vector<std::string>{};
    if (!answers.empty() && asker.empty() && !writers.empty()) document.author = {asker = writers.front()};
    if (const auto date = first_written_date(line); date && !document.published) document.published = interval_of(*date, lines[i].span.begin, "dateline");
    const bool told = ends_sentence(line) && word_count(line) > 8;
    add_part(document, !writers.empty() ? PartKind::byline : told ? PartKind::body : PartKind::furniture, lines[i].span);
  }
  for (std::size_t b = turns.first; b < blocks.size(); ++b) {
    const bool pair = b < turns.last && is_pair(document.text, lines, blocks[b]);
    for (std::size_t i = blocks[b].first; i < blocks[b].last; ++i) {
      if (pair) add_part(document, PartKind::body, lines[i].span, i == blocks[b].first ? (asker.empty() ? std::string("the interviewer") : asker) : answers);
      else add_part(document, b < turns.last ? PartKind::body : PartKind::furniture, lines[i].span);
    }
  }
}

}  // namespace onrecord
