#include "time/by_others.h"

#include <algorithm>  // std::stable_sort
#include <array>      // std::array
#include <cstdlib>    // std::abs

#include "time/happenings.h"
#include "time/quoted_words.h"
#include "time/timex_value.h"
#include "time/undated.h"

namespace onrecord {
namespace {

using namespace time;

constexpr int longest_search = 4000;   // days a document may lie in; a wider record is searched by its bounds alone
constexpr int around = 31;             // days before the first and behind the last day of the record that are tried
constexpr double least_score = 1.0;    // of the days' agreement: one word that no other day has
constexpr double least_near = 0.5;     // where no more than `near` days are to choose from
constexpr std::size_t near = 62;
constexpr double near_best = 0.3;      // days that agree as well as the best but for this are not told apart
constexpr int widest = 31;             // days; a wider choice says nothing

std::string day_words(Date day) {
  constexpr std::array<const char*, 12> months{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};
  return std::to_string(static_cast<unsigned>(day.day())) + " " + months[static_cast<unsigned>(day.month()) - 1] + " " + std::to_string(static_cast<int>(day.year()));
}

std::string why(const Bound& bound, bool first) {
  return bound.witness ? (first ? "not before " : "not after ") + day_words(bound.day) + ": " + bound.why : bound.why;
}

class Placer {
 public:
  explicit Placer(const std::vector<RecordText>& record) : record_(record) {}

  std::vector<std::optional<DatedByOthers>> place() {
    std::vector<std::optional<DatedByOthers>> found(record_.size());
    if (!read()) return found;
    happenings_.emplace(record_, undated_);
    for (const Undated& one : undated_) found[one.document] = place_one(one);
    return found;
  }

 private:
  bool read();
  std::optional<DatedByOthers> place_one(const Undated& one) const;
  std::vector<double> agreement(const Undated& one, Date first, int days) const;
  std::vector<std::optional<Date>> meant_on(const Undated& one, Date day) const;
  double coherence(const Undated& one, Date day, const std::vector<std::optional<Date>>& meant) const;
  std::optional<DatedByOthers> chosen(const Undated& one, const std::vector<double>& scores, Date first) const;
  void give_reasons(const Undated& one, Date day, DatedByOthers& found) const;
  std::string excerpt(std::size_t document, Span span) const;
  std::string name_of(std::size_t document) const { return "“" + record_[document].name + "”"; }

