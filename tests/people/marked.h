// Documents for tests, with their statements written into the text: <source> |cue| [content]. The first source, cue and
// content make the first statement, and so on; "<>" and "||" stand for none. Brackets may nest: the outer is the outer
// statement.
#pragma once

#include <algorithm>  // std::min
#include <optional>   // std::optional
#include <string>     // std::string
#include <vector>     // std::vector

#include "base/document.h"
#include "people/people.h"

namespace onrecord::test {

struct Marked {
  Document document;
  std::vector<Statement> statements;

  explicit Marked(std::string_view marked) {
    std::vector<Span> sources, cues, contents;
    std::vector<std::size_t> open;  // contents
    std::vector<std::optional<std::size_t>> around;
    bool in_cue = false;
    std::string& text = document.text;
    const auto here = [&] { return static_cast<ByteOffset>(text.size()); };
    for (char c : marked) {
      if (c == '<') sources.push_back({here(), here()});
      else if (c == '>') sources.back().end = here();
      else if (c == '|' && !in_cue) cues.push_back({here(), here()}), in_cue = true;
      else if (c == '|') cues.back().end = here(), in_cue = false;
      else if (c == '[') {
        around.push_back(open.empty() ? std::nullopt : std::optional(open.back()));
        open.push_back(contents.size());
        contents.push_back({here(), here()});
      }
      else if (c == ']') contents[open.back()].end = here(), open.pop_back();
      else text += c;
    }
    for (std::size_t i = 0; i < contents.size(); ++i) {
      Statement statement;
      statement.content = {contents[i]};
      if (i < sources.size() && !sources[i].empty()) statement.source = {sources[i]};
      if (i < cues.size() && !cues[i].empty()) statement.cue = {cues[i]};
      statement.inside = around[i];
      statements.push_back(std::move(statement));
    }
    add_parts(PartKind::body);
  }

  // Each line of the text is a part.
  void add_parts(PartKind kind) {
    document.parts.clear();
    for (std::size_t begin = 0; begin < document.text.size();) {
      const std::size_t end = std::min(document.text.find('\n', begin), document.text.size());
      Part part;
      part.kind = kind;
      part.span = {static_cast<ByteOffset>(begin), static_cast<ByteOffset>(end)};
      if (end > begin) document.parts.push_back(part);
      begin = end + 1;
    }
  }

  People people() const { return find_people(document, tokenize(document), statements); }
};

// "Ann Lee | - | Bob Ray": the speaker of each statement, "-" where there is none.
inline std::string speakers(const People& people) {
  std::string all;
  for (const Voice& voice : people.voices) all += (all.empty() ? "" : " | ") + (voice.speaker ? people.actors[*voice.speaker].name : std::string("-"));
  return all;
}

inline std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
  return all.empty() ? "-" : all;
}

}  // namespace onrecord::test
