// Speakers from gold spans: how well people/ does where the statements are given. Reads lines
// {"doc", "text", "statements": [{"source": [[a, b]], "cue": ..., "content": ...}]} with offsets in code points from
// standard input and prints {"doc", "source", "speaker", "name_of_all"} lines for score_speakers.py.
//
//   bench/speakers/gold.py TEXT_DIR ANNOTATION_DIR | build/bench/speakers/speakers_bench > predictions.jsonl
#include <algorithm>  // std::sort
#include <iostream>   // std::cin, std::cout
#include <string>     // std::string

#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "people/people.h"

using namespace onrecord;
using nlohmann::json;

namespace {

Document document_of(const std::string& text) {
  Document document;
  document.text = text;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end > begin) document.parts.push_back({.kind = PartKind::body, .span = {static_cast<ByteOffset>(begin), static_cast<ByteOffset>(end)}, .author = {}, .at = {}});
    begin = end + 1;
  }
  return document;
}

Spans spans_of(const json& pairs, const CodePointIndex& index) {
  Spans spans;
  for (const json& pair : pairs) spans.push_back({index.byte(pair[0]), index.byte(pair[1])});
  std::sort(spans.begin(), spans.end());
  return spans;
}

}  // namespace

int main() {
  for (std::string line; std::getline(std::cin, line);) {
    const json entry = json::parse(line);
    const Document document = document_of(entry["text"]);
    const CodePointIndex index(document.text);
    std::vector<Statement> statements;
    for (const json& row : entry["statements"]) {
      Statement statement;
      statement.content = spans_of(row["content"], index);
      statement.cue = spans_of(row["cue"], index);
      statement.source = spans_of(row["source"], index);
      statements.push_back(std::move(statement));
    }
    std::stable_sort(statements.begin(), statements.end(), [](const Statement& a, const Statement& b) { return hull(a.content).begin < hull(b.content).begin; });
    const People people = find_people(document, tokenize(document), statements);
    for (std::size_t i = 0; i < statements.size(); ++i) {
      json row{{"doc", entry["doc"]}, {"source", json::array()}, {"speaker", nullptr}, {"score", people.voices[i].score}};
      for (Span span : statements[i].source) row["source"].push_back({index.code_point(span.begin), index.code_point(span.end)});
      if (people.voices[i].speaker) row["speaker"] = people.actors[*people.voices[i].speaker].name;
      std::cout << row.dump() << '\n';
    }
  }
}
