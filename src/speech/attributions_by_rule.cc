// Rules for attributions in prose: quotations beside a cue, clauses behind or before one, "according to", "Name: “…”".
// English cue words; in other languages only quotations beside a name and a colon are found.
#include <algorithm>  // std::min
#include <optional>   // std::optional
#include <utility>    // std::move

#include "speech/attributions.h"
#include "speech/cue_lexicon.h"
#include "speech/reading.h"
#include "speech/source_phrase.h"

namespace onrecord {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);
constexpr std::uint32_t deepest = 3;         // quotations in quotations that are read for cues of their own
constexpr std::size_t longest_addressee = 14;  // items between a verb and its clause
constexpr std::size_t longest_announcement = 20;  // items from a verb to the colon that ends its paragraph

// How sure the patterns are, as measured on PolNeAR's training half: quotation beside a cue, a clause behind "that", the others.
constexpr float quote_score = 0.9F, that_score = 0.75F, bare_score = 0.6F, loose_score = 0.4F;

constexpr float quoted_share = 0.8F;  // of these for what a quoted person says that others said

bool is_comma(const Item& item) { return item.lower == ","; }
bool is_quote(const Item& item) { return item.kind == ItemKind::quote; }
bool is_word(const Item& item) { return item.kind == ItemKind::word; }
bool is_stop(const Item& item) { return item.lower == "." || item.lower == "?" || item.lower == "!" || item.lower == "…"; }

bool asks_wh(std::string_view word) {
  return word == "why" || word == "what" || word == "how" || word == "whether" || word == "if" || word == "when" || word == "where" || word == "who" || word == "which";
}
bool is_object_pronoun(std::string_view word) {
  return word == "me" || word == "us" || word == "him" || word == "them" || word == "her" || word == "you" || word == "everyone" || word == "people";
}
bool is_modal(std::string_view word) {
  return word == "could" || word == "might" || word == "may" || word == "can" || word == "should" || word == "must" || word == "will" || word == "would" || word == "shall" || word == "to" || word == "cannot";
}
bool is_article(std::string_view word) {
  return word == "the" || word == "a" || word == "an" || word == "his" || word == "her" || word == "their" || word == "its" || word == "our" || word == "my" || word == "your";
}
// "wrote that night": no clause follows.
bool is_time_noun(std::string_view word) {
  return word == "night" || word == "day" || word == "week" || word == "morning" || word == "evening" || word == "afternoon" || word == "year" || word == "month" || word == "time" || word == "way";
}
bool points_at_nobody(std::string_view word) { return word == "this" || word == "that" || word == "these" || word == "those" || word == "it" || word == "there"; }
bool is_relative(std::string_view word) { return word == "who" || word == "which" || word == "that"; }
bool says_nobody(std::string_view word) { return word == "nobody" || word == "no-one" || word == "none" || word == "nothing" || word == "no"; }

class RuleFinder {
 public:
  RuleFinder(const Document& document, const Tokens& tokens, std::span<const Quotation> quotations) : text_(document, tokens, quotations), taken_(text_.quotations.size(), none) {}

  std::vector<Attribution> run() {
    for (std::size_t paragraph = 0; paragraph < text_.tokens.paragraphs.size(); ++paragraph) read_paragraph(paragraph);
    read_inside_quotations();
    for (Attribution& attribution : found_) std::sort(attribution.content.begin(), attribution.content.end());
    std::stable_sort(found_.begin(), found_.end(), [](const Attribution& a, const Attribution& b) { return a.content.front() < b.content.front(); });
    return std::move(found_);
  }

 private:
  struct Cue {
    std::size_t at = 0;
    CueWord word;
    ItemRange source;
    bool inverted = false;
    bool of_what_says = false;  // "sent a letter saying": the source is the sender
  };

  struct Announcement {
    Span cue, source;
    bool at_the_end = false;  // the cue stands right before the colon
  };

  void read_paragraph(std::size_t index) {
    const Paragraph& paragraph = text_.tokens.paragraphs[index];
    while (next_quotation_ < text_.quotations.size() && text_.quotations[next_quotation_].paragraph < index) ++next_quotation_;
    items_ = text_.read(paragraph.first_word, paragraph.last_word, next_quotation_, 0);
    body_ = text_.document.parts[paragraph.part].kind == PartKind::body;
    take_announced_block(paragraph);
    read_items();
  }

  // "Ann Lee added:", and a paragraph without quotation marks: it is set off as hers.
  void take_announced_block(const Paragraph& paragraph) {
    constexpr std::size_t enough = 6;  // words
    if (!announced_ || !announced_->at_the_end || !body_ || items_.size() < enough) return;
    if (std::any_of(items_.begin(), items_.end(), is_quote)) return;
    found_.push_back({{paragraph.span}, {announced_->cue}, {announced_->source}, quote_score});
  }

