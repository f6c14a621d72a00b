#include "compare/judge.h"

#include <algorithm>  // std::clamp, std::min, std::minmax, std::sort
#include <array>      // std::array
#include <cmath>      // std::exp
#include <map>        // std::map

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
  std::size_t longest = 96;  // pieces of one text
  float margin = 0;          // between the largest logits; where it is smaller the pair is read in the other order too
};

Result<Settings> read_settings(const fs::path& path) {
  try {
    simdjson::dom::parser parser;
    const simdjson::dom::element json = parser.load(path.string());
    Settings settings;
    settings.longest = std::clamp<std::size_t>(static_cast<std::size_t>(std::uint64_t(json["longest"])), 8, 250);
    settings.margin = static_cast<float>(double(json["margin"]));
    return settings;
  } catch (const simdjson::simdjson_error& error) {
    return Error{ErrorKind::damaged, path.string(), std::string("cannot be read: ") + error.what(), "reinstall onrecord"};
  }
}

using Logits = std::array<float, labels>;

// Between the largest and the next.
float margin_of(Logits logits) {
  std::sort(logits.begin(), logits.end());
  return logits[labels - 1] - logits[labels - 2];
}

Judgement judgement(const Logits& logits) {
  const float most = *std::max_element(logits.begin(), logits.end());
  Logits shares{};
  float sum = 0;
  for (std::size_t k = 0; k < labels; ++k) sum += shares[k] = std::exp(logits[k] - most);
  return {shares[0] / sum, shares[1] / sum, shares[2] / sum};
}

}  // namespace

struct PairJudge::State {
  Settings settings;
  WordPiece wordpiece;
  RowModel model;

  using Pieces = std::vector<std::int64_t>;

  Pieces pieces_of(std::string_view text) const {
    text = text.substr(0, longest_text);
    std::vector<Piece> pieces;
    wordpiece.encode(text, {0, static_cast<ByteOffset>(text.size())}, pieces);
    Pieces ids;
    for (std::size_t i = 0; i < std::min(pieces.size(), settings.longest); ++i) ids.push_back(pieces[i].id);
    return ids;
  }

  // [CLS] first [SEP] [SEP] second [SEP]
  static PieceRow row_of(const Pieces& first, const Pieces& second) {
    PieceRow row;
    row.ids = {WordPiece::begin};
    row.ids.insert(row.ids.end(), first.begin(), first.end());
    row.ids.insert(row.ids.end(), 2, WordPiece::separator);
    row.ids.insert(row.ids.end(), second.begin(), second.end());
    row.ids.push_back(WordPiece::separator);
    return row;
  }

  Result<std::vector<Logits>> read(const std::vector<PieceRow>& rows) {
    std::vector<Logits> result(rows.size());
    if (rows.empty()) return result;
    const Matrix matrix = TRY(model.run(rows));
    for (std::size_t i = 0; i < rows.size(); ++i) std::copy_n(matrix.row(i).begin(), labels, result[i].begin());
    return result;
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
  return PairJudge(std::unique_ptr<State>(new State{settings, std::move(wordpiece), std::move(model)}));
}

// Every pair is read with the lesser text first, whichever way it comes; where that leaves doubt, the other way round too.
Result<std::vector<Judgement>> PairJudge::judge(std::span<const TextPair> pairs) {
  std::map<std::string_view, State::Pieces> pieces;
  for (const TextPair& pair : pairs)
    for (const std::string_view text : {pair.a, pair.b})
      if (const auto [at, fresh] = pieces.try_emplace(text); fresh) at->second = state_->pieces_of(text);
  std::vector<std::size_t> read;
  std::vector<PieceRow> rows, turned;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto [first, second] = std::minmax(pairs[i].a, pairs[i].b);
    if (pieces.at(first).empty() || pieces.at(second).empty()) continue;
    read.push_back(i);
    rows.push_back(State::row_of(pieces.at(first), pieces.at(second)));
  }
  std::vector<Logits> logits = TRY(state_->read(rows));
  std::vector<std::size_t> doubtful;
  for (std::size_t i = 0; i < read.size(); ++i) {
    if (margin_of(logits[i]) >= state_->settings.margin) continue;
    const auto [first, second] = std::minmax(pairs[read[i]].a, pairs[read[i]].b);
    doubtful.push_back(i);
    turned.push_back(State::row_of(pieces.at(second), pieces.at(first)));
  }
  const std::vector<Logits> again = TRY(state_->read(turned));
  for (std::size_t i = 0; i < doubtful.size(); ++i)
    for (std::size_t k = 0; k < labels; ++k) logits[doubtful[i]][k] = (logits[doubtful[i]][k] + again[i][k]) / 2;
  std::vector<Judgement> result(pairs.size());
  for (std::size_t i = 0; i < read.size(); ++i) result[read[i]] = judgement(logits[i]);
  return result;
}

}  // namespace onrecord
