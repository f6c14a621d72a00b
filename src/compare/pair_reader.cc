#include "compare/pair_reader.h"

#include <algorithm>  // std::clamp, std::min
#include <map>        // std::map
#include <string>     // std::string

#include <simdjson.h>

#include "language/model_folder.h"
#include "language/row_model.h"
#include "language/wordpiece.h"

namespace onrecord {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_text = 4'000;  // bytes; more cannot fall into the pieces that count

// model.json: how the weights were trained to be used.
struct Settings {
  std::size_t longest = 96;  // pieces of one text
  float margin = 0;
};

Result<Settings> read_settings(const fs::path& path) {
  try {
    simdjson::dom::parser parser;
    const simdjson::dom::element json = parser.load(path.string());
    Settings settings;
    settings.longest = std::clamp<std::size_t>(static_cast<std::size_t>(std::uint64_t(json["longest"])), 8, 250);
    if (double margin = 0; json["margin"].get(margin) == simdjson::SUCCESS) settings.margin = static_cast<float>(margin);
    return settings;
  } catch (const simdjson::simdjson_error& error) {
    return Error{ErrorKind::damaged, path.string(), std::string("cannot be read: ") + error.what(), "reinstall onrecord"};
  }
}

}  // namespace

struct PairReader::State {
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
};

PairReader::PairReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
PairReader::PairReader(PairReader&&) noexcept = default;
PairReader& PairReader::operator=(PairReader&&) noexcept = default;
PairReader::~PairReader() = default;

Result<PairReader> PairReader::load(std::string_view model, unsigned threads) {
  const fs::path folder = TRY(model_folder(model));
  Settings settings = TRY(read_settings(folder / "model.json"));
  WordPiece wordpiece = TRY(WordPiece::load(folder / "vocab.txt"));
  RowModel rows = TRY(RowModel::load(folder / (std::string(model) + ".xml"), threads));
  return PairReader(std::unique_ptr<State>(new State{settings, std::move(wordpiece), std::move(rows)}));
}

float PairReader::margin() const { return state_->settings.margin; }

Result<std::vector<std::vector<float>>> PairReader::read(std::span<const TextPair> pairs) {
  std::map<std::string_view, State::Pieces> pieces;
  for (const TextPair& pair : pairs)
    for (const std::string_view text : {pair.a, pair.b})
      if (const auto [at, fresh] = pieces.try_emplace(text); fresh) at->second = state_->pieces_of(text);
  std::vector<std::size_t> read;
  std::vector<PieceRow> rows;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const State::Pieces &first = pieces.at(pairs[i].a), &second = pieces.at(pairs[i].b);
    if (first.empty() || second.empty()) continue;
    read.push_back(i);
    rows.push_back(State::row_of(first, second));
  }
  std::vector<std::vector<float>> result(pairs.size());
  if (rows.empty()) return result;
  const Matrix matrix = TRY(state_->model.run(rows));
  for (std::size_t i = 0; i < read.size(); ++i) result[read[i]].assign(matrix.row(i).begin(), matrix.row(i).end());
  return result;
}

}  // namespace onrecord