  void read_inside_quotations() {
    for (std::size_t i = 0; i < text_.quotations.size(); ++i) {
      const Quotation& quotation = text_.quotations[i];
      if (quotation.depth >= deepest) continue;
      const std::size_t first = text_.tokens.word_at(quotation.words.begin), last = text_.tokens.word_at(quotation.words.end);
      if (last - first < 5) continue;
      items_ = text_.read(first, last, i + 1, quotation.depth + 1);
      const std::size_t before = found_.size();
      last_source_ = {};
      announced_.reset();
      body_ = false;
      read_items();
      for (std::size_t k = before; k < found_.size(); ++k) found_[k].score *= quoted_share;
    }
  }

  void read_items() {
    join_sentences();
    std::size_t trailing = none;
    for (const ItemRange sentence : sentences_of(items_)) {
      if (only_quotations(sentence)) trailing = take_quotation_sentence(sentence, trailing);
      else trailing = read_sentence(sentence);
      announced_ = announcement(sentence);
    }
  }

  // "Ann Lee said:" at the end of a paragraph gives what the next one quotes its cue and speaker.
  std::optional<Announcement> announcement(ItemRange sentence) {
    if (sentence.last < sentence.first + 2 || items_[sentence.last - 1].lower != ":") return std::nullopt;
    for (std::size_t i = sentence.last - 1; i-- > sentence.first && sentence.last - i < longest_announcement;) {
      const std::optional<CueWord> word = is_word(items_[i]) ? cue_verb(items_[i].lower) : std::nullopt;
      if (!word || !word->frame.quote) continue;
      Cue cue{i, *word, {}, false};
      cue.source = find_source(sentence, cue);
      if (!cue.source.empty()) return Announcement{items_[i].span, span_of(items_, cue.source), i + 2 == sentence.last};
    }
    for (std::size_t i = sentence.last - 1; i-- > sentence.first && sentence.last - i < longest_announcement;)
      if (is_writing(items_[i].lower))
        if (const ItemRange writer = writer_of(sentence, i); !writer.empty()) return Announcement{items_[i].span, span_of(items_, writer)};
    return std::nullopt;
  }

  // "I quote her letter in full:", "here is Ann Lee's reply:", "the statement from Ann Lee reads:".
  ItemRange writer_of(ItemRange sentence, std::size_t noun) const {
    if (noun + 2 < sentence.last && (items_[noun + 1].lower == "from" || items_[noun + 1].lower == "by")) return subject_after(items_, noun + 2, sentence.last);
    if (noun == sentence.first) return {};
    const Item& before = items_[noun - 1];
    if (before.lower == "his" || before.lower == "her" || before.lower == "their") return {noun - 1, noun + 1};
    if (!before.capital || !(before.lower.ends_with("'s") || before.lower.ends_with("’s"))) return {};
    std::size_t first = noun - 1;
    while (first > sentence.first && is_word(items_[first - 1]) && items_[first - 1].capital) --first;
    return {first, noun + 1};
  }

  // "“Will you?” Ann asked." is one sentence, though the break rules end it at the question mark.
  void join_sentences() {
    for (std::size_t i = 0; i + 1 < items_.size(); ++i) {
      if (!is_quote(items_[i]) || !items_[i].ends_sentence) continue;
      const Quotation& quotation = text_.quotations[items_[i].quotation];
      const char last = text_.document.text[quotation.words.end - 1];
      if (last != '?' && last != '!' && last != ',') continue;
      for (std::size_t j = i + 1; j < std::min(items_.size(), i + 10); ++j) {
        if (is_quote(items_[j])) break;
        const std::optional<CueWord> cue = cue_verb(items_[j].lower);
        if (cue && cue->frame.quote) items_[i].ends_sentence = false;
        if (cue || items_[j].ends_sentence) break;
      }
    }
  }

  bool only_quotations(ItemRange sentence) const {
    for (std::size_t i = sentence.first; i < sentence.last; ++i)
      if (is_word(items_[i])) return false;
    return is_quote(items_[sentence.first]);
  }

  // A sentence that is a quotation and nothing else goes on the one before, or stands alone with the last speaker.
  std::size_t take_quotation_sentence(ItemRange sentence, std::size_t trailing) {
    std::size_t owner = trailing;
    for (std::size_t i = sentence.first; i < sentence.last; ++i) {
      if (!is_quote(items_[i])) continue;
      const std::uint32_t index = items_[i].quotation;
      const Quotation& quotation = text_.quotations[index];
      if (quotation.continues && index > 0 && previous_outer(index) != none && taken_[previous_outer(index)] != none) owner = taken_[previous_outer(index)];
      if (owner == none && announced_) {
        owner = found_.size();
        found_.push_back({{}, {announced_->cue}, {announced_->source}, quote_score});
        last_source_ = found_.back().source;
      }
      if (owner == none) {
        if (!body_ || last_source_.empty() || !is_statement(quotation)) continue;
        owner = found_.size();
        found_.push_back({{}, {}, last_source_, loose_score});
      }
      add_quotation(owner, index);
    }
    return owner;
  }

