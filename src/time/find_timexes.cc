#include "time/grammar.h"
#include "time/number_order.h"
#include "time/resolve.h"
#include "time/time.h"

namespace onrecord {

std::vector<Timex> find_timexes(std::string_view text, const std::optional<Timestamp>& anchor) {
  const std::vector<time::TimeWord> words = time::time_words(text);
  const std::vector<time::Reading> readings = time::Grammar(text, words).read_all();
  return time::resolve(text, words, readings, time::Anchors(anchor), time::number_order(text, words, readings).order);
}

}  // namespace onrecord
