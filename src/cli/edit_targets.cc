#include "cli/edit_targets.h"

#include <algorithm>
#include <charconv>  // std::from_chars
#include <map>

#include <fmt/format.h>

#include "people/names.h"

namespace onrecord {
namespace {

RowId number_in(const std::string& text) {
  RowId value = 0;
  const char* end = text.data() + text.size();
  const auto [at, problem] = std::from_chars(text.data() + (text.starts_with('#') ? 1 : 0), end, value);
  return problem == std::errc() && at == end ? value : 0;
}

}  // namespace

Result<EditTargets> EditTargets::load(const Record& record) {
  EditTargets targets;
  for (const ActorRow& row : TRY(record.actors())) {
    Choice choice{row.id, {row.name}};
    choice.names.insert(choice.names.end(), row.aliases.begin(), row.aliases.end());
    targets.actors_.push_back(std::move(choice));
  }
  for (const IssueRow& row : TRY(record.issues())) targets.issues_.push_back({row.id, {row.label}});
  for (const StatementRow& row : TRY(record.statements())) targets.statements_.push_back({row.id, {row.content}});
  for (const ConfrontationRow& row : TRY(record.confrontations())) targets.confrontations_.push_back(row.id);
  std::map<RowId, std::vector<Place>> places;
  for (SourceRow& row : TRY(record.sources())) places[row.id] = std::move(row.places);
  for (const DocumentRow& row : TRY(record.documents()))
    for (const Place& place : places[row.source]) targets.documents_.emplace_back(place, row.id);
  return targets;
}

Result<RowId> EditTargets::choose(const char* what, const std::string& text, const std::vector<Choice>& choices) {
  if (const RowId id = number_in(text); id != 0 && std::any_of(choices.begin(), choices.end(), [&](const Choice& choice) { return choice.id == id; })) return id;
  const std::string wanted = people::folded(text);
  std::vector<const Choice*> first, exact, partly;  // the name itself, one of its names, a part of one
  for (const Choice& choice : choices) {
    bool whole = false, part = false;
    for (const std::string& name : choice.names) {
      const std::string folded = people::folded(name);
      whole = whole || folded == wanted;
      part = part || folded.find(wanted) != std::string::npos;
    }
    if (people::folded(choice.names.front()) == wanted) first.push_back(&choice);
    if (whole) exact.push_back(&choice);
    if (part) partly.push_back(&choice);
  }
  const auto& found = !first.empty() ? first : !exact.empty() ? exact : partly;
  if (wanted.empty() || found.empty()) return Error{ErrorKind::not_found, "", fmt::format("there is no {} “{}”", what, text), "look at `onrecord search` or the report for what there is"};
  if (found.size() == 1) return found.front()->id;
  std::string list;
  constexpr std::size_t shown = 8;
  for (std::size_t i = 0; i < found.size() && i < shown; ++i) list += fmt::format("{}#{} {}", i == 0 ? "" : ", ", found[i]->id, found[i]->names.front());
  if (found.size() > shown) list += ", …";
  return Error{ErrorKind::usage, "", fmt::format("“{}” may be {} {}s: {}", text, found.size(), what, list), "give more words, or the number"};
}

Result<RowId> EditTargets::actor(const std::string& text) const { return choose("actor", text, actors_); }
Result<RowId> EditTargets::issue(const std::string& text) const { return choose("issue", text, issues_); }
Result<RowId> EditTargets::statement(const std::string& text) const { return choose("statement", text, statements_); }

Result<RowId> EditTargets::confrontation(const std::string& text) const {
  const RowId number = number_in(text);
  if (number > 0 && number <= static_cast<RowId>(confrontations_.size())) return confrontations_[static_cast<std::size_t>(number) - 1];
  if (std::find(confrontations_.begin(), confrontations_.end(), number) != confrontations_.end()) return number;
  return Error{ErrorKind::not_found, "", fmt::format("there is no confrontation “{}”", text), fmt::format("`onrecord confront --limit 0` lists {}", confrontations_.size())};
}

Result<std::vector<RowId>> EditTargets::documents(const std::string& path) const {
  std::vector<RowId> found;
  for (const auto& [place, document] : documents_)
    for (const std::string& name : {place.path, place.member})
      if (!path.empty() && (name == path || name.ends_with("/" + path))) found.push_back(document);
  if (found.empty()) return Error{ErrorKind::not_found, path, "nothing of the record was found there", "give the path as in the report, or its end"};
  return found;
}

}  // namespace onrecord
