// Documents and bytes per second of each stage, over the example case (or the folder in ONRECORD_BENCH_SOURCES).
// Each stage is timed alone on what the stages before it made; "items" are documents, "bytes" are bytes of source.
#include <cstdlib>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "analyse/analyse.h"
#include "chat/chat.h"
#include "page/page.h"
#include "speech/speech.h"

namespace {

using namespace onrecord;

struct Work {
  std::vector<std::string> files;
  std::vector<Source> sources;
  std::vector<Analysis> analyses;
  std::size_t bytes = 0;
};

const Work& work() {
  static const Work all = [] {
    const char* folder = std::getenv("ONRECORD_BENCH_SOURCES");
    Work made;
    made.files = list_files({folder != nullptr ? folder : ONRECORD_ROOT "/examples/harbour-ferry/sources"}).files;
    for (const std::string& file : made.files)
      read_file(file, {}, [&](Source&& source) {
        if (source.error) return true;
        auto analyses = analyse(source, {});
        if (!analyses.ok()) return true;
        made.bytes += source.bytes.size();
        for (Analysis& analysis : *analyses) made.analyses.push_back(std::move(analysis));
        made.sources.push_back(std::move(source));
        return true;
      });
    return made;
  }();
  return all;
}

void count(benchmark::State& state) {
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * work().analyses.size()));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * work().bytes));
}

void read_sources(benchmark::State& state) {
  work();
  for (auto _ : state)
    for (const std::string& file : work().files) read_file(file, {}, [](Source&& source) { return benchmark::DoNotOptimize(source), true; });
  count(state);
}

void read_documents(benchmark::State& state) {
  work();
  for (auto _ : state)
    for (const Source& source : work().sources) {
      auto chats = read_chat(source);
      if (!chats) benchmark::DoNotOptimize(read_pages(source));
      benchmark::DoNotOptimize(chats);
    }
  count(state);
}

template <class Stage>
void each_analysis(benchmark::State& state, Stage stage) {
  work();
  for (auto _ : state)
    for (const Analysis& analysis : work().analyses) benchmark::DoNotOptimize(stage(analysis));
  count(state);
}

void tokens(benchmark::State& state) {
  each_analysis(state, [](const Analysis& a) { return tokenize(a.document); });
}
void statements(benchmark::State& state) {
  each_analysis(state, [](const Analysis& a) { return find_statements(a.document, a.tokens); });
}
void people(benchmark::State& state) {
  each_analysis(state, [](const Analysis& a) { return find_people(a.document, a.tokens, a.statements); });
}
void dates(benchmark::State& state) {
  each_analysis(state, [](const Analysis& a) { return date_document(a.document, a.tokens, a.statements, a.people, {}); });
}
void json(benchmark::State& state) {
  each_analysis(state, [](const Analysis& a) { return to_json_line({}, a); });
}

BENCHMARK(read_sources)->Unit(benchmark::kMillisecond);
BENCHMARK(read_documents)->Unit(benchmark::kMillisecond);
BENCHMARK(tokens)->Unit(benchmark::kMillisecond);
BENCHMARK(statements)->Unit(benchmark::kMillisecond);
BENCHMARK(people)->Unit(benchmark::kMillisecond);
BENCHMARK(dates)->Unit(benchmark::kMillisecond);
BENCHMARK(json)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
