#include "time/document_date.h"

#include <algorithm>  // std::upper_bound

#include "time/tense.h"
#include "time/timex_value.h"

namespace onrecord::time {
namespace {

int year_of(Date day) { return static_cast<int>(day.year()); }

class Dater {
 public:
  Dater(const Document& document, const std::vector<TimeWord>& words, const std::vector<Reading>& readings, NumberOrder order, YearRange years)
      : document_(document), words_(words), readings_(readings), order_(order), years_(years) {}

  DocumentDate find() const;

 private:
  struct Place {
    const Part* part = nullptr;
    std::size_t readable = 0;             // how many readable parts stand before it
    std::size_t first = 0, last = 0;      // the part's words
    bool beside_title = false;            // at most two parts from the title
  };
  struct Named {
    const Reading* reading;
    Date day;
  };

  std::vector<Place> places() const;      // one for each reading
  std::optional<Date> whole_day(const Reading& reading) const;
  std::optional<Interval> dateline(std::size_t r, const Place& place) const;
  bool says_any(std::size_t first, std::size_t last, std::initializer_list<std::string_view> list) const;
  bool is_minutes() const;
  Interval interval_at(std::size_t r, Date day) const;
  std::optional<Interval> reasoned(const std::vector<Place>& places, bool& exact) const;
  std::optional<Interval> from_weekdays(const std::vector<Place>& places, bool& exact) const;
  std::optional<Interval> from_foot(const std::vector<Place>& places) const;
  std::optional<Interval> interview_day(const std::vector<Place>& places, const Timestamp& published) const;
  std::optional<Interval> agency_dateline(const std::vector<Place>& places) const;
  std::optional<Date> before_comments() const;
  Span span_of(const Reading& reading) const { return {words_[reading.first].span.begin, words_[reading.last - 1].span.end}; }
  std::string quoted(const Reading& reading) const { return "“" + std::string(text_of(document_.text, span_of(reading))) + "”"; }
  static bool is_text(const Place& place) {
    if (!place.part) return true;
    const PartKind kind = place.part->kind;
    return kind != PartKind::furniture && kind != PartKind::comment && kind != PartKind::message && !place.part->quoted;
  }
  static bool is_furniture(const Place& place) { return place.part && place.part->kind == PartKind::furniture; }