  std::size_t previous_outer(std::size_t index) const {
    while (index-- > 0)
      if (text_.quotations[index].depth == 0) return index;
    return none;
  }

  // A crosshead or a title in quotation marks is no statement: it is short and ends in no full stop.
  bool is_statement(const Quotation& quotation) const {
    const char last = text_.document.text[quotation.words.end - 1];
    const bool ends = last == '.' || last == '?' || last == '!' || last == ',' || !quotation.closed;
    return ends && quotation.words.size() >= 12;
  }

  void add_quotation(std::size_t owner, std::uint32_t index) {
    if (taken_[index] != none) return;
    taken_[index] = owner;
    found_[owner].content.push_back(text_.quotations[index].span);
  }

  // Adds a quotation and what the paragraphs before it hold of it.
  void add_with_chain(std::size_t owner, std::uint32_t index) {
    std::uint32_t at = index;
    while (text_.quotations[at].continues) {
      const std::size_t before = previous_outer(at);
      if (before == none || taken_[before] != none) break;
      at = static_cast<std::uint32_t>(before);
      add_quotation(owner, at);
    }
    add_quotation(owner, index);
  }

  // Returns the attribution to which a following quotation belongs, or none.
  std::size_t read_sentence(ItemRange sentence) {
    std::size_t last_found = none;
    sentence_source_ = {};
    sentence_ = sentence;
    for (std::size_t i = sentence.first; i < sentence.last; ++i) {
      if (!is_word(items_[i])) continue;
      const std::size_t before = found_.size();
      if (items_[i].lower == "according" && i + 1 < sentence.last && items_[i + 1].lower == "to") according_to(sentence, i);
      else if (const std::optional<CueWord> verb = cue_verb(items_[i].lower)) verb_cue(sentence, i, *verb);
      else if (const std::optional<CueWord> noun = cue_noun(items_[i].lower)) noun_cue(sentence, i, *noun);
      if (found_.size() > before) last_found = found_.size() - 1;
    }
    if (last_found == none) last_found = name_and_colon(sentence);
    if (last_found == none) continued_in_sentence(sentence, last_found);
    return last_found != none && ends_in_quotation(found_[last_found]) ? last_found : none;
  }

  void continued_in_sentence(ItemRange sentence, std::size_t& last_found) {
    const Item& first = items_[sentence.first];
    if (!is_quote(first) || !text_.quotations[first.quotation].continues) return;
    const std::size_t before = previous_outer(first.quotation);
    if (before == none || taken_[before] == none) return;
    last_found = taken_[before];
    add_quotation(last_found, first.quotation);
  }

  bool ends_in_quotation(const Attribution& attribution) const {
    if (attribution.content.empty()) return false;
    const ByteOffset end = attribution.content.back().end;
    for (std::size_t i = sentence_.first; i < sentence_.last; ++i)
      if (is_quote(items_[i]) && items_[i].span.end == end) return true;
    return false;
  }

  // ---- verbs ---------------------------------------------------------------------------------------------------------

  void verb_cue(ItemRange sentence, std::size_t at, const CueWord& word) {
    if (word.frame.noun_too && noun_here(sentence, at)) {
      if (const std::optional<CueWord> noun = cue_noun(items_[at].lower)) noun_cue(sentence, at, *noun);
      return;
    }
    if (at > sentence.first && (is_article(items_[at - 1].lower) || items_[at - 1].lower == "me")) return;
    if (in_a_name(sentence, at)) return;
    Cue cue{at, word, {}, false};
    if (unreal(sentence, at, word.act)) return;
    cue.source = find_source(sentence, cue);
    if (!cue.source.empty() && says_nobody(items_[cue.source.first].lower)) return;
    if (cue.source.empty() && word.act == Act::ask) return;
    if (content_behind(sentence, cue)) return;
    content_before(sentence, cue);
  }

  bool noun_here(ItemRange sentence, std::size_t at) const {
    if (at == sentence.first) return true;
    const Item& before = items_[at - 1];
    return is_determiner(before.lower) || is_preposition(before.lower) || before.lower.ends_with("'s") || before.lower.ends_with("’s");
  }

  // "the United States before it …".
  bool in_a_name(ItemRange sentence, std::size_t at) const { return at > sentence.first && items_[at].capital && items_[at].lower == "states" && items_[at - 1].lower == "united"; }

