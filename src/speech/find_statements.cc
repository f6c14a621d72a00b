#include "speech/speech.h"

#include <algorithm>  // std::stable_sort
#include <utility>    // std::move

#include "speech/acts.h"
#include "speech/merge_attributions.h"
#include "speech/own_statements.h"
#include "speech/plain_words.h"
#include "speech/quotations.h"
#include "speech/setting.h"
#include "speech/told_change.h"

namespace onrecord {
namespace {

Statement statement_of(Attribution&& found) {
  Statement statement;
  statement.content = std::move(found.content);
  statement.cue = std::move(found.cue);
  statement.source = std::move(found.source);
  statement.score = found.score;
  return statement;
}

// Letters and digits of UTF-8 text (lead bytes; 0xE2 leads marks), as a measure of how much of a content is quoted.
std::size_t letters_in(std::string_view text, Span span) {
  std::size_t count = 0;
  for (char c : text_of(text, span)) {
    const auto byte = static_cast<unsigned char>(c);
    count += (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') || (byte >= 0xC3 && byte != 0xE2) ? 1 : 0;
  }
  return count;
}

// How much of a content is quoted. A quotation around the cue does not count: there the whole attribution is quoted.
class QuotedLetters {
 public:
  QuotedLetters(std::string_view text, std::span<const Quotation> quotations) : text_(text), quotations_(quotations) {}

  StatementKind kind_of(const Spans& content, const Spans& cue) const {
    std::size_t all = 0, quoted = 0;
    for (Span span : content) {
      span = without_conjunction(span);
      all += letters_in(text_, span);
      // The outermost quotation that reaches into the span may begin before it: no more than `deepest` inner ones lie between.
      auto next = std::upper_bound(quotations_.begin(), quotations_.end(), span.begin, [](ByteOffset at, const Quotation& q) { return at < q.span.begin; });
      for (std::size_t back = 0; back < deepest && next != quotations_.begin(); ++back) --next;
      ByteOffset covered = span.begin;
      for (; next != quotations_.end() && next->span.begin < span.end; ++next) {
        if (!cue.empty() && next->span.contains(cue.front())) continue;
        const Span part{std::max(next->words.begin, covered), std::min(next->words.end, span.end)};
        if (part.empty()) continue;
        quoted += letters_in(text_, part);
        covered = part.end;
      }
    }
    if (quoted == 0) return StatementKind::indirect;
    return quoted * 100 >= all * 92 ? StatementKind::direct : StatementKind::mixed;
  }

 private:
  // "that “no boat will sail”": the conjunction is the writer's, the words are quoted.
  Span without_conjunction(Span span) const {
    const std::string_view words = text_of(text_, span);
    for (std::string_view conjunction : {"that ", "to "})
      if (words.starts_with(conjunction)) return {span.begin + static_cast<ByteOffset>(conjunction.size()), span.end};
    return span;
  }

  static constexpr std::size_t deepest = 8;
  std::string_view text_;
  std::span<const Quotation> quotations_;
};

// Whether the writer speaks in the first person in this part of the text.
bool in_own_voice(const Document& document, const Part& part) {
  switch (document.kind) {
    case DocumentKind::article: case DocumentKind::document: return part.kind == PartKind::comment;
    default: return true;
  }
}

// "I ask that …", "we say that …", "I'm not sure …" in a writer's own letter is no report of a saying: these are his own words. "I told them that …", "I have asked …", "I am told that …" are reports.
bool speaks_now(std::string_view text, const Attribution& found) {
  constexpr std::string_view first_person[] = {" i ", " we ", " i'd ", " i'm ", " i've ", " we're ", " we'd ", " we've "};
  constexpr std::string_view earlier[] = {" said ", " wrote ", " put ", " heard ", " thought ", " made ", " gave ", " had ", " was ", " were ", " did ", " have ", " has ", " been ", " saw ", " knew ", " felt ", " found ", " came ", " read ",
                                          " spoke ", " held ", " kept ", " meant ", " took ", " rang ", " sent ", " swore ", " understood ", " learnt "};
  constexpr std::string_view of_others[] = {" hear ", " gather ", " learn ", " told ", " informed ", " assured ", " advised ", " promised "};
  constexpr std::string_view states[] = {" am ", " are ", " m ", " re "};
  if (!is_any(plain_words(text, found.source, 20), first_person)) return false;
  const std::string cue = plain_words(text, found.cue, 80);
  if (has_any(cue, of_others)) return false;
  if (starts_with_any(cue, states)) return true;  // "am surprised", "'m not proposing"
  return !has_any(cue, earlier) && (cue.find("ed ") == std::string::npos || has_phrase(cue, " need "));
}

// "Fwd: Re: the boats" is nobody's saying.
bool in_subject(const Document& document, const Tokens& tokens, const Attribution& found) {
  if (document.kind != DocumentKind::email) return false;
  const Part* part = part_at(document, tokens, hull(found.content).begin);
  return part != nullptr && part->kind == PartKind::title;
}

// "The union's message moved [from ‘safety’ to ‘pay’]": the lines that somebody tells of are nobody's saying there.
bool only_told_lines(std::string_view text, const Tokens& tokens, const Attribution& found) {
  const Span content = hull(found.content);
  const auto behind = std::upper_bound(tokens.sentences.begin(), tokens.sentences.end(), content.begin, [](ByteOffset at, const Sentence& one) { return at < one.span.begin; });
  if (behind == tokens.sentences.begin()) return false;
  const std::optional<ToldChange> change = told_change(text_of(text, std::prev(behind)->span));
  const std::string_view words = text_of(text, content);
  return change && words.find(change->from) != std::string_view::npos && words.find(change->to) != std::string_view::npos && !told_change(words);
}

// Attributions that are reports: not what a writer says of himself here and now outside of quotation marks.
bool reported(const Document& document, const Tokens& tokens, std::span<const Quotation> quotations, const Attribution& found) {
  if (in_subject(document, tokens, found) || only_told_lines(document.text, tokens, found)) return false;
  if (found.cue.empty()) return true;
  const ByteOffset at = found.cue.front().begin;
  const Part* part = part_at(document, tokens, at);
  if (part == nullptr || !in_own_voice(document, *part)) return true;
  if (!speaks_now(document.text, found)) return true;
  return is_quoted(quotations, {at, at + 1});
}

// "I heard [the statement].", "they signed [a notice]": within what somebody is quoted with, and in talk, mail and essays, two or three words without a verb only name what was said. A report's "announced
// the deal" tells it.
bool only_names_what_was_said(const Document& document, std::span<const Quotation> quotations, const Statement& statement) {
  constexpr std::string_view openings[] = {" a ", " an ", " the ", " this ", " that ", " these ", " those ", " my ", " your ", " his ", " her ", " its ", " our ", " their ", " on ", " in ", " for ", " about ", " at ", " of ", " with "};
  constexpr std::string_view unnamed[] = {" not to be named ", " not to be identified ", " not to be quoted ", " to remain anonymous ", " for anonymity ", " to speak anonymously "};
  if (statement.kind != StatementKind::indirect) return false;
  if (starts_with_any(plain_words(document.text, statement.content, 60), unnamed)) return true;  // "who asked not to be named" tells how words were given
  const bool report = document.kind == DocumentKind::article || document.kind == DocumentKind::document || document.kind == DocumentKind::blog || document.kind == DocumentKind::opinion || document.kind == DocumentKind::comments;
  const ByteOffset at = (statement.cue.empty() ? statement.content : statement.cue).front().begin;
  if (report && !is_quoted(quotations, {at, at + 1})) return false;
  const std::string words = plain_words(document.text, statement.content, 60);
  const auto count = std::count(words.begin(), words.end(), ' ') - 1;
  return count < 3 || (count == 3 && starts_with_any(words, openings));
}

// In a message, a mail, a letter or a turn of talk the model, which learnt from news, takes much for somebody's saying that is the writer's own ("she knows the coast", "they hoped that it would pass"): there
// it must be surer. What a rule found (below `by_model`) has stood the rules' own test.
bool only_seems_told(const Document& document, const Tokens& tokens, const Statement& statement) {
  constexpr float by_model = 0.4F, sure = 0.8F;
  const bool talk = document.kind == DocumentKind::chat || document.kind == DocumentKind::email || document.kind == DocumentKind::letter || document.kind == DocumentKind::transcript;
  if (!talk || statement.kind != StatementKind::indirect || statement.score < by_model || statement.score >= sure) return false;
  const Part* part = part_at(document, tokens, statement.content.front().begin);
  return document.kind != DocumentKind::transcript || (part != nullptr && !part->author.empty());  // minutes tell what others said
}

void set_acts(const Document& document, std::vector<Statement>& statements) {
  for (Statement& statement : statements) {
    statement.act = act_of(statement.kind, plain_words(document.text, statement.cue, 100), plain_words(document.text, statement.content, act_window), in_own_words(statement));
  }
}

// A statement lies inside the smallest earlier one whose content holds its whole content and its cue or source.
void set_inside(std::vector<Statement>& statements) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < statements.size(); ++i) {
    const Span own = hull(statements[i].content);
    while (!open.empty() && hull(statements[open.back()].content).end <= own.begin) open.pop_back();
    for (auto outer = open.rbegin(); outer != open.rend(); ++outer) {
      const Span around = hull(statements[*outer].content);
      if (!around.contains(own) || around == own) continue;
      const Spans& cue = statements[i].cue.empty() ? statements[i].source : statements[i].cue;
      if (!cue.empty() && !around.contains(cue.front())) continue;
      statements[i].inside = *outer;
      break;
    }
    if (open.size() < 64) open.push_back(i);
  }
}

// Nobody's words go on in another's message.
void keep_within_messages(const Document& document, std::vector<Statement>& statements) {
  if (document.messages.empty()) return;
  for (Statement& statement : statements) {
    const ByteOffset at = (statement.cue.empty() ? statement.content.front() : statement.cue.front()).begin;
    auto message = std::upper_bound(document.messages.begin(), document.messages.end(), at, [](ByteOffset value, const Message& one) { return value < one.span.begin; });
    if (message == document.messages.begin()) continue;
    const Span within = (--message)->span;
    for (Span& span : statement.content) span = {std::max(span.begin, within.begin), std::min(span.end, within.end)};
    std::erase_if(statement.content, [](Span span) { return span.begin >= span.end; });
  }
  std::erase_if(statements, [](const Statement& statement) { return statement.content.empty(); });
}

}  // namespace

std::vector<Statement> find_statements(const Document& document, const Tokens& tokens) {
  std::vector<Statement> statements;
  const std::vector<Quotation> quotations = find_quotations(document, tokens);
  for (Attribution& found : find_attributions(document, tokens, quotations))
    if (reported(document, tokens, quotations, found)) statements.push_back(statement_of(std::move(found)));
  keep_within_messages(document, statements);
  const QuotedLetters quoted(document.text, quotations);
  for (Statement& statement : statements) statement.kind = quoted.kind_of(statement.content, statement.cue);
  std::erase_if(statements, [&](const Statement& statement) { return only_names_what_was_said(document, quotations, statement) || only_seems_told(document, tokens, statement); });
  std::vector<Statement> own = own_statements(document, tokens, statements);
  statements.insert(statements.end(), std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
  std::stable_sort(statements.begin(), statements.end(), [](const Statement& a, const Statement& b) {
    const Span left = hull(a.content), right = hull(b.content);
    return left.begin != right.begin ? left.begin < right.begin : left.end > right.end;
  });
  set_inside(statements);
  find_settings(document, tokens, statements);
  set_acts(document, statements);
  return statements;
}

}  // namespace onrecord
