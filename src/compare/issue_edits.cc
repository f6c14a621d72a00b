#include "compare/issue_edits.h"

#include <algorithm>      // std::find_if
#include <optional>       // std::optional
#include <set>            // std::set
#include <unordered_map>  // std::unordered_map

#include <fmt/format.h>

#include "language/text_words.h"
#include "record/ids.h"

namespace onrecord {
namespace {

// " stem stem ": stop words as they are, so that a term of several words is found as they stand.
std::string stems_of(std::string_view text) {
  std::string line = " ";
  for (const TextWord& word : text_words(text)) line += (word.stem.empty() ? word.form : word.stem) + " ";
  return line;
}

class CodeBook {
 public:
  CodeBook(const std::vector<StatementRow>& statements, IssueMap& map) : map_(map) {
    for (std::size_t i = 0; i < statements.size(); ++i) {
      stems_.push_back(stems_of(statements[i].content));
      place_[statements[i].id] = i;
    }
  }

  void apply(const IssueEdit& edit) {
    std::vector<RowId> issues;
    for (const IssueAnchor& anchor : edit.issues) {
      const std::optional<RowId> found = find_issue(anchor, map_.issues);
      if (!found) {
        misfits_.emplace_back(edit.id, fmt::format("there is no issue like “{}” any more", anchor.label));
        return;
      }
      issues.push_back(*found);
    }
    switch (edit.kind) {
      case EditKind::name_issue: issue(issues.front()).label = edit.text; break;
      case EditKind::define_issue: move(holders(edit.terms, std::nullopt), made(edit.text, edit.terms)); break;
      case EditKind::merge_issues: merge(issues, edit.text); break;
      case EditKind::split_issue: {
        const std::vector<std::size_t> going = edit.statements.empty() ? holders(edit.terms, issues.front()) : places(edit.statements);
        move(going, made(edit.text, edit.terms));
        break;
      }
      case EditKind::assign_issue: move(places(edit.statements), !issues.empty() ? issues.front() : edit.text.empty() ? 0 : made(edit.text, {})); break;
      default: return;
    }
    for (const RowId id : issues) kept_.insert(id);
  }

  // Counts anew; what the program found and nothing is left of goes, and what was part of it stands alone.
  std::vector<std::pair<RowId, std::string>> finish() {
    std::unordered_map<RowId, std::uint32_t> counts;
    const Wholes wholes = wholes_of(map_.issues);
    for (const RowId id : map_.of) {
      ++counts[id];
      if (const RowId whole = whole_of(wholes, id); whole != id) ++counts[whole];
    }
    for (IssueRow& row : map_.issues) row.statements = counts[row.id];
    std::erase_if(map_.issues, [&](const IssueRow& row) { return row.statements == 0 && !kept_.contains(row.id); });
    std::set<RowId> there;
    for (const IssueRow& row : map_.issues) there.insert(row.id);
    for (IssueRow& row : map_.issues)
      if (!there.contains(row.part_of)) row.part_of = 0;
    sort_issues(map_.issues);
    return std::move(misfits_);
  }

 private:
  IssueRow& issue(RowId id) {
    return *std::find_if(map_.issues.begin(), map_.issues.end(), [&](const IssueRow& row) { return row.id == id; });
  }

  // The issue of this name, made where there is none.
  RowId made(const std::string& label, const std::vector<std::string>& terms) {
    const auto found = std::find_if(map_.issues.begin(), map_.issues.end(), [&](const IssueRow& row) { return row.label == label; });
    const RowId id = found != map_.issues.end() ? found->id : id_of_text("issue by hand " + label);
    if (found == map_.issues.end()) map_.issues.push_back({id, label, terms, 0, 0});
    kept_.insert(id);
    return id;
  }

  void move(const std::vector<std::size_t>& statements, RowId to) {
    for (const std::size_t at : statements) map_.of[at] = to;
  }

  // The parts of what is merged become parts of the whole, or, where that is a part itself, of the issue that holds it.
  void merge(const std::vector<RowId>& issues, const std::string& label) {
    const RowId id = issues.front();
    IssueRow& whole = issue(id);
    if (!label.empty()) whole.label = label;
    std::set<RowId> merged(issues.begin() + 1, issues.end());
    merged.erase(id);
    if (merged.contains(whole.part_of)) whole.part_of = 0;
    const RowId holder = whole.part_of == 0 ? id : whole.part_of;
    for (IssueRow& row : map_.issues) {
      if (merged.contains(row.id)) whole.terms.insert(whole.terms.end(), row.terms.begin(), row.terms.end());
      else if (row.id != id && merged.contains(row.part_of)) row.part_of = holder;
    }
    for (RowId& of : map_.of)
      if (merged.contains(of)) of = id;
    std::erase_if(map_.issues, [&](const IssueRow& row) { return merged.contains(row.id); });
  }

  // The statements (of one issue, or all) that hold one of the terms.
  std::vector<std::size_t> holders(const std::vector<std::string>& terms, std::optional<RowId> of) const {
    std::vector<std::string> wanted;
    for (const std::string& term : terms)
      if (std::string stems = stems_of(term); stems.size() > 1) wanted.push_back(std::move(stems));
    std::vector<std::size_t> found;
    const Wholes wholes = wholes_of(map_.issues);
    for (std::size_t i = 0; i < stems_.size(); ++i) {
      if (of && map_.of[i] != *of && whole_of(wholes, map_.of[i]) != *of) continue;
      if (std::any_of(wanted.begin(), wanted.end(), [&](const std::string& term) { return stems_[i].find(term) != std::string::npos; })) found.push_back(i);
    }
    return found;
  }

  std::vector<std::size_t> places(const std::vector<RowId>& statements) const {
    std::vector<std::size_t> found;
    for (const RowId id : statements)
      if (const auto at = place_.find(id); at != place_.end()) found.push_back(at->second);
    return found;
  }

  IssueMap& map_;
  std::vector<std::string> stems_;
  std::unordered_map<RowId, std::size_t> place_;
  std::set<RowId> kept_;
  std::vector<std::pair<RowId, std::string>> misfits_;
};

}  // namespace

std::vector<std::pair<RowId, std::string>> apply_issue_edits(const std::vector<IssueEdit>& edits, const std::vector<StatementRow>& statements, IssueMap& map) {
  if (edits.empty()) return {};
  CodeBook book(statements, map);
  for (const IssueEdit& edit : edits) book.apply(edit);
  return book.finish();
}

}  // namespace onrecord