  // Negated, possible or foretold: nothing was said. "Did not deny" is an admission and stays.
  bool unreal(ItemRange sentence, std::size_t at, Act act) const {
    const std::size_t begin = verb_group_begin(items_, sentence.first, at);
    for (std::size_t i = begin; i < at; ++i)
      if ((is_negation(items_[i].lower) && act != Act::deny) || is_modal(items_[i].lower)) return true;
    if (begin > sentence.first && (items_[begin - 1].lower.ends_with("'ll") || items_[begin - 1].lower.ends_with("’ll") || items_[begin - 1].lower.ends_with("’d"))) return true;
    if (begin > sentence.first && items_[begin - 1].lower == "to")
      return !(begin >= sentence.first + 2 && items_[begin - 2].lower == "on");  // "went on to say"
    return items_[sentence.first].lower == "if" && !clause_ended(sentence.first, at);
  }

  bool clause_ended(std::size_t first, std::size_t at) const {
    for (std::size_t i = first; i < at; ++i)
      if (is_comma(items_[i])) return true;
    return false;
  }

  ItemRange find_source(ItemRange sentence, Cue& cue) {
    const std::size_t begin = verb_group_begin(items_, sentence.first, cue.at);
    const bool passive = begin < cue.at && (items_[cue.at - 1].lower == "was" || items_[cue.at - 1].lower == "were" || items_[cue.at - 1].lower == "been" || items_[cue.at - 1].lower == "is" || items_[cue.at - 1].lower == "are" || items_[cue.at - 1].lower == "am");
    if (passive && !items_[cue.at].lower.ends_with("ing")) return by_phrase(sentence, cue.at);
    if (items_[cue.at].lower.ends_with("ing") && begin == cue.at && begin > sentence.first + 1 && items_[begin - 1].lower == "as")  // "quoted Ann Lee, chair of the union, as telling them that"
      if (const ItemRange quoted = subject_before(items_, sentence.first, begin - 1); !quoted.empty()) return quoted;
    if (items_[cue.at].lower.ends_with("ing") && begin == cue.at) {
      if (const ItemRange sender = sender_of_what_says(sentence, cue.at); !sender.empty()) {
        cue.of_what_says = true;
        return sender;
      }
      const ItemRange leading = leading_name(sentence);
      const bool of_clause = !sentence_source_.empty() && sentence_source_.last < sentence.last && is_relative(items_[sentence_source_.last].lower);  // "Ann blamed a builder who said he was not paid, saying …": Ann says it
      if (leading.empty() && sentence_source_.empty())  // "a climbdown by Lee, who had been sulking, saying …": the head of the clause
        for (std::size_t i = begin; i-- > sentence.first + 1;)
          if (items_[i].lower == "who") return name_before(sentence, is_comma(items_[i - 1]) ? i - 1 : i);
      return sentence_source_.empty() || (of_clause && !leading.empty()) ? leading : sentence_source_;
    }
    ItemRange source = subject_before(items_, sentence.first, cue.at);
    if (!source.empty()) return source;
    const bool after_quote = begin > sentence.first && (is_quote(items_[begin - 1]) || is_comma(items_[begin - 1]));
    if (after_quote || begin == sentence.first) {
      source = subject_after(items_, cue.at + 1, sentence.last);
      cue.inverted = !source.empty() && after_quote;
      if (cue.inverted) return source;
    }
    // "… and added that": the subject of the verb before.
    if (begin > sentence.first && (items_[begin - 1].lower == "and" || items_[begin - 1].lower == "but")) return sentence_source_;
    return {};
  }

  // "The crew's leaders exchanged messages saying …", "sent their members a letter claiming …": whoever wrote what is said to say it.
  ItemRange sender_of_what_says(ItemRange sentence, std::size_t at) const {
    constexpr std::string_view sending[] = {"sent", "exchanged", "swapped", "wrote", "posted", "shared", "circulated", "issued", "published", "released", "sends", "writes"};
    constexpr std::size_t furthest = 8;
    if (at < sentence.first + 3 || !is_writing(items_[at - 1].lower)) return {};
    for (std::size_t i = at - 1; i-- > sentence.first && at - i <= furthest && is_word(items_[i]);)
      if (std::find(std::begin(sending), std::end(sending), items_[i].lower) != std::end(sending))
        return verb_group_begin(items_, sentence.first, i) == i ? subject_before(items_, sentence.first, i) : ItemRange{};  // "was sent": he received it
    return {};
  }

  // The words with a capital right before an item.
  ItemRange name_before(ItemRange sentence, std::size_t end) const {
    std::size_t first = end;
    while (first > sentence.first && is_word(items_[first - 1]) && items_[first - 1].capital) --first;
    return {first, end};
  }

  ItemRange by_phrase(ItemRange sentence, std::size_t at) const {
    for (std::size_t i = at + 1; i < std::min(sentence.last, at + 8); ++i)
      if (items_[i].lower == "by") return subject_after(items_, i + 1, sentence.last);
    return {};
  }

