// Speakers from gold spans: how well people/ does where the statements are given. Reads lines
// {"doc", "text", "statements": [{"source": [[a, b]], "cue": ..., "content": ...}]} with offsets in code points from
// standard input and prints {"doc", "source", "speaker", "name_of_all"} lines for score_speakers.py.
//
//   bench/speakers/gold.py TEXT_DIR ANNOTATION_DIR | build/bench/speakers/speakers_bench > predictions.jsonl
#include <iostream>   // std::cin, std::cout
#include <string>     // std::string

#include <nlohmann/json.hpp>

#include "people/people.h"
#include "speakers_input.h"

using namespace onrecord;
using nlohmann::json;

int main() {
  for (std::string line; std::getline(std::cin, line);) {
    const json entry = json::parse(line);
    const SpeakersInput input(entry);
    const People people = find_people(input.document, tokenize(input.document), input.statements);
    for (std::size_t i = 0; i < input.statements.size(); ++i) {
      json row{{"doc", entry["doc"]}, {"source", json::array()}, {"speaker", nullptr}, {"score", people.voices[i].score}};
      for (Span span : input.statements[i].source) row["source"].push_back({input.index.code_point(span.begin), input.index.code_point(span.end)});
      if (people.voices[i].speaker) row["speaker"] = people.actors[*people.voices[i].speaker].name;
      std::cout << row.dump() << '\n';
    }
  }
}
