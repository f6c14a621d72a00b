#include "speech/merge_attributions.h"

#include <algorithm>  // std::stable_sort, std::lower_bound
#include <optional>   // std::optional
#include <string>     // std::string
#include <utility>    // std::move

#include "speech/cue_lexicon.h"
#include "speech/labelled_speech.h"
#include "speech/neural.h"
#include "speech/plain_words.h"
#include "speech/quotations.h"
#include "speech/tidy_attributions.h"

namespace onrecord {
namespace {

// Scores of the rules where they stand alone: outside of English, and in English where no model could be loaded.
constexpr float unlearned_language = 0.6F;
// What the rules find and the model does not is right in about half of the cases (measured on both example cases).
constexpr float rule_alone = 0.5F;
constexpr float bare_enough = 0.55F;  // of a rule that speaks for a doubtful find of the model

ByteOffset size_of(const Spans& spans) {
  ByteOffset size = 0;
  for (const Span span : spans) size += span.size();
  return size;
}

ByteOffset shared(const Spans& a, const Spans& b) {
  ByteOffset size = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const ByteOffset begin = std::max(a[i].begin, b[j].begin), end = std::min(a[i].end, b[j].end);
    if (begin < end) size += end - begin;
    a[i].end < b[j].end ? ++i : ++j;
  }
  return size;
}

// "According to the minutes, Lee said that …": the inner one's source and cue open what the outer one holds.
bool opens(const Attribution& inner, const Attribution& outer) {
  return !inner.source.empty() && !inner.cue.empty() && shared(inner.source, outer.content) == size_of(inner.source) && shared(inner.cue, outer.content) == size_of(inner.cue) &&
         hull(inner.source).begin < hull(inner.content).begin && hull(inner.cue).begin < hull(inner.content).begin;
}

// One attribution found twice: the same cue, or contents that share the better part.
bool same_attribution(const Attribution& a, const Attribution& b) {
  if (shared(a.cue, b.cue) > 0) return true;
  if (opens(a, b) || opens(b, a)) return false;
  const ByteOffset common = shared(a.content, b.content);
  return common * 2 >= size_of(a.content) + size_of(b.content) - common;
}

// Spans in order of begin with the largest end so far, to ask what holds a position.
class Contents {
 public:
  void add(Span span) { spans_.push_back(span); }
  void sort() { std::sort(spans_.begin(), spans_.end()); }
  // Whether a content that begins before `at` ends behind it; looks at the nearest few.
  bool hold(ByteOffset at, Span but) const {
    auto next = std::upper_bound(spans_.begin(), spans_.end(), at, [](ByteOffset value, Span span) { return value < span.begin; });
    for (std::size_t back = 0; back < 32 && next != spans_.begin(); ++back) {
      --next;
      if (next->contains(at) && *next != but) return true;
    }
    return false;
  }