  const Document& document_;
  const std::vector<TimeWord>& words_;
  const std::vector<Reading>& readings_;
  NumberOrder order_;
  YearRange years_;
};

std::vector<Dater::Place> Dater::places() const {
  std::vector<Place> found(readings_.size());
  std::size_t p = 0, readable = 0, word = 0;
  for (std::size_t r = 0; r < readings_.size(); ++r) {
    const ByteOffset at = words_[readings_[r].first].span.begin;
    for (; p < document_.parts.size() && document_.parts[p].span.end <= at; ++p) readable += document_.parts[p].kind != PartKind::furniture;
    if (p >= document_.parts.size() || !document_.parts[p].span.contains(at)) continue;
    const Part& part = document_.parts[p];
    while (word < words_.size() && words_[word].span.begin < part.span.begin) ++word;
    std::size_t last = std::max(word, readings_[r].last);
    constexpr std::size_t looked_at = 64;  // a longer part is no dateline
    while (last < words_.size() && words_[last].span.end <= part.span.end && last < readings_[r].last + looked_at) ++last;
    bool beside_title = false;
    for (std::size_t q = p > 2 ? p - 2 : 0; q < std::min(document_.parts.size(), p + 3); ++q) beside_title = beside_title || document_.parts[q].kind == PartKind::title;
    found[r] = {&part, readable, word, last, beside_title};
  }
  return found;
}

std::optional<Date> Dater::whole_day(const Reading& reading) const {
  Date day{};
  if (reading.form == Form::numeric) {
    const bool day_leads = reading.count > 12 || (reading.second_count <= 12 && order_ == NumberOrder::day_first);
    day = make_date(reading.year, static_cast<unsigned>(day_leads ? reading.second_count : reading.count), static_cast<unsigned>(day_leads ? reading.count : reading.second_count));
  } else if (reading.form == Form::calendar && reading.year > 0 && reading.says_day()) {
    day = make_date(reading.year, static_cast<unsigned>(reading.month), static_cast<unsigned>(reading.day));
  } else {
    return {};
  }
  if (!day.ok()) return {};
  return day;
}

bool Dater::says_any(std::size_t first, std::size_t last, std::initializer_list<std::string_view> list) const {
  for (std::size_t k = first; k < last && k < words_.size(); ++k) {
    std::string word(text_of(document_.text, words_[k].span));
    for (char& c : word) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    for (std::string_view wanted : list)
      if (word == wanted) return true;
  }
  return false;
}

// Minutes are dated by their meeting; when they were written, nobody says.
bool Dater::is_minutes() const {
  constexpr std::size_t head = 60;  // words
  return document_.kind != DocumentKind::article && says_any(0, head, {"minutes"});
}

// The day, with the clock time that stands beside it.
Interval Dater::interval_at(std::size_t r, Date day) const {
  const Reading* clock = readings_[r].hour >= 0 ? &readings_[r] : nullptr;
  if (!clock && r + 1 < readings_.size()) {
    const Reading& next = readings_[r + 1];
    const bool beside = next.form == Form::day_shift && next.count == 0 && next.hour >= 0 && words_[next.first].is != W::today &&
                        next.first <= readings_[r].last + 1 && !words_[next.first].new_line;
    if (beside) clock = &next;
  }
  Interval found = day_interval(day);
  if (clock && clock->hour < 24) {
    Timestamp at{day, (clock->hour * 60 + clock->minute) * 60, clock->zone_minutes, true};
    found.from = found.to = at;
  }
  found.span = span_of(readings_[r]);
  if (clock && clock != &readings_[r]) found.span->end = words_[clock->last - 1].span.end;
  found.basis = "dateline";
  return found;
}

// Whether a full date is the document's own: alone on a short line near the top, behind "published", or at the head of
// agency copy ("LONDON, 7 May 2016 (...) -").
std::optional<Interval> Dater::dateline(std::size_t r, const Place& place) const {
  const Reading& reading = readings_[r];
  const std::optional<Date> day = whole_day(reading);
  if (!day) return {};
  constexpr std::size_t head_parts = 15, line_words = 16, label_reach = 8;
  const std::size_t before = reading.first - std::min(place.first, reading.first), after = place.last - std::min(place.last, reading.last);
  const std::size_t label_from = reading.first - std::min(before, label_reach);
  if (says_any(label_from, reading.first, {"published", "posted"}) && (is_text(place) || place.beside_title)) return interval_at(r, *day);
  if (!is_text(place)) return {};
  if (says_any(label_from, reading.first, {"dated", "date", "release", "released", "issued", "filed", "embargoed"})) return interval_at(r, *day);
  if (says_any(reading.first - std::min<std::size_t>(before, 1), reading.first, {"updated", "modified", "corrected", "until", "by", "from", "since", "before", "after", "deadline", "born", "on"})) return {};
  if (place.readable >= head_parts) return {};
  if (before + after <= line_words && before <= line_words / 2) return interval_at(r, *day);
  const bool opens = before <= 6 && reading.last < words_.size() && words_[reading.last].is == W::mark && (words_[reading.last].mark == '(' || words_[reading.last].mark == '-');
  if (opens && place.part && place.part->kind == PartKind::body) return interval_at(r, *day);
  return {};
}

std::optional<Date> Dater::before_comments() const {
  std::optional<Date> first;
  for (const Part& part : document_.parts)
    if (part.kind == PartKind::comment && part.at && (!first || part.at->date < *first)) first = part.at->date;
  return first;
}

// A full date with its weekday at the foot of the page is the day of printing or the day of scraping. It is the document's
// where the days that the text names without a year lead up to it.
std::optional<Interval> Dater::from_foot(const std::vector<Place>& places) const {
  std::optional<std::size_t> foot;
  for (std::size_t r = 0; r < readings_.size(); ++r)
    if (is_furniture(places[r]) && readings_[r].weekday > 0)
      if (const auto day = whole_day(readings_[r]); day && iso_weekday(*day) == readings_[r].weekday) foot = r;
  if (!foot) return {};
  const Date day = *whole_day(readings_[*foot]);
  constexpr int fresh = 45;  // days from the last day named to the day at the foot
  int nearest = fresh + 1;
  std::size_t named = 0;
  for (std::size_t r = 0; r < readings_.size(); ++r) {
    const Reading& reading = readings_[r];
    if (!is_text(places[r]) || reading.form != Form::calendar) continue;
    if (reading.year > year_of(day) && reading.says_day()) return {};
    if (reading.year > 0 || !reading.says_day() || tense_at(words_, reading) == Tense::future) continue;
    Date then = make_date(year_of(day), static_cast<unsigned>(reading.month), static_cast<unsigned>(reading.day));
    if (then.ok() && then > day) then = make_date(year_of(day) - 1, static_cast<unsigned>(reading.month), static_cast<unsigned>(reading.day));
    if (!then.ok()) continue;
    if (reading.weekday > 0 && iso_weekday(then) != reading.weekday) return {};
    nearest = std::min(nearest, days_between(then, day));
    ++named;
  }
  if (named < 2 || nearest > fresh) return {};
  Interval found = day_interval(day);
  found.basis = "the date at the page's foot, to which the days named in the text lead up";
  found.span = span_of(readings_[*foot]);
  return found;
}

// "Saturday 7 May" is a Saturday in some years only; other years on the page choose among them.
std::optional<Interval> Dater::from_weekdays(const std::vector<Place>& places, bool& exact) const {
  int body_year = 0, page_year = 0;
  bool yesterday = false;
  std::vector<std::size_t> named;
  for (std::size_t r = 0; r < readings_.size(); ++r) {
    const Reading& reading = readings_[r];
    if (is_furniture(places[r])) {
      if (reading.form == Form::calendar && reading.year >= years_.first && reading.year <= years_.last) page_year = std::max(page_year, reading.year);
      continue;
    }
    if (!is_text(places[r])) continue;
    yesterday = yesterday || (reading.form == Form::day_shift && reading.count == -1);
    if (reading.form != Form::calendar) continue;
    if (reading.year >= years_.first && reading.year <= years_.last && tense_at(words_, reading) != Tense::future) body_year = std::max(body_year, reading.year);
    if (reading.weekday > 0 && reading.says_day() && reading.year == 0) named.push_back(r);
  }
  if (named.empty()) return {};
  const auto fits = [&](int year) {
    for (std::size_t r : named) {
      const Date day = make_date(year, static_cast<unsigned>(readings_[r].month), static_cast<unsigned>(readings_[r].day));
      if (!day.ok() || iso_weekday(day) != readings_[r].weekday) return false;
    }
    return true;
  };
  std::vector<int> years;
  for (int year = std::max(years_.first, body_year); year <= (page_year > 0 ? page_year : years_.last); ++year)
    if (fits(year)) years.push_back(year);
  if (years.empty()) return {};
  const bool newest_fits = page_year > 0 && years.back() == page_year;
  if (newest_fits) years = {page_year};
  else if (body_year > 0 && years.front() <= body_year + 1) years = {years.front()};

  std::optional<Date> behind, ahead;  // published not before, not after
  std::size_t behind_at = named.front();
  for (std::size_t r : named) {
    const Date day = make_date(years.front(), static_cast<unsigned>(readings_[r].month), static_cast<unsigned>(readings_[r].day));
    if (tense_at(words_, readings_[r]) == Tense::future) {
      if (!ahead || day < *ahead) ahead = day;
    } else if (!behind || day > *behind) {
      behind = day, behind_at = r;
    }
  }
  constexpr int week = 7, month = 31;
  Interval found;
  found.span = span_of(readings_[behind ? behind_at : named.front()]);
  const std::string words = quoted(readings_[behind ? behind_at : named.front()]);
  if (years.size() > 1) {
    found.basis = words + " fits ";
    for (std::size_t i = 0; i < years.size(); ++i) found.basis += (i == 0 ? "" : i + 1 == years.size() ? " and " : ", ") + std::to_string(years[i]);
    const Date first = behind ? *behind : add_days(*ahead, -month);
    const Date last = behind ? add_days(*behind, week) : *ahead;
    found.from = Timestamp{first, {}, {}, false};
    found.to = Timestamp{make_date(years.back() + (last.year() - first.year()).count(), static_cast<unsigned>(last.month()), std::min(28U, static_cast<unsigned>(last.day()))), {}, {}, false};
    return found;
  }
  constexpr std::size_t alone = 2, head_parts = 6;  // words beside it in its line
  const bool own_line = behind && places[behind_at].part && places[behind_at].part->kind == PartKind::byline && places[behind_at].readable <= head_parts && places[behind_at].last - places[behind_at].first <= readings_[behind_at].last - readings_[behind_at].first + alone;
  if (own_line && (!ahead || *ahead > *behind)) {
    found.from = found.to = Timestamp{*behind, {}, {}, false};
    found.basis = words + " over the text, which fits " + std::to_string(years.front());
    exact = true;
    return found;
  }
  if (behind && yesterday && places[behind_at].part && places[behind_at].readable <= 6 && (!ahead || *ahead > *behind)) {
    found.from = found.to = Timestamp{add_days(*behind, 1), {}, {}, false};
    found.basis = "the day after " + words + " in its opening, which it calls yesterday";
    exact = true;
    return found;
  }
  Date first = behind ? *behind : add_days(*ahead, -month);
  Date last = behind ? add_days(*behind, week) : *ahead;
  if (behind && ahead && *ahead >= *behind) last = std::min(last, *ahead);
  found.from = Timestamp{first, {}, {}, false};
  found.to = Timestamp{last, {}, {}, false};
  found.basis = words + " fits " + std::to_string(years.front());
  return found;
}

// "HOLLIS FLAT, March 11 (ABC) -" at the head of agency copy, in the one year that it can be of: the years given reach a year beyond those of the documents around it.
std::optional<Interval> Dater::agency_dateline(const std::vector<Place>& places) const {
  constexpr std::size_t most_before = 6, most_parts = 8;  // words; readable parts above
  for (std::size_t r = 0; r < readings_.size(); ++r) {
    const Reading& reading = readings_[r];
    if (reading.form != Form::calendar || reading.year > 0 || !reading.says_day() || !is_text(places[r]) || !places[r].part || places[r].part->kind != PartKind::body || places[r].readable > most_parts) continue;
    const std::size_t before = reading.first - std::min(places[r].first, reading.first);
    const bool opens = before > 0 && before <= most_before && reading.last < words_.size() && words_[reading.last].is == W::mark && words_[reading.last].mark == '(';
    if (!opens) continue;
    std::optional<Date> only;
    for (int year = years_.first + 1; year < years_.last; ++year) {
      const Date day = make_date(year, static_cast<unsigned>(reading.month), static_cast<unsigned>(reading.day));
      if (!day.ok() || (reading.weekday > 0 && iso_weekday(day) != reading.weekday)) continue;
      if (only) return {};
      only = day;
    }
    if (!only) continue;
    Interval found = day_interval(*only);
    found.basis = "dateline";
    found.span = span_of(reading);
    return found;
  }
  return {};
}

std::optional<Interval> Dater::reasoned(const std::vector<Place>& places, bool& exact) const {
  if (std::optional<Interval> found = agency_dateline(places)) {
    exact = true;
    return found;
  }
  if (std::optional<Interval> found = from_foot(places)) {
    exact = true;
    return found;
  }
  std::optional<Interval> found = from_weekdays(places, exact);
  if (!found) {
    // The last full date the text looks back on is the earliest it can have appeared.
    for (std::size_t r = 0; r < readings_.size(); ++r) {
      const std::optional<Date> day = whole_day(readings_[r]);
      if (!day || !is_text(places[r]) || tense_at(words_, readings_[r]) == Tense::future) continue;
      if (found && found->from->date >= *day) continue;
      found = Interval{Timestamp{*day, {}, {}, false}, {}, quoted(readings_[r]) + " lies behind it", span_of(readings_[r])};
    }
  }
  const std::optional<Date> comments = before_comments();
  if (comments && !exact) {
    if (!found) found = Interval{{}, {}, "the first comment", {}};
    if (!found->to || found->to->date > *comments) found->to = Timestamp{*comments, {}, {}, false};
    if (found->from && found->from->date > *comments) found->from.reset();
  }
  return found;
}

DocumentDate Dater::find() const {
  DocumentDate found;
  if (document_.kind == DocumentKind::chat) return found;
  const std::vector<Place> where = places();
  const bool minutes = is_minutes();
  for (std::size_t r = 0; r < readings_.size(); ++r) {
    std::optional<Interval> line = dateline(r, where[r]);
    if (!line) continue;
    if (minutes) {
      found.held = line;
      found.published = Interval{line->from, {}, "after the meeting of " + quoted(readings_[r]), line->span};
      return found;
    }
    found.published = std::move(line);
    found.exact = true;
    return found;
  }
  found.published = reasoned(where, found.exact);
  if (document_.kind == DocumentKind::transcript && found.published && found.published->from) found.held = interview_day(where, *found.published->from);
  return found;
}

// "Our editor met Ann Lee there on Wednesday 29 March" over an interview: the day of it, about when it was published.
std::optional<Interval> Dater::interview_day(const std::vector<Place>& places, const Timestamp& published) const {
  constexpr std::size_t reach = 24, top = 6;  // words before the day; readable parts
  constexpr int longest_before = 60;          // days
  for (std::size_t r = 0; r < readings_.size(); ++r) {
    const Reading& reading = readings_[r];
    if (reading.form != Form::calendar || !reading.says_day() || !places[r].part || !places[r].part->author.empty() || places[r].readable > top) continue;
    if (!says_any(reading.first - std::min(reading.first, reach), reading.first, {"met", "interviewed", "spoke", "talked"})) continue;
    const Date day = make_date(reading.year > 0 ? reading.year : year_of(published.date), static_cast<unsigned>(reading.month), static_cast<unsigned>(reading.day));
    if (!day.ok() || days_between(day, published.date) > longest_before || days_between(published.date, day) > longest_before) continue;
    return interval_at(r, day);
  }
  return {};
}

}  // namespace

DocumentDate find_document_date(const Document& document, const std::vector<TimeWord>& words, const std::vector<Reading>& readings, NumberOrder order, YearRange years) {
  return Dater(document, words, readings, order, years).find();
}

}  // namespace onrecord::time
