// The pronouns of texts and whom they may mean, with features, for train/coref.py. Reads the lines of gold.py from standard
// input.
//
//   bench/speakers/gold.py TEXT_DIR ANNOTATION_DIR | build/bench/speakers/coref_questions > questions.jsonl
#include <iostream>  // std::cin, std::cout
#include <map>       // std::map
#include <string>    // std::string

#include <nlohmann/json.hpp>

#include "people/name_finder.h"
#include "people/resolver.h"
#include "people/roles.h"
#include "speakers_input.h"

using namespace onrecord;
using namespace onrecord::people;
using nlohmann::json;

namespace {

json questions_of(const json& entry) {
  const SpeakersInput input(entry);
  const Tokens tokens = tokenize(input.document);
  const Reading reading(input.document, tokens, input.statements);
  Cast cast(reading);
  const std::vector<NameMention> names = find_names(reading);
  cast.enter_names(names);
  find_roles(cast, names);
  Authors authors(cast);
  Resolver resolver(cast, authors);
  std::vector<Resolver::Question> questions;
  resolver.watch(&questions);
  resolver.run();
  const auto span_of = [&](Span span) { return json{input.index.code_point(span.begin), input.index.code_point(span.end)}; };
  json result{{"doc", entry["doc"]}, {"questions", json::array()}, {"names", json::object()}, {"figures", json::object()}};
  for (const Resolver::Question& question : questions) {
    json row{{"span", span_of(reading.words()[question.word].span)}, {"candidates", json::array()}};
    for (const Candidate& candidate : question.candidates) result["figures"][std::to_string(candidate.figure)] = cast.figures()[candidate.figure].actor.name;
    for (const Candidate& candidate : question.candidates) row["candidates"].push_back({{"figure", candidate.figure}, {"features", candidate.features}});
    result["questions"].push_back(row);
  }
  for (std::size_t figure = 0; figure < cast.figures().size(); ++figure)
    for (const Mention& mention : cast.figures()[figure].actor.mentions)
      if (mention.kind != MentionKind::pronoun) result["names"][std::to_string(figure)].push_back(span_of(mention.span));
  return result;
}

}  // namespace

int main() {
  for (std::string line; std::getline(std::cin, line);) std::cout << questions_of(json::parse(line)).dump() << '\n';
}
