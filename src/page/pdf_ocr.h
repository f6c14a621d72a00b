// Scanned pages of a PDF: pictures of words, read by Tesseract where it is installed.
#pragma once

#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "page/pdf_layout.h"

namespace onrecord {

struct OcrPage {
  int page = 0;          // from 1
  int confidence = 0;    // per cent, of its words on average
};

// Reads the pages of `layout` that have no lines, at most 100, and adds the lines that it finds. Each page is drawn by
// pdftoppm and read by tesseract, both child processes with limits. Gives the pages that have words now.
std::vector<OcrPage> read_scans(PdfLayout& layout, std::string_view pdf);

// Lines of a page from tesseract's table (TSV), their places in points of a picture of `dots` an inch; `confidence` is
// the average over words.
std::vector<PdfLine> lines_of_tsv(std::string_view tsv, double dots, int& confidence);

}  // namespace onrecord
