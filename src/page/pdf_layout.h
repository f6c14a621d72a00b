// What pdftotext -bbox-layout tells about a file: pages of blocks of lines with their places, in points from the top left.
#pragma once

#include <string>       // std::string
#include <string_view>  // std::string_view
#include <vector>       // std::vector

namespace onrecord {

struct PdfLine {
  double left = 0, top = 0, right = 0, bottom = 0;
  std::string text;
  std::size_t block = 0;     // number of its block within the page
  bool is_furniture = false;
  double height() const { return bottom - top; }
};

struct PdfPage {
  double width = 0, height = 0;
  std::vector<PdfLine> lines;  // in reading order
};

struct PdfLayout {
  std::string title, author;  // as the file's own description says
  std::vector<PdfPage> pages;
};

PdfLayout parse_pdf_layout(std::string_view bbox_xml);

// Marks page numbers and lines that repeat at the top or the foot of pages.
void mark_furniture(std::vector<PdfPage>& pages);

}  // namespace onrecord
