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

bool is_negation(std::string_view word) { return word == "not" || word == "never" || word == "neither" || word == "nor" || word == "cannot" || word.ends_with("n't"); }
bool is_possibility(std::string_view word) { return word == "could" || word == "might" || word == "may" || word == "will" || word == "can" || word == "should"; }

// "has not said", "could say", "will tell", "nobody suggested": no statement. "Did not deny" is one.
bool nobody_said_it(std::string_view text, const Attribution& attribution) {
  const std::string cue = plain_words(text, attribution.cue, 100);
  bool unreal = false, speech = false, denial = false;
  for (std::size_t at = 1; at < cue.size();) {
    const std::size_t end = std::min(cue.find(' ', at), cue.size());
    const std::string_view word = std::string_view(cue).substr(at, end - at);
    unreal = unreal || is_negation(word) || is_possibility(word);
    speech = speech || is_speech_word(word);
    denial = denial || (cue_verb(word) && cue_verb(word)->act == Act::deny);
    at = end + 1;
  }
  const std::string source = plain_words(text, attribution.source, 40);
  const bool nobody = source.starts_with(" nobody ") || source.starts_with(" no one ") || source.starts_with(" none ") || source.starts_with(" anyone ") || source.starts_with(" anybody ");
  return speech && !denial && (unreal || nobody);
}

// "“We have no plans.” Crews sailed on all three days": the model's content may run on into the writer's next sentence.
void cut_behind_quotation(std::string_view text, const std::vector<Quotation>& quotations, Span& span) {
  const auto found = std::lower_bound(quotations.begin(), quotations.end(), span.begin, [](const Quotation& q, ByteOffset at) { return q.span.begin < at; });
  if (found == quotations.end() || found->span.begin != span.begin || !found->closed || found->span.end + 2 >= span.end) return;
  const char last = text[found->words.end - 1];
  const char next = text[found->span.end + 1];
  if ((last == '.' || last == '?' || last == '!') && text[found->span.end] == ' ' && next >= 'A' && next <= 'Z') span.end = found->span.end;
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
  return std::find(std::begin(pronouns), std::end(pronouns), source) != std::end(pronouns);
}

// The rules' own finds that are worth adding to the model's. The corpus the model learnt from has no attribution inside
// another's content: "The Lantern reported that Ann told Bert that …" is the rules' to open. Standing alone they win for
// quotations without a cue ("Ann Lee: “…”", a paragraph that goes on a quotation) and for those beside a sure one.
bool worth_adding(std::string_view text, const Attribution& rule, const Contents& contents) {
  constexpr float sure_clause = 0.7F, sure_quotation = 0.85F, sure_hearsay = 0.59F;
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

// "He said that.", "voters could have considered them": whatever was said, it is not in these words.
bool says_nothing(std::string_view text, const Attribution& attribution) {
  constexpr std::string_view pronouns[] = {" it ", " that ", " this ", " these ", " those ", " them ", " they ", " him ", " her ", " he ", " she ", " me ", " us ", " you ", " what ", " which ", " who ", " whom ", " so "};
  const std::string content = plain_words(text, attribution.content, 16);
  return std::find(std::begin(pronouns), std::end(pronouns), content) != std::end(pronouns);
}

// A content does not begin with the mark that ends what stands before it.
void cut_before_words(std::string_view text, Span& span) {
  while (span.size() > 1 && (text[span.begin] == ':' || text[span.begin] == ',' || text[span.begin] == ';' || text[span.begin] == ' ')) ++span.begin;
}

// A quotation that goes on in a later paragraph without a new cue is one statement with what it goes on.
void join_continued(const std::vector<Quotation>& quotations, std::vector<Attribution>& attributions) {
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

// What rules and model together find in prose.
std::vector<Attribution> attributions_in_prose(const Document& document, const Tokens& tokens) {
  std::vector<Attribution> by_rule = attributions_by_rule(document, tokens);
  const bool english = document.language == "en" || document.language.starts_with("en-");
  if (!english) {
    for (Attribution& attribution : by_rule) attribution.score *= unlearned_language;
    return by_rule;
  }
  Result<NeuralReading> reading = read_by_model(document, tokens);
  if (!reading.ok()) return by_rule;
  const std::vector<Quotation> quotations = find_quotations(document, tokens);
  // A quoted person's "I said that …" is seldom worth a statement of its own: there what is doubtful stays out.
  std::erase_if(reading->doubtful, [&](const Attribution& attribution) { return !attribution.cue.empty() && is_quoted(quotations, attribution.cue.front()); });
  std::vector<Attribution> merged = merge_attributions(document.text, std::move(reading->attributions), std::move(reading->doubtful), std::move(by_rule));
  std::erase_if(merged, [&](const Attribution& attribution) { return nobody_said_it(document.text, attribution) || says_nothing(document.text, attribution); });
  for (Attribution& attribution : merged)
    for (Span& span : attribution.content) {
      cut_behind_quotation(document.text, quotations, span);
      cut_before_words(document.text, span);
    }
  join_continued(quotations, merged);
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
  Contents contents;
  for (const Attribution& attribution : by_model) contents.add(hull(attribution.content));
  contents.sort();
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
      near->score += (1 - near->score) / 3;  // two ways to one result: measured to be right more often
      take_later_paragraphs(text, contents, rule, *near);
      met = true;
      break;
    }
    if (met || !worth_adding(text, rule, contents)) continue;
    rule.score *= rule_alone / 0.9F;
    added.push_back(std::move(rule));
  }
  by_model.insert(by_model.end(), std::make_move_iterator(added.begin()), std::make_move_iterator(added.end()));
  std::stable_sort(by_model.begin(), by_model.end(), by_begin);
  return by_model;
}

std::vector<Attribution> find_attributions(const Document& document, const Tokens& tokens) {
  std::vector<Attribution> attributions = attributions_in_prose(document, tokens);
  put_in_place(labelled_speech(document, tokens), attributions);
  return attributions;
}

}  // namespace onrecord
