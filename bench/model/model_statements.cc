// model_statements FILE...: what the statement model alone finds in plain texts, as score_attribution.py reads it, one line a
// file; processor time and resident memory on stderr.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include <sys/resource.h>

#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "speech/neural.h"

namespace {

using namespace onrecord;

double processor_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + 1e-6 * static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

nlohmann::json code_points(const Spans& spans, const CodePointIndex& index) {
  nlohmann::json result = nlohmann::json::array();
  for (Span span : spans) result.push_back({index.code_point(span.begin), index.code_point(span.end)});
  return result;
}

Document plain_document(const char* path) {
  Document document;
  std::ifstream file(path, std::ios::binary);
  document.text.assign(std::istreambuf_iterator<char>(file), {});
  Part part;
  part.span = {0, static_cast<ByteOffset>(document.text.size())};
  document.parts.push_back(part);
  return document;
}

}  // namespace

int main(int argc, char** argv) {
  double loading = 0, tokenizing = 0, reading_time = 0;
  for (int i = 1; i < argc; ++i) {
    const Document document = plain_document(argv[i]);
    const double start = processor_seconds();
    const Tokens tokens = tokenize(document);
    const double ready = processor_seconds();
    const auto reading = read_by_model(document, tokens, onrecord::find_quotations(document, tokens));
    const double done = processor_seconds();
    if (!reading.ok()) {
      std::cerr << reading.error().to_string() << '\n';
      return 1;
    }
    (i == 1 ? loading : reading_time) += done - ready;
    tokenizing += ready - start;
    const CodePointIndex index(document.text);
    nlohmann::json statements = nlohmann::json::array();
    for (const Attribution& attribution : reading->attributions)
      statements.push_back({{"content", code_points(attribution.content, index)},
                            {"cue", code_points(attribution.cue, index)},
                            {"source", code_points(attribution.source, index)},
                            {"score", attribution.score}});
    std::cout << nlohmann::json{{"doc", std::filesystem::path(argv[i]).stem().string()}, {"statements", statements}}.dump() << '\n';
  }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::cerr << argc - 1 << " documents; first (with loading) " << loading << " s, others " << reading_time << " s, words and sentences " << tokenizing
            << " s; resident " << usage.ru_maxrss / 1024 << " MB\n";
}
