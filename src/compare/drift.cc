#include "compare/drift.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

#include "compare/framings.h"
#include "compare/issues.h"
#include "compare/terms.h"

namespace onrecord {
namespace {

constexpr std::size_t least_statements = 5;   // of a side before an audience
constexpr std::size_t least_of_issue = 3;     // an issue with fewer stands among the rest
constexpr std::size_t most_issues = 8;
constexpr std::size_t most_days = 400;        // more are gathered into equal steps for finding changes
constexpr int widest_date = 31;               // days; a statement dated less surely is not placed
constexpr std::size_t most_words = 5, most_examples = 3;
constexpr std::size_t most_read = 2000;       // statements whose words are read
constexpr double jeffreys = 0.5;

std::optional<Date> day_of(const std::string& iso) {
  const auto stamp = parse_iso(iso.size() > 10 ? iso.substr(0, 10) : iso);
  return stamp ? std::optional(stamp->date) : std::nullopt;
}

struct Placed {
  Date day{};
  RowId id = 0, issue = 0;
  std::size_t kind = 0;  // place of its issue in SideDrift::issues
};

Date begin_of(Date day, DriftUnit unit) {
  if (unit == DriftUnit::month) return make_date(static_cast<int>(day.year()), static_cast<unsigned>(day.month()), 1);
  return add_days(day, -static_cast<int>((weekday_of(day) + 6) % 7));  // Monday
}

Date end_of(Date begin, DriftUnit unit) { return unit == DriftUnit::month ? month_end(static_cast<int>(begin.year()), static_cast<unsigned>(begin.month())) : add_days(begin, 6); }

using Counts = std::vector<std::size_t>;

std::vector<DriftShare> shares_of(const Counts& counts, const std::vector<RowId>& issues) {
  std::size_t all = 0;
  for (const std::size_t count : counts) all += count;
  std::vector<DriftShare> shares;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto [low, high] = wilson_band(counts[i], all);
    shares.push_back({issues[i], counts[i], all == 0 ? 0 : static_cast<double>(counts[i]) / static_cast<double>(all), low, high});
  }
  return shares;
}

// Logarithm of the odds of such counts, whatever the shares (the order of statements does not count).
class Evidence {
 public:
  Evidence(std::size_t kinds, std::size_t most) : prior_(jeffreys * static_cast<double>(kinds)) {
    for (std::size_t i = 0; i <= most; ++i) {
      of_one_.push_back(std::lgamma(static_cast<double>(i) + jeffreys) - std::lgamma(jeffreys));
      of_all_.push_back(std::lgamma(prior_) - std::lgamma(static_cast<double>(i) + prior_));
    }
  }
  double of(const Counts& counts) const {
    double sum = 0;
    std::size_t all = 0;
    for (const std::size_t count : counts) {
      sum += of_one_[count];
      all += count;
    }
    return sum + of_all_[all];
  }

 private:
  double prior_;
  std::vector<double> of_one_, of_all_;
};

// Where stretches begin, as indices into `steps`, the first 0: the likeliest split.
std::vector<std::size_t> split(const std::vector<Counts>& steps) {
  const std::size_t size = steps.size();
  const double price = std::log(static_cast<double>(std::max<std::size_t>(size, 2))) + 1;
  std::size_t all = 0;
  for (const Counts& step : steps)
    for (const std::size_t count : step) all += count;
  const Evidence evidence(steps.front().size(), all);
  std::vector<double> best(size + 1, -INFINITY);
  std::vector<std::size_t> from(size + 1, 0);
  best[0] = 0;
  for (std::size_t last = 1; last <= size; ++last) {
    Counts counts(steps.front().size());
    for (std::size_t first = last; first-- > 0;) {
      for (std::size_t i = 0; i < counts.size(); ++i) counts[i] += steps[first][i];
      const double value = best[first] + evidence.of(counts) - (first > 0 ? price : 0);
      if (value > best[last]) {
        best[last] = value;
        from[last] = first;
      }
    }
  }
  std::vector<std::size_t> begins;
  for (std::size_t last = size; last > 0; last = from[last]) begins.push_back(from[last]);
  std::reverse(begins.begin(), begins.end());
  return begins;
}

class SideFinder {
 public:
  // `told`: in order of time, those without a day last.
  SideFinder(SideDrift& side, std::vector<Placed> placed, std::vector<ToldLine> told, DriftUnit unit, const WordsOf& words_of) : side_(side), placed_(std::move(placed)), told_(std::move(told)), unit_(unit), words_of_(words_of) {
    std::sort(placed_.begin(), placed_.end(), [](const Placed& a, const Placed& b) { return a.day != b.day ? a.day < b.day : a.id < b.id; });
  }

