// Drift: how a side's emphasis among issues moves over time, in public and in private apart. Shares come with counts and with
// bands that are wide where there are few statements; changes are shown only where the statements make them likelier than none.
#pragma once

#include <cstddef>   // std::size_t
#include <functional>  // std::function
#include <optional>  // std::optional
#include <string>    // std::string
#include <vector>    // std::vector

#include "base/calendar.h"
#include "compare/told_lines.h"
#include "record/rows.h"

namespace onrecord {

// A share of all statements of its time, with a band that holds the true share in nineteen cases of twenty (Wilson 1927).
struct DriftShare {
  RowId issue = 0;  // 0: all issues that are too small to stand alone, and none
  std::size_t statements = 0;
  double share = 0, low = 0, high = 1;
};

struct DriftPeriod {
  Date first{}, last{};  // both included
  std::size_t statements = 0;
  std::vector<DriftShare> shares;  // as SideDrift::issues
};

// A stretch of time with one emphasis, between two changes or the ends.
struct DriftStretch {
  Date first{}, last{};
  std::size_t statements = 0;
  std::vector<DriftShare> shares;
  std::vector<std::string> words;  // said more in it than in the rest, strongest first (Monroe, Colaresi, Quinn 2008)
  std::vector<RowId> examples;     // statements of the issue that grew most: the first of the stretch
};

// What a side said it was about, or told its own people to say (framings.h), or what somebody tells of a change of its line (told_lines.h): where it is another frame than the one before.
struct DriftFrame {
  std::optional<Date> day;  // nothing where a change is told in a text without a date
  RowId statement = 0;
  std::string frame;  // empty where a change of line names none
  bool denied = false;
  bool told = false;  // these are the words of somebody who tells of the change, not the side's own
};

// One side's words before one audience.
struct SideDrift {
  RowId side = 0;
  Audience audience = Audience::open;
  std::vector<RowId> issues;  // most statements first, then 0
  std::vector<DriftPeriod> periods;
  std::vector<DriftStretch> stretches;  // one where nothing changes
  std::vector<DriftFrame> frames;       // in order of time, those without a day last; what is told stands with what it said in public
  std::size_t undated = 0;              // statements that cannot be placed within a month
};

enum class DriftUnit { week, month };
constexpr EnumWords<2> words_of(DriftUnit) { return {"week", "month"}; }

struct Drift {
  DriftUnit unit = DriftUnit::week;
  std::vector<SideDrift> sides;  // those with the most statements first; public before private
};

// A statement without its words, as drift counts it.
struct DriftItem {
  RowId id = 0, issue = 0;  // no part: the whole
  Audience audience = Audience::open;
  std::optional<Date> day;  // nothing where it cannot be placed within a month
};
// The statements of one side, or of one person.
struct DriftGroup {
  RowId whose = 0;
  std::vector<DriftItem> items;
  std::vector<ToldLine> told;  // of its line, by whomever
};
// Gives each group what is told of its line.
void add_told_lines(const std::vector<ToldLine>& lines, std::vector<DriftGroup>& groups);
// The day a statement counts for: the first of a time within a month; of a report without a beginning the day it came out.
std::optional<Date> drift_day(std::optional<Date> from, std::optional<Date> to);
// The words of statements, in their order. Asked for once a side and audience, of at most two thousand: where it said more,
// of some, evenly over the time.
using WordsOf = std::function<std::vector<std::string>(const std::vector<RowId>&)>;

DriftUnit drift_unit(const std::vector<DriftGroup>& groups);
// In public, then in private, where there are five placed statements and more.
std::vector<SideDrift> drift_of_group(const DriftGroup& group, DriftUnit unit, const WordsOf& words_of);

// Counts parts of issues with the whole. Weeks where the record spans at most half a year, else months, unless told. Sides with fewer than five placed statements
// before an audience are left out. Changes: the split of the days into stretches that is likeliest under a Dirichlet-multinomial
// model with Jeffreys' prior, each further stretch paying for the days it could have begun on (a product partition model;
// Barry, Hartigan 1992). Time goes with the square of the number of periods or days, at most 400.
Drift drift_of(const std::vector<ActorRow>& actors, const std::vector<StatementRow>& statements, const std::vector<IssueRow>& issues, std::optional<DriftUnit> unit = std::nullopt);

// The two ends of the band for `hits` of `all`.
std::pair<double, double> wilson_band(std::size_t hits, std::size_t all);

}  // namespace onrecord
