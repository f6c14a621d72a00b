// Copies among texts, one a line (JSON strings), on standard input: prints "a b" for each pair found (line numbers from 0),
// and on standard error the seconds of processor time and the peak memory. --repeat N reads the lines as N different
// collections side by side (each word marked), for measuring at a million.
//
// usage: copies_bench [--repeat N] < texts.jsonl > pairs.txt
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <string>

#include <nlohmann/json.hpp>
#include <sys/resource.h>

#include "compare/copies.h"

namespace {

std::string marked(const std::string& text, int copy) {
  if (copy == 0) return text;
  std::string result;
  const std::string mark = "x" + std::to_string(copy);
  for (const char c : text) result += c == ' ' ? mark + " " : std::string(1, c);
  return result;
}

}  // namespace

int main(int argc, char** argv) {
  const int repeat = argc == 3 && std::string(argv[1]) == "--repeat" ? std::atoi(argv[2]) : 1;
  std::vector<std::string> texts;
  for (std::string line; std::getline(std::cin, line);) texts.push_back(nlohmann::json::parse(line).get<std::string>());
  std::clock_t spent = 0;
  onrecord::NearTexts near;
  for (int copy = 0; copy < repeat; ++copy)
    for (const std::string& text : texts) {
      const std::string one = marked(text, copy);
      const std::clock_t start = std::clock();
      near.add(one);
      spent += std::clock() - start;
    }
  const std::clock_t start = std::clock();
  const auto pairs = near.pairs();
  spent += std::clock() - start;
  for (const auto& pair : pairs) std::printf("%u %u\n", pair.a, pair.b);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::fprintf(stderr, "%zu texts, %zu pairs, %.2f s, peak %ld MB\n", texts.size() * static_cast<std::size_t>(repeat), pairs.size(),
               static_cast<double>(spent) / CLOCKS_PER_SEC, usage.ru_maxrss / 1024);
}