  // The name or pronoun with which a sentence begins, as subject of a participle: "Ann wrote again, adding that …".
  ItemRange leading_name(ItemRange sentence) const {
    std::size_t first = sentence.first;
    while (first < sentence.last && is_word(items_[first]) && (is_conjunction(items_[first].lower) || is_adverb(items_[first].lower))) ++first;
    if (first >= sentence.last || !is_word(items_[first]) || is_preposition(items_[first].lower) || points_at_nobody(items_[first].lower)) return {};
    std::size_t last = first + 1;
    if (is_pronoun(items_[first].lower)) return {first, last};
    if (is_determiner(items_[first].lower)) last = std::min(last + 1, sentence.last);
    while (last < sentence.last && is_word(items_[last]) && items_[last].capital) ++last;
    return {first, last};
  }

  // ---- what is behind the cue ------------------------------------------------------------------------------------------

  bool content_behind(ItemRange sentence, const Cue& cue) {
    if (cue.inverted) return false;
    std::size_t at = cue.at + 1;
    if (at >= sentence.last) return false;
    const CueFrame& frame = cue.word.frame;
    if (frame.object) return object_content(sentence, cue);
    if (frame.preposition && preposition_content(sentence, cue)) return true;
    const std::size_t limit = std::min(sentence.last, at + longest_addressee);
    for (std::size_t i = at; i < limit; ++i) {
      const Item& item = items_[i];
      if (is_quote(item)) {
        const bool announced = i == at || is_comma(items_[i - 1]) || items_[i - 1].lower == ":";
        if (announced && frame.quote) return quotation_content(sentence, cue, i);
        continue;
      }
      if (item.lower == "that" && frame.that && begins_clause(sentence, i)) return clause_content(sentence, cue, i, that_score);
      if (item.lower == "to" && frame.infinitive && !cue.source.empty() && (i == at || frame.addressee) && begins_infinitive(sentence, i)) return clause_content(sentence, cue, i, that_score);
      if (frame.wh && asks_wh(item.lower)) return clause_content(sentence, cue, i, bare_score);
      if (item.lower == ":" && i + 1 < sentence.last && frame.quote && !is_quote(items_[i + 1]) && body_) return clause_content(sentence, cue, i + 1, bare_score);
      if (is_stop(item) || item.lower == ";" || (is_comma(item) && i == at) || item.lower == "and" || item.lower == "but" || (is_word(item) && is_auxiliary(item.lower))) break;
      if (i > at && is_pronoun(item.lower)) break;
    }
    if (is_comma(items_[at])) return comma_quotation(sentence, cue, at);
    if (!frame.bare || (cue.source.empty() && cue.at != sentence.first)) return false;
    const std::size_t begin = bare_clause_begin(sentence, cue, at);
    return begin != none && sentence.last - begin >= 3 && clause_content(sentence, cue, begin, bare_score);
  }

  bool begins_clause(ItemRange sentence, std::size_t that) const { return that + 1 < sentence.last && !is_time_noun(items_[that + 1].lower); }
  bool begins_infinitive(ItemRange sentence, std::size_t to) const {
    if (to + 1 >= sentence.last) return false;
    const Item& verb = items_[to + 1];
    return is_quote(verb) || (is_word(verb) && !verb.capital && !is_determiner(verb.lower) && !is_object_pronoun(verb.lower));
  }

  // "said, “…”" and "said, in a letter, “…”".
  bool comma_quotation(ItemRange sentence, const Cue& cue, std::size_t comma) {
    for (std::size_t i = comma + 1; i < std::min(sentence.last, comma + longest_addressee); ++i)
      if (is_quote(items_[i])) return cue.word.frame.quote && !quotation_before(sentence, cue) && quotation_content(sentence, cue, i);
    return false;
  }

  bool quotation_before(ItemRange sentence, const Cue& cue) const { return cue.at > sentence.first && is_quote(items_[sentence.first]); }

  // Where the clause begins: past "reporters", "the group" after verbs that take an addressee.
  std::size_t bare_clause_begin(ItemRange sentence, const Cue& cue, std::size_t at) const {
    if (!is_word(items_[at]) && !is_quote(items_[at])) return none;
    if (is_preposition(items_[at].lower) || is_adverb(items_[at].lower) || items_[at].lower == "so" || items_[at].lower == "last" || items_[at].lower == "as" || is_day_or_month(items_[at].lower)) return none;
    if (!cue.word.frame.addressee) return at;
    if (is_object_pronoun(items_[at].lower)) return at + 1 < sentence.last && is_word(items_[at + 1]) && !is_preposition(items_[at + 1].lower) ? at + 1 : none;
    for (std::size_t i = at + 1; i < std::min(sentence.last, at + 6); ++i) {
      if (!is_word(items_[i])) return none;
      if (is_preposition(items_[i].lower)) return none;
      const bool starts = is_pronoun(items_[i].lower) || is_determiner(items_[i].lower) || items_[i].lower == "there" || (items_[i].capital && !items_[i - 1].capital && !is_determiner(items_[i - 1].lower));
      if (starts) return i;
    }
    return none;
  }

