#include "view/drift_view.h"

#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "view/words.h"

namespace onrecord {
namespace {

using Json = nlohmann::ordered_json;

std::string iso(Date date) { return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())); }
long per_cent(double share) { return std::lround(share * 100); }
double rounded(double share) { return std::round(share * 10000) / 10000; }

std::string side_name(const ViewIndex& index, RowId side) {
  const ActorRow* actor = index.actor(side);
  return actor == nullptr ? "?" : actor->name;
}

Json shares_json(const std::vector<DriftShare>& shares, const DriftNames& names) {
  Json list = Json::array();
  for (const DriftShare& share : shares) {
    if (share.statements == 0) continue;
    list.push_back({{"issue", share.issue == 0 ? Json(nullptr) : Json(std::to_string(share.issue))}, {"label", names.issue(share.issue)}, {"statements", share.statements},
                    {"share", rounded(share.share)}, {"low", rounded(share.low)}, {"high", rounded(share.high)}});
  }
  return list;
}

// The issues of a stretch that have statements, largest share first.
std::vector<DriftShare> by_share(std::vector<DriftShare> shares) {
  std::erase_if(shares, [](const DriftShare& share) { return share.statements == 0 || share.issue == 0; });
  std::stable_sort(shares.begin(), shares.end(), [](const DriftShare& a, const DriftShare& b) { return a.statements > b.statements; });
  return shares;
}

}  // namespace

Json side_drift_json(const SideDrift& side, const DriftNames& names) {
  Json periods = Json::array(), stretches = Json::array();
  for (const DriftPeriod& period : side.periods)
    periods.push_back({{"first", iso(period.first)}, {"last", iso(period.last)}, {"statements", period.statements}, {"issues", shares_json(period.shares, names)}});
  for (const DriftStretch& stretch : side.stretches) {
    Json examples = Json::array();
    for (const RowId id : stretch.examples)
      if (const auto found = names.statement(id)) examples.push_back({{"statement", std::to_string(id)}, {"number", found->number}, {"content", found->content}});
    stretches.push_back({{"first", iso(stretch.first)}, {"last", iso(stretch.last)}, {"statements", stretch.statements}, {"words", stretch.words},
                         {"issues", shares_json(stretch.shares, names)}, {"examples", std::move(examples)}});
  }
  Json frames = Json::array();
  for (const DriftFrame& frame : side.frames)
    if (const auto found = names.statement(frame.statement))
      frames.push_back({{"day", frame.day ? Json(iso(*frame.day)) : Json(nullptr)}, {"frame", frame.frame}, {"denied", frame.denied}, {"told_by", frame.told ? Json(found->speaker) : Json(nullptr)},
                        {"statement", std::to_string(frame.statement)}, {"number", found->number}, {"content", found->content}});
  return {{"audience", word(side.audience)}, {"undated", side.undated}, {"stretches", std::move(stretches)}, {"frames", std::move(frames)}, {"periods", std::move(periods)}};
}

std::string issue_words(const ViewIndex& index, RowId issue) {
  const IssueRow* row = index.issue(issue);
  return row == nullptr ? "other" : row->label;
}

std::string frame_words(const DriftFrame& frame) { return frame.frame.empty() ? "another line" : (frame.denied ? "not " : "") + frame.frame; }

std::string teller_words(const DriftFrame& frame, const std::string& speaker) { return frame.told ? fmt::format("as {} tells it", speaker.empty() ? "an unnamed author" : speaker) : std::string(); }

std::string frames_heading(Audience audience) { return audience == Audience::closed ? "says it is about, or tells its own to say" : "says it is about"; }

std::string share_words(const DriftShare& share, std::size_t all) {
  return fmt::format("{} of {} ({} %, between {} % and {} %)", share.statements, all, per_cent(share.share), per_cent(share.low), per_cent(share.high));
}

std::string drift_text(const ViewIndex& index, const Drift& drift) {
  std::string text;
  for (const SideDrift& side : drift.sides) {
    text += fmt::format("{}, {}{}\n", heading(side_name(index, side.side)), audience_words(side.audience), side.undated > 0 ? fmt::format(" ({} without a date within a month)", counted(side.undated, "statement", "statements")) : "");
    for (const DriftStretch& stretch : side.stretches) {
      text += fmt::format("  {} to {}: {}", date_words(stretch.first), date_words(stretch.last), counted(stretch.statements, "statement", "statements"));
      for (std::size_t i = 0; i < stretch.words.size(); ++i) text += (i == 0 ? "; says more: " : ", ") + stretch.words[i];
      text += "\n";
      for (const DriftShare& share : by_share(stretch.shares)) text += fmt::format("    {}: {}\n", issue_words(index, share.issue), share_words(share, stretch.statements));
      for (const RowId id : stretch.examples)
        if (const StatementRow* statement = index.statement(id)) text += fmt::format("      {} {}\n", index.number(*statement), statement->content);
    }
    if (!side.frames.empty()) text += fmt::format("  {}:\n", frames_heading(side.audience));
    for (const DriftFrame& frame : side.frames)
      if (const StatementRow* statement = index.statement(frame.statement)) {
        const std::string teller = teller_words(frame, statement->speaker_name);
        text += fmt::format("    {}: {}{}\n      {} {}\n", frame.day ? date_words(*frame.day) : "not dated", frame_words(frame), teller.empty() ? "" : ", " + teller, index.number(*statement), statement->content);
      }
    text += fmt::format("  by {}:\n", word(drift.unit));
    for (const DriftPeriod& period : side.periods) {
      if (period.statements == 0) continue;
      text += fmt::format("    {} to {}, {}:", iso(period.first), iso(period.last), period.statements);
      for (const DriftShare& share : by_share(period.shares)) text += fmt::format(" {} {},", issue_words(index, share.issue), share.statements);
      text.back() = '\n';
    }
    text += "\n";
  }
  return text;
}

std::string drift_json(const ViewIndex& index, const Drift& drift) {
  Json sides = Json::array();
  const DriftNames names{[&](RowId issue) { return issue_words(index, issue); },
                         [&](RowId id) -> std::optional<DriftWords> {
                           const StatementRow* statement = index.statement(id);
                           if (statement == nullptr) return std::nullopt;
                           return DriftWords{index.number(*statement), statement->content, statement->speaker_name};
                         }};
  for (const SideDrift& side : drift.sides) {
    Json json = {{"side", std::to_string(side.side)}, {"name", side_name(index, side.side)}};
    json.update(side_drift_json(side, names));
    sides.push_back(std::move(json));
  }
  return Json({{"unit", word(drift.unit)}, {"sides", std::move(sides)}}).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace onrecord
