#include "page/pdf_ocr.h"

#include <algorithm>  // std::max
#include <array>      // std::array
#include <cstdlib>    // std::strtod

#include <fmt/format.h>

#include "source/child_process.h"

namespace onrecord {
namespace {

constexpr double dots_an_inch = 200;
constexpr std::size_t most_pages = 100;

// Fields of one line of the table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text.
bool split(std::string_view line, std::array<std::string_view, 12>& fields) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const std::size_t tab = i + 1 < fields.size() ? line.find('\t') : line.size();
    if (tab == std::string_view::npos) return false;
    fields[i] = line.substr(0, tab);
    line.remove_prefix(std::min(tab + 1, line.size()));
  }
  return true;
}

// Numbers of the table are small; what is none counts as nothing.
double number(std::string_view text) {
  const double value = std::strtod(std::string(text).c_str(), nullptr);
  return value >= 0 && value < 1e6 ? value : 0;
}

}  // namespace

std::vector<PdfLine> lines_of_tsv(std::string_view tsv, double dots, int& confidence) {
  std::vector<PdfLine> lines;
  std::string last;
  double sum = 0;
  int words = 0;
  while (!tsv.empty()) {
    const std::size_t end = std::min(tsv.find('\n'), tsv.size());
    std::string_view row = tsv.substr(0, end);
    tsv.remove_prefix(std::min(end + 1, tsv.size()));
    if (row.ends_with('\r')) row.remove_suffix(1);
    std::array<std::string_view, 12> fields;
    if (!split(row, fields) || fields[0] != "5" || fields[11].find_first_not_of(' ') == std::string_view::npos) continue;
    const double scale = 72 / dots;
    const double left = number(fields[6]) * scale, top = number(fields[7]) * scale, right = left + number(fields[8]) * scale, bottom = top + number(fields[9]) * scale;
    const std::string here = fmt::format("{}.{}.{}", fields[2], fields[3], fields[4]);
    if (here != last) {
      const auto block = static_cast<std::size_t>(number(fields[2]) * 1000 + number(fields[3]));
      lines.push_back({left, top, right, bottom, {}, block, false});
      last = here;
    }
    PdfLine& line = lines.back();
    if (!line.text.empty()) line.text += ' ';
    line.text += fields[11];
    line.top = std::min(line.top, top);
    line.right = std::max(line.right, right);
    line.bottom = std::max(line.bottom, bottom);
    sum += std::min(number(fields[10]), 100.0);
    ++words;
  }
  confidence = words == 0 ? 0 : static_cast<int>(sum / words + 0.5);
  return lines;
}

std::vector<OcrPage> read_scans(PdfLayout& layout, std::string_view pdf) {
  std::vector<OcrPage> read;
  std::size_t tried = 0;
  for (std::size_t i = 0; i < layout.pages.size() && tried < most_pages; ++i) {
    if (!layout.pages[i].lines.empty()) continue;
    ++tried;
    const std::string page = std::to_string(i + 1);
    const auto picture = run_child({"pdftoppm", "-q", "-gray", "-r", fmt::format("{:.0f}", dots_an_inch), "-f", page, "-l", page, "/dev/stdin"}, pdf);
    if (!picture.ok() || picture->exit_code != 0 || picture->output.empty()) continue;
    // One thread: others run beside it.
    const auto table = run_child({"env", "OMP_THREAD_LIMIT=1", "tesseract", "stdin", "stdout", "--dpi", fmt::format("{:.0f}", dots_an_inch), "-c", "tessedit_create_tsv=1"}, picture->output);
    if (!table.ok()) continue;
    if (table->exit_code == 127) return read;  // not installed
    OcrPage found{static_cast<int>(i + 1), 0};
    layout.pages[i].lines = lines_of_tsv(table->output, dots_an_inch, found.confidence);
    if (!layout.pages[i].lines.empty()) read.push_back(found);
  }
  return read;
}

}  // namespace onrecord
