#include "time/said.h"

#include <algorithm>  // std::lower_bound
#include <array>      // std::array
#include <string>     // std::string

namespace onrecord::time {
namespace {

std::string lower(std::string_view text) {
  std::string made(text);
  for (char& c : made) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return made;
}

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array<std::string_view, 11> clause_words{"who", "which", "when", "where", "after", "before", "because", "although", "while", "whose", "if"};
constexpr std::array<std::string_view, 6> side_clauses{"which", "when", "where", "because", "although", "if"};
constexpr std::array<std::string_view, 10> pronouns{"he", "she", "i", "they", "we", "it", "you", "his", "her", "their"};
constexpr std::array<std::string_view, 7> brought_out{"published", "leaked", "released", "printed", "obtained", "disclosed", "seen"};
constexpr std::array<std::string_view, 11> not_the_time{"until", "till", "by", "since", "after", "before", "from", "between", "than", "for", "of"};
constexpr std::array<std::string_view, 5> parts_of_a_day{"morning", "afternoon", "evening", "night", "day"};  // "the evening of 21 May"
constexpr std::array<std::string_view, 9> not_yet{"will", "would", "shall", "could", "should", "might", "may", "to", "if"};
// What is said on an occasion or in a paper of its own day: "in a letter of 3 March", "her remark in June that".
constexpr std::array<std::string_view, 36> occasions{"letter", "meeting", "conference", "hearing", "interview", "statement", "session", "debate", "speech", "rally", "briefing", "evidence",
                                                     "email", "message", "remark", "remarks", "promise", "pledge", "warning", "claim", "comment", "assurance", "announcement", "complaint",
                                                     "answer", "report", "survey", "memo", "note", "review", "release", "post", "article", "tweet", "minutes", "judgment"};
// What is kept from a reporter is kept from him today, whatever the story before it tells of.
constexpr std::array<std::string_view, 6> not_answering{"declined", "declines", "refused", "refuses", "declining", "refusing"};
constexpr std::array<std::string_view, 6> showing{"show", "shows", "reveal", "reveals", "suggest", "suggests"};
constexpr std::array<std::string_view, 6> continuing{"added", "continued", "went", "adding", "adds", "continues"};
constexpr std::array<std::string_view, 6> answering{"replied", "answered", "replies", "answers", "responded", "retorted"};

// "I am told", "she says": told at the time of writing.
bool of_now(std::string_view cue) {
  const std::string_view first = cue.substr(0, cue.find(' '));
  constexpr std::array<std::string_view, 15> present{"am", "is", "are", "says", "say", "tells", "tell", "writes", "insists", "claims", "argues", "denies", "believes", "thinks", "calls"};
  return one_of(first, present);
}

class Sayings {
 public:
  explicit Sayings(const SaidContext& context) : c_(context) {}

  std::vector<std::optional<Interval>> find() {
    std::vector<std::optional<Interval>> found;
    found.reserve(c_.statements.size());
    for (std::size_t i = 0; i < c_.statements.size(); ++i) {
      governed_.push_back(false);
      found.push_back(said(i, found));
    }
    between_two_of_a_talk(found);
    return found;
  }

 private:
  using Said = std::optional<Interval>;

  Said said(std::size_t i, const std::vector<Said>& earlier);
  Said own_words(const Statement& statement) const;
  Said up_to(ByteOffset at) const;
  Said governing(std::size_t i, Span cue) const;
  Said before_anchor(const Timex& timex) const;
  auto timex_from(ByteOffset at) const {  // the first that begins there or behind
    return std::lower_bound(c_.timexes.begin(), c_.timexes.end(), at, [](const Timex& timex, ByteOffset from) { return timex.span.begin < from; });
  }
  bool in_other_content(std::size_t i, Span cue, Span timex) const;
  template <std::size_t N>
  bool plain_between(std::size_t first_word, std::size_t last_word, std::size_t most, const std::array<std::string_view, N>& other_clause, bool in_which) const;
  std::optional<std::size_t> reported_before(std::size_t i) const;
  bool goes_on(std::size_t i, std::size_t before, ByteOffset at) const;
  static bool of_one_talk(const Statement& statement, const Statement& previous);
  bool says_pronoun(const Statement& statement) const;
  Said scene(const Statement& statement, ByteOffset at) const;
  Said scene_of_sentence(std::size_t s, bool head_only) const;
  Said scene_of_turns(std::size_t s) const;
  Said day_in_brackets(const Statement& statement) const;
  Said day_between(std::size_t before, ByteOffset at) const;
  Said day_of_letter(std::size_t i, ByteOffset at) const;
  Said day_of_occasion() const;
  Said day_of_label(const Statement& statement, Span label) const;
  bool on_the_occasion(const Statement& statement, std::string_view cue) const;
  void between_two_of_a_talk(std::vector<Said>& found);
  bool not_said_yet(Span cue) const;
  std::string word(std::size_t w) const { return w < c_.tokens.words.size() ? lower(text_of(c_.document.text, c_.tokens.words[w].span)) : std::string{}; }