  void run() {
    choose_issues();
    fill_periods();
    fill_stretches();
    fill_frames();
  }

 private:
  void choose_issues() {
    std::map<RowId, std::size_t> counts;
    for (const Placed& one : placed_) ++counts[one.issue];
    counts.erase(0);
    std::vector<std::pair<std::size_t, RowId>> order;
    for (const auto& [issue, count] : counts)
      if (count >= least_of_issue) order.emplace_back(count, issue);
    std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
    if (order.size() > most_issues) order.resize(most_issues);
    for (const auto& [count, issue] : order) side_.issues.push_back(issue);
    side_.issues.push_back(0);
    for (Placed& one : placed_) one.kind = static_cast<std::size_t>(std::find(side_.issues.begin(), side_.issues.end() - 1, one.issue) - side_.issues.begin());
  }

  Counts counts_of(std::size_t first, std::size_t last) const {
    Counts counts(side_.issues.size());
    for (std::size_t i = first; i < last; ++i) ++counts[placed_[i].kind];
    return counts;
  }

  // Also the empty ones between: silence is part of the picture.
  void fill_periods() {
    std::size_t at = 0;
    for (Date begin = begin_of(placed_.front().day, unit_); at < placed_.size(); begin = add_days(end_of(begin, unit_), 1)) {
      const Date end = end_of(begin, unit_);
      const std::size_t first = at;
      while (at < placed_.size() && placed_[at].day <= end) ++at;
      side_.periods.push_back({begin, end, at - first, shares_of(counts_of(first, at), side_.issues)});
      if (at < placed_.size() && side_.periods.back().statements == 0 && days_between(end, placed_[at].day) > 366) begin = begin_of(add_days(placed_[at].day, -7), unit_);  // not every week of decades
    }
  }

  void fill_stretches() {
    std::vector<std::size_t> starts;  // of steps, in placed_
    const std::size_t step = placed_.size() / most_days + 1;
    for (std::size_t i = 0; i < placed_.size(); ++i)
      if (i == 0 || (placed_[i].day != placed_[i - 1].day && i - starts.back() >= step)) starts.push_back(i);
    const auto end_of_step = [&](std::size_t i) { return i + 1 < starts.size() ? starts[i + 1] : placed_.size(); };
    std::vector<Counts> steps;
    for (std::size_t i = 0; i < starts.size(); ++i) steps.push_back(counts_of(starts[i], end_of_step(i)));
    const std::vector<std::size_t> begins = split(steps);
    for (std::size_t i = 0; i < begins.size(); ++i) add_stretch(starts[begins[i]], i + 1 < begins.size() ? starts[begins[i + 1]] : placed_.size());
  }

  void add_stretch(std::size_t first, std::size_t last) {
    DriftStretch stretch{placed_[first].day, placed_[last - 1].day, last - first, shares_of(counts_of(first, last), side_.issues), words(first, last), {}};
    const DriftShare* grown = nullptr;
    double most = 0;
    for (std::size_t i = 0; i + 1 < stretch.shares.size(); ++i) {
      const double before = side_.stretches.empty() ? 0 : side_.stretches.back().shares[i].share;
      if (stretch.shares[i].share - before > most) {
        most = stretch.shares[i].share - before;
        grown = &stretch.shares[i];
      }
    }
    for (std::size_t i = first; i < last && grown != nullptr && stretch.examples.size() < most_examples; ++i)
      if (placed_[i].issue == grown->issue) stretch.examples.push_back(placed_[i].id);
    side_.stretches.push_back(std::move(stretch));
  }

  // A frame is told again only after another: what a side keeps saying is one entry. What it denies is told once.
  void fill_frames() {
    if (read_.empty()) read_words();
    auto told = told_.begin();
    for (std::size_t i = 0; i < read_.size(); ++i) {
      if (!framings_[i]) continue;
      const Placed& placed = placed_[read_[i]];
      for (; told != told_.end() && told->day && *told->day < placed.day; ++told) add_told(*told);
      if (framings_[i]->denied) add_denied({placed.day, placed.id, framings_[i]->frame, true, false});
      else add_frame({placed.day, placed.id, framings_[i]->frame, false, false});
    }
    for (; told != told_.end(); ++told) add_told(*told);
  }

