// The report: one self-contained HTML page to send or to print. It loads nothing, runs nothing, and reads without
// colour, on paper, on a phone and by ear. Same record, same options: same bytes.
#pragma once

#include <cstddef>  // std::size_t
#include <string>   // std::string

#include "view/record_view.h"

namespace onrecord {

struct ReportOptions {
  std::string title;               // empty: made from the name of the record file
  std::string record_file;         // name of the record, without folders
  std::string prepared;            // ISO date on which the report is made; empty: not told
  std::size_t confrontations = 20; // how many are set side by side, best first
  std::size_t speakers = 30;       // how many are quoted, by side and number of statements
  std::size_t statements = 10;     // how many of one speaker's statements are quoted
  std::size_t findings = 12;       // how many examples of one kind of finding are told
};

// What does not fit the bounds above is counted in the page, so nothing is left out in silence.
std::string report_html(const RecordView& view, const ReportOptions& options = {});

}  // namespace onrecord