 private:
  Spans spans_;
};

bool is_lone_pronoun(std::string_view source) {
  constexpr std::string_view pronouns[] = {" i ", " we ", " you ", " he ", " she ", " they ", " it ", " who ", " whoever ", " nobody ", " someone ", " somebody ", " everyone ", " everybody ", " people "};
  return is_any(source, pronouns);
}

// The rules' own finds that are worth adding to the model's. The corpus the model learnt from has no attribution inside
// another's content: "The Lantern reported that Ann told Bert that …" is the rules' to open. Standing alone they win for
// quotations without a cue ("Ann Lee: “…”", a paragraph that goes on a quotation) and for those beside a sure one.
bool worth_adding(std::string_view text, const Attribution& rule, const Contents& contents) {
  constexpr float sure_clause = 0.74F, sure_quotation = 0.85F, sure_hearsay = 0.59F;
  if (rule.source.empty()) return false;
  const std::string cue = plain_words(text, rule.cue, 60);
  if (cue == " ") return true;
  const std::string_view verb = std::string_view(cue).substr(1, cue.size() - 2);
  if (!is_speech_word(verb)) return false;
  const bool nested = contents.hold(rule.cue.front().begin, hull(rule.content));
  if (!nested) return rule.score >= sure_quotation;
  const std::string source = plain_words(text, rule.source, 20);
  // “Lee told us that …”: what a quoted person heard from somebody whom he names.
  const std::optional<CueWord> known = cue_verb(verb);
  const char initial = text[rule.source.front().begin];
  if (known && known->frame.addressee && initial >= 'A' && initial <= 'Z' && !is_lone_pronoun(source)) return rule.score >= sure_hearsay;
  return rule.score >= sure_clause && source != " i " && source != " we " && source != " you " && source != " it ";
}

// The model reads a few paragraphs at a time: where a quotation goes on in later ones, the rules know it.
void take_later_paragraphs(std::string_view text, const Contents& contents, const Attribution& rule, Attribution& found) {
  for (const Span span : rule.content) {
    const ByteOffset end = hull(found.content).end;
    if (span.begin <= end || text.substr(end, span.begin - end).find('\n') == std::string_view::npos || contents.hold(span.begin, {})) continue;
    found.content.push_back(span);
  }
}

// What model and rules made of labelled lines goes: it holds the better part of a labelled content, or shares its label.
// An attribution within a turn stays.
void put_in_place(std::vector<Attribution> labelled, std::vector<Attribution>& attributions) {
  if (labelled.empty()) return;
  const auto gives_way = [&](const Attribution& attribution) {
    const Span all = hull(attribution.content);
    auto next = std::lower_bound(labelled.begin(), labelled.end(), all.begin, [](const Attribution& l, ByteOffset at) { return hull(l.content).end <= at; });
    for (; next != labelled.end() && hull(next->content).begin < all.end; ++next)
      if (shared(attribution.content, next->content) * 2 > size_of(next->content) || shared(attribution.cue, next->cue) > 0) return true;
    return false;
  };
  std::erase_if(attributions, gives_way);
  attributions.insert(attributions.end(), std::make_move_iterator(labelled.begin()), std::make_move_iterator(labelled.end()));
  std::stable_sort(attributions.begin(), attributions.end(), [](const Attribution& a, const Attribution& b) { return hull(a.content).begin < hull(b.content).begin; });
}

// "Ann Lee blamed the builders, [saying] …": the subject is far off, and rules see it where the model does not.
bool is_apposed_participle(std::string_view text, const Spans& cue) {
  return !cue.empty() && text_of(text, cue.front()).ends_with("ing") && cue.front().begin >= 2 && text.substr(cue.front().begin - 2, 2) == ", ";
}

// "Ann Lee, chair, said:", “It is safe.”, "Bob Roe, owner, said:", “It is shut.”, each a paragraph: a colon announces what follows it, where the model takes what stands before the speaker too.
void take_announced(std::string_view text, std::span<const Quotation> quotations, std::vector<Attribution>& attributions) {
  const auto announced = [&](Span span) {
    const std::size_t before = text.substr(0, span.begin).find_last_not_of(" \t\r\n");
    return before != std::string_view::npos && text[before] == ':' && text.substr(before, span.begin - before).find('\n') != std::string_view::npos;
  };
  for (Attribution& attribution : attributions) {
    if (attribution.source.empty() || attribution.cue.empty() || attribution.content.empty()) continue;
    const ByteOffset end = attribution.cue.back().end;
    auto next = std::lower_bound(quotations.begin(), quotations.end(), end, [](const Quotation& quotation, ByteOffset at) { return quotation.span.begin < at; });
    if (next == quotations.end() || next->depth != 0 || !announced(next->span) || text.substr(end, next->span.begin - end).find_first_not_of(": \t\r\n") != std::string_view::npos) continue;
    const auto paragraph = static_cast<ByteOffset>(text.substr(0, std::min(attribution.source.front().begin, attribution.cue.front().begin)).rfind('\n') + 1);  // npos + 1 is 0
    if (attribution.content.front().end > paragraph) continue;
    const bool all_before = attribution.content.back().end <= paragraph;
    std::erase_if(attribution.content, [&](Span span) { return span.end <= paragraph && (all_before || announced(span)); });
    if (!attribution.content.empty()) continue;
    attribution.content = {next->span};
    for (++next; next != quotations.end() && (next->depth != 0 || next->continues); ++next)
      if (next->depth == 0) attribution.content.push_back(next->span);
  }
}

// What rules and model together find in prose.
std::vector<Attribution> attributions_in_prose(const Document& document, const Tokens& tokens, std::span<const Quotation> quotations) {
  std::vector<Attribution> by_rule = attributions_by_rule(document, tokens, quotations);
  const bool english = document.language == "en" || document.language.starts_with("en-");
  if (!english) {
    for (Attribution& attribution : by_rule) attribution.score *= unlearned_language;
    return by_rule;
  }
  Result<NeuralReading> reading = read_by_model(document, tokens, quotations);
  if (!reading.ok()) return by_rule;
  // A quoted person's "I said that …" is seldom worth a statement of its own: there what is doubtful stays out.
  std::erase_if(reading->doubtful, [&](const Attribution& attribution) { return !attribution.cue.empty() && is_quoted(quotations, attribution.cue.front()); });
  take_announced(document.text, quotations, reading->attributions);
  std::vector<Attribution> merged = merge_attributions(document.text, std::move(reading->attributions), std::move(reading->doubtful), std::move(by_rule));
  tidy_attributions(document, tokens, quotations, merged);
  return merged;
}

// Whether the rules found an attribution with the same cue; looser patterns speak for nothing.
bool has_cue_of(const std::vector<Attribution>& by_rule, const Attribution& attribution) {
  return std::any_of(by_rule.begin(), by_rule.end(), [&](const Attribution& rule) { return rule.score >= bare_enough && shared(rule.cue, attribution.cue) > 0; });
}

}  // namespace