  bool quotation_content(ItemRange sentence, const Cue& cue, std::size_t at) {
    const std::size_t owner = start(cue, quote_score);
    for (std::size_t i = at; i < sentence.last; ++i) {
      if (is_quote(items_[i])) add_with_chain(owner, items_[i].quotation);
      else if (is_word(items_[i])) {
        if (i > at && closes_mid_sentence(at)) break;
        // The quotation is the beginning of a clause: "said “no deal” was on the table".
        found_[owner].content.clear();
        release(owner);
        set_clause(owner, sentence, at, cue);
        break;
      }
    }
    return keep(owner);
  }
  bool closes_mid_sentence(std::size_t at) const {
    const Quotation& quotation = text_.quotations[items_[at].quotation];
    const char last = text_.document.text[quotation.words.end - 1];
    return last == ',' || last == '.' || last == '?' || last == '!' || (at + 1 < items_.size() && (is_comma(items_[at + 1]) || items_[at + 1].lower == "and"));
  }

  bool clause_content(ItemRange sentence, const Cue& cue, std::size_t at, float score) {
    const std::size_t owner = start(cue, score);
    set_clause(owner, sentence, at, cue);
    return keep(owner);
  }

  // From `at` to the end of the sentence, or to where a second attribution is joined on.
  void set_clause(std::size_t owner, ItemRange sentence, std::size_t at, const Cue& cue) {
    std::size_t end = at;
    while (end < sentence.last && !joined_attribution(sentence, end, cue)) ++end;
    while (end > at && !is_quote(items_[end - 1]) && !is_word(items_[end - 1]) && items_[end - 1].lower != ")" && items_[end - 1].lower != "%") --end;
    if (end <= at) return;
    found_[owner].content.push_back(span_of(items_, {at, end}));
    for (std::size_t i = at; i < end; ++i)
      if (is_quote(items_[i]) && taken_[items_[i].quotation] == none) taken_[items_[i].quotation] = owner;
  }

  // ", and added that", ", adding that", ", according to": what follows is no part of the clause.
  bool joined_attribution(ItemRange sentence, std::size_t at, const Cue& cue) const {
    if (at <= cue.at + 1 || at + 1 >= sentence.last) return false;
    const Item& item = items_[at];
    if (item.lower == "according" && items_[at + 1].lower == "to") return true;
    const bool comma = is_comma(item);
    const Item& next = items_[at + 1];
    if (comma && speaker_follows(sentence, at + 1)) return true;
    if (!comma && item.lower != "and" && item.lower != "but") return false;
    if (comma && next.lower.ends_with("ing") && cue_verb(next.lower)) return true;
    std::size_t verb = at + 1;
    if (comma && (next.lower == "and" || next.lower == "but")) ++verb;
    else if (comma) return false;
    while (verb < sentence.last && is_adverb(items_[verb].lower)) ++verb;
    return verb < sentence.last && cue_verb(items_[verb].lower).has_value() && !noun_here(sentence, verb) && cue_verb(items_[verb].lower)->act != Act::hold;
  }

  // ", the chairman told" behind a comma: another attribution begins.
  bool speaker_follows(ItemRange sentence, std::size_t at) const {
    for (std::size_t i = at; i < std::min(sentence.last, at + 6); ++i) {
      if (!is_word(items_[i]) || is_preposition(items_[i].lower) || is_conjunction(items_[i].lower)) return false;
      const std::optional<CueWord> cue = cue_verb(items_[i].lower);
      if (cue && i > at) return cue->frame.quote && !items_[i].lower.ends_with("ing") && !noun_here(sentence, i);
    }
    return false;
  }

  // "called the rota “untested”", "described it as a disgrace": the object and what is said of it.
  bool object_content(ItemRange sentence, const Cue& cue) {
    bool quoted = false, as = false;
    for (std::size_t i = cue.at + 1; i < sentence.last && !is_stop(items_[i]); ++i) {
      quoted = quoted || is_quote(items_[i]);
      as = as || items_[i].lower == "as" || items_[i].lower == "for";
    }
    if ((!quoted && !as) || is_quote(items_[cue.at + 1])) return false;  // "a group called “Bridge”" is a name
    if (is_preposition(items_[cue.at + 1].lower) && items_[cue.at + 1].lower != "for" && items_[cue.at + 1].lower != "on") return false;
    if (cue.source.empty()) return false;
    return clause_content(sentence, cue, cue.at + 1, quoted ? that_score : bare_score);
  }

