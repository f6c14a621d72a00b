// TIMEX3 values (ISO-TimeML, after ISO 8601) as text, and the stretch of the calendar that a value means.
#pragma once

#include <optional>     // std::optional
#include <string>       // std::string
#include <string_view>  // std::string_view

#include "base/calendar.h"
#include "time/time_words.h"

namespace onrecord::time {

std::string day_value(Date day);                  // "2016-05-07"
std::string month_value(int year, int month);     // "2016-05"
std::string year_value(int year);                 // "2016"
std::string week_value(Date day);                 // "2016-W18", the ISO week that holds the day
std::string quarter_value(int year, int quarter); // "2016-Q2"
std::string season_value(int year, Season season);// "2016-SU"
std::string clock_value(int hour, int minute);    // "T09:30"
std::string_view part_value(DayPart part);        // "TMO"; empty for none

// Stretch of a value that names one; nothing for durations, sets, references and values with unknown digits.
std::optional<Interval> interval_of_value(std::string_view value);

// Monday of the ISO week that holds a day.
Date week_start(Date day);
// `months` later (or earlier), the day cut to the month's length.
Date add_months(Date day, int months);
// First Monday-based nth weekday of a month: nth_weekday(1998, 11, 4, 4) is the fourth Thursday; nth -1: the last.
Date nth_weekday(int year, unsigned month, unsigned iso_weekday, int nth);
// Easter Sunday of the Gregorian calendar (Meeus/Jones/Butcher).
Date easter(int year);
// 1 Monday .. 7 Sunday.
int iso_weekday(Date day);

}  // namespace onrecord::time
