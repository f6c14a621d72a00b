// Reads lines of {"doc", "text", "dct"}; prints predictions for a TIMEX3 scorer, or with --speed documents a second.
//   timex_bench FILE.jsonl > predictions.jsonl
//   timex_bench --speed FILE.jsonl
#include <cstring>   // std::strcmp
#include <ctime>     // std::clock
#include <fstream>   // std::ifstream
#include <iostream>  // std::cout
#include <string>    // std::string
#include <vector>    // std::vector

#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "time/time.h"

namespace {

struct Row {
  std::string name, text;
  std::optional<onrecord::Timestamp> date;
};

void print_predictions(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    const onrecord::CodePointIndex index(row.text);
    nlohmann::json found = nlohmann::json::array();
    for (const onrecord::Timex& timex : onrecord::find_timexes(row.text, row.date))
      found.push_back({{"start", index.code_point(timex.span.begin)}, {"end", index.code_point(timex.span.end)}, {"type", onrecord::word(timex.type)}, {"value", timex.value}});
    std::cout << nlohmann::json{{"doc", row.name}, {"timex", found}}.dump() << '\n';
  }
}

void print_speed(const std::vector<Row>& rows) {
  std::size_t documents = 0, bytes = 0, expressions = 0;
  const std::clock_t start = std::clock();  // processor time: other work on the machine does not count
  while (std::clock() - start < 2 * CLOCKS_PER_SEC) {
    for (const Row& row : rows) {
      expressions += onrecord::find_timexes(row.text, row.date).size();
      bytes += row.text.size();
    }
    documents += rows.size();
  }
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  std::cout << static_cast<double>(documents) / seconds << " documents/s, " << static_cast<double>(bytes) / seconds / 1e6 << " MB/s, " << expressions << " expressions\n";
}

}  // namespace

int main(int argc, char** argv) {
  const bool speed = argc > 2 && std::strcmp(argv[1], "--speed") == 0;
  if (argc < 2) {
    std::cerr << "usage: timex_bench [--speed] FILE.jsonl\n";
    return 2;
  }
  std::ifstream lines(argv[argc - 1]);
  std::vector<Row> rows;
  for (std::string line; std::getline(lines, line);) {
    const nlohmann::json entry = nlohmann::json::parse(line);
    Row row{entry["doc"], entry["text"], {}};
    if (entry["dct"].is_string()) row.date = onrecord::parse_iso(entry["dct"].get<std::string>());
    rows.push_back(std::move(row));
  }
  if (speed) print_speed(rows);
  else print_predictions(rows);
}