std::vector<Attribution> merge_attributions(std::string_view text, std::vector<Attribution> by_model, std::vector<Attribution> doubtful, std::vector<Attribution> by_rule) {
  std::erase_if(doubtful, [&](const Attribution& attribution) { return !has_cue_of(by_rule, attribution); });
  by_model.insert(by_model.end(), std::make_move_iterator(doubtful.begin()), std::make_move_iterator(doubtful.end()));
  Contents contents, pieces;
  for (const Attribution& attribution : by_model) {
    contents.add(hull(attribution.content));
    for (const Span span : attribution.content) pieces.add(span);
  }
  contents.sort();
  pieces.sort();
  const auto begin_of = [](const Attribution& attribution) { return hull(attribution.content).begin; };
  const auto by_begin = [&](const Attribution& a, const Attribution& b) { return begin_of(a) < begin_of(b); };
  std::stable_sort(by_model.begin(), by_model.end(), by_begin);
  constexpr ByteOffset reach = 1500;  // bytes between the begins of two contents that can still be one attribution
  std::vector<Attribution> added;
  for (Attribution& rule : by_rule) {
    const ByteOffset at = begin_of(rule);
    auto near = std::lower_bound(by_model.begin(), by_model.end(), at > reach ? at - reach : 0, [&](const Attribution& a, ByteOffset value) { return begin_of(a) < value; });
    bool met = false;
    for (std::size_t looked = 0; near != by_model.end() && begin_of(*near) < at + reach && looked < 64; ++near, ++looked) {
      if (!same_attribution(*near, rule)) continue;
      if (near->source.empty() && is_apposed_participle(text, near->cue) && shared(near->cue, rule.cue) > 0) near->source = rule.source;
      near->score += (1 - near->score) / 3;  // two ways to one result: measured to be right more often
      take_later_paragraphs(text, contents, rule, *near);
      met = true;
      break;
    }
    const bool goes_on = rule.cue.empty() && pieces.hold(at, {});  // the model has it as a later piece
    if (met || goes_on || !worth_adding(text, rule, contents)) continue;
    rule.score *= rule_alone / 0.9F;
    added.push_back(std::move(rule));
  }
  by_model.insert(by_model.end(), std::make_move_iterator(added.begin()), std::make_move_iterator(added.end()));
  std::stable_sort(by_model.begin(), by_model.end(), by_begin);
  return by_model;
}

std::vector<Attribution> find_attributions(const Document& document, const Tokens& tokens, std::span<const Quotation> quotations) {
  std::vector<Attribution> attributions = attributions_in_prose(document, tokens, quotations);
  put_in_place(labelled_speech(document, tokens), attributions);
  return attributions;
}

}  // namespace onrecord
