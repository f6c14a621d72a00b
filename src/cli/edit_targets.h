// What a user means on the command line: an actor, a statement, an issue, a confrontation, by name, by words or by number.
#pragma once

#include <string>  // std::string
#include <vector>  // std::vector

#include "base/result.h"
#include "record/record.h"

namespace onrecord {

class EditTargets {
 public:
  static Result<EditTargets> load(const Record& record);

  // By name or alias, or by a part that only one has, or by the number in `edit list` and exports. Errors: not_found;
  // usage where several are meant (they are listed with their numbers).
  Result<RowId> actor(const std::string& text) const;
  Result<RowId> issue(const std::string& text) const;
  // By number, or by words that only one statement holds.
  Result<RowId> statement(const std::string& text) const;
  // By its place in `confront` (1 is the first), or by number.
  Result<RowId> confrontation(const std::string& text) const;
  // The documents found at a path, or at one that ends so.
  Result<std::vector<RowId>> documents(const std::string& path) const;

 private:
  struct Choice {
    RowId id = 0;
    std::vector<std::string> names;  // the first is shown
  };
  static Result<RowId> choose(const char* what, const std::string& text, const std::vector<Choice>& choices);

  std::vector<Choice> actors_, issues_, statements_;
  std::vector<RowId> confrontations_;
  std::vector<std::pair<Place, RowId>> documents_;
};

}  // namespace onrecord