  const SaidContext& c_;
  const Said occasion_ = day_of_occasion();  // of the one meeting or hearing that a report is about
  Said last_label_;  // the day of the last message that a report prints behind a label
  std::uint32_t label_paragraph_ = 0;
  std::vector<bool> governed_;  // whether an expression of its own dated the statement
};

Interval exactly(const Timestamp& at, std::string basis) { return {at, at, std::move(basis), {}}; }

// Words of an author are said when they are published, sent or spoken.
Sayings::Said Sayings::own_words(const Statement& statement) const {
  const ByteOffset at = hull(statement.content).begin;
  if (const Timestamp* own = c_.anchors.own(at)) return exactly(*own, statement.message ? "message" : "the post's own date");
  if (statement.part && *statement.part < c_.document.parts.size() && c_.document.parts[*statement.part].kind == PartKind::comment) {
    if (c_.published && c_.published->from) return Interval{c_.published->from, {}, "after the document's date", {}};
    return {};
  }
  if (c_.held) return c_.held;
  if (!c_.published) return {};
  Interval found = *c_.published;
  if (found.basis.empty()) found.basis = "document date";
  return found;
}

// What is reported was said before the report.
Sayings::Said Sayings::up_to(ByteOffset at) const {
  if (const Timestamp* own = c_.anchors.own(at)) return Interval{{}, *own, "before the message or post that reports it", {}};
  if (!c_.published || !c_.published->to) {
    if (c_.held && c_.held->to) return Interval{{}, c_.held->to, "before the end of the meeting", {}};
    return {};
  }
  return Interval{{}, c_.published->to, "document date", {}};
}

Sayings::Said Sayings::before_anchor(const Timex& timex) const {
  if (!timex.interval || timex.type == TimexType::duration || timex.type == TimexType::set) return {};
  if (timex.value.ends_with("_REF")) return {};
  Interval found = *timex.interval;
  const std::optional<Timestamp>& anchor = c_.anchors.at(timex.span.begin);
  if (!anchor || !found.from) return found;
  if (found.from->date > anchor->date) return {};  // still to come
  if (found.to && found.to->date > anchor->date) found.to = *anchor;
  return found;
}

bool Sayings::in_other_content(std::size_t i, Span cue, Span timex) const {
  const std::size_t reach = 12;  // statements beside it in the text
  const std::size_t first = i > reach ? i - reach : 0, last = std::min(c_.statements.size(), i + reach + 1);
  constexpr ByteOffset frame = 8;  // bytes around the expression: "In November", the paper said, ...
  for (std::size_t k = first; k < last; ++k) {
    if (k != i && !c_.statements[k].cue.empty() && one_of(lower(text_of(c_.document.text, c_.statements[k].cue.front())), showing)) continue;  // "messages show that on 17 October the chief told …"
    for (const Span content : c_.statements[k].content)
      if (content.contains(timex) && content.size() > timex.size() + frame && (k == i || !content.contains(cue))) return true;
  }
  return false;
}

// Whether no more than `most` words and no other clause lie between two words. `in_which`: "in which" opens no other clause.
template <std::size_t N>
bool Sayings::plain_between(std::size_t first_word, std::size_t last_word, std::size_t most, const std::array<std::string_view, N>& other_clause, bool in_which) const {
  std::size_t counted = 0;
  const bool allow_comma = most > 10;
  for (std::size_t w = first_word; w < last_word; ++w) {
    const std::string said = word(w);
    if (said == ";" || said == ":" || said == "." || (!allow_comma && said == ",")) return false;
    if (one_of(said, other_clause) && !(in_which && w > first_word && word(w - 1) == "in")) return false;
    counted += c_.tokens.words[w].letters;
    if (counted > most) return false;
  }
  return true;
}

// "will tell MPs", "is to announce", "if he says": no past statement.
bool Sayings::not_said_yet(Span cue) const {
  const std::size_t w = c_.tokens.word_at(cue.begin);
  constexpr std::size_t reach = 2;
  for (std::size_t back = 1; back <= reach && back <= w; ++back) {
    const std::string before = word(w - back);
    if (!c_.tokens.words[w - back].letters) return false;
    if (before == "to") return w >= back + 1 && (word(w - back - 1) == "is" || word(w - back - 1) == "are" || word(w - back - 1) == "expected" || word(w - back - 1) == "due");
    if (one_of(before, not_yet)) return before == "will" || before == "shall";
  }
  return false;
}

// The expression of the cue's sentence, outside of what is said, that tells when: close behind the cue ("said on Monday
// that"), or before it at the head of its clause ("On Monday Ann Lee said").
Sayings::Said Sayings::governing(std::size_t i, Span cue) const {
  const std::size_t s = c_.tokens.sentence_at(cue.begin);
  if (s >= c_.tokens.sentences.size()) return {};
  // No expression farther off governs a cue; the bound keeps a document of one endless sentence linear.
  constexpr ByteOffset reach = 600;  // bytes
  Span sentence = c_.tokens.sentences[s].span;
  if (cue.begin - std::min(cue.begin, sentence.begin) > reach) sentence.begin = cue.begin - reach;
  if (sentence.end > cue.end + reach) sentence.end = cue.end + reach;
  const std::size_t cue_first = c_.tokens.word_at(cue.begin), cue_last = c_.tokens.word_at(cue.end);
  auto next = timex_from(sentence.begin);
  Said before, behind;
  std::size_t before_last = 0;  // the word behind the expression of `before`
  for (; next != c_.timexes.end() && next->span.begin < sentence.end; ++next) {
    if (next->span.overlaps(cue)) continue;
    const std::size_t first = c_.tokens.word_at(next->span.begin), last = c_.tokens.word_at(next->span.end);
    const bool occasion_before = first > 1 && one_of(word(first - 2), occasions);
    // "Pointed to her remark in June that": the words that name an occasion may be taken for what was said.
    const bool names_occasion = occasion_before && next->span.begin >= cue.end && word(last) == "that";
    if (!names_occasion && in_other_content(i, cue, next->span)) continue;
    const bool part_of_it = first > 1 && word(first - 1) == "of" && one_of(word(first - 2), parts_of_a_day);
    if (first > 0 && one_of(word(first - 1), not_the_time) && !occasion_before && !part_of_it) continue;
    const std::string after = word(last);
    const bool possessive = after.starts_with("'") || after.starts_with("’");
    if (possessive && !one_of(word(last + 1), occasions) && !one_of(word(last + 2), occasions)) continue;
    Said dated = before_anchor(*next);
    if (!dated) continue;
    if (first > 1 && (one_of(word(first - 1), brought_out) || one_of(word(first - 2), brought_out))) dated->from.reset();  // said before it came out
    if (next->span.begin >= cue.end) {
      if (!behind && plain_between(cue_last, first, 8, clause_words, false)) behind = dated;
    } else {
      // At the head of the sentence, or of an occasion ("in a message of 15 October in which he said"), it reaches far.
      const std::size_t begin = c_.tokens.sentences[s].first_word;
      const bool opens = first <= begin + 3 || (first <= begin + 5 && (word(begin) == "on" || word(first - 1) == "dated")) ||  // "On the evening of 21 May", "In one, dated 9 May, she says"
                         (first > 1 && word(first - 1) == "on" && word(first - 2) == "that");                                  // "show that on 17 October the chief told"
      // "On 9 January, five days earlier, she wrote": what is put beside a day only explains it.
      if (is_one_day(before) && first > 0 && word(first - 1) == "," && before_last == first - 1) continue;
      if (before && is_one_day(dated) && first > 1 && word(first - 1) == "on" && word(first - 2) == "," && before_last == first - 2) {  // "five weeks earlier, on 14 August"
        before = dated;
        before_last = last;
        continue;
      }
      // "On Monday she wrote that ..., adding": the day reaches to the end of what she adds.
      const bool reaches = opens || occasion_before ? plain_between(last, cue_first, 24, side_clauses, !opens) : plain_between(last, cue_first, 5, clause_words, false);
      if (reaches || (opens && next->span.size() > 0 && one_of(word(cue_first), continuing))) before = dated, before_last = last;
    }
  }
  return behind ? behind : before;
}

// The statement before it that tells of a saying, past the author's own words in between (a mail, a witness's answer).
std::optional<std::size_t> Sayings::reported_before(std::size_t i) const {
  constexpr std::size_t reach = 3;
  for (std::size_t back = 1; back <= reach && back <= i; ++back) {
    const Statement& statement = c_.statements[i - back];
    const bool own = statement.kind == StatementKind::own || (statement.cue.empty() && (statement.message || statement.part));
    if (!own) return i - back;
  }
  return {};
}

// Of one conversation with the statement before it: a speaker who goes on or answers, a pronoun in the next sentence, the
// next lines of one chat or meeting, a quotation without a cue of its own.
bool Sayings::goes_on(std::size_t i, std::size_t before, ByteOffset at) const {
  const Statement& statement = c_.statements[i];
  const Statement& previous = c_.statements[before];
  const ByteOffset there = previous.cue.empty() ? hull(previous.content).begin : previous.cue.front().begin;
  const std::size_t paragraphs = c_.tokens.paragraph_at(at) - std::min(c_.tokens.paragraph_at(there), c_.tokens.paragraph_at(at));
  if (paragraphs > 1) return false;
  const auto& voices = c_.people.voices;
  const bool same_voice = i < voices.size() && voices[i].speaker && voices[i].speaker == voices[before].speaker;
  if (statement.cue.empty()) return paragraphs == 0 || same_voice;
  const std::string cue = lower(text_of(c_.document.text, statement.cue.front()));
  if (one_of(cue, not_answering)) return false;
  if (same_voice && one_of(cue, continuing)) return true;
  if (paragraphs == 0 && one_of(cue, answering)) return true;
  if (of_one_talk(statement, previous)) return true;
  return says_pronoun(statement) && !of_now(cue) && c_.tokens.sentence_at(at) <= c_.tokens.sentence_at(there) + 1;
}

bool Sayings::of_one_talk(const Statement& statement, const Statement& previous) {
  const bool talk = statement.channel == Channel::chat || statement.channel == Channel::meeting || statement.channel == Channel::email;
  return talk && statement.channel == previous.channel;
}

bool Sayings::says_pronoun(const Statement& statement) const {
  return !statement.source.empty() && one_of(lower(text_of(c_.document.text, statement.source.front())), pronouns);
}

// The day of a past scene that a sentence sets: "On 11 June, in his office." Not the sentence's other clauses, unless the
// whole of it may set the scene ("I took her through it on 28 August.") and names one day only.
Sayings::Said Sayings::scene_of_sentence(std::size_t s, bool head_only) const {
  const Sentence& sentence = c_.tokens.sentences[s];
  auto next = timex_from(sentence.span.begin);
  if (next == c_.timexes.end() || next->span.begin >= sentence.span.end) return {};
  constexpr std::size_t head = 4;  // words
  const std::size_t first = c_.tokens.word_at(next->span.begin);
  const Said dated = before_anchor(*next);
  if (!is_one_day(dated)) return {};
  if (first > sentence.first_word + head) {
    const bool alone = std::next(next) == c_.timexes.end() || std::next(next)->span.begin >= sentence.span.end;
    if (head_only || !alone || first == 0 || word(first - 1) != "on") return {};
  }
  const std::optional<Timestamp>& anchor = c_.anchors.at(next->span.begin);
  return anchor && dated->from->date < anchor->date ? dated : Said{};
}

// "Q. 28 August. Did you meet her? A. I did. Q. What did she say? A. She said ...": a witness stays with the day of the question.
Sayings::Said Sayings::scene_of_turns(std::size_t s) const {
  constexpr std::size_t reach = 6;  // paragraphs
  const std::size_t here = c_.tokens.sentences[s].paragraph;
  for (std::size_t back = s; back-- > 0 && here - c_.tokens.sentences[back].paragraph <= reach;) {
    const Sentence& sentence = c_.tokens.sentences[back];
    const std::size_t next = back + 1 < c_.tokens.sentences.size() ? c_.tokens.sentences[back + 1].first_word : c_.tokens.words.size();
    constexpr std::size_t topic = 6;  // words: "28 August." or "The subsidy." names what the next questions are about
    if (next - sentence.first_word < 3 || next - sentence.first_word > topic || c_.tokens.sentences[back + 1].paragraph != sentence.paragraph) continue;
    return scene_of_sentence(back, true);
  }
  return {};
}

// "On 11 June, in his office. I told him ...": the day at the head of the sentence before, in the same paragraph.
Sayings::Said Sayings::scene(const Statement& statement, ByteOffset at) const {
  if (!says_pronoun(statement) && statement.channel != Channel::chat) return {};
  const std::size_t s = c_.tokens.sentence_at(at);
  constexpr std::size_t reach = 2;  // sentences back
  for (std::size_t back = 1; back <= reach && back <= s; ++back) {
    if (c_.tokens.sentences[s - back].paragraph != c_.tokens.sentences[s].paragraph) break;
    if (Said found = scene_of_sentence(s - back, back > 1)) return found;
  }
  const std::string cue = statement.cue.empty() ? std::string{} : lower(text_of(c_.document.text, statement.cue.front()));
  const bool told = cue == "said" || cue == "told" || cue == "asked" || cue == "wrote";  // "has said" is of no scene
  return told && c_.document.kind == DocumentKind::transcript ? scene_of_turns(s) : Said{};
}

// “No.” (Ann Lee, Ham Radio, 4 May).
Sayings::Said Sayings::day_in_brackets(const Statement& statement) const {
  constexpr ByteOffset longest = 120;  // bytes
  const ByteOffset end = hull(statement.content).end;
  const std::string_view behind = std::string_view(c_.document.text).substr(end, longest);
  const std::size_t open = behind.find('('), close = behind.find(')');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open || behind.substr(0, open).find_first_not_of(" .”\"") != std::string_view::npos) return {};
  auto timex = timex_from(end);
  Said found;
  for (; timex != c_.timexes.end() && timex->span.end <= end + close; ++timex)
    if (Said dated = before_anchor(*timex)) found = dated;
  return found;
}

// "The worst exchange came on 31 January. “No,” she wrote.": the day that a sentence between the statement before and this one sets, in its paragraph.
Sayings::Said Sayings::day_between(std::size_t before, ByteOffset at) const {
  constexpr std::size_t reach = 2;  // sentences
  const Channel channel = c_.statements[before].channel;
  if (channel != Channel::chat && channel != Channel::email && channel != Channel::letter) return {};
  const std::size_t s = c_.tokens.sentence_at(at), behind = c_.tokens.sentence_at(hull(c_.statements[before].content).end);
  for (std::size_t back = 1; back <= reach && back <= s && s - back > behind && s - back < c_.tokens.sentences.size(); ++back) {
    if (c_.tokens.sentences[s - back].paragraph != c_.tokens.sentences[s].paragraph) break;
    if (Said found = scene_of_sentence(s - back, false)) return found;
  }
  return {};
}

// "The first letter, dated 22 April, is from Lee to Roe. … Lee writes that": the day of a letter told of in one of the sentences before, which names him.
Sayings::Said Sayings::day_of_letter(std::size_t i, ByteOffset at) const {
  constexpr std::size_t reach = 6;  // sentences
  constexpr std::array<std::string_view, 7> letters{"letter", "reply", "email", "e-mail", "memo", "note", "answer"};
  const Statement& statement = c_.statements[i];
  const auto& voices = c_.people.voices;
  if ((statement.channel != Channel::letter && statement.channel != Channel::email) || i >= voices.size() || !voices[i].speaker || *voices[i].speaker >= c_.people.actors.size()) return {};
  const std::string name = lower(c_.people.actors[*voices[i].speaker].name);
  const std::string surname = name.substr(name.rfind(' ') + 1);
  const std::size_t s = c_.tokens.sentence_at(at);
  for (std::size_t back = 0; back <= reach && back <= s && s - back < c_.tokens.sentences.size(); ++back) {
    const Sentence& sentence = c_.tokens.sentences[s - back];
    bool letter = false, his = false;
    for (std::size_t w = sentence.first_word; w < sentence.last_word; ++w) {
      letter = letter || one_of(word(w), letters);
      his = his || word(w) == surname;
    }
    if (!letter || !his) continue;
    for (auto timex = timex_from(sentence.span.begin); timex != c_.timexes.end() && timex->span.begin < sentence.span.end; ++timex) {
      constexpr std::size_t day_size = 10;  // bytes of "2016-05-07"
      const std::size_t first = c_.tokens.word_at(timex->span.begin);
      if (timex->value.size() != day_size || first == 0 || !(word(first - 1) == "dated" || word(first - 1) == "of" || word(first - 1) == "on")) continue;
      if (Said found = before_anchor(*timex)) return found;
    }
  }
  return {};
}

// A report that begins with a meeting or a hearing and its day ("Monday's meeting in the hall", "The tribunal heard yesterday").
Sayings::Said Sayings::day_of_occasion() const {
  constexpr std::size_t top = 4;      // sentences
  constexpr int freshest = 10;        // days from it to the report
  constexpr std::array<std::string_view, 12> gatherings{"meeting", "hearing", "tribunal", "inquest", "rally", "hustings", "court", "session", "inquiry", "trial", "evidence", "debate"};
  if (c_.document.kind != DocumentKind::article || !c_.published || !c_.published->to) return {};
  bool gathering = false;
  Said day;
  std::size_t seen = 0;
  for (const Part& part : c_.document.parts) {
    if (part.kind != PartKind::body) continue;
    for (std::size_t s = c_.tokens.sentence_at(part.span.begin); s < c_.tokens.sentences.size() && c_.tokens.sentences[s].span.begin < part.span.end && seen < top; ++s, ++seen) {
      const Sentence& sentence = c_.tokens.sentences[s];
      for (std::size_t w = sentence.first_word; w < sentence.last_word; ++w) gathering = gathering || one_of(word(w), gatherings);
      for (auto timex = timex_from(sentence.span.begin); !day && timex != c_.timexes.end() && timex->span.begin < sentence.span.end; ++timex) {
        const Said found = before_anchor(*timex);
        if (found && found->from && found->to && found->from->date == found->to->date && days_between(found->from->date, c_.published->to->date) <= freshest && found->from->date < c_.published->to->date) day = found;
      }
    }
    if (seen >= top) break;
  }
  return gathering ? day : Said{};
}

// What is reported of a meeting without saying when else it was said; not what was told or written to somebody elsewhere.
bool Sayings::on_the_occasion(const Statement& statement, std::string_view cue) const {
  if (!occasion_ || statement.inside || of_now(cue) || one_of(cue, not_answering) || cue.starts_with("has ") || cue.starts_with("have ") || cue.starts_with("had ")) return false;
  return statement.channel == Channel::meeting || statement.channel == Channel::parliament || statement.channel == Channel::speech || statement.channel == Channel::press || statement.channel == Channel::unknown;
}

// The day in the label of a message that a report prints; a weekday alone is the next one from the message before, and where no day stands it is that message's.
Sayings::Said Sayings::day_of_label(const Statement& statement, Span label) const {
  constexpr std::uint32_t reach = 8;  // paragraphs from the message before
  const std::uint32_t paragraph = c_.tokens.paragraph_at(label.begin);
  const Said base = last_label_ && paragraph <= label_paragraph_ + reach ? last_label_ : scene(statement, label.begin);
  const auto timex = timex_from(label.begin);
  if (timex == c_.timexes.end() || timex->span.end > label.end || timex->type == TimexType::duration) return base;
  const bool has_a_number = text_of(c_.document.text, timex->span).find_first_of("0123456789") != std::string_view::npos;
  const Said found = has_a_number ? before_anchor(*timex) : timex->interval;  // a weekday may be read as one to come
  if (!found || !found->from) return base;
  if (has_a_number) return found;
  if (!base || !base->from) return {};  // of which week?
  constexpr unsigned week = 7;
  Interval day = day_interval(add_days(base->from->date, static_cast<int>((weekday_of(found->from->date) + week - weekday_of(base->from->date)) % week)));
  day.basis = found->basis;
  day.span = found->span;
  return day;
}

// A remark between two that were made at one time, in one paragraph, was made then too.
void Sayings::between_two_of_a_talk(std::vector<Said>& found) {
  for (std::size_t i = 1; i + 1 < found.size(); ++i) {
    if (governed_[i] || !governed_[i - 1] || !governed_[i + 1] || !found[i - 1] || !found[i + 1] || c_.statements[i].content.empty()) continue;
    if (found[i - 1]->from != found[i + 1]->from || found[i - 1]->to != found[i + 1]->to || found[i - 1]->basis != found[i + 1]->basis) continue;
    if (c_.statements[i].kind == StatementKind::own || c_.statements[i].cue.empty() || not_said_yet(c_.statements[i].cue.front())) continue;
    const auto paragraph = [&](std::size_t k) { return c_.tokens.paragraph_at(hull(c_.statements[k].content).begin); };
    if (paragraph(i + 1) - std::min(paragraph(i + 1), paragraph(i - 1)) <= 1) found[i] = found[i - 1], governed_[i] = true;
  }
}

Sayings::Said Sayings::said(std::size_t i, const std::vector<Said>& earlier) {
  const Statement& statement = c_.statements[i];
  if (statement.content.empty()) return {};
  if (statement.kind == StatementKind::own || (statement.cue.empty() && (statement.message || statement.part))) return own_words(statement);
  if (const auto label = statement.channel == Channel::chat ? line_label(c_.document.text, statement) : std::nullopt)
    if (Said day = day_of_label(statement, *label)) {
      governed_[i] = true;
      last_label_ = day;
      label_paragraph_ = c_.tokens.paragraph_at(label->begin);
      return day;
    }
  const Span cue = statement.cue.empty() ? Span{} : statement.cue.front();
  const ByteOffset at = cue.empty() ? hull(statement.content).begin : cue.begin;
  if (!cue.empty()) {
    if (not_said_yet(cue)) return {};
    if (Said found = governing(i, cue)) {
      governed_[i] = true;
      return found;
    }
  }
  if (cue.empty())
    if (Said credited = day_in_brackets(statement)) return credited;
  const std::optional<std::size_t> before = reported_before(i);
  if (before && goes_on(i, *before, at)) {
    if (Said day = day_between(*before, at)) {
      governed_[i] = true;
      return day;
    }
  }
  if (before && governed_[*before] && earlier[*before] && goes_on(i, *before, at)) {
    governed_[i] = true;
    return earlier[*before];
  }
  if (Said letter = day_of_letter(i, at)) {
    governed_[i] = true;
    return letter;
  }
  // A remark in between ("when she asked what to say") does not end a talk.
  if (i > 1 && !governed_[i - 1] && governed_[i - 2] && earlier[i - 2] && of_one_talk(statement, c_.statements[i - 2]) &&
      c_.tokens.paragraph_at(at) <= c_.tokens.paragraph_at(hull(c_.statements[i - 2].content).begin) + 1) {
    governed_[i] = true;
    return earlier[i - 2];
  }
  const std::string words = lower(text_of(c_.document.text, cue));
  const bool of_the_day = one_of(words, not_answering) || of_now(words);
  if (Said found = of_the_day ? Said{} : scene(statement, at)) {
    governed_[i] = true;
    return found;
  }
  // Minutes and transcripts record what was said there.
  if (c_.held && !statement.inside) return c_.held;
  return on_the_occasion(statement, words) ? occasion_ : up_to(at);
}

}  // namespace

std::vector<std::optional<Interval>> find_said(const SaidContext& context) { return Sayings(context).find(); }

}  // namespace onrecord::time
