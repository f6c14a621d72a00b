#include "time/number_order.h"

namespace onrecord::time {
namespace {

// Words spelled one way in Britain and another in America; evidence only where no date tells.
constexpr std::string_view british[] = {"labour", "colour", "favour", "defence", "centre", "programme", "organisation", "whilst", "towards", "behaviour"};
constexpr std::string_view american[] = {"labor", "color", "favor", "defense", "center", "program", "organization", "toward", "behavior", "percent"};

bool holds(const std::string_view (&list)[10], std::string_view word) {
  for (std::string_view entry : list)
    if (entry == word) return true;
  return false;
}

}  // namespace

OrderEvidence number_order(std::string_view text, const std::vector<TimeWord>& words, const std::vector<Reading>& readings) {
  OrderEvidence found;
  int day_first = 0, month_first = 0;
  for (const Reading& reading : readings) {
    const std::string_view written = text_of(text, Span{words[reading.first].span.begin, words[reading.last - 1].span.end});
    if (reading.form == Form::numeric) {
      if (reading.count > 12 || reading.second_count > 12) {
        found.order = reading.count > 12 ? NumberOrder::day_first : NumberOrder::month_first;
        found.why = "“" + std::string(written) + "” can be read one way only";
      } else if (reading.count != reading.second_count) {
        found.needed = true;
      }
    } else if (reading.form == Form::calendar && reading.says_day()) {
      const bool day_leads = words[reading.first].is == W::number && words[reading.first].digits <= 2;
      ++(day_leads ? day_first : month_first);
    }
  }
  if (!found.why.empty() || !found.needed) return found;
  if (day_first != month_first) {
    found.order = day_first > month_first ? NumberOrder::day_first : NumberOrder::month_first;
    found.why = day_first > month_first ? "its dates in words put the day first" : "its dates in words put the month first";
    return found;
  }
  int spelled_british = 0, spelled_american = 0;
  for (const TimeWord& word : words) {
    if (word.is != W::other || word.span.size() < 5) continue;
    const std::string_view said = text_of(text, word.span);
    spelled_british += holds(british, said);
    spelled_american += holds(american, said);
  }
  if (spelled_british != spelled_american) {
    found.order = spelled_british > spelled_american ? NumberOrder::day_first : NumberOrder::month_first;
    found.why = spelled_british > spelled_american ? "its spelling is British" : "its spelling is American";
  }
  return found;
}

}  // namespace onrecord::time