  bool is_known(const DriftFrame& frame) const {
    return std::any_of(side_.frames.begin(), side_.frames.end(), [&](const DriftFrame& one) { return one.denied == frame.denied && same_frame(one.frame, frame.frame); });
  }
  void add_denied(DriftFrame frame) {
    if (!is_known(frame)) add(std::move(frame));
  }
  void add_frame(DriftFrame frame) {
    const auto last = std::find_if(side_.frames.rbegin(), side_.frames.rend(), [](const DriftFrame& one) { return !one.denied; });
    if (last == side_.frames.rend() || (frame.frame != last->frame && !same_frame(last->frame, frame.frame))) add(std::move(frame));
  }
  // What the line was before is told only where it is news.
  void add_told(const ToldLine& line) {
    DriftFrame before{line.day, line.statement, line.from, false, true};
    if (!is_known(before)) add(std::move(before));
    add_frame({line.day, line.statement, line.to, false, true});
  }
  void add(DriftFrame frame) {
    constexpr std::size_t most_frames = 24;
    if (side_.frames.size() < most_frames) side_.frames.push_back(std::move(frame));
  }

  // Log-odds of each word inside against outside, with a prior from both, over its deviation. A statement counts a word once.
  std::vector<std::string> words(std::size_t first, std::size_t last) {
    if (read_.empty()) read_words();
    std::map<std::string, std::pair<double, double>> counts;  // (inside, outside)
    double inside = 0, outside = 0;
    for (std::size_t i = 0; i < read_.size(); ++i)
      for (const std::string& stem : stems_[i]) {
        const bool in = read_[i] >= first && read_[i] < last;
        (in ? counts[stem].first : counts[stem].second) += 1;
        (in ? inside : outside) += 1;
      }
    std::vector<std::pair<double, std::string>> order;
    const double prior_all = 0.1 * (inside + outside);
    for (const auto& [stem, count] : counts) {
      const double prior = 0.1 * (count.first + count.second), a = count.first + prior, b = count.second + prior;
      const double odds = std::log(a / (inside + prior_all - a)) - std::log(b / (outside + prior_all - b));
      const double z = odds / std::sqrt(1 / a + 1 / b);
      if (count.first >= 2 && z > 1) order.emplace_back(-z, stem);
    }
    std::sort(order.begin(), order.end());
    std::vector<std::string> result;
    for (const auto& [z, stem] : order)
      if (result.size() < most_words) result.push_back(forms_[stem]);
    return result;
  }

  void read_words() {
    std::vector<RowId> ids;
    const std::size_t size = std::min(placed_.size(), most_read);
    for (std::size_t i = 0; i < size; ++i) {
      read_.push_back(i * placed_.size() / size);
      ids.push_back(placed_[read_.back()].id);
    }
    for (const std::string& content : words_of_(ids)) {
      framings_.push_back(framing_of(content));
      std::vector<std::string>& stems = stems_.emplace_back();
      for (const TextWord& word : text_words(content)) {
        if (word.stem.empty() || word.number) continue;
        stems.push_back(word.stem);
        std::string& form = forms_[word.stem];
        if (form.empty() || word.form.size() < form.size() || (word.form.size() == form.size() && word.form < form)) form = word.form;
      }
      std::sort(stems.begin(), stems.end());
      stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
    }
    stems_.resize(read_.size());
    framings_.resize(read_.size());
  }

  SideDrift& side_;
  std::vector<Placed> placed_;  // by day
  std::vector<ToldLine> told_;
  DriftUnit unit_;
  const WordsOf& words_of_;
  std::vector<std::size_t> read_;                // places in placed_ of those whose words are read
  std::vector<std::vector<std::string>> stems_;  // of each of them
  std::vector<std::optional<Framing>> framings_;  // likewise
  std::unordered_map<std::string, std::string> forms_;
};

}  // namespace

std::pair<double, double> wilson_band(std::size_t hits, std::size_t all) {
  if (all == 0) return {0, 1};
  constexpr double z = 1.96;
  const auto n = static_cast<double>(all);
  const double p = static_cast<double>(hits) / n, middle = p + z * z / (2 * n), reach = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n)), whole = 1 + z * z / n;
  return {std::max(0.0, (middle - reach) / whole), std::min(1.0, (middle + reach) / whole)};
}