  const std::vector<RecordText>& record_;
  std::vector<Undated> undated_;
  std::optional<Happenings> happenings_;
  std::optional<Date> first_, last_;  // of the days on which the record's dated documents appeared
};

// The undated documents with their mentions of days; whether there is anything to do.
bool Placer::read() {
  for (const RecordText& text : record_) {
    if (!text.told) continue;
    for (const Date day : days_of(text)) {
      if (!first_ || day < *first_) first_ = day;
      if (!last_ || day > *last_) last_ = day;
    }
  }
  if (!first_) return false;
  const YearRange years{static_cast<int>(first_->year()) - 1, static_cast<int>(last_->year()) + 1};
  for (std::size_t d = 0; d < record_.size(); ++d)
    if (!record_[d].told && record_[d].document.kind != DocumentKind::chat) undated_.emplace_back(record_, d, years);
  std::erase_if(undated_, [](const Undated& one) { return one.of_a_meeting; });
  if (undated_.empty()) return false;
  read_quoted_words(record_, undated_);
  return true;
}

// The days the mentions mean; a bare weekday that may lie behind or ahead lies where the record agrees with it.
std::vector<std::optional<Date>> Placer::meant_on(const Undated& one, Date day) const {
  std::vector<std::optional<Date>> meant = one.days_if_written_on(day);
  for (std::size_t m = 0; m < meant.size(); ++m) {
    if (!meant[m] || !one.mentions[m].either_way) continue;
    const Date ahead = add_days(*meant[m], 7);
    if (happenings_->agreement(one.mentions[m], ahead) > happenings_->agreement(one.mentions[m], *meant[m])) meant[m] = ahead;
  }
  return meant;
}

// Whether the days hang together by themselves.
double Placer::coherence(const Undated& one, Date day, const std::vector<std::optional<Date>>& meant) const {
  constexpr int at_hand = 10;    // days: "Friday 8th" is of this week or the next
  constexpr double far_off = 20; // more days take all of a point
  double sum = 0;
  bool told_of_the_day = false;
  for (std::size_t m = 0; m < meant.size(); ++m) {
    const DayMention& mention = one.mentions[m];
    // "I was at the hearing on Wednesday", in a text that quotes the hearing of a Wednesday
    told_of_the_day = told_of_the_day || (mention.weekday > 0 && meant[m] && one.from && one.from->witness && *meant[m] == one.from->day);
    if (mention.day_of_month) {
      const int away = meant[m] ? std::abs(days_between(day, *meant[m])) : around;
      sum -= std::clamp((away - at_hand) / far_off, 0.0, 1.0);
    }
    if (meant[m] && mention.weekday > 0 && mention.says_day && iso_weekday(*meant[m]) != mention.weekday) sum -= 2;  // no "Saturday 7 May" in this year
  }
  if (told_of_the_day) sum += 1;
  if (one.printed_on > 0) sum += iso_weekday(day) == one.printed_on ? 1 : -1;
  return sum;
}

// How well the record agrees with each day as the day of writing.
std::vector<double> Placer::agreement(const Undated& one, Date first, int days) const {
  std::vector<double> scores;
  scores.reserve(static_cast<std::size_t>(days));
  for (int k = 0; k < days; ++k) {
    const Date day = add_days(first, k);
    const std::vector<std::optional<Date>> meant = meant_on(one, day);
    double score = coherence(one, day, meant);
    for (std::size_t m = 0; m < meant.size(); ++m)
      if (meant[m]) score += happenings_->agreement(one.mentions[m], *meant[m]);
    scores.push_back(score);
  }
  return scores;
}

std::optional<DatedByOthers> Placer::place_one(const Undated& one) const {
  const Date first = one.from ? one.from->day : add_days(*first_, -around);
  const Date last = one.to ? one.to->day : std::max(add_days(*last_, around), first);
  if (first > last) return one.own_again;
  const int days = days_between(first, last) + 1;
  if (days <= longest_search)
    if (std::optional<DatedByOthers> found = chosen(one, agreement(one, first, days), first)) return found;
  if (!one.from_others && !one.to_others) return one.own_again;
  DatedByOthers found;
  const auto add = [&](const std::optional<Bound>& bound, std::optional<Timestamp>& end) {
    if (!bound) return;
    end = Timestamp{bound->day, {}, {}, false};
    found.published.basis += (found.published.basis.empty() ? "" : "; ") + why(*bound, &bound == &one.from);
    if (bound->witness) found.witnesses.push_back(*bound->witness);
  };
  add(one.from, found.published.from);
  add(one.to, found.published.to);
  return found;
}

std::optional<DatedByOthers> Placer::chosen(const Undated& one, const std::vector<double>& scores, Date first) const {
  const auto best = std::max_element(scores.begin(), scores.end());
  if (best == scores.end()) return {};
  // What agrees with every day, such as a date in full, tells nothing of this one.
  const double always = *std::min_element(scores.begin(), scores.end());
  if (*best - always < (scores.size() > near ? least_score : least_near)) return {};
  std::size_t from = scores.size(), to = 0;
  for (std::size_t k = 0; k < scores.size(); ++k)
    if (scores[k] >= *best - near_best) from = std::min(from, k), to = std::max(to, k);
  if (to - from >= static_cast<std::size_t>(widest)) return {};
  DatedByOthers found;
  found.published.from = Timestamp{add_days(first, static_cast<int>(from)), {}, {}, false};
  found.published.to = Timestamp{add_days(first, static_cast<int>(to)), {}, {}, false};
  give_reasons(one, add_days(first, static_cast<int>(best - scores.begin())), found);
  return found;
}

std::string Placer::excerpt(std::size_t document, Span span) const {
  constexpr std::size_t longest = 90;  // bytes
  std::string words(text_of(record_[document].document.text, span));
  if (words.size() > longest) {
    std::size_t cut = words.rfind(' ', longest);
    if (cut == std::string::npos) cut = 0;
    words = words.substr(0, cut) + " …";
  }
  for (char& c : words)
    if (c == '\n') c = ' ';
  return "“" + words + "”";
}

// The mentions that agree most with the day chosen, each beside what another document says of that day.
void Placer::give_reasons(const Undated& one, Date day, DatedByOthers& found) const {
  struct Reason {
    double score;
    std::size_t mention;
    Date meant;
  };
  std::vector<Reason> reasons;
  const std::vector<std::optional<Date>> meant = meant_on(one, day);
  for (std::size_t m = 0; m < meant.size(); ++m)
    if (meant[m])
      if (const double score = happenings_->agreement(one.mentions[m], *meant[m]); score > 0) reasons.push_back({score, m, *meant[m]});
  std::stable_sort(reasons.begin(), reasons.end(), [](const Reason& a, const Reason& b) { return a.score > b.score; });
  constexpr std::size_t shown = 3;
  if (reasons.size() > shown) reasons.resize(shown);
  for (const Reason& reason : reasons) {
    const DayMention& mention = one.mentions[reason.mention];
    const Happening* other = happenings_->best(mention, reason.meant);
    found.published.basis += (found.published.basis.empty() ? "" : "; ") + excerpt(one.document, mention.sentence) + " was " + day_words(reason.meant);
    if (!other) continue;
    found.published.basis += " by " + excerpt(other->document, other->sentence) + " in " + name_of(other->document);
    found.witnesses.push_back({other->document, other->sentence, mention.sentence});
  }
  for (const std::optional<Bound>* bound : {&one.from, &one.to})
    if (*bound && (*bound)->witness) {
      found.published.basis += "; " + why(**bound, bound == &one.from);
      found.witnesses.push_back(*(*bound)->witness);
    }
  if (one.printed_on > 0) found.published.basis += "; it is printed on one day of the week";
  if (!found.witnesses.empty()) found.published.span = found.witnesses.front().here;
}

}  // namespace

std::vector<std::optional<DatedByOthers>> date_by_others(const std::vector<RecordText>& record) { return Placer(record).place(); }

}  // namespace onrecord
