#include "serve/text_runs.h"

#include <algorithm>  // std::max
#include <set>        // std::set

namespace onrecord {

std::vector<TextRun> runs_of(const std::string& text, const CodePointIndex& points, PointSpan span, const std::vector<TextMark>& marks) {
  span.end = std::min(span.end, points.count());
  span.start = std::min(span.start, span.end);
  std::vector<const TextMark*> here;
  std::set<std::uint32_t> borders{span.start, span.end};
  for (const TextMark& mark : marks) {
    if (mark.span.start >= span.end) break;
    if (mark.span.end <= span.start) continue;
    here.push_back(&mark);
    borders.insert(std::max(mark.span.start, span.start));
    borders.insert(std::min(mark.span.end, span.end));
  }
  std::vector<TextRun> runs;
  for (auto at = borders.begin(); std::next(at) != borders.end(); ++at) {
    const std::uint32_t begin = *at, end = *std::next(at);
    TextRun run;
    run.text = text.substr(points.byte(begin), points.byte(end) - points.byte(begin));
    for (const TextMark* mark : here)
      if (mark->span.start <= begin && end <= mark->span.end) run.marks.push_back(mark);
    runs.push_back(std::move(run));
  }
  return runs;
}

}  // namespace onrecord
