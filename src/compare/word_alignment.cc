#include "compare/word_alignment.h"

#include <algorithm>  // std::min_element, std::reverse

namespace onrecord {

Alignment align(std::span<const std::uint64_t> quotation, std::span<const std::uint64_t> text) {
  const std::size_t rows = quotation.size() + 1, columns = text.size() + 1;
  std::vector<std::uint32_t> cost(rows * columns, 0);
  const auto at = [&](std::size_t row, std::size_t column) -> std::uint32_t& { return cost[row * columns + column]; };
  for (std::size_t i = 1; i < rows; ++i) {
    at(i, 0) = static_cast<std::uint32_t>(i);
    for (std::size_t k = 1; k < columns; ++k)
      at(i, k) = std::min({at(i - 1, k - 1) + (quotation[i - 1] != text[k - 1]), at(i - 1, k) + 1, at(i, k - 1) + 1});
  }
  const auto last = cost.end() - static_cast<std::ptrdiff_t>(columns);
  std::size_t row = rows - 1, column = static_cast<std::size_t>(std::min_element(last, cost.end()) - last);
  Alignment result;
  result.distance = at(row, column);
  result.in_text.last = column;
  bool open = false;  // the last step was a difference too
  while (row > 0) {
    const bool diagonal = column > 0 && at(row, column) == at(row - 1, column - 1) + (quotation[row - 1] != text[column - 1]);
    const std::size_t row_before = row, column_before = column;
    if (diagonal) {
      --row, --column;
    } else if (at(row, column) == at(row - 1, column) + 1) {
      --row;
    } else {
      --column;
    }
    const bool differs = at(row, column) != at(row_before, column_before);
    if (differs && open) {
      result.edits.back().first.first = row;
      result.edits.back().second.first = column;
    } else if (differs) {
      result.edits.push_back({{row, row_before}, {column, column_before}});
    }
    open = differs;
  }
  result.in_text.first = column;
  std::reverse(result.edits.begin(), result.edits.end());
  return result;
}

}  // namespace onrecord
