// Search in a generated record: statements of words drawn by Zipf's law, random vectors in place of encoded ones (the time of a
// search does not depend on what they hold). Prints the time to open, and for searches of one to three words, half of them filtered
// by speaker or audience, the median and 99th percentile of wall clock and of processor time; the same for the vectors alone, by exact
// scan and by sketches; memory.
//
// usage: search_bench RECORD.db [STATEMENTS (1000000)] [SEARCHES (300)]      the record is made where it is not there
//        search_bench --recall TEXTS    a sentence a line: of the 20 nearest to each of 500 of them, the share that sketches find among
//                                       the others and what is made of two of them at a time, a million together
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <random>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sys/resource.h>

#include "compare/search.h"
#include "compare/vector_table.h"
#include "record/ids.h"

namespace {

using namespace onrecord;
using Json = nlohmann::json;

constexpr std::size_t per_document = 1000, vocabulary = 50'000;

class Words {
 public:
  Words() {
    double sum = 0;
    for (std::size_t i = 0; i < vocabulary; ++i) cumulated_.push_back(sum += 1 / static_cast<double>(i + 1));
  }
  std::string word(std::mt19937& random) const {
    const double at = std::uniform_real_distribution<>(0, cumulated_.back())(random);
    auto index = static_cast<std::size_t>(std::lower_bound(cumulated_.begin(), cumulated_.end(), at) - cumulated_.begin());
    std::string word;
    for (index += 20; index > 0; index /= 20) word += std::string(1, "bcdfgklmnprstvzhjwxq"[index % 20]) + "aeiou"[index % 5];
    return word;
  }

