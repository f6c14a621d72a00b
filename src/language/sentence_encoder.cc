#include "language/sentence_encoder.h"

#include <algorithm>  // std::min, std::clamp
#include <array>      // std::array
#include <cmath>      // std::sqrt
#include <string>     // std::string

#include <simdjson.h>

#include "language/model_folder.h"
#include "language/row_model.h"
#include "language/wordpiece.h"

namespace onrecord {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_stretches = 10;  // of one text
constexpr std::size_t longest_text = 20'000;  // bytes; more cannot fall into the stretches that count

// model.json: how the weights were trained to be used.
struct Settings {
  std::size_t limit = 0;
  std::string vocabulary, name;
};

Result<Settings> read_settings(const fs::path& path) {
  try {
    simdjson::dom::parser parser;
    const simdjson::dom::element json = parser.load(path.string());
    Settings settings;
    settings.limit = std::clamp<std::size_t>(static_cast<std::size_t>(std::uint64_t(json["limit"])), 8, 512);
    settings.vocabulary = std::string(std::string_view(json["vocabulary"]));
    settings.name = std::string(std::string_view(json["weights_sha256"]).substr(0, 16));
    if (std::uint64_t(json["width"]) != SentenceVector::width) return Error{ErrorKind::damaged, path.string(), "is of a model of another width", "reinstall onrecord"};
    return settings;
  } catch (const simdjson::simdjson_error& error) {
    return Error{ErrorKind::damaged, path.string(), std::string("cannot be read: ") + error.what(), "reinstall onrecord"};
  }
}

using Sums = std::vector<std::array<float, SentenceVector::width>>;  // one a text, of its stretches

}  // namespace

struct SentenceEncoder::State {
  Settings settings;
  WordPiece wordpiece;
  RowModel model;

  // Appends the stretches of one text, and to `owners` once for each the text's place.
  void cut(std::size_t index, std::string_view text, std::vector<PieceRow>& stretches, std::vector<std::size_t>& owners) const {
    std::vector<Piece> pieces;
    text = text.substr(0, longest_text);
    wordpiece.encode(text, {0, static_cast<ByteOffset>(text.size())}, pieces);
    const std::size_t room = settings.limit - 2;
    for (std::size_t at = 0, count = 0; at < pieces.size() && count < most_stretches; at += room, ++count) {
      PieceRow stretch;
      stretch.ids = {WordPiece::begin};
      for (std::size_t i = at; i < std::min(at + room, pieces.size()); ++i) stretch.ids.push_back(pieces[i].id);
      stretch.ids.push_back(WordPiece::separator);
      stretches.push_back(std::move(stretch));
      owners.push_back(index);
    }
  }
};

SentenceEncoder::SentenceEncoder(std::unique_ptr<State> state) : state_(std::move(state)) {}
SentenceEncoder::SentenceEncoder(SentenceEncoder&&) noexcept = default;
SentenceEncoder& SentenceEncoder::operator=(SentenceEncoder&&) noexcept = default;
SentenceEncoder::~SentenceEncoder() = default;

Result<SentenceEncoder> SentenceEncoder::load(unsigned threads) {
  const fs::path folder = TRY(model_folder("sentence"));
  Settings settings = TRY(read_settings(folder / "model.json"));
  WordPiece wordpiece = TRY(WordPiece::load(folder / settings.vocabulary));
  RowModel model = TRY(RowModel::load(folder / "sentence.xml", threads));
  return SentenceEncoder(std::unique_ptr<State>(new State{std::move(settings), std::move(wordpiece), std::move(model)}));
}

Result<std::string> SentenceEncoder::installed() { return TRY(read_settings(TRY(model_folder("sentence")) / "model.json")).name; }

Result<std::vector<SentenceVector>> SentenceEncoder::encode(std::span<const std::string_view> texts) {
  std::vector<PieceRow> stretches;
  std::vector<std::size_t> owners;
  for (std::size_t i = 0; i < texts.size(); ++i) state_->cut(i, texts[i], stretches, owners);
  Sums sums(texts.size());
  if (!stretches.empty()) {
    const Matrix rows = TRY(state_->model.run(stretches));
    // Each stretch counts by its pieces.
    for (std::size_t k = 0; k < stretches.size(); ++k)
      for (std::size_t i = 0; i < SentenceVector::width; ++i) sums[owners[k]][i] += rows.row(k)[i] * static_cast<float>(stretches[k].ids.size() - 2);
  }
  std::vector<SentenceVector> vectors(texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    float square = 0;
    for (const float value : sums[i]) square += value * value;
    if (square == 0) continue;
    for (float& value : sums[i]) value /= std::sqrt(square);
    vectors[i] = SentenceVector::of(sums[i]);
  }
  return vectors;
}

}  // namespace onrecord
