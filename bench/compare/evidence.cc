// What speaks for each pair of a record that could be a confrontation, a line each, for fit_weights.py: two statements (ids), their sayings, the evidence, and what the reader of clashes says.
//
// usage: evidence CASE.db [WORDS.tsv] > evidence.tsv
// WORDS.tsv: both halves of each, line breaks and tabs as blanks, as the reader of clashes reads them.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "compare/clashes.h"
#include "compare/compare.h"
#include "compare/confrontations.h"
#include "compare/copies.h"
#include "compare/issues.h"
#include "compare/terms.h"

namespace {

onrecord::Result<void> print(const char* path, const char* words_path) {
  const onrecord::Record record = TRY(onrecord::Record::open(path, onrecord::Record::Access::read));
  const onrecord::Material material = TRY(onrecord::material_of(record));
  const onrecord::TermVectors terms(material.statements);
  const onrecord::IssueMap issues = onrecord::find_issues(material.statements, material.actors, terms, material.meanings);
  const auto candidates = onrecord::find_candidates(material, terms, issues, onrecord::find_copies(material.documents));
  std::vector<onrecord::WordedPair> words;
  for (const auto& one : candidates) words.push_back(one.words);
  if (words_path != nullptr) {
    std::ofstream out(words_path);
    const auto flat = [](std::string text) {
      std::replace_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
      return text;
    };
    for (const auto& one : words) out << flat(one.first) << '\t' << flat(one.second) << '\n';
  }
  const std::vector<float> odds = TRY(TRY(onrecord::ClashReader::load(2)).read(words));
  std::cout << "a\tb\tsaying_a\tsaying_b\topen_a\topen_b\taudiences_part\tdays_apart\tstrictness\tmeaning\tin_words\tset_against\tshorter\tlonger\tnegated\tsame_speaker\tlooks_back\ttold\tgrounds\tmouths\todds\n";
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const auto& [statements, sayings, of, text] = candidates[i];
    const auto& a = material.statements[statements[0]];
    const auto& b = material.statements[statements[1]];
    std::cout << a.id << '\t' << b.id << '\t' << sayings[0] << '\t' << sayings[1] << '\t' << onrecord::word(a.audience) << '\t' << onrecord::word(b.audience) << '\t' << of.audiences_part << '\t' << of.days_apart << '\t'
              << of.strictness << '\t' << of.meaning << '\t' << of.in_words << '\t' << of.set_against << '\t' << of.shorter << '\t' << of.longer << '\t' << of.negated << '\t' << of.same_speaker << '\t'
              << of.looks_back << '\t' << of.told << '\t' << of.grounds << '\t' << of.mouths << '\t' << odds[i] << '\n';
  }
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2 && argc != 3) {
    std::cerr << "usage: evidence CASE.db [WORDS.tsv]\n";
    return 2;
  }
  const auto done = print(argv[1], argc == 3 ? argv[2] : nullptr);
  if (done.ok()) return 0;
  std::cerr << done.error().to_string() << "\n";
  return 1;
}
