// The axis of the picture "who spoke when": days to columns of the drawing, and where its labels stand. Columns are
// calendar units (days, weeks, months, quarters, years, decades), the finest that leaves each wide enough.
#pragma once

#include <cstddef>   // std::size_t
#include <optional>  // std::optional
#include <string>    // std::string
#include <vector>    // std::vector

#include "base/calendar.h"

namespace onrecord {

struct TimeColumn {
  Date first{};       // days that fall into it, both included
  Date last{};
  std::string label;  // "week of 9 Sep 2024"
  double x = 0;       // of its left edge
  double width = 0;
};

struct TimeTick {
  double x = 0;
  std::string label;
};

class TimeAxis {
 public:
  // `days` need not be sorted; must not be empty. Days far away from nearly all others ("in 1948") share a column
  // "earlier" or "later" at the edge, so that they do not press the rest together.
  TimeAxis(std::vector<Date> days, double left, double right);

  const std::vector<TimeColumn>& columns() const { return columns_; }  // in order of time
  std::size_t column_of(Date day) const;
  // Labels do not touch each other nor leave [left, right].
  const std::vector<TimeTick>& ticks() const { return ticks_; }
  // "day", "week", "month", "quarter", "year", "decade".
  std::string_view unit() const;

 private:
  enum class Unit { day, week, month, quarter, year, decade };
  static Date floor(Date day, Unit unit);
  static Date next(Date first, Unit unit);
  static std::string label(Date first, Unit unit);
  std::size_t count(Unit unit, Date first, Date last) const;
  double x_of(Date day) const;
  void add_ticks();

  Unit unit_ = Unit::day;
  double left_;
  double right_;
  double plot_left_;
  double plot_right_;
  Date from_{};  // first day of the first regular column
  Date to_{};    // first day behind the last one
  std::vector<TimeColumn> columns_;
  std::vector<TimeTick> ticks_;
};

}  // namespace onrecord
