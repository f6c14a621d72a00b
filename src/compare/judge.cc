#include "compare/judge.h"

#include <algorithm>  // std::min, std::minmax
#include <array>      // std::array
#include <cmath>      // std::exp, std::abs
#include <map>        // std::map

#include <simdjson.h>

#include "language/model_folder.h"
#include "language/row_model.h"
#include "language/sentence_encoder.h"
#include "language/wordpiece.h"

namespace onrecord {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t labels = 3;
constexpr std::size_t longest_text = 4'000;  // bytes; more cannot fall into the pieces that count

// model.json: how the weights were trained to be used.
struct Settings {
  std::size_t longest = 96;                      // pieces of one text
  std::vector<std::vector<float>> axes;          // of sentence vectors: what a text is about
  std::vector<std::array<double, labels>> weights;  // of each feature, in the order of State::judgement; the constant last
};

Result<Settings> read_settings(const fs::path& path) {
  try {
    simdjson::dom::parser parser;
    const simdjson::dom::element json = parser.load(path.string());
    Settings settings;
    settings.longest = std::clamp<std::size_t>(static_cast<std::size_t>(std::uint64_t(json["longest"])), 8, 250);
    for (const simdjson::dom::element row : json["axes"]) {
      std::vector<float>& axis = settings.axes.emplace_back();
      for (const simdjson::dom::element value : row) axis.push_back(static_cast<float>(double(value)));
      if (axis.size() != SentenceVector::width) return Error{ErrorKind::damaged, path.string(), "has axes of another width", "reinstall onrecord"};
    }
    for (const simdjson::dom::element row : json["weights"]) {
      std::array<double, labels>& weights = settings.weights.emplace_back();
      for (std::size_t i = 0; i < labels; ++i) weights[i] = double(row.at(i));
    }
    if (settings.weights.size() != labels + 1 + 2 * settings.axes.size() + 1) return Error{ErrorKind::damaged, path.string(), "has too many or too few weights", "reinstall onrecord"};
    return settings;
  } catch (const simdjson::simdjson_error& error) {
    return Error{ErrorKind::damaged, path.string(), std::string("cannot be read: ") + error.what(), "reinstall onrecord"};
  }
}

}  // namespace

struct PairJudge::State {
  Settings settings;
  WordPiece wordpiece;
  RowModel model;
  SentenceEncoder encoder;

  // What of a text alone the judgement needs; the same text is read once.
  struct Text {
    std::vector<std::int64_t> pieces;
    SentenceVector vector;
    std::vector<float> places;  // on the axes
  };
  using Texts = std::map<std::string_view, Text>;

  std::vector<std::int64_t> pieces_of(std::string_view text) const {
    text = text.substr(0, longest_text);
    std::vector<Piece> pieces;
    wordpiece.encode(text, {0, static_cast<ByteOffset>(text.size())}, pieces);
    std::vector<std::int64_t> ids;
    for (std::size_t i = 0; i < std::min(pieces.size(), settings.longest); ++i) ids.push_back(pieces[i].id);
    return ids;
  }

  static PieceRow row_of(const std::vector<std::int64_t>& a, const std::vector<std::int64_t>& b) {
    PieceRow row;
    row.ids = {WordPiece::begin};
    row.ids.insert(row.ids.end(), a.begin(), a.end());
    row.ids.push_back(WordPiece::separator);
    row.second = row.ids.size();
    row.ids.insert(row.ids.end(), b.begin(), b.end());
    row.ids.push_back(WordPiece::separator);
    return row;
  }

