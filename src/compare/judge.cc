#include "compare/judge.h"

#include <algorithm>  // std::min
#include <array>      // std::array
#include <cmath>      // std::exp

#include <simdjson.h>

#include "language/model_folder.h"
#include "language/row_model.h"
#include "language/wordpiece.h"

namespace onrecord {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t labels = 3;
constexpr std::size_t longest_text = 4'000;  // bytes; more cannot fall into the pieces that count

// model.json: how the weights were trained to be used.
struct Settings {
  std::size_t longest = 96;               // pieces of one text
  std::array<double, labels> bias{};      // added to the logits before the temperature
  double temperature = 1;
};

Result<Settings> read_settings(const fs::path& path) {
  try {
    simdjson::dom::parser parser;
    const simdjson::dom::element json = parser.load(path.string());
    Settings settings;
    settings.longest = std::clamp<std::size_t>(static_cast<std::size_t>(std::uint64_t(json["longest"])), 8, 250);
    settings.temperature = double(json["temperature"]);
    for (std::size_t i = 0; i < labels; ++i) settings.bias[i] = double(json["bias"].at(i));
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

  // The mean of both orders' logits, shifted, as shares.
  Judgement judgement(std::span<const float> one, std::span<const float> other) const {
    std::array<double, labels> shares{};
    double sum = 0;
    for (std::size_t i = 0; i < labels; ++i) sum += shares[i] = std::exp(((one[i] + other[i]) / 2 + settings.bias[i]) / settings.temperature);
    return {static_cast<float>(shares[0] / sum), static_cast<float>(shares[1] / sum), static_cast<float>(shares[2] / sum)};
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
  return PairJudge(std::unique_ptr<State>(new State{std::move(settings), std::move(wordpiece), std::move(model)}));
}

Result<std::vector<Judgement>> PairJudge::judge(std::span<const TextPair> pairs) {
  std::vector<Judgement> result(pairs.size());
  std::vector<std::size_t> read;
  std::vector<PieceRow> rows;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const std::vector<std::int64_t> a = state_->pieces_of(pairs[i].a), b = state_->pieces_of(pairs[i].b);
    if (a.empty() || b.empty()) continue;
    read.push_back(i);
    rows.push_back(State::row_of(a, b));
    rows.push_back(State::row_of(b, a));
  }
  if (read.empty()) return result;
  const Matrix logits = TRY(state_->model.run(rows));
  for (std::size_t i = 0; i < read.size(); ++i) result[read[i]] = state_->judgement(logits.row(2 * i), logits.row(2 * i + 1));
  return result;
}

}  // namespace onrecord