  // "accused the company of lying", "called for talks", "warned of a strike".
  bool preposition_content(ItemRange sentence, const Cue& cue) {
    for (std::size_t i = cue.at + 1; i < std::min(sentence.last, cue.at + 10); ++i) {
      const Item& item = items_[i];
      if (is_quote(item) || item.kind == ItemKind::mark || item.lower == "that" || is_auxiliary(item.lower)) return false;
      const bool fits = item.lower == "of" ? cue.word.act != Act::ask : (item.lower == "for" || item.lower == "against") && cue.word.act != Act::accuse;
      if (!fits) continue;
      if (i + 2 >= sentence.last) return false;
      const bool whole = item.lower == "for" && i == cue.at + 1;
      return clause_content(sentence, cue, whole ? i : i + 1, bare_score);
    }
    return cue.word.act == Act::deny && cue.at + 1 < sentence.last && is_word(items_[cue.at + 1]) && !items_[cue.at + 1].lower.empty() && clause_content(sentence, cue, cue.at + 1, bare_score);
  }

  // ---- what is before the cue ------------------------------------------------------------------------------------------

  // "“No,” she said", "The boat was late, she said, and cold".
  void content_before(ItemRange sentence, const Cue& cue) {
    if (cue.source.empty()) return;
    std::size_t end = cue.inverted ? cue.at : std::min(cue.source.first, cue.at);
    const bool comma = end > sentence.first && is_comma(items_[end - 1]);
    if (comma) --end;
    if (end <= sentence.first || (!comma && !is_quote(items_[end - 1]))) return;
    if (items_[end - 1].kind == ItemKind::mark) return;
    const bool quoted = is_quote(items_[end - 1]) && cue.word.frame.quote;
    if (!quoted && !(cue.word.frame.bare && plain_clause(sentence, end))) return;
    if (quoted && taken_[items_[end - 1].quotation] != none) return;
    const std::size_t owner = start(cue, quoted ? quote_score : bare_score);
    if (quoted && only_quote_before(sentence, end)) add_with_chain(owner, items_[end - 1].quotation);
    else set_clause(owner, {sentence.first, end}, clause_first(sentence, end), {sentence.first, cue.word, {}, false});
    add_rest(owner, sentence, cue);
    keep(owner);
  }

  bool only_quote_before(ItemRange sentence, std::size_t end) const {
    for (std::size_t i = sentence.first; i + 1 < end; ++i)
      if (is_word(items_[i]) && !is_conjunction(items_[i].lower)) return false;
    return true;
  }
  std::size_t clause_first(ItemRange sentence, std::size_t end) const {
    std::size_t first = sentence.first;
    while (first < end && (items_[first].lower == "but" || items_[first].lower == "and" || items_[first].kind == ItemKind::mark)) ++first;
    return first;
  }
  // Long enough to be a clause and no mere "On Friday".
  bool plain_clause(ItemRange sentence, std::size_t end) const {
    return end - sentence.first >= 4 && !is_preposition(items_[sentence.first].lower) && !is_adverb(items_[sentence.first].lower) &&
           !(is_conjunction(items_[sentence.first].lower) && items_[sentence.first].lower != "but" && items_[sentence.first].lower != "and");
  }

  // Behind ", she said": the rest of the clause, or the rest of the quotation.
  void add_rest(std::size_t owner, ItemRange sentence, const Cue& cue) {
    const std::size_t after = cue.inverted ? cue.source.last : cue.at + 1;
    bool direct = false;
    for (std::size_t i = after; i < sentence.last; ++i)
      if (is_quote(items_[i])) {
        add_with_chain(owner, items_[i].quotation);
        direct = true;
      } else if (is_word(items_[i]) && direct) {
        break;
      }
    if (direct || after >= sentence.last || !is_comma(items_[after]) || is_quote(items_[sentence.first])) return;
    if (after + 3 < sentence.last && !items_[after + 1].lower.ends_with("ing")) set_clause(owner, sentence, after + 1, cue);
  }

  // ---- nouns, according to, colon ----------------------------------------------------------------------------------------

  void noun_cue(ItemRange sentence, std::size_t at, const CueWord& word) {
    // "protestations by union officials that …", "accusations from the union of …"
    const bool has_author = at + 2 < sentence.last && (items_[at + 1].lower == "by" || items_[at + 1].lower == "from");
    const ItemRange author = has_author ? subject_after(items_, at + 2, sentence.last) : ItemRange{};
    const std::size_t next = author.empty() ? at + 1 : author.last;
    if (next + 1 >= sentence.last) return;
    const bool of_doing = items_[next].lower == "of" && items_[next + 1].lower.ends_with("ing") && word.frame.preposition;
    if (!of_doing && items_[next].lower != "that" && !(items_[next].lower == "to" && word.frame.infinitive)) return;
    Cue cue{at, word, author.empty() ? possessor(sentence, at) : author, false};
    clause_content(sentence, cue, of_doing ? next + 1 : next, loose_score);
  }

