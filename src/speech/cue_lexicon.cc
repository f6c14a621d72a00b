#include "speech/cue_lexicon.h"

#include <algorithm>      // std::any_of, std::min
#include <unordered_map>  // std::unordered_map
#include <unordered_set>  // std::unordered_set

namespace onrecord {
namespace {

// Frame letters: q quote, t that, b bare clause, i infinitive, w wh-clause, o object, p preposition, a addressee, n noun too.
struct Row {
  std::string_view forms;
  std::string_view frame;
  Act act;
};

constexpr Row verb_rows[] = {
    {"said says saying say", "qtb", Act::say},
    {"told tells telling tell", "qtbiwa", Act::say},
    {"wrote writes writing written", "qtb", Act::say},
    {"added adds adding", "qtb", Act::say},
    {"tweeted tweets tweeting posted texted messaged emailed", "qtb", Act::say},
    {"reported reports reporting", "qtbn", Act::say},
    {"announced announces announcing", "qtb", Act::say},
    {"declared declares declaring", "qtb", Act::say},
    {"stated states stating", "qtn", Act::say},
    {"claimed claims claiming", "qtbin", Act::say},
    {"argued argues arguing", "qtb", Act::say},
    {"insisted insists insisting", "qtb", Act::say},
    {"maintained maintains contended contends asserted asserts alleged alleges asserting alleging contending", "qtb", Act::say},
    {"noted notes noting observed observes observing remarked remarks", "qtbn", Act::say},
    {"explained explains explaining", "qtbw", Act::say},
    {"suggested suggests suggesting", "qtb", Act::say},
    {"revealed reveals reveal revealing disclosed discloses disclosing", "qtbw", Act::say},
    {"showed shows show shown showing", "tn", Act::say},
    {"found finds", "t", Act::say},
    {"predicted predicts predicting forecast", "qtb", Act::say},
    {"estimated estimates concluded concludes estimating", "qtbn", Act::say},
    {"indicated indicates indicating signalled signaled", "qtb", Act::say},
    {"replied replies replying responded responds retorted countered answered responding", "qt", Act::say},
    {"continued continues", "q", Act::say},
    {"joked jokes quipped boasted boasts bragged mused recalled recalls", "qtbn", Act::say},
    {"shouted cried exclaimed whispered muttered laughed sighed", "q", Act::say},
    {"testified testifies", "qtb", Act::say},
    {"reminded reminds reminding informed informs notified", "qtba", Act::say},
    {"emphasized emphasised stressed stresses underlined reiterated reiterates repeated stressing", "qtb", Act::say},
    {"described describes describing characterized characterised", "op", Act::say},
    {"called calls calling dubbed branded labelled labeled", "opn", Act::say},
    {"wondered wonders", "qw", Act::ask},
    {"asked asks asking", "qiwatp", Act::ask},
    {"inquired enquired", "qw", Act::ask},
    {"demanded demands demanding", "qtbin", Act::demand},
    {"urged urges urging", "qtai", Act::demand},
    {"ordered instructed", "qtai", Act::demand},
    {"appealed appeals", "pi", Act::demand},
    {"recommended recommends proposed proposes", "qtb", Act::demand},
    {"promised promises promising", "qtbian", Act::promise},
    {"pledged pledges vowed vows swore swears undertook agreed agrees", "qtbin", Act::promise},
    {"assured assures assuring", "qtba", Act::promise},
    {"guaranteed guarantees", "tb", Act::promise},
    {"warned warns warning", "qtbapn", Act::say},
    {"threatened threatens threatening", "ti", Act::threaten},
    {"denied denies denying deny", "qtbp", Act::deny},
    {"refuted refutes rejected rejects dismissed dismisses", "qo", Act::deny},
    {"disputed disputes dispute", "tn", Act::deny},
    {"admitted admits admitting conceded concedes conceding acknowledged acknowledges acknowledging confessed confesses", "qtb", Act::admit},
    {"confirmed confirms confirming", "qtb", Act::admit},
    {"apologised apologized", "qp", Act::admit},
    {"accused accuses accusing", "ap", Act::accuse},
    {"complained complains complaining", "qtbp", Act::accuse},
    {"blamed criticised criticized condemned slammed blasted", "qp", Act::accuse},
    {"charged alleged", "qt", Act::accuse},
    {"confided confides", "qt", Act::say},
    {"believes believed believe believing", "tb", Act::hold},
    {"thinks thought think thinking", "tbn", Act::hold},
    {"wants wanted want wanting", "in", Act::hold},
    {"hopes hoped hope hoping", "tbin", Act::hold},
    {"fears feared fear fearing worry worried worries", "tbn", Act::hold},
    {"expects expected expect", "ti", Act::hold},
    {"felt feels", "t", Act::hold},
    {"knew knows", "t", Act::hold},
};

constexpr Row noun_rows[] = {
    {"accusation accusations allegation allegations complaint complaints", "tp", Act::accuse},
    {"claim claims assertion assertions statement statements remark remarks comment comments argument arguments suggestion suggestions", "t", Act::say},
    {"protestation protestations insistence message", "t", Act::say},
    {"assurance assurances commitment undertaking", "t", Act::promise},
    {"promise promises pledge pledges", "ti", Act::promise},
    {"warning warnings", "t", Act::say},
    {"threat threats", "t", Act::threaten},
    {"demand demands", "ti", Act::demand},
    {"denial denials", "t", Act::deny},
    {"admission admissions acknowledgment acknowledgement confession", "t", Act::admit},
    {"belief fear fears hope hopes view conviction", "t", Act::hold},
};

// Speech without a frame the rules could use; the model finds such cues.
constexpr std::string_view speech_words =
    "according per quote quoted quotes quoting cite cited cites citing speak spoke speaks speaking spoken mention "
    "mentioned mentioning mentions refer referred referring point points pointed pointing express expressed expresses voice voiced question questioned questioning "
    "raise raised answer explain describe note argue insist suggest call ask respond announce recall acknowledge concede confirm accuse warn urge claim "
    "defend defended defending praise praised praises praising attack attacked attacks attacking denounce denounced denouncing decried railed criticism criticize criticizing "
    "criticising criticise critique mocked mocking touted touts hailed hailing thanked thanks lamented laments applauded slams slam ripped rips lashed derided ridiculed echoed "
    "echoing echoes issued published publish released release unveiled presented presents tabled put outlined outlines laid detailed recounted recounts pleaded articulated "
    "read reads reading words letter speech message interview testimony phoned rang rings adamant hinted hints implied implies floated cautioned cautions advised opined penned "
    "protested objected contention request requested requests retweeted shared share sworn addressed addressing delivered paraphrase paraphrased agree agreed apparently reportedly "
    "comment commented commenting tell offered offers offering offer highlighted invoked listed identified compared rebuked scolded chided blasts mused boast";

CueFrame read_frame(std::string_view letters) {
  CueFrame frame;
  for (char letter : letters) switch (letter) {
      case 'q': frame.quote = true; break;
      case 't': frame.that = true; break;
      case 'b': frame.bare = true; break;
      case 'i': frame.infinitive = true; break;
      case 'w': frame.wh = true; break;
      case 'o': frame.object = true; break;
      case 'p': frame.preposition = true; break;
      case 'a': frame.addressee = true; break;
      default: frame.noun_too = true;
    }
  return frame;
}

using Lexicon = std::unordered_map<std::string_view, CueWord>;

template <std::size_t N>
Lexicon lexicon_of(const Row (&rows)[N]) {
  Lexicon lexicon;
  for (const Row& row : rows)
    for (std::size_t at = 0; at < row.forms.size();) {
      const std::size_t end = std::min(row.forms.find(' ', at), row.forms.size());
      lexicon.emplace(row.forms.substr(at, end - at), CueWord{read_frame(row.frame), row.act});
      at = end + 1;
    }
  return lexicon;
}

std::unordered_set<std::string_view> words_in(std::string_view list) {
  std::unordered_set<std::string_view> words;
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find(' ', at), list.size());
    words.insert(list.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::optional<CueWord> look_up(const Lexicon& lexicon, std::string_view word) {
  const auto found = lexicon.find(word);
  if (found == lexicon.end()) return std::nullopt;
  return found->second;
}

}  // namespace

std::optional<CueWord> cue_verb(std::string_view word) {
  static const Lexicon lexicon = lexicon_of(verb_rows);
  return look_up(lexicon, word);
}

bool is_speech_word(std::string_view word) {
  static const std::unordered_set<std::string_view> more = words_in(speech_words);
  const std::optional<CueWord> verb = cue_verb(word), noun = cue_noun(word);
  return (verb && verb->act != Act::hold) || (noun && noun->act != Act::hold) || more.contains(word);
}

std::optional<CueWord> cue_noun(std::string_view word) {
  static const Lexicon lexicon = lexicon_of(noun_rows);
  return look_up(lexicon, word);
}

bool is_writing(std::string_view word) {
  static const std::unordered_set<std::string_view> words{"letter", "letters", "email", "emails", "mail", "mails", "message", "messages", "statement", "note", "reply", "response", "memo", "post", "tweet", "answer"};
  return words.contains(word);
}

std::optional<CueWord> word_of_cue(std::string_view cue) {
  std::optional<CueWord> found;
  for (std::size_t at = 1; at < cue.size();) {
    const std::size_t end = std::min(cue.find(' ', at), cue.size());
    const std::string_view word = cue.substr(at, end - at);
    std::optional<CueWord> entry = cue_verb(word);
    if (!entry) entry = cue_noun(word);
    if (entry && (!found || found->act == Act::say || entry->act != Act::say)) found = entry;
    at = end + 1;
  }
  return found;
}

bool cue_is_negated(std::string_view cue) {
  constexpr std::string_view negations[] = {" not ", " didn't ", " never ", " nor "};
  return std::any_of(std::begin(negations), std::end(negations), [&](std::string_view negation) { return cue.find(negation) != std::string_view::npos; });
}

bool cue_denies(std::string_view cue) {
  const std::optional<CueWord> entry = word_of_cue(cue);
  return entry && entry->act == Act::deny && !cue_is_negated(cue);
}

}  // namespace onrecord