void add_told_lines(const std::vector<ToldLine>& lines, std::vector<DriftGroup>& groups) {
  for (DriftGroup& group : groups)
    for (const ToldLine& line : lines)
      if (line.side == group.whose) group.told.push_back(line);
}

std::optional<Date> drift_day(std::optional<Date> from, std::optional<Date> to) {
  if (from && to) return days_between(*from, *to) <= widest_date ? from : std::nullopt;
  return to ? to : from;
}

DriftUnit drift_unit(const std::vector<DriftGroup>& groups) {
  std::vector<Date> days;
  for (const DriftGroup& group : groups)
    for (const Audience audience : {Audience::open, Audience::closed}) {
      const std::size_t before = days.size();
      for (const DriftItem& item : group.items)
        if (item.audience == audience && item.day) days.push_back(*item.day);
      if (days.size() - before < least_statements) days.resize(before);
    }
  if (days.empty()) return DriftUnit::week;
  // A few far-off dates do not make months of a dispute of weeks.
  const auto at = [&](std::size_t place) {
    std::nth_element(days.begin(), days.begin() + static_cast<std::ptrdiff_t>(place), days.end());
    return days[place];
  };
  return days_between(at(days.size() / 20), at(days.size() - 1 - days.size() / 20)) <= 183 ? DriftUnit::week : DriftUnit::month;
}

std::vector<SideDrift> drift_of_group(const DriftGroup& group, DriftUnit unit, const WordsOf& words_of) {
  std::vector<SideDrift> sides;
  for (const Audience audience : {Audience::open, Audience::closed}) {
    std::vector<Placed> placed;
    SideDrift side;
    side.side = group.whose;
    side.audience = audience;
    for (const DriftItem& item : group.items) {
      if (item.audience != audience) continue;
      if (item.day) placed.push_back({*item.day, item.id, item.issue, 0});
      side.undated += !item.day;
    }
    if (placed.size() < least_statements) continue;
    SideFinder(side, std::move(placed), audience == Audience::open ? group.told : std::vector<ToldLine>(), unit, words_of).run();
    sides.push_back(std::move(side));
  }
  return sides;
}

Drift drift_of(const std::vector<ActorRow>& actors, const std::vector<StatementRow>& statements, const std::vector<IssueRow>& issues, std::optional<DriftUnit> unit) {
  const Wholes wholes = wholes_of(issues);
  std::unordered_map<RowId, RowId> side_of;
  for (const ActorRow& actor : actors) side_of.emplace(actor.id, actor.side);
  std::map<RowId, DriftGroup> by_side;
  std::unordered_map<RowId, const StatementRow*> rows;
  std::vector<ToldWords> told;
  for (const StatementRow& statement : statements) {
    const auto day = drift_day(day_of(statement.said.from), day_of(statement.said.to));
    told.push_back({statement.id, statement.document, statement.speaker, day, statement.content});
    const auto found = side_of.find(statement.speaker);
    if (found == side_of.end() || found->second == 0 || statement.audience == Audience::unknown) continue;
    DriftGroup& group = by_side[found->second];
    group.whose = found->second;
    group.items.push_back({statement.id, whole_of(wholes, statement.issue), statement.audience, day});
    rows.emplace(statement.id, &statement);
  }
  std::vector<DriftGroup> groups;
  for (auto& [side, group] : by_side) groups.push_back(std::move(group));
  add_told_lines(told_lines(told, actors), groups);
  const WordsOf words_of = [&](const std::vector<RowId>& ids) {
    std::vector<std::string> words;
    for (const RowId id : ids) words.push_back(rows.at(id)->content);
    return words;
  };
  Drift drift;
  drift.unit = unit.value_or(drift_unit(groups));
  std::map<RowId, std::size_t> sizes;
  for (const DriftGroup& group : groups)
    for (SideDrift& side : drift_of_group(group, drift.unit, words_of)) {
      for (const DriftPeriod& period : side.periods) sizes[side.side] += period.statements;
      drift.sides.push_back(std::move(side));
    }
  std::stable_sort(drift.sides.begin(), drift.sides.end(), [&](const SideDrift& a, const SideDrift& b) {
    return sizes[a.side] != sizes[b.side] ? sizes[a.side] > sizes[b.side] : a.side != b.side ? a.side < b.side : a.audience < b.audience;
  });
  return drift;
}

}  // namespace onrecord
