// Complete dates as people and pages write them: numbers ("26/05/2016", "2016-05-26T13:23:00+01:00", "26.5.16",
// "2016年5月26日") or with the month's name in the main European languages ("26 May 2016", "May 26th, 2016",
// "26 de mayo de 2016", "Donnerstag, 26. Mai 2016, 13.23 Uhr"), with the clock time and zone beside them, if any.
// Dates without a year are time/'s to resolve.
#pragma once

#include <optional>     // std::optional
#include <string>       // std::string
#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "base/calendar.h"
#include "base/span.h"

namespace onrecord {

// How "5/6/2016" is to be read where both are possible.
enum class DayMonthOrder { unknown, day_first, month_first };

struct WrittenDate {
  Span span;               // of the date, with its time and zone, in the text handed in
  Timestamp when;
  bool ambiguous = false;  // day and month could change places, and no order was given: read as day first
  friend bool operator==(const WrittenDate&, const WrittenDate&) = default;
};

// The dates of a text in order, at most `limit`. Linear in the size of the text; years 1400 to 2199.
std::vector<WrittenDate> written_dates(std::string_view text, DayMonthOrder order = DayMonthOrder::unknown, std::size_t limit = 1000);
std::optional<WrittenDate> first_written_date(std::string_view text, DayMonthOrder order = DayMonthOrder::unknown);

// "Ann Lee, 20 April, 15:05" and "2 June at 21:14" with the year behind the month; empty where no day ends the line.
std::string with_year(std::string_view line, int year);

// The first date of a line, or the day that ends it in this year.
std::optional<WrittenDate> first_written_date_in(std::string_view line, std::optional<int> year);

// The time that a date gives, with the place where it is written: `begin` is where the text handed in starts in the document.
Interval interval_of(const WrittenDate& date, ByteOffset begin, std::string basis);

// Minutes east of UTC of a zone as written ("BST", "GMT+2", "+0100", "Z"); nothing for letters with more than one meaning.
std::optional<int> zone_minutes_of(std::string_view zone);

// 1..12 for a month's name or usual abbreviation in a main European language, any case; 0 for other words.
unsigned month_of_name(std::string_view word);

// 0 Sunday .. 6 Saturday for an English weekday's name, or the first three letters and more of it ("Tues", "Weds"), any case.
std::optional<unsigned> weekday_of_name(std::string_view word);

}  // namespace onrecord
