#include "language/sentence_encoder.h"

#include <algorithm>  // std::sort, std::min
#include <cmath>      // std::sqrt
#include <string>     // std::string

#include <openvino/openvino.hpp>
#include <simdjson.h>

#include "language/model_folder.h"
#include "language/wordpiece.h"

namespace onrecord {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t step = 16;            // stretches are padded to multiples of this, whoever their neighbours are
constexpr std::size_t most_stretches = 10;  // of one text
constexpr std::size_t batch_pieces = 1024;  // pieces read at a time: what fits the processor's caches
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

// Some pieces of one text, as the model reads them.
struct Stretch {
  std::size_t text = 0;
  std::vector<std::int64_t> ids;
  std::size_t padded() const { return (ids.size() + step - 1) / step * step; }
};

// Stretches of one padded length, read together.
struct Batch {
  std::size_t first = 0, last = 0;  // [first, last) in the order of reading
};

std::vector<Batch> batches_of(const std::vector<Stretch>& stretches) {
  std::vector<Batch> batches;
  for (std::size_t first = 0; first < stretches.size();) {
    const std::size_t width = stretches[first].padded();
    std::size_t last = first;
    while (last < stretches.size() && stretches[last].padded() == width && (last - first + 1) * width <= std::max(batch_pieces, width)) ++last;
    batches.push_back({first, last});
    first = last;
  }
  return batches;
}

using Sums = std::vector<std::array<float, SentenceVector::width>>;  // one a text, of its stretches

}  // namespace

struct SentenceEncoder::State {
  Settings settings;
  WordPiece wordpiece;
  ov::Core core;
  std::vector<ov::InferRequest> requests;  // one a thread

  State(Settings s, WordPiece w, const fs::path& graph, unsigned threads) : settings(std::move(s)), wordpiece(std::move(w)) {
    const auto count = static_cast<std::int32_t>(threads);
    // One thread a request; f32: what is not int8 is the same on every processor, whatever it has for half precision.
    const ov::AnyMap how{ov::inference_num_threads(count), ov::num_streams(count), ov::hint::inference_precision(ov::element::f32)};
    ov::CompiledModel model = core.compile_model(graph.string(), "CPU", how);
    for (unsigned i = 0; i < threads; ++i) requests.push_back(model.create_infer_request());
  }

  void cut(std::size_t index, std::string_view text, std::vector<Stretch>& stretches) const {
    std::vector<Piece> pieces;
    text = text.substr(0, longest_text);
    wordpiece.encode(text, {0, static_cast<ByteOffset>(text.size())}, pieces);
    const std::size_t room = settings.limit - 2;
    for (std::size_t at = 0, count = 0; at < pieces.size() && count < most_stretches; at += room, ++count) {
      Stretch stretch{index, {WordPiece::begin}};
      for (std::size_t i = at; i < std::min(at + room, pieces.size()); ++i) stretch.ids.push_back(pieces[i].id);
      stretch.ids.push_back(WordPiece::separator);
      stretches.push_back(std::move(stretch));
    }
  }

  void start(ov::InferRequest& request, std::span<const Stretch> stretches) const {
    const ov::Shape shape{stretches.size(), stretches.front().padded()};
    ov::Tensor ids(ov::element::i64, shape), mask(ov::element::i64, shape);
    std::fill_n(ids.data<std::int64_t>(), ids.get_size(), 0);
    std::fill_n(mask.data<std::int64_t>(), mask.get_size(), 0);
    for (std::size_t row = 0; row < stretches.size(); ++row) {
      std::copy(stretches[row].ids.begin(), stretches[row].ids.end(), ids.data<std::int64_t>() + row * shape[1]);
      std::fill_n(mask.data<std::int64_t>() + row * shape[1], stretches[row].ids.size(), 1);
    }
    request.set_tensor("ids", ids);
    request.set_tensor("mask", mask);
    request.start_async();
  }

  // Each stretch counts by its pieces. Called in the order of the batches, so sums do not depend on the threads.
  static void finish(ov::InferRequest& request, std::span<const Stretch> stretches, Sums& sums) {
    request.wait();
    const ov::Tensor vectors = request.get_tensor("vectors");
    const float* row = vectors.data<const float>();
    for (const Stretch& stretch : stretches) {
      for (std::size_t i = 0; i < SentenceVector::width; ++i) sums[stretch.text][i] += row[i] * static_cast<float>(stretch.ids.size() - 2);
      row += SentenceVector::width;
    }
  }

  void read(const std::vector<Stretch>& stretches, Sums& sums) {
    const std::vector<Batch> batches = batches_of(stretches);
    const auto part = [&](std::size_t i) { return std::span(stretches).subspan(batches[i].first, batches[i].last - batches[i].first); };
    for (std::size_t i = 0; i < batches.size() + requests.size(); ++i) {
      ov::InferRequest& request = requests[i % requests.size()];
      if (i >= requests.size() && i - requests.size() < batches.size()) finish(request, part(i - requests.size()), sums);
      if (i < batches.size()) start(request, part(i));
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
  try {
    return SentenceEncoder(std::make_unique<State>(std::move(settings), std::move(wordpiece), folder / "sentence.xml", std::max(1U, threads)));
  } catch (const std::exception& error) {
    return Error{ErrorKind::internal, folder.string(), std::string("OpenVINO cannot load the model: ") + error.what(), "reinstall onrecord"};
  }
}

Result<std::string> SentenceEncoder::installed() { return TRY(read_settings(TRY(model_folder("sentence")) / "model.json")).name; }

Result<std::vector<SentenceVector>> SentenceEncoder::encode(std::span<const std::string_view> texts) {
  std::vector<Stretch> stretches;
  for (std::size_t i = 0; i < texts.size(); ++i) state_->cut(i, texts[i], stretches);
  std::stable_sort(stretches.begin(), stretches.end(), [](const Stretch& a, const Stretch& b) { return a.padded() < b.padded(); });
  Sums sums(texts.size());
  try {
    state_->read(stretches, sums);
  } catch (const std::exception& error) {
    return Error{ErrorKind::internal, "models/sentence", std::string("OpenVINO cannot run the model: ") + error.what(), "reinstall onrecord"};
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