  Result<Texts> read(std::span<const TextPair> pairs) {
    Texts texts;
    for (const TextPair& pair : pairs)
      for (const std::string_view text : {pair.a, pair.b})
        if (const auto [at, fresh] = texts.try_emplace(text); fresh) at->second.pieces = pieces_of(text);
    std::vector<std::string_view> list;
    for (const auto& [text, read] : texts) list.push_back(text.substr(0, longest_text));
    const std::vector<SentenceVector> vectors = TRY(encoder.encode(list));
    std::size_t i = 0;
    for (auto& [text, read] : texts) {
      read.vector = vectors[i++];
      for (const std::vector<float>& axis : settings.axes) {
        float sum = 0;
        for (std::size_t k = 0; k < axis.size(); ++k) sum += axis[k] * static_cast<float>(read.vector.values[k]);
        read.places.push_back(sum / SentenceVector::scale);
      }
    }
    return texts;
  }

  // The logits, how near the texts are, and on each axis how far apart and where, weighed (train/judge_stack.py).
  Judgement judgement(std::span<const float> logits, const Text& a, const Text& b) const {
    std::vector<double> features(logits.begin(), logits.end());
    features.push_back(static_cast<double>(cosine(a.vector, b.vector)));
    for (std::size_t i = 0; i < a.places.size(); ++i) features.push_back(static_cast<double>(std::abs(a.places[i] - b.places[i])));
    for (std::size_t i = 0; i < a.places.size(); ++i) features.push_back(static_cast<double>(a.places[i] + b.places[i]));
    features.push_back(1);
    std::array<double, labels> values{};
    for (std::size_t i = 0; i < features.size(); ++i)
      for (std::size_t k = 0; k < labels; ++k) values[k] += features[i] * settings.weights[i][k];
    const double most = *std::max_element(values.begin(), values.end());
    double sum = 0;
    for (double& value : values) sum += value = std::exp(value - most);
    return {static_cast<float>(values[0] / sum), static_cast<float>(values[1] / sum), static_cast<float>(values[2] / sum)};
  }
};

PairLabel Judgement::label() const {
  if (inconsistent >= consistent && inconsistent >= unrelated) return PairLabel::inconsistent;
  return consistent >= unrelated ? PairLabel::consistent : PairLabel::unrelated;
}

PairJudge::PairJudge(std::unique_ptr<State> state) : state_(std::move(state)) {}
PairJudge::PairJudge(PairJudge&&) noexcept = default;
PairJudge& PairJudge::operator=(PairJudge&&) noexcept = default;
PairJudge::~PairJudge() = default;

Result<PairJudge> PairJudge::load(unsigned threads) {
  const fs::path folder = TRY(model_folder("judge"));
  Settings settings = TRY(read_settings(folder / "model.json"));
  WordPiece wordpiece = TRY(WordPiece::load(folder / "vocab.txt"));
  RowModel model = TRY(RowModel::load(folder / "judge.xml", threads));
  SentenceEncoder encoder = TRY(SentenceEncoder::load(threads));
  return PairJudge(std::unique_ptr<State>(new State{std::move(settings), std::move(wordpiece), std::move(model), std::move(encoder)}));
}

Result<std::vector<Judgement>> PairJudge::judge(std::span<const TextPair> pairs) {
  std::vector<Judgement> result(pairs.size());
  const State::Texts texts = TRY(state_->read(pairs));
  std::vector<std::pair<const State::Text*, const State::Text*>> sides(pairs.size());
  std::vector<std::size_t> read;
  std::vector<PieceRow> rows;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    // Read in one order, the lesser text first, whichever way they come.
    const auto [first, second] = std::minmax(pairs[i].a, pairs[i].b);
    sides[i] = {&texts.at(first), &texts.at(second)};
    if (sides[i].first->pieces.empty() || sides[i].second->pieces.empty()) continue;
    read.push_back(i);
    rows.push_back(State::row_of(sides[i].first->pieces, sides[i].second->pieces));
  }
  if (read.empty()) return result;
  const Matrix logits = TRY(state_->model.run(rows));
  for (std::size_t i = 0; i < read.size(); ++i) result[read[i]] = state_->judgement(logits.row(i), *sides[read[i]].first, *sides[read[i]].second);
  return result;
}

}  // namespace onrecord
