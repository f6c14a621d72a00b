#include "time/record_words.h"

#include <algorithm>  // std::sort

#include "language/text_words.h"
#include "time/time_words.h"

namespace onrecord::time {
namespace {

std::uint64_t mix(std::uint64_t value) {  // SplitMix64 (Steele et al. 2014)
  value += 0x9E3779B97F4A7C15;
  value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9;
  value = (value ^ value >> 27) * 0x94D049BB133111EB;
  return value ^ value >> 31;
}

std::uint64_t hash_of(std::string_view word) {  // FNV-1a over lower-case letters
  std::uint64_t hash = 0xCBF29CE484222325;
  for (char c : word) hash = (hash ^ static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c)) * 0x100000001B3;
  return hash;
}

// Words of the calendar tell when, not what.
bool tells_what(W word) { return word == W::other || word == W::past_verb || word == W::future_cue || word == W::end || word == W::half || word == W::full; }

// Verbs and nouns by which two writers tell of one event, as stems.
std::string_view event_of(std::string_view stem) {
  struct Alike {
    std::string_view stem, event;
  };
  static constexpr Alike alike[] = {{"begin", "start"}, {"began", "start"}, {"begun", "start"}, {"effect", "start"}, {"forc", "start"}, {"launch", "start"}, {"open", "start"},
                                    {"finish", "end"}, {"close", "end"}, {"conclud", "end"}, {"vote", "ballot"}, {"poll", "ballot"}, {"referendum", "ballot"}, {"walkout", "strike"},
                                    {"stoppag", "strike"}, {"negoti", "talk"}, {"agreement", "deal"}, {"settlement", "deal"}, {"sack", "dismiss"}, {"fire", "dismiss"}, {"quit", "resign"},
                                    {"publish", "print"}, {"appear", "print"}, {"hear", "inquiri"}, {"inquest", "inquiri"}, {"demonstr", "protest"}, {"march", "protest"}, {"ralli", "protest"}};
  for (const Alike& one : alike)
    if (one.stem == stem) return one.event;
  return stem;
}

}  // namespace

std::vector<RunWord> run_words(std::string_view text) {
  std::vector<RunWord> found;
  for (const TimeWord& word : time_words(text))
    if (word.is != W::mark) found.push_back({hash_of(text_of(text, word.span)), word.span});
  return found;
}

std::uint64_t shingle(const std::vector<RunWord>& words, std::size_t first) {
  std::uint64_t hash = 0;
  for (std::size_t k = 0; k < shingle_words; ++k) hash = mix(hash ^ words[first + k].hash);
  return hash;
}

std::vector<Terms::Id> Terms::of(std::string_view sentence, bool known_only) {
  std::string kept;
  for (const TimeWord& word : time_words(sentence)) {
    if (!tells_what(word.is)) continue;
    kept += text_of(sentence, word.span);
    kept += ' ';
  }
  std::vector<Id> found;
  for (const TextWord& word : text_words(kept)) {
    if (word.stem.size() < 3 || word.number) continue;
    const std::string stem(event_of(word.stem));
    if (known_only) {
      if (const auto at = ids_.find(stem); at != ids_.end()) found.push_back(at->second);
    } else {
      found.push_back(ids_.try_emplace(stem, static_cast<Id>(ids_.size())).first->second);
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace onrecord::time
