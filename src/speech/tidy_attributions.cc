#include "speech/tidy_attributions.h"

#include <algorithm>  // std::find_if, std::lower_bound, std::stable_sort
#include <string>     // std::string
#include <utility>    // std::pair

#include "speech/cue_lexicon.h"
#include "speech/plain_words.h"

namespace onrecord {
namespace {

bool is_negation(std::string_view word) { return word == "not" || word == "never" || word == "neither" || word == "nor" || word == "cannot" || word.ends_with("n't"); }
bool is_possibility(std::string_view word) { return word == "could" || word == "might" || word == "may" || word == "will" || word == "can" || word == "should"; }

// "Will the Leader say how many …?", "Did Ann Lee tell them that …?"
bool is_asked_for(std::string_view text, const Attribution& attribution) {
  constexpr std::string_view openers[] = {" will ", " would ", " can ", " could ", " did ", " does ", " do ", " has ", " have ", " had ", " may ", " should ", " was ", " were ", " is ", " are "};
  constexpr ByteOffset word = 8;  // bytes
  if (attribution.source.empty() || attribution.cue.empty() || attribution.source.front().begin > attribution.cue.front().begin) return false;
  const ByteOffset source = attribution.source.front().begin;
  const std::string before = plain_words(text.substr(source > word ? source - word : 0, std::min(source, word)));
  if (std::none_of(std::begin(openers), std::end(openers), [&](std::string_view opener) { return before.ends_with(opener); })) return false;
  const std::size_t end = text.find_first_of(".?!\n", hull(attribution.content).end - 1);
  return end != std::string_view::npos && text[end] == '?';
}

// "has not said", "could say", "will tell", "nobody suggested": no statement. "Did not deny" is one.
bool nobody_said_it(std::string_view text, const Attribution& attribution) {
  const std::string cue = plain_words(text, attribution.cue, 100);
  bool unreal = false, speech = false, denial = false;
  for (std::size_t at = 1; at < cue.size();) {
    const std::size_t end = std::min(cue.find(' ', at), cue.size());
    const std::string_view word = std::string_view(cue).substr(at, end - at);
    unreal = unreal || is_negation(word) || is_possibility(word) || word == "no";  // "made no promise"
    speech = speech || is_speech_word(word);
    denial = denial || (cue_verb(word) && cue_verb(word)->act == Act::deny);
    at = end + 1;
  }
  const std::string source = plain_words(text, attribution.source, 40);
  const bool nobody = source.starts_with(" nobody ") || source.starts_with(" no one ") || source.starts_with(" none ") || source.starts_with(" anyone ") || source.starts_with(" anybody ");
  return speech && ((!denial && (unreal || nobody)) || is_asked_for(text, attribution));
}

// "Larkins: what we know", "Q&A: why does it matter?": a heading that names what is explained under it. "Exclusive: minister to go": one that says what kind of text this is.
bool is_a_heading(std::string_view text, const Attribution& attribution) {
  constexpr std::string_view askers[] = {" what ", " why ", " how ", " who ", " when ", " where ", " which "};
  if (attribution.source.empty() || attribution.cue.empty() || text_of(text, hull(attribution.cue)) != ":") return false;
  const Span content = hull(attribution.content);
  const ByteOffset source = attribution.source.front().begin;
  if ((source > 0 && text[source - 1] != '\n') || (content.end < text.size() && text[content.end] != '\n')) return false;
  constexpr std::string_view kinds[] = {" press release ", " news release ", " media release ", " breaking ", " breaking news ", " exclusive ", " update ", " updated ", " watch ", " video ", " listen ", " opinion ", " comment ", " analysis ", " explainer ", " live ", " live updates ", " q a ", " fact check ",
                                         " editorial ", " correction ", " clarification ", " timeline ", " in pictures ", " read more ", " related ", " subject ", " title "};
  if (is_any(plain_words(text, attribution.source, 40), kinds)) return true;
  const std::string words = plain_words(text, attribution.content, 16);
  return starts_with_any(words, askers);
}

// "“We have no plans.” Crews sailed on all three days": the model's content may run on into the writer's next sentence.
void cut_behind_quotation(std::string_view text, std::span<const Quotation> quotations, Span& span) {
  const auto found = std::lower_bound(quotations.begin(), quotations.end(), span.begin, [](const Quotation& q, ByteOffset at) { return q.span.begin < at; });
  if (found == quotations.end() || found->span.begin != span.begin || !found->closed || found->span.end + 2 >= span.end) return;
  const char last = text[found->words.end - 1];
  const char next = text[found->span.end + 1];
  if ((last == '.' || last == '?' || last == '!') && text[found->span.end] == ' ' && next >= 'A' && next <= 'Z') span.end = found->span.end;
}

// "He said that.", "voters could have considered them": whatever was said, it is not in these words; nor, where it is doubtful at all, in one that nobody quotes ("opposed to Mexicans").
bool says_nothing(std::string_view text, const Attribution& attribution) {
  constexpr std::string_view pronouns[] = {" it ", " that ", " this ", " these ", " those ", " them ", " they ", " him ", " her ", " he ", " she ", " me ", " us ", " you ", " what ", " which ", " who ", " whom ", " so "};
  constexpr float doubtful = 0.5F;
  const std::string_view words = text_of(text, hull(attribution.content));
  const bool one = words.find(' ') == std::string_view::npos && words.find('"') == std::string_view::npos && words.find("\u201C") == std::string_view::npos && words.find("\u2018") == std::string_view::npos;
  if (one && attribution.score < doubtful) return true;
  return is_any(plain_words(text, attribution.content, 16), pronouns);
}

// The mark that makes the line at `at` an item of a list ("• ", "- ", "1. "), digits as '1', a small letter as 'a'; empty for none. `size`: its length, blanks before and behind it counted.
std::string bullet_at(std::string_view text, ByteOffset at, ByteOffset& size) {
  constexpr std::string_view marks[] = {"•", "◦", "▪", "-", "–", "*"};
  const ByteOffset begin = at;
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
  std::string mark;
  for (const std::string_view one : marks)
    if (text.substr(at).starts_with(one)) mark = one;
  ByteOffset end = at + mark.size();
  if (mark.empty() && at < text.size() && text[at] >= 'a' && text[at] <= 'z') {  // a page's list loses its marks: "sight of the figures" begins small
    size = at - begin;
    return "a";
  }
  if (mark.empty()) {
    while (end < text.size() && end < at + 2 && text[end] >= '0' && text[end] <= '9') ++end;
    if (end == at || end >= text.size() || (text[end] != '.' && text[end] != ')')) return "";
    mark = {'1', text[end++]};
  }
  if (end >= text.size() || text[end] != ' ') return "";
  size = end + 1 - begin;
  return mark;
}

ByteOffset line_of(std::string_view text, ByteOffset at) { return at == 0 ? 0 : static_cast<ByteOffset>(text.rfind('\n', at - 1) + 1); }  // npos + 1 is 0

// Whether a cue names no act of speech: "thinks", "has long wanted".
bool is_state_of_mind(std::string_view cue) {
  for (std::size_t at = 1; at < cue.size();) {
    const std::size_t end = std::min(cue.find(' ', at), cue.size());
    if (is_speech_word(cue.substr(at, end - at))) return false;
    at = end + 1;
  }
  return true;
}

// "Lee said [she thinks that it is safe]": what she thinks is what she said; one statement is enough. `attributions` in order of begin.
void drop_own_states_of_mind(std::string_view text, std::vector<Attribution>& attributions) {
  constexpr std::string_view pronouns[] = {" he ", " she ", " they ", " it ", " i ", " we "};
  constexpr std::size_t nearest = 8;  // attributions looked back at
  const auto begins = [&](const Attribution& inner, const Attribution& outer) {
    const Span around = hull(outer.content), own = hull(inner.content), source = inner.source.front();
    if (outer.cue.empty() || !around.contains(own) || !around.contains(source) || own == around) return false;
    const std::string before = plain_words(text.substr(around.begin, source.begin - around.begin));
    return before == " " || before == " that ";
  };
  std::vector<bool> dropped(attributions.size());
  for (std::size_t i = 0; i < attributions.size(); ++i) {
    const Attribution& inner = attributions[i];
    if (inner.source.empty() || inner.cue.empty() || !is_state_of_mind(plain_words(text, inner.cue, 60))) continue;
    if (!is_any(plain_words(text, inner.source, 12), pronouns)) continue;
    for (std::size_t back = 1; back <= std::min(nearest, i) && !dropped[i]; ++back) dropped[i] = begins(inner, attributions[i - back]);
  }
  std::size_t at = 0;
  std::erase_if(attributions, [&](const Attribution&) { return dropped[at++]; });
}

// "The minutes record [Mr Lee as saying that …]", "[Ms Lee] is recorded as asking that …": it is Lee who said it. `attributions` in order of begin.
void open_reports(std::string_view text, std::vector<Attribution>& attributions) {
  constexpr std::string_view verbs[] = {"saying", "telling", "asking", "arguing", "claiming", "warning", "insisting", "stating", "replying", "admitting", "complaining", "writing"};
  constexpr ByteOffset farthest = 80;  // bytes of the name
  std::vector<Attribution> opened;
  for (Attribution& attribution : attributions) {
    if (attribution.cue.empty() || attribution.content.empty()) continue;
    const Span first = attribution.content.front(), cue = attribution.cue.front();
    const std::string_view said = text_of(text, cue);
    if (attribution.source.empty() && attribution.content.size() > 1 && first.end + 2 >= cue.begin && first.end <= cue.begin && said.find(" as ") != std::string_view::npos && said.ends_with("ing")) {
      attribution.source = {first};
      attribution.content.erase(attribution.content.begin());
      continue;
    }
    const std::size_t as = text_of(text, first).substr(0, farthest).find(" as ");
    if (as == std::string_view::npos || text[first.begin] < 'A' || text[first.begin] > 'Z') continue;
    const std::string_view rest = text_of(text, first).substr(as + 4);
    for (const std::string_view verb : verbs) {
      if (!rest.starts_with(verb) || rest.size() < verb.size() + 8 || rest[verb.size()] != ' ') continue;
      const ByteOffset begin = first.begin + static_cast<ByteOffset>(as + 4);
      const Span verb_span{begin, begin + static_cast<ByteOffset>(verb.size())};
      if (std::any_of(attributions.begin(), attributions.end(), [&](const Attribution& other) { return !other.cue.empty() && other.cue.front().overlaps(verb_span); })) break;
      const ByteOffset content = verb_span.end + 1;
      opened.push_back({{{content, first.end}}, {verb_span}, {{first.begin, first.begin + static_cast<ByteOffset>(as)}}, attribution.score * 0.9F});
      break;
    }
  }
  if (opened.empty()) return;
  attributions.insert(attributions.end(), std::make_move_iterator(opened.begin()), std::make_move_iterator(opened.end()));
  std::stable_sort(attributions.begin(), attributions.end(), [](const Attribution& a, const Attribution& b) { return hull(a.content).begin < hull(b.content).begin; });
}

// "Pay was the red line, despite the union insisting that it was safety, the messages show": the concession is the writer's, so the content ends before it.
// `attributions` in order of begin.
void cut_concessions(std::string_view text, std::vector<Attribution>& attributions) {
  constexpr std::string_view words[] = {"despite ", "in spite of ", "although ", "even though ", "whereas "};
  constexpr std::size_t nearest = 8;        // attributions looked ahead at
  constexpr ByteOffset farthest = 60, enough = 12;  // bytes from "despite" to who insists; of a content that is left
  for (std::size_t i = 0; i < attributions.size(); ++i) {
    Attribution& outer = attributions[i];
    for (std::size_t k = i + 1; k < std::min(attributions.size(), i + nearest); ++k) {
      const Attribution& inner = attributions[k];
      if (inner.source.empty() || inner.cue.empty()) continue;
      const ByteOffset who = inner.source.front().begin;
      const auto piece = std::find_if(outer.content.begin(), outer.content.end(), [&](Span span) { return span.contains(inner.source.front()) && span.contains(inner.cue.front()); });
      if (piece == outer.content.end() || text[piece->begin] == '"' || text.substr(piece->begin).starts_with("\u201C")) continue;
      const ByteOffset from = std::max(piece->begin, who > farthest ? who - farthest : 0);
      const std::string_view before = text.substr(from, who - from);
      for (const std::string_view word : words) {
        const std::size_t at = before.rfind(word);
        if (at == std::string_view::npos || before.find_first_of(".;:?!\n", at) != std::string_view::npos) continue;
        ByteOffset end = from + static_cast<ByteOffset>(at);
        if (end > piece->begin && text[end - 1] != ' ') continue;
        while (end > piece->begin && (text[end - 1] == ' ' || text[end - 1] == ',')) --end;
        if (end >= piece->begin + enough) piece->end = end;
        else if (outer.content.size() > 1) outer.content.erase(piece);
        break;
      }
      break;
    }
  }
}

// A content begins neither with the mark that ends what stands before it nor with that of an item of a list.
void cut_before_words(std::string_view text, Span& span) {
  ByteOffset size = 0;
  if (span.begin == line_of(text, span.begin) && !bullet_at(text, span.begin, size).empty() && size < span.size()) span.begin += size;
  while (span.size() > 1 && (text[span.begin] == ':' || text[span.begin] == ',' || text[span.begin] == ';' || text[span.begin] == ' ')) ++span.begin;
}

// "told her, in a written answer that the council had received nothing": what it was said in is not what was said.
void cut_before_that(std::string_view text, const Attribution& attribution, Span& span) {
  constexpr std::string_view starts[] = {"in a ", "in an "};  // "in the letter that Bob Roe sent" goes on otherwise
  constexpr std::size_t farthest = 40;  // bytes to "that"
  constexpr std::string_view writings[] = {" answer", " reply", " letter", " email", " e-mail", " message", " statement", " memo", " note", " response", " post", " tweet", " speech"};
  if (attribution.cue.empty() || attribution.cue.front().begin > span.begin) return;
  const std::string_view words = text_of(text, span), head = words.substr(0, farthest);
  const std::size_t that = head.find(" that ");
  if (that == std::string_view::npos || std::none_of(std::begin(starts), std::end(starts), [&](std::string_view start) { return words.starts_with(start); })) return;
  if (std::any_of(std::begin(writings), std::end(writings), [&](std::string_view writing) { return head.substr(0, that).ends_with(writing); })) span.begin += static_cast<ByteOffset>(that + 1);
}

// Where the last line before `line` that is not blank ends; 0 for none.
ByteOffset end_before(std::string_view text, ByteOffset line) { return static_cast<ByteOffset>(text.substr(0, line).find_last_not_of(" \t\r\n") + 1); }

// "The union wants:", and a list below it: what holds the words before the list, or its first items, holds all of them.
void take_list(std::string_view text, Attribution& attribution) {
  if (attribution.cue.empty() || attribution.content.empty()) return;
  const Span content = hull(attribution.content);
  const ByteOffset cue = attribution.cue.front().begin;
  ByteOffset size = 0, first = line_of(text, content.end);
  std::string mark = bullet_at(text, first, size);
  if (mark.empty()) {
    if (cue > content.end || text.substr(content.end - 1, 2).find(':') == std::string_view::npos) return;
  } else {
    ByteOffset before = end_before(text, first);
    while (before > content.begin && bullet_at(text, line_of(text, before), size) == mark) {
      first = line_of(text, before);
      before = end_before(text, first);
    }
    if (before == 0 || text[before - 1] != ':' || cue > first) return;
  }
  for (ByteOffset at = text.find('\n', content.end); at < text.size(); at = text.find('\n', at)) {
    if (text.substr(content.end, at - content.end).find_first_not_of(": \r") != std::string_view::npos && mark.empty()) return;
    while (at < text.size() && (text[at] == '\n' || text[at] == '\r')) ++at;
    const std::string next = bullet_at(text, at, size);
    if (next.empty() || (!mark.empty() && next != mark)) return;
    mark = next;
    Span item{at + size, static_cast<ByteOffset>(std::min(text.find('\n', at), text.size()))};
    at = item.end;
    while (item.end > item.begin && (text[item.end - 1] == ' ' || text[item.end - 1] == '\r')) --item.end;
    if (item.begin < item.end) attribution.content.push_back(item);
  }
}

// "In a letter that the paper has seen, Ann Lee writes:", and a paragraph that is the letter's: what stands before the cue is not what she wrote.
void take_block(std::string_view text, Attribution& attribution) {
  constexpr ByteOffset long_enough = 20;  // bytes
  if (attribution.cue.empty() || attribution.content.empty()) return;
  const ByteOffset cue = attribution.cue.front().begin;
  ByteOffset end = attribution.cue.back().end;
  if (text[end - 1] != ':' && (end >= text.size() || text[end++] != ':')) return;
  const ByteOffset begin = static_cast<ByteOffset>(std::min(text.find_first_not_of(" \t\r\n", end), text.size()));
  if (text.substr(end, begin - end).find('\n') == std::string_view::npos) return;
  const Span before = attribution.content.front();
  const std::string_view words = text_of(text, before);
  if (before.end > cue || words.find('"') != std::string_view::npos || words.find("\u201C") != std::string_view::npos) return;
  attribution.content.erase(attribution.content.begin());
  const ByteOffset last = static_cast<ByteOffset>(std::min(text.find('\n', begin), text.size()));
  if (attribution.content.empty()) attribution.content = {last >= begin + long_enough ? Span{begin, last} : before};
}

// "His e-mail of 3 June to the leader, Ann Lee, said that …": the e-mail said it, not whom it went to.
void take_what_was_written(std::string_view text, const Tokens& tokens, Attribution& attribution) {
  constexpr std::size_t farthest = 14;  // words and marks
  if (attribution.source.size() != 1 || attribution.cue.empty()) return;
  const Span source = attribution.source.front();
  const ByteOffset cue = attribution.cue.front().begin;
  if (cue < source.end || text.substr(source.end, cue - source.end).find_first_not_of(", ") != std::string_view::npos) return;
  const std::size_t first = tokens.word_at(source.begin);
  const Sentence& sentence = tokens.sentences[std::min(tokens.sentence_at(source.begin), tokens.sentences.size() - 1)];
  bool to = false;
  for (std::size_t i = first, looked = 0; i-- > sentence.first_word && looked < farthest; ++looked) {
    const std::string plain = plain_words(text_of(text, tokens.words[i].span));
    const std::string_view word = plain.size() > 2 ? std::string_view(plain).substr(1, plain.size() - 2) : std::string_view();
    to = to || word == "to";
    if (is_writing(word) && to && i > sentence.first_word) {
      std::size_t begin = i - 1;
      while (begin > sentence.first_word && tokens.words[begin].span.end == tokens.words[begin + 1].span.begin) --begin;  // "e-mail" in pieces
      const std::string lead = begin > sentence.first_word ? plain_words(text_of(text, tokens.words[begin - 1].span)) : std::string(" that ");
      if (lead == " that " || lead == " and " || lead == " but ") attribution.source = {{tokens.words[begin].span.begin, tokens.words[i].span.end}};  // not "in an e-mail to …, Ann Lee said"
      return;
    }
    if (cue_verb(word) || word == "that" || word == "was" || word == "were" || word == "is" || word == "had" || word == "has") return;
  }
}

// "“So be it.”" in a paragraph of its own, and in the next one "The union said: “No.”": a colon announces what follows it, so what stands before that paragraph is another's, or goes on one.
void part_before_colons(std::string_view text, std::vector<Attribution>& attributions) {
  std::vector<Attribution> parted;
  for (Attribution& attribution : attributions) {
    if (attribution.source.empty() || attribution.cue.empty() || attribution.content.size() < 2) continue;
    const ByteOffset paragraph = line_of(text, std::min(attribution.source.front().begin, attribution.cue.front().begin)), cue_end = attribution.cue.back().end;
    const auto own = std::find_if(attribution.content.begin(), attribution.content.end(), [&](Span span) { return span.begin >= paragraph; });
    if (own == attribution.content.begin() || own == attribution.content.end() || own->begin < cue_end) continue;
    const std::string_view between = text.substr(cue_end - 1, own->begin - cue_end + 1);  // a cue may hold its colon
    if (between.find(':') == std::string_view::npos || between.find_first_not_of(": ", 1) != std::string_view::npos) continue;
    parted.push_back({{attribution.content.begin(), own}, {}, {}, attribution.score});
    attribution.content.erase(attribution.content.begin(), own);
  }
  if (parted.empty()) return;
  constexpr std::string_view closing[] = {"”", "’", "\"", "'"};
  const auto goes_on = [&](const Attribution& before, Span words) {
    const ByteOffset end = hull(before.content).end;
    if (end > words.begin || text.substr(end, words.begin - end).find_first_not_of(". \t\r\n") != std::string_view::npos) return false;
    return std::none_of(std::begin(closing), std::end(closing), [&](std::string_view mark) { return text.substr(0, end).ends_with(mark); });
  };
  for (Attribution& one : parted) {
    const auto before = std::find_if(attributions.begin(), attributions.end(), [&](const Attribution& other) { return goes_on(other, one.content.front()); });
    if (before == attributions.end()) continue;
    before->content.insert(before->content.end(), one.content.begin(), one.content.end());
    one.content.clear();
  }
  std::erase_if(parted, [](const Attribution& one) { return one.content.empty(); });
  attributions.insert(attributions.end(), std::make_move_iterator(parted.begin()), std::make_move_iterator(parted.end()));
  std::stable_sort(attributions.begin(), attributions.end(), [](const Attribution& a, const Attribution& b) { return hull(a.content).begin < hull(b.content).begin; });
}

// Who said it is not all that stands before the cue: "In answer to Mr Roe [she] said", "I heard [him] tell them", "[Lee] rang. Says that …".
void cut_source(std::string_view text, const Tokens& tokens, Attribution& attribution) {
  constexpr std::string_view lead_ins[] = {" in answer ", " in reply ", " in response "}, objects[] = {" him ", " her ", " them "}, subjects[] = {" he ", " she ", " they ", " it "}, calls[] = {" rang ", " phoned ", " called ", " texted ", " wrote "}, hearing[] = {" hear ", " heard ", " hearing ", " see ", " saw ", " watched "};
  if (attribution.source.size() != 1 || attribution.cue.empty()) return;
  Span& source = attribution.source.front();
  const auto word_before = [&](ByteOffset end) -> std::size_t {
    std::size_t i = tokens.word_at(end > 0 ? end - 1 : 0);
    while (i > 0 && i < tokens.words.size() && (tokens.words[i].span.end > end || !tokens.words[i].letters)) --i;
    return i;
  };
  const auto plain = [&](std::size_t i) { return plain_words(text_of(text, tokens.words[i].span)); };
  const auto capital = [&](std::size_t i) { return text[tokens.words[i].span.begin] >= 'A' && text[tokens.words[i].span.begin] <= 'Z'; };
  if (is_any(plain_words(text, attribution.source, 16), lead_ins)) {
    const ByteOffset cue = attribution.cue.front().begin;
    if (cue < source.end) return;
    std::size_t last = word_before(cue);
    if (tokens.words[last].span.begin < source.end) return;
    std::size_t first = last;
    if (!is_any(plain(last), subjects)) {
      if (!capital(last)) return;
      while (first > 0 && tokens.words[first - 1].span.begin >= source.end && (capital(first - 1) || text_of(text, tokens.words[first - 1].span) == ".")) --first;
    }
    source = {tokens.words[first].span.begin, tokens.words[last].span.end};
    return;
  }
  const std::size_t last = word_before(source.end);
  if (last >= tokens.words.size() || tokens.words[last].span.begin <= source.begin) return;
  if (is_any(plain(last), objects)) {
    if (last == 0 || !is_any(plain(last - 1), hearing)) return;
    source.begin = tokens.words[last].span.begin;
  } else if (is_any(plain(last), calls) && last > 0 && tokens.words[last - 1].span.begin >= source.begin && capital(last - 1)) {
    if (plain_words(text, attribution.cue, 60).ends_with("s ")) source.end = tokens.words[last - 1].span.end;
    else attribution.source.clear();  // "Lee rang. Told him that …": the writer did
  }
}

// A quotation that goes on in a later paragraph without a new cue is one statement with what it goes on.
void join_continued(std::span<const Quotation> quotations, std::vector<Attribution>& attributions) {
  const auto holder = [&](Span words) {
    return std::find_if(attributions.begin(), attributions.end(), [&](const Attribution& attribution) {
      return std::any_of(attribution.content.begin(), attribution.content.end(), [&](Span span) { return span.begin <= words.begin && words.begin < span.end; });
    });
  };
  const Quotation* before = nullptr;
  for (const Quotation& quotation : quotations) {
    if (quotation.depth != 0) continue;
    if (quotation.continues && before != nullptr) {
      const auto first = holder(before->words), next = holder(quotation.words);
      if (first != attributions.end() && next != attributions.end() && first != next && next->cue.empty()) {
        first->content.insert(first->content.end(), next->content.begin(), next->content.end());
        std::sort(first->content.begin(), first->content.end());
        attributions.erase(next);
      }
    }
    before = &quotation;
  }
}

// A caption between two paragraphs of one quotation is not of it.
void leave_out_captions(std::span<const Quotation> quotations, std::vector<Attribution>& attributions) {
  std::vector<std::pair<const Quotation*, const Quotation*>> around;  // captions, in order
  const Quotation* before = nullptr;
  for (const Quotation& quotation : quotations) {
    if (quotation.depth != 0) continue;
    if (quotation.continues && before != nullptr && quotation.paragraph > before->paragraph + 1) around.emplace_back(before, &quotation);
    before = &quotation;
  }
  for (Attribution& attribution : attributions) {
    const auto starts = [](const auto& pair, ByteOffset at) { return pair.first->words.begin < at; };
    for (auto next = std::lower_bound(around.begin(), around.end(), hull(attribution.content).begin, starts); next != around.end(); ++next) {
      const auto piece = std::find_if(attribution.content.begin(), attribution.content.end(), [&](Span span) { return span.contains(next->first->words) && span.contains(next->second->words); });
      if (piece == attribution.content.end()) break;
      const Span rest{next->second->span.begin, piece->end};
      piece->end = next->first->span.end;
      attribution.content.insert(piece + 1, rest);
    }
  }
}

// "North shore: the drillers are booked." of a mail: a heading of what follows, and nobody who says it.
bool is_labelled_matter(const Document& document, const Attribution& attribution) {
  if ((document.kind != DocumentKind::email && document.kind != DocumentKind::chat) || attribution.source.size() != 1 || attribution.cue.size() != 1 || text_of(document.text, attribution.cue.front()) != ":") return false;
  const std::string_view source = text_of(document.text, attribution.source.front());
  const std::size_t blank = source.rfind(' ');
  const char last = source[blank == std::string_view::npos ? 0 : blank + 1];
  return blank != std::string_view::npos && last >= 'a' && last <= 'z';
}

}  // namespace

void tidy_attributions(const Document& document, const Tokens& tokens, std::span<const Quotation> quotations, std::vector<Attribution>& attributions) {
  std::erase_if(attributions, [&](const Attribution& attribution) { return nobody_said_it(document.text, attribution) || says_nothing(document.text, attribution) || is_a_heading(document.text, attribution) || is_labelled_matter(document, attribution); });
  for (Attribution& attribution : attributions)
    for (Span& span : attribution.content) {
      cut_behind_quotation(document.text, quotations, span);
      cut_before_words(document.text, span);
      cut_before_that(document.text, attribution, span);
    }
  part_before_colons(document.text, attributions);
  join_continued(quotations, attributions);
  leave_out_captions(quotations, attributions);
  for (Attribution& attribution : attributions) {
    take_block(document.text, attribution);
    take_what_was_written(document.text, tokens, attribution);
    cut_source(document.text, tokens, attribution);
  }
  open_reports(document.text, attributions);
  drop_own_states_of_mind(document.text, attributions);
  cut_concessions(document.text, attributions);
  for (Attribution& attribution : attributions) take_list(document.text, attribution);
}

}  // namespace onrecord
