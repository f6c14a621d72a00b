#include "language/row_model.h"

#include <algorithm>  // std::stable_sort
#include <bit>        // std::bit_ceil
#include <numeric>    // std::iota
#include <string>     // std::string

#include <openvino/openvino.hpp>

#include "language/compiled_model.h"

namespace onrecord {
namespace {

constexpr std::size_t step = 16;            // rows are padded to multiples of this, whoever their neighbours are
constexpr std::size_t batch_pieces = 1024;  // pieces read at a time: what fits the processor's caches

std::size_t padded(const PieceRow& row) { return (row.ids.size() + step - 1) / step * step; }

// Rows of one padded length, read together: places [first, last) in the order of reading.
struct Batch {
  std::size_t first = 0, last = 0;
};

}  // namespace

struct RowModel::State {
  ov::Core core;
  std::vector<ov::InferRequest> requests;  // one a thread
  std::string graph;

  State(const std::filesystem::path& path, unsigned threads) : graph(path.string()) {
    ov::CompiledModel model = compiled_model(core, path, threads);
    for (unsigned i = 0; i < threads; ++i) requests.push_back(model.create_infer_request());
  }

  void start(ov::InferRequest& request, std::span<const PieceRow> rows, std::span<const std::size_t> order) const {
    // A power of two of rows, the last of them empty: every shape costs the making of its kernels.
    const ov::Shape shape{std::bit_ceil(order.size()), padded(rows[order.front()])};
    ov::Tensor ids(ov::element::i64, shape), mask(ov::element::i64, shape);
    for (ov::Tensor* tensor : {&ids, &mask}) std::fill_n(tensor->data<std::int64_t>(), tensor->get_size(), 0);
    for (std::size_t i = 0; i < order.size(); ++i) {
      const PieceRow& row = rows[order[i]];
      const std::size_t at = i * shape[1];
      std::copy(row.ids.begin(), row.ids.end(), ids.data<std::int64_t>() + at);
      std::fill_n(mask.data<std::int64_t>() + at, row.ids.size(), 1);
    }
    request.set_tensor("ids", ids);
    request.set_tensor("mask", mask);
    request.start_async();
  }

  static void finish(ov::InferRequest& request, std::span<const std::size_t> order, Matrix& result, std::size_t rows) {
    request.wait();
    const ov::Tensor numbers = request.get_output_tensor();
    if (result.columns == 0) {
      result.columns = numbers.get_shape()[1];
      result.values.resize(rows * result.columns);
    }
    for (std::size_t i = 0; i < order.size(); ++i)
      std::copy_n(numbers.data<const float>() + i * result.columns, result.columns, result.values.begin() + static_cast<std::ptrdiff_t>(order[i] * result.columns));
  }

  Matrix run(std::span<const PieceRow> rows) {
    std::vector<std::size_t> order(rows.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return padded(rows[a]) < padded(rows[b]); });
    std::vector<Batch> batches;
    for (std::size_t first = 0, last = 0; first < order.size(); first = last) {
      const std::size_t width = padded(rows[order[first]]);
      while (last < order.size() && padded(rows[order[last]]) == width && last - first < std::bit_floor(std::max<std::size_t>(batch_pieces / width, 1))) ++last;
      batches.push_back({first, last});
    }
    Matrix result;
    const auto part = [&](std::size_t i) { return std::span(order).subspan(batches[i].first, batches[i].last - batches[i].first); };
    for (std::size_t i = 0; i < batches.size() + requests.size(); ++i) {
      ov::InferRequest& request = requests[i % requests.size()];
      if (i >= requests.size() && i - requests.size() < batches.size()) finish(request, part(i - requests.size()), result, rows.size());
      if (i < batches.size()) start(request, rows, part(i));
    }
    return result;
  }
};

RowModel::RowModel(std::unique_ptr<State> state) : state_(std::move(state)) {}
RowModel::RowModel(RowModel&&) noexcept = default;
RowModel& RowModel::operator=(RowModel&&) noexcept = default;
RowModel::~RowModel() = default;

Result<RowModel> RowModel::load(const std::filesystem::path& graph, unsigned threads) {
  try {
    return RowModel(std::make_unique<State>(graph, std::max(1U, threads)));
  } catch (const std::exception& error) {
    return Error{ErrorKind::internal, graph.string(), std::string("OpenVINO cannot load the model: ") + error.what(), "reinstall onrecord"};
  }
}

Result<Matrix> RowModel::run(std::span<const PieceRow> rows) {
  try {
    return state_->run(rows);
  } catch (const std::exception& error) {
    return Error{ErrorKind::internal, state_->graph, std::string("OpenVINO cannot run the model: ") + error.what(), "reinstall onrecord"};
  }
}

}  // namespace onrecord