 private:
  std::vector<double> cumulated_;
};

std::string document_line(const Words& words, std::mt19937& random) {
  std::string text;
  Json statements = Json::array();
  for (std::size_t i = 0; i < per_document; ++i) {
    const std::size_t begin = text.size();
    for (std::size_t length = 8 + random() % 30; length > 0; --length) text += words.word(random) + (length > 1 ? " " : ".");
    const std::string day = fmt::format("2024-{:02}-{:02}", 1 + random() % 12, 1 + random() % 28);
    statements.push_back({{"content", {{begin, text.size()}}}, {"cue", Json::array()}, {"source", Json::array()}, {"kind", "own"}, {"act", "say"}, {"score", 1},
                          {"channel", "press"}, {"audience", random() % 3 == 0 ? "private" : "public"}, {"audience_span", nullptr}, {"said", {{"from", day}, {"to", day}, {"basis", ""}}},
                          {"speaker", {{"actor", random() % 20}, {"name", ""}, {"score", 1}}}, {"to", Json::array()}, {"chain", Json::array()}});
    text += "\n";
  }
  Json actors = Json::array();
  for (int i = 0; i < 20; ++i)
    actors.push_back({{"name", fmt::format("Speaker Number{}", i)}, {"type", "person"}, {"aliases", Json::array()}, {"roles", Json::array()}, {"part_of", nullptr}, {"mentions", Json::array()}});
  const Json document = {{"kind", "article"}, {"title", "T"}, {"author", Json::array()}, {"outlet", "O"}, {"url", nullptr}, {"language", "en"}, {"group", nullptr}, {"to", Json::array()},
                         {"published", nullptr}, {"text", text}, {"bytes", Json::array()}, {"parts", {{{"kind", "body"}, {"start", 0}, {"end", text.size()}}}}};
  return Json({{"document", document}, {"issues_found", Json::array()}, {"timexes", Json::array()}, {"actors", actors}, {"statements", statements}}).dump();
}

SentenceVector random_vector(std::mt19937& random) {
  std::normal_distribution<float> spread(0, 1 / std::sqrt(static_cast<float>(SentenceVector::width)));
  std::array<float, SentenceVector::width> values;
  for (float& value : values) value = spread(random);
  return SentenceVector::of(values);
}

Result<void> make_record(const std::string& path, std::size_t size) {
  Record record = TRY(Record::open(path, Record::Access::write));
  const Words words;
  std::mt19937 random(1);
  for (std::size_t i = 0; i < size / per_document; ++i) {
    AnalysedSource source;
    source.place = {fmt::format("/generated/{}", i), ""};
    source.sha256 = fmt::format("{:016x}{:048x}", random() * std::uint64_t{0x100000001} + i, i);
    source.lines = {document_line(words, random)};
    TRY(record.put_source(source, 1));
  }
  TRY(record.link_people());
  TRY(record.use_vectors_of(TRY(SentenceEncoder::installed())));
  while (true) {
    std::vector<TextVector> texts;
    std::vector<std::pair<RowId, RowId>> links;
    for (const StatementText& statement : TRY(record.statements_without_vector(50'000))) {
      texts.push_back({statement.statement, random_vector(random)});
      links.emplace_back(statement.statement, statement.statement);
    }
    if (texts.empty()) return {};
    TRY(record.put_vectors(texts, links));
  }
}

double wall() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }
double cpu() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

void print(const char* what, std::vector<double> times) {
  std::sort(times.begin(), times.end());
  std::printf("%s: median %.1f ms, p99 %.1f ms, most %.1f ms\n", what, 1e3 * times[times.size() / 2], 1e3 * times[times.size() * 99 / 100], 1e3 * times.back());
}

Result<void> measure(const std::string& path, std::size_t searches) {
  Record record = TRY(Record::open(path, Record::Access::read));
  double start = wall(), spent = cpu();
  Searcher searcher = TRY(Searcher::open(record));
  std::printf("open: %.2f s wall, %.2f s processor\n", wall() - start, cpu() - spent);
  const Words words;
  std::mt19937 random(2);
  std::vector<double> walls, cpus;
  std::size_t found = 0;
  for (std::size_t i = 0; i < searches + 3; ++i) {
    StatementFilter filter;
    filter.limit = 50;
    for (std::size_t length = 1 + i % 3; length > 0; --length) filter.words += words.word(random) + " ";
    if (i % 4 == 1) filter.speaker = fmt::format("Number{}", i % 20);
    if (i % 4 == 3) filter.audience = Audience::closed;
    start = wall(), spent = cpu();
    found += TRY(searcher.find(filter)).hits.size();
    if (i < 3) continue;  // the first loads the encoder
    walls.push_back(wall() - start);
    cpus.push_back(cpu() - spent);
  }
  print("search, wall clock", walls);
  print("search, processor time (all threads)", cpus);
  StatementVectors all = TRY(record.statement_vectors());
  const VectorTable exact(all.vectors, all.vectors.size()), sketched(std::move(all.vectors), 0);
  walls.clear(), cpus.clear();
  std::vector<double> sketch_walls;
  for (int i = 0; i < 50; ++i) {
    const SentenceVector asked = random_vector(random);
    start = wall();
    exact.nearest(asked, 30);
    walls.push_back(wall() - start);
    start = wall();
    sketched.nearest(asked, 30);
    sketch_walls.push_back(wall() - start);
  }
  print("vectors alone, exact", walls);
  print("vectors alone, by sketches", sketch_walls);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("%zu found, peak %ld MB\n", found, usage.ru_maxrss / 1024);
  return {};
}

Result<void> measure_recall(const std::string& path) {
  constexpr std::size_t size = 1'000'000, questions = 500, wanted = 20;
  std::ifstream file(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  std::mt19937 random(3);
  std::shuffle(lines.begin(), lines.end(), random);
  std::vector<SentenceVector> vectors = TRY(TRY(SentenceEncoder::load()).encode(std::vector<std::string_view>(lines.begin(), lines.end())));
  if (vectors.size() <= 2 * questions) return Error{ErrorKind::usage, path, "too few sentences", "give some thousands"};
  const std::vector<SentenceVector> asked(vectors.end() - questions, vectors.end());
  vectors.resize(vectors.size() - questions);
  for (const std::size_t texts = vectors.size(); vectors.size() < size;) {
    const SentenceVector &a = vectors[random() % texts], &b = vectors[random() % texts];
    std::array<float, SentenceVector::width> mixed;
    float square = 0;
    for (std::size_t i = 0; i < mixed.size(); ++i) {
      mixed[i] = 0.8F * static_cast<float>(a.values[i]) + 0.6F * static_cast<float>(b.values[i]);
      square += mixed[i] * mixed[i];
    }
    for (float& value : mixed) value /= std::sqrt(square);
    vectors.push_back(SentenceVector::of(mixed));
  }
  const VectorTable exact(vectors, vectors.size()), sketched(std::move(vectors), 0);
  std::size_t found = 0, worst = wanted;
  for (const SentenceVector& one : asked) {
    std::size_t here = 0;
    const std::vector<Near> got = sketched.nearest(one, wanted);
    for (const Near& near : exact.nearest(one, wanted)) here += std::any_of(got.begin(), got.end(), [&](const Near& other) { return other.index == near.index; });
    found += here, worst = std::min(worst, here);
  }
  std::printf("of %zu sentences: recall of the %zu nearest %.4f, worst %zu\n", lines.size(), wanted, static_cast<double>(found) / static_cast<double>(questions * wanted), worst);
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  Result<void> done;
  if (argc == 3 && std::string(argv[1]) == "--recall") {
    done = measure_recall(argv[2]);
    if (!done.ok()) std::fprintf(stderr, "%s\n", done.error().to_string().c_str());
    return done.ok() ? 0 : 1;
  }
  const std::size_t size = argc > 2 ? std::stoul(argv[2]) : 1'000'000, searches = argc > 3 ? std::stoul(argv[3]) : 300;
  if (!std::filesystem::exists(argv[1])) done = make_record(argv[1], size);
  if (done.ok()) done = measure(argv[1], searches);
  if (!done.ok()) std::fprintf(stderr, "%s\n", done.error().to_string().c_str());
  return done.ok() ? 0 : 1;
}