  // "the union's claim".
  ItemRange possessor(ItemRange sentence, std::size_t at) const {
    for (std::size_t i = at; i > sentence.first && at - i < 4; --i) {
      const std::string_view word = items_[i - 1].lower;
      if (word == "his" || word == "her" || word == "their" || word == "its" || word == "my" || word == "our") return {i - 1, i};
      const bool owns = word.ends_with("'s") || word.ends_with("’s") || word == "’" || word == "'";
      if (!owns) continue;
      std::size_t first = i - 1;
      while (first > sentence.first && is_word(items_[first - 1]) && (items_[first - 1].capital || is_determiner(items_[first - 1].lower))) --first;
      return {first, i};
    }
    return {};
  }

  void according_to(ItemRange sentence, std::size_t at) {
    const ItemRange source = subject_after(items_, at + 2, sentence.last);
    if (source.empty()) return;
    Cue cue{at + 1, {{}, Act::say}, source, false};
    const std::size_t owner = start(cue, that_score);
    found_[owner].cue = {span_of(items_, {at, at + 2})};
    const bool leads = at <= sentence.first + 1;
    if (leads) {
      std::size_t first = source.last;
      while (first < sentence.last && items_[first].kind == ItemKind::mark) ++first;
      set_clause(owner, sentence, first, cue);
    } else {
      set_clause(owner, {sentence.first, at}, sentence.first, {sentence.first, cue.word, {}, false});
    }
    keep(owner);
  }

  // "Ann Lee: “No.”", as in captions, headlines and live pages.
  std::size_t name_and_colon(ItemRange sentence) {
    std::size_t colon = sentence.first;
    while (colon < sentence.last && items_[colon].lower != ":" && colon - sentence.first < 12) ++colon;
    if (colon + 1 >= sentence.last || colon == sentence.first || items_[colon].lower != ":" || !is_quote(items_[colon + 1]) || !items_[sentence.first].capital || is_preposition(items_[sentence.first].lower) || is_conjunction(items_[sentence.first].lower)) return none;  // "On 1 February: “…”" names nobody
    for (std::size_t i = sentence.first; i < colon; ++i)
      if (is_quote(items_[i]) || (is_auxiliary(items_[i].lower) && is_word(items_[i]))) return none;
    const std::size_t owner = found_.size();
    sentence_source_ = {sentence.first, colon};
    found_.push_back({{}, {}, {span_of(items_, sentence_source_)}, that_score});
    for (std::size_t i = colon + 1; i < sentence.last && !is_word(items_[i]); ++i)
      if (is_quote(items_[i])) add_with_chain(owner, items_[i].quotation);
    return keep(owner) ? owner : none;
  }

  // ---- attributions under construction -------------------------------------------------------------------------------------

  std::size_t start(const Cue& cue, float score) {
    Attribution attribution;
    attribution.cue = {items_[cue.at].span};
    if (!cue.source.empty()) attribution.source = {span_of(items_, cue.source)};
    attribution.score = cue.source.empty() ? score * 0.6F : cue.of_what_says ? std::max(score, quote_score) : score;
    found_.push_back(std::move(attribution));
    if (!cue.source.empty()) sentence_source_ = cue.source;
    return found_.size() - 1;
  }

  // Keeps an attribution that got a content; forgets one that got none.
  bool keep(std::size_t owner) {
    if (found_[owner].content.empty()) {
      release(owner);
      found_.pop_back();
      return false;
    }
    if (!found_[owner].source.empty()) last_source_ = found_[owner].source;
    return true;
  }
  void release(std::size_t owner) {
    for (std::size_t i = sentence_.first; i < sentence_.last; ++i)
      if (is_quote(items_[i]) && taken_[items_[i].quotation] == owner) taken_[items_[i].quotation] = none;
  }

  ReadingText text_;
  std::vector<std::size_t> taken_;  // by quotation: the attribution whose content it is
  std::size_t next_quotation_ = 0;
  Items items_;
  bool body_ = true;
  ItemRange sentence_;              // the one being read
  ItemRange sentence_source_;       // of the attribution found last in this sentence
  Spans last_source_;               // of the attribution found last
  std::optional<Announcement> announced_;  // by the sentence before
  std::vector<Attribution> found_;
};

}  // namespace

std::vector<Attribution> attributions_by_rule(const Document& document, const Tokens& tokens, std::span<const Quotation> quotations) { return RuleFinder(document, tokens, quotations).run(); }

}  // namespace onrecord
