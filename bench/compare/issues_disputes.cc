// How well the issues of invented disputes (train/disputes), as their author set them, are met by those that the program finds among the same statements.
//
// usage: issues_disputes FILE…
//
// An author's issue of three statements and more is covered where one found issue has .7 of its statements and they are .7 of its own. Printed: how many are covered, the mean over them of the best F1
// that a found one reaches, and how many are found a dispute.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include <fmt/format.h>

#include "compare/issues.h"
#include "language/sentence_encoder.h"

namespace {

using onrecord::RowId;
using Members = std::set<std::size_t>;

struct Dispute {
  std::vector<onrecord::StatementRow> statements;
  std::map<std::string, Members> issues;
};

// The lines between the two "---": number|side|speaker|audience|day|channel|issues|words.
Dispute read(const std::string& path) {
  Dispute dispute;
  std::ifstream file(path);
  int part = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("---")) ++part;
    if (part != 1 || line.starts_with("---")) continue;
    std::vector<std::string> fields;
    std::stringstream rest(line);
    for (std::string field; fields.size() < 7 && std::getline(rest, field, '|');) fields.push_back(field);
    onrecord::StatementRow row;
    if (fields.size() < 7 || !std::getline(rest, row.content)) continue;
    row.id = static_cast<RowId>(dispute.statements.size() + 1);
    std::stringstream names(fields[6]);
    for (std::string name; std::getline(names, name, ',');) {
      std::erase(name, ' ');
      if (!name.empty() && name != "-") dispute.issues[name].insert(dispute.statements.size());
    }
    dispute.statements.push_back(std::move(row));
  }
  return dispute;
}

onrecord::StatementVectors meanings_of(const Dispute& dispute, onrecord::SentenceEncoder& encoder) {
  std::vector<std::string_view> words;
  onrecord::StatementVectors meanings;
  for (const onrecord::StatementRow& row : dispute.statements) {
    meanings.of.emplace_back(row.id, static_cast<std::uint32_t>(words.size()));
    words.push_back(row.content);
  }
  meanings.vectors = encoder.encode(words).take();
  return meanings;
}

}  // namespace

int main(int argc, char** argv) {
  auto encoder = onrecord::SentenceEncoder::load(2);
  if (argc < 2 || !encoder.ok()) {
    std::cerr << "usage: issues_disputes FILE…\n";
    return 2;
  }
  double sum = 0;
  std::size_t issues = 0, covered = 0, found = 0;
  for (int i = 1; i < argc; ++i) {
    const Dispute dispute = read(argv[i]);
    const onrecord::IssueMap map = onrecord::find_issues(dispute.statements, {}, onrecord::TermVectors(dispute.statements), meanings_of(dispute, *encoder));
    std::map<RowId, Members> members;
    const onrecord::Wholes wholes = onrecord::wholes_of(map.issues);
    for (std::size_t at = 0; at < map.of.size(); ++at)
      for (const RowId issue : {map.of[at], onrecord::whole_of(wholes, map.of[at])})
        if (issue != 0) members[issue].insert(at);
    found += members.size();
    for (const auto& [name, wanted] : dispute.issues) {
      if (wanted.size() < 3) continue;
      ++issues;
      double best = 0;
      bool covers = false;
      for (const auto& [issue, one] : members) {
        const auto both = static_cast<double>(std::count_if(one.begin(), one.end(), [&](std::size_t at) { return wanted.contains(at); }));
        best = std::max(best, 2 * both / static_cast<double>(one.size() + wanted.size()));
        covers = covers || (both >= 0.7 * static_cast<double>(one.size()) && both >= 0.7 * static_cast<double>(wanted.size()));
      }
      sum += best;
      covered += covers;
    }
  }
  fmt::print("{} disputes, {} issues: covered {} ({:.3f}), mean best F1 {:.3f}; {:.1f} found a dispute\n", argc - 1, issues, covered, static_cast<double>(covered) / static_cast<double>(issues), sum / static_cast<double>(issues),
             static_cast<double>(found) / (argc - 1));
}
