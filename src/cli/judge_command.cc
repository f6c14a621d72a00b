#include <cmath>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "compare/differences.h"
#include "compare/judge.h"

namespace onrecord {
namespace {

constexpr std::size_t at_a_time = 512;  // pairs judged together

struct Options {
  std::string file;
  unsigned jobs = 1;
};

struct Entry {
  nlohmann::json id;
  std::string a, b;
};

// A line of the input; an error says what is wrong with it.
Result<Entry> entry_of(const std::string& line, const std::string& place) {
  const nlohmann::json json = nlohmann::json::parse(line, nullptr, false);
  const auto text = [&](const char* key) { return json.is_object() && json.contains(key) && json[key].is_string(); };
  if (!text("a") || !text("b")) return Error{ErrorKind::input, place, "is no JSON object with two texts \"a\" and \"b\"", "write {\"id\": 1, \"a\": \"…\", \"b\": \"…\"} on each line"};
  return Entry{json.value("id", nlohmann::json()), json["a"], json["b"]};
}

void print(const Entry& entry, const Judgement& judgement) {
  const Differences different = differences(wording_of(entry.a), wording_of(entry.b));
  nlohmann::json line = {{"id", entry.id}, {"label", word(judgement.label())}, {"score", std::round(static_cast<double>(judgement.inconsistent) * 1000) / 1000}, {"reasons", difference_words(different)}};
  fmt::print("{}\n", line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

Result<void> judge(PairJudge& judge, const std::vector<Entry>& entries) {
  std::vector<TextPair> pairs;
  for (const Entry& entry : entries) pairs.push_back({entry.a, entry.b});
  const std::vector<Judgement> judgements = TRY(judge.judge(pairs));
  for (std::size_t i = 0; i < entries.size(); ++i) print(entries[i], judgements[i]);
  return {};
}

Result<Exit> run(const Options& options) {
  std::ifstream file;
  if (!options.file.empty()) {
    file.open(options.file);
    if (!file) return Error{ErrorKind::not_found, options.file, "cannot be opened", "give a file of JSON lines, or nothing for standard input"};
  }
  std::istream& lines = options.file.empty() ? std::cin : file;
  PairJudge model = TRY(PairJudge::load(options.jobs));
  std::vector<Entry> entries;
  Exit exit = Exit::ok;
  std::size_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    Result<Entry> entry = entry_of(line, fmt::format("{}:{}", options.file.empty() ? "standard input" : options.file, number));
    if (!entry.ok()) {
      fail(entry.error());
      exit = Exit::some_unread;
      continue;
    }
    entries.push_back(std::move(entry).take());
    if (entries.size() < at_a_time) continue;
    TRY(judge(model, entries));
    entries.clear();
  }
  TRY(judge(model, entries));
  return exit;
}

}  // namespace

void add_judge(CLI::App& app, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("judge", "Pairs of texts: inconsistent, consistent or unrelated");
  command->add_option("file", options->file, "JSON lines {\"id\", \"a\", \"b\"}; standard input where none is given");
  command->add_option("--jobs,-j", options->jobs, "Threads")->check(CLI::Range(1U, 256U));
  command->footer("Prints {\"id\", \"label\", \"score\", \"reasons\"} a line; score: how likely the two are inconsistent.\n\n"
                  "Example:\n  echo '{\"a\": \"No boat will be cut.\", \"b\": \"Two boats go in May.\"}' | onrecord judge");
  command->callback([options, &exit] {
    const Result<Exit> done = run(*options);
    exit = done.ok() ? *done : fail(done.error());
  });
}

}  // namespace onrecord
