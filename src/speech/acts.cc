#include "speech/acts.h"

#include <algorithm>      // std::max_element, std::min, std::sort, std::unique
#include <limits>         // std::numeric_limits
#include <optional>       // std::optional
#include <unordered_map>  // std::unordered_map
#include <utility>        // std::pair
#include <vector>         // std::vector

#include "speech/act_features.h"
#include "speech/act_weights_generated.h"
#include "speech/cue_lexicon.h"
#include "speech/plain_words.h"

namespace onrecord {
namespace {

// Turns of phrase that show what a statement does: forms of speech, none of matters.
enum class Sign : unsigned { denial = 1, own_negation = 2, admission = 4, accusation = 8, promise = 16, demand = 32, threat = 64, must = 128, must_have = 256 };

struct SignRow {
  Sign sign;
  std::string_view phrases;  // between bars
};

constexpr SignRow sign_rows[] = {
    {Sign::denial, "simply untrue|is untrue|are untrue|not true|fiction|nonsense|a lie|false|never said|never met|never discussed|never called|did no such"},
    {Sign::denial, "no such|no plans|had no discussions|have no knowledge|no knowledge of|do not recognise|don't recognise|not recognise|do not accept"},
    {Sign::denial, "don't accept|is not the case|was not the case|no truth|categorically|never happened|did nothing wrong|not aware of|was not aware"},
    {Sign::denial, "nobody has ever|nobody has come|no one has ever|no one has come|no concern|nobody came to|not one word of|nothing has been|nothing to do with"},
    {Sign::denial, "stand by|stood by|stands by|did not know|didn't know"},
    {Sign::own_negation, "i have not|i haven't|i did not|i didn't|i have never|i never|i've never|we have not|we haven't|we did not|we didn't|we have never|we never"},
    {Sign::own_negation, "we've never|i have seen no|we have no plans|i have no plans|i have had no|we have had no|i have made no|we have made no|i gave no|we gave no|we have given no|i have given no|we had no|i had no|i have taken no|we have taken no|i know of no|we know of no|was not ours|was not mine|he did not|she did not"},
    {Sign::own_negation, "they did not|it did not|he had never|she had never|they had never|it had never|he had not|she had not|they had not|the company did not"},
    {Sign::own_negation, "officials did not"},
    {Sign::admission, "i regret|we regret|regret it|i'm sorry|i am sorry|we are sorry|we're sorry|was sorry for|i apologise|i apologize|i was wrong|we were wrong"},
    {Sign::admission, "was a mistake|my mistake|should not have|shouldn't have|was my fault|was our fault|i admit|we admit|i accept that|i confess|to be honest"},
    {Sign::admission, "let's be honest|i was being|i got it wrong|we got it wrong|correcting the record|correct the record|i should have told|we should have told"},
    {Sign::accusation, "lied|lying|liar|liars|lies to|misled|misleading|mislead|dishonest|deceived|betrayed|betrayal|hiding|cover up|covered up|walked out on"},
    {Sign::accusation, "refusing to|refuses to|refused to|broke its promise|broken its promise|broken promise|sold us|sold out|reckless|disgraceful|a disgrace"},
    {Sign::accusation, "shameful|to blame|putting lives|at risk|dangerous|bullying|hypocrisy|hypocrite|failed to|has failed|have failed|was untrue"},
    {Sign::promise, "i will not|we will not|i won't|we won't|we will|i will|we'll|i'll|i shall|we shall|i promise|we promise|i guarantee|we guarantee"},
    {Sign::promise, "there will be no|there will be not|there would be no|there would be not|will be restored|would be restored|would be guaranteed"},
    {Sign::promise, "will be guaranteed|comes back in|will be back|be back with|would return|will return|no preconditions|without conditions|no compulsory"},
    {Sign::promise, "you have my word|give my|will never|would never|no one would be|nobody would be|no one will be|nobody will be|will be called|will be left"},
    {Sign::demand, "must now|must stop|must be|must remove|must not|ought to|we want|i want|we need|we ask you|i ask that|we ask that|we demand|i demand"},
    {Sign::demand, "we call on|i call on|we urge|i urge|put it back|give us|call off|let him|let them|give it back|not a word|don't say|do not say"},
    {Sign::demand, "do not describe|please|nobody says|stick to"},
    {Sign::threat, "or we will|or we'll|or else|unless|will strike|we'll strike|will walk out|will sue|see them in court|see you in court|prepared to strike"},
    {Sign::threat, "face consequences|will resign|be sorry"},
    {Sign::must, "must"},
    {Sign::must_have, "must have"},
};

// What a speaker begins a denial of his own with.
constexpr std::string_view denying_starts[] = {" none ", " never ", " certainly not ", " absolutely not ", " of course not ", " not at all ", " at no time ", " at no point ", " nobody in ", " nobody at ", " no one in ", " no one at ", " not a single ", " not one ", " under no circumstances "};

// What a witness begins an admission with.
constexpr std::string_view admitting_starts[] = {" yes ", " no my ", " it was me ", " i met ", " i went ", " i did mr ", " i did at ", " we did "};
// Verbs that begin an order.
constexpr std::string_view orders[] = {"put", "give", "drag", "delete", "keep", "stop", "stick", "get", "let", "tell", "say", "leave", "look", "send", "make", "bring", "withdraw", "resign", "apologise", "remember", "call", "don't", "please", "be", "go", "come", "try", "take", "use"};
constexpr std::string_view questions[] = {"what", "why", "how", "who", "when", "where", "which", "whose", "is", "are", "was", "were", "do", "does", "did", "has", "have", "can", "could", "will", "would", "should"};

bool starts_with_one_of(std::string_view plain, const auto& words) {
  if (plain.size() < 2) return false;
  const std::string_view first = plain.substr(1, plain.find(' ', 1) - 1);
  for (std::string_view word : words)
    if (first == word) return true;
  return false;
}

bool starts_with_phrase(std::string_view plain, const auto& phrases) {
  for (std::string_view phrase : phrases)
    if (plain.starts_with(phrase)) return true;
  return false;
}

// Whether a cue has words, and none of them of speech: "is afraid of".
bool names_no_speech(std::string_view cue) {
  bool any = false;
  for (std::size_t at = 1; at < cue.size();) {
    const std::size_t end = std::min(cue.find(' ', at), cue.size());
    const std::string_view word = cue.substr(at, end - at);
    if (is_speech_word(word) || word == "by" || word == "from") return false;
    any = any || !word.empty();
    at = end + 1;
  }
  return any;
}

bool asks(std::string_view content, bool turn) {
  if (content.ends_with(" ? ")) return true;
  return turn && has_phrase(content, " ? ") ? content.find(" ? ") + 60 > content.size() : turn && starts_with_one_of(content, questions) && content.size() < 90;
}

// Phrases by their first word.
using SignIndex = std::unordered_map<std::string_view, std::vector<std::pair<std::string_view, unsigned>>>;

const SignIndex& sign_index() {
  static const SignIndex made = [] {
    SignIndex index;
    for (const SignRow& row : sign_rows)
      for (std::size_t at = 0; at < row.phrases.size();) {
        const std::size_t end = std::min(row.phrases.find('|', at), row.phrases.size());
        const std::string_view phrase = row.phrases.substr(at, end - at);
        index[phrase.substr(0, phrase.find(' '))].emplace_back(phrase, static_cast<unsigned>(row.sign));
        at = end + 1;
      }
    return index;
  }();
  return made;
}

// All signs among plain words, as bits, in one pass.
unsigned signs_in(std::string_view content) {
  unsigned signs = 0;
  for (std::size_t at = 1; at < content.size();) {
    const std::size_t end = std::min(content.find(' ', at), content.size());
    const auto found = sign_index().find(content.substr(at, end - at));
    if (found != sign_index().end())
      for (const auto& [phrase, sign] : found->second)
        if (content.substr(at).starts_with(phrase) && (at + phrase.size() >= content.size() || content[at + phrase.size()] == ' ')) signs |= sign;
    at = end + 1;
  }
  return signs;
}

std::optional<Act> act_by_signs(StatementKind kind, std::string_view content, bool turn) {
  const bool own_words = kind == StatementKind::direct || kind == StatementKind::own;
  if (own_words && asks(content, turn)) return Act::ask;
  const unsigned signs = signs_in(content);
  const auto shows = [&](Sign sign) { return (signs & static_cast<unsigned>(sign)) != 0; };
  if (shows(Sign::denial)) return Act::deny;
  if (shows(Sign::admission)) return Act::admit;
  if (shows(Sign::threat)) return Act::threaten;
  if (shows(Sign::accusation)) return Act::accuse;
  if (shows(Sign::own_negation) || (own_words && starts_with_phrase(content, denying_starts))) return Act::deny;
  if (shows(Sign::promise)) return Act::promise;
  if (turn && kind == StatementKind::direct && starts_with_phrase(content, admitting_starts)) return Act::admit;
  if (shows(Sign::demand) || (shows(Sign::must) && !shows(Sign::must_have))) return Act::demand;
  if (own_words && starts_with_one_of(content, orders)) return Act::demand;
  return std::nullopt;
}

// What the model makes of a statement that shows no sign.
Act likeliest_act(StatementKind kind, std::string_view cue, std::string_view content, bool turn) {
  static const std::unordered_map<std::string_view, const ActWeights*> weights = [] {
    std::unordered_map<std::string_view, const ActWeights*> made;
    for (const ActRow& row : act_rows) made.emplace(row.feature, &row.weights);
    return made;
  }();
  std::vector<const ActWeights*> found;  // each counts once
  act_features(kind, cue, content, turn, [&](std::string_view feature) {
    if (const auto row = weights.find(feature); row != weights.end()) found.push_back(row->second);
  });
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  ActWeights scores = act_bias;
  for (const ActWeights* row : found)
    for (std::size_t act = 0; act < scores.size(); ++act) scores[act] += (*row)[act];
  const bool question = has_phrase(content, " ? ") || starts_with_one_of(content, questions);
  if (!question && kind != StatementKind::indirect) scores[static_cast<std::size_t>(Act::ask)] = std::numeric_limits<float>::lowest();  // "31 burns. They would like to know what we say." tells
  return static_cast<Act>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

}  // namespace

std::optional<Act> act_shown(StatementKind kind, std::string_view cue, std::string_view content, bool turn) {
  const std::optional<CueWord> entry = word_of_cue(cue);
  const bool negated = cue_is_negated(cue);
  if (entry && negated && entry->act == Act::deny) return Act::admit;
  if (entry && entry->act == Act::ask) {  // "asked for", "asked to", "asked that" is a request
    const bool request = content.starts_with(" for ") || has_phrase(cue, " for ");
    return request ? Act::demand : Act::ask;
  }
  if (entry && entry->act != Act::say && !negated) return entry->act;
  const bool announced = has_phrase(cue, " announced ") || has_phrase(cue, " announces ");
  if (announced && (has_phrase(content, " would ") || has_phrase(content, " will "))) return Act::promise;
  if (!entry && kind == StatementKind::indirect && names_no_speech(cue)) return Act::hold;
  return act_by_signs(kind, content, turn);
}

Act act_of(StatementKind kind, std::string_view cue, std::string_view content, bool turn) {
  const std::optional<Act> shown = act_shown(kind, cue, content, turn);
  return shown ? *shown : likeliest_act(kind, cue, content, turn);
}

}  // namespace onrecord
