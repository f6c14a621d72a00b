#include "speech/acts.h"

#include <optional>  // std::optional
#include <string>    // std::string

#include "speech/cue_lexicon.h"
#include "speech/plain_words.h"

namespace onrecord {
namespace {

// Words of the content, most telling first. Each list is of forms of speech, none of matters.
constexpr std::string_view denials[] = {" simply untrue ", " is untrue ", " are untrue ", " not true ", " fiction ", " nonsense ", " a lie ", " false ", " never said ", " never met ", " never discussed ", " never called ",
                                        " did no such ", " no such ", " no plans ", " had no discussions ", " have no knowledge ", " no knowledge of ", " do not recognise ", " don't recognise ",
                                        " not recognise ", " do not accept ", " don't accept ", " is not the case ", " was not the case ", " no truth ", " categorically ", " never happened ", " did nothing wrong ",
                                        " not aware of ", " was not aware ", " nobody has ever ", " nobody has come ", " no one has ever ", " no one has come ", " no concern ", " nobody came to ", " not one word of ", " nothing has been ", " nothing to do with ", " stand by ", " stood by ", " stands by ",
                                        " did not know ", " didn't know "};
// "We have not …", "I never …": the speaker's own doing, negated.
constexpr std::string_view own_negations[] = {" i have not ", " i haven't ", " i did not ", " i didn't ", " i have never ", " i never ", " i've never ", " we have not ", " we haven't ", " we did not ", " we didn't ", " we have never ",
                                              " we never ", " we've never ", " i have seen no ", " we have no plans ", " i have no plans ", " i have had no ", " we have had no ", " was not ours ", " was not mine ", " he did not ",
                                              " she did not ", " they did not ", " it did not ", " he had never ", " she had never ", " they had never ", " it had never ", " he had not ", " she had not ", " they had not ", " the company did not ",
                                              " officials did not "};
constexpr std::string_view admissions[] = {" i regret ", " we regret ", " regret it ", " i'm sorry ", " i am sorry ", " we are sorry ", " we're sorry ", " was sorry for ", " i apologise ", " i apologize ", " i was wrong ", " we were wrong ", " was a mistake ", " my mistake ",
                                           " should not have ", " shouldn't have ", " was my fault ", " was our fault ", " i admit ", " we admit ", " i accept that ", " i confess ",
                                           " to be honest ", " let's be honest ", " i was being ", " i got it wrong ", " we got it wrong ", " correcting the record ", " correct the record ", " i should have told ", " we should have told ", " they're my ", " were his ", " were mine ", " i had said the opposite "};
constexpr std::string_view admitting_starts[] = {" yes ", " no my ", " it was me ", " i met ", " i went ", " i did mr ", " i did at ", " we did "};
constexpr std::string_view accusations[] = {" lied ", " lying ", " liar ", " liars ", " lies to ", " misled ", " misleading ", " mislead ", " dishonest ", " deceived ", " betrayed ", " betrayal ", " hiding ", " cover up ", " covered up ",
                                            " walked out on ", " refusing to ", " refuses to ", " refused to ", " broke its promise ", " broken its promise ", " broken promise ", " sold us ", " sold out ", " reckless ", " disgraceful ", " a disgrace ", " shameful ",
                                            " to blame ", " putting lives ", " at risk ", " dangerous ", " not one inch ", " bullying ", " hypocrisy ", " hypocrite ", " failed to ", " has failed ", " have failed ", " was untrue ",
                                            " corrosive ", " accident ", " filleted ", " have taken both ", " has taken both "};
constexpr std::string_view promises[] = {" i will not ", " we will not ", " i won't ", " we won't ", " we will ", " i will ", " we'll ", " i'll ", " i shall ", " we shall ", " i promise ", " we promise ", " i guarantee ", " we guarantee ", " there will be no ", " there will be not ",
                                         " there would be no ", " there would be not ", " will be restored ", " would be restored ", " would be guaranteed ", " will be guaranteed ", " comes back in ", " will be back ", " be back with ", " would return ", " will return ",
                                         " no preconditions ", " without conditions ", " no compulsory ", " you have my word ", " give my ", " will never ", " would never ", " no one would be ", " nobody would be ", " no one will be ", " nobody will be ", " will be called ", " will be left "};
constexpr std::string_view demands[] = {" must now ", " must stop ", " must be ", " must remove ", " must not ", " ought to ", " we want ", " i want ", " we need ", " we ask you ", " i ask that ", " we ask that ", " we demand ", " i demand ", " we call on ",
                                        " i call on ", " we urge ", " i urge ", " put it back ", " give us ", " call off ", " let him ", " let them ", " give it back ", " not a word ", " don't say ", " do not say ", " do not describe ", " please ", " nobody says ", " needed above all ", " stick to "};
constexpr std::string_view threats[] = {" or we will ", " or we'll ", " or else ", " unless ", " will strike ", " we'll strike ", " will walk out ", " will sue ", " see them in court ", " see you in court ", " prepared to strike ", " face consequences ", " will resign ", " be sorry "};
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

// The last word of the cue that the lexicon knows, verb before noun.
std::optional<CueWord> cue_entry(std::string_view cue) {
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

bool asks(std::string_view content, bool turn) {
  if (content.ends_with(" ? ")) return true;
  return turn && has_phrase(content, " ? ") ? content.find(" ? ") + 60 > content.size() : turn && starts_with_one_of(content, questions) && content.size() < 90;
}

std::optional<Act> act_by_content(StatementKind kind, std::string_view content, bool turn) {
  const bool own_words = kind == StatementKind::direct || kind == StatementKind::own;
  if (own_words && asks(content, turn)) return Act::ask;
  if (has_any(content, denials)) return Act::deny;
  if (has_any(content, admissions)) return Act::admit;
  if (has_any(content, threats)) return Act::threaten;
  if (has_any(content, accusations)) return Act::accuse;
  if (has_any(content, own_negations)) return Act::deny;
  if (has_any(content, promises)) return Act::promise;
  if (turn && kind == StatementKind::direct && starts_with_phrase(content, admitting_starts)) return Act::admit;
  if (has_any(content, demands) || (has_phrase(content, " must ") && !has_phrase(content, " must have "))) return Act::demand;
  if (own_words && starts_with_one_of(content, orders)) return Act::demand;
  return std::nullopt;
}

}  // namespace

Act act_of(StatementKind kind, std::string_view cue, std::string_view content, bool turn) {
  const std::optional<CueWord> entry = cue_entry(cue);
  const bool negated = has_phrase(cue, " not ") || has_phrase(cue, " didn't ") || has_phrase(cue, " never ") || has_phrase(cue, " nor ");
  if (entry && negated && entry->act == Act::deny) return Act::admit;
  if (entry && entry->act == Act::ask) {  // "asked for", "asked to", "asked that" is a request
    const bool request = content.starts_with(" for ") || has_phrase(cue, " for ");
    return request ? Act::demand : Act::ask;
  }
  if (entry && entry->act != Act::say && !negated) return entry->act;
  return act_by_content(kind, content, turn).value_or(Act::say);
}

}  // namespace onrecord
