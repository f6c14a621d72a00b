#include "language/encoder.h"

#include <algorithm>  // std::copy_n, std::fill
#include <string>     // std::string

#include <openvino/openvino.hpp>

#include "language/compiled_model.h"

namespace onrecord {
namespace {

constexpr std::size_t step = 16;  // windows are padded to multiples of this, so that the graphs meet few shapes

std::size_t padded(std::size_t length) { return (length + step - 1) / step * step; }

Error failed(const std::exception& error) {
  return Error{ErrorKind::internal, "models/attribution", std::string("OpenVINO cannot run the model: ") + error.what(), "reinstall onrecord"};
}

// The first `rows` rows of an output [1, T, columns].
Matrix rows_of(ov::InferRequest& request, const char* name, std::size_t rows) {
  const ov::Tensor tensor = request.get_tensor(name);
  const std::size_t columns = tensor.get_shape().back();
  const float* data = tensor.data<const float>();
  return {columns, std::vector<float>(data, data + rows * columns)};
}

}  // namespace

struct Encoder::Graphs {
  ov::Core core;
  ov::InferRequest encoder, spans;

  explicit Graphs(const std::filesystem::path& folder) {
    encoder = compiled_model(core, folder / "encoder.xml", 1).create_infer_request();
    spans = compiled_model(core, folder / "spans.xml", 1).create_infer_request();
  }
};

Encoder::Encoder(std::unique_ptr<Graphs> graphs) : graphs_(std::move(graphs)) {}
Encoder::Encoder(Encoder&&) noexcept = default;
Encoder& Encoder::operator=(Encoder&&) noexcept = default;
Encoder::~Encoder() = default;

Result<Encoder> Encoder::load(const std::filesystem::path& folder) {
  try {
    return Encoder(std::make_unique<Graphs>(folder));
  } catch (const std::exception& error) {
    return failed(error);
  }
}

Result<Encoded> Encoder::encode(std::span<const std::int64_t> ids) {
  try {
    ov::InferRequest& request = graphs_->encoder;
    const ov::Shape shape{1, padded(ids.size())};
    ov::Tensor input(ov::element::i64, shape), mask(ov::element::i64, shape);
    for (auto [tensor, is_mask] : {std::pair{&input, false}, std::pair{&mask, true}}) {
      std::int64_t* data = tensor->data<std::int64_t>();
      std::fill(data, data + shape[1], 0);
      if (is_mask)
        std::fill_n(data, ids.size(), 1);
      else
        std::copy(ids.begin(), ids.end(), data);
    }
    request.set_tensor("ids", input);
    request.set_tensor("mask", mask);
    request.infer();
    return Encoded{rows_of(request, "cues", ids.size()), rows_of(request, "names", ids.size()), rows_of(request, "unit_side", ids.size()),
                   rows_of(request, "cue_side", ids.size())};
  } catch (const std::exception& error) {
    return failed(error);
  }
}

Result<std::vector<Matrix>> Encoder::span_scores(const Matrix& units, const Matrix& cues, std::span<const std::int64_t> positions) {
  try {
    ov::InferRequest& request = graphs_->spans;
    const std::size_t count = units.rows(), width = padded(count);
    ov::Tensor unit_side(ov::element::f32, {width, units.columns}), mask(ov::element::f32, {width});
    std::fill(unit_side.data<float>(), unit_side.data<float>() + width * units.columns, 0.0F);
    std::copy(units.values.begin(), units.values.end(), unit_side.data<float>());
    std::fill(mask.data<float>(), mask.data<float>() + width, 0.0F);
    std::fill_n(mask.data<float>(), count, 1.0F);
    ov::Tensor cue_side(ov::element::f32, {cues.rows(), cues.columns}), position(ov::element::i64, {positions.size()});
    std::copy(cues.values.begin(), cues.values.end(), cue_side.data<float>());
    std::copy(positions.begin(), positions.end(), position.data<std::int64_t>());
    request.set_tensor("unit_side", unit_side);
    request.set_tensor("mask", mask);
    request.set_tensor("cue_side", cue_side);
    request.set_tensor("position", position);
    request.infer();
    const ov::Tensor scores = request.get_tensor("scores");
    const std::size_t columns = scores.get_shape().back();
    std::vector<Matrix> result;
    for (std::size_t cue = 0; cue < positions.size(); ++cue) {
      const float* data = scores.data<const float>() + cue * width * columns;
      result.push_back({columns, std::vector<float>(data, data + count * columns)});
    }
    return result;
  } catch (const std::exception& error) {
    return failed(error);
  }
}

}  // namespace onrecord
