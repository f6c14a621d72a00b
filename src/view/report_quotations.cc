// The parts of the report on what reached us more than once: quotations whose words differ from an earlier text, with both
// texts, and documents that repeat others; and the days that several sources tell of.
#include <algorithm>  // std::stable_sort
#include <map>        // std::map
#include <set>        // std::set

#include <fmt/format.h>

#include "base/utf8.h"
#include "language/text_words.h"
#include "view/excerpt.h"
#include "view/report_sections.h"
#include "view/timeline.h"
#include "view/words.h"

namespace onrecord {
namespace {

constexpr std::size_t most_quotations = 20, most_copies = 20, most_days = 12;
constexpr std::size_t most_words = 360;  // bytes of a text

std::string words_at(const DocumentRow& document, PointSpan span) {
  const CodePointIndex points(document.text);
  if (span.end > points.count() || span.start >= span.end) return {};
  const ByteOffset begin = points.byte(span.start), end = points.byte(span.end);
  return shortened(std::string_view(document.text).substr(begin, end - begin), most_words);
}

void write_text(HtmlWriter& html, const DocumentRow& document, const std::string& words, const std::string& different) {
  html.raw("<p class=\"q\"").raw(words_attributes(&document)).raw(">");
  const std::size_t at = find_words(words, different);
  if (at == std::string_view::npos) html.text(words);
  else html.text(words.substr(0, at)).raw("<b class=\"diff\">").text(different).raw("</b>").text(words.substr(at + different.size()));
  html.raw("</p>");
}

std::string quoted(const std::string& words) { return words.empty() ? std::string("nothing") : "“" + words + "”"; }

void write_quotation(HtmlWriter& html, const ViewIndex& index, const QuotationRow& row) {
  const StatementRow& quoting = *index.statement(row.statement);
  const DocumentRow& original = *index.document(row.document);
  html.raw("<div class=\"quoted-pair\"><div><p class=\"small dim\">first, in ");
  if (const StatementRow* statement = index.statement(row.original)) write_reference(html, index, *statement);
  else html.raw(fmt::format("<a href=\"#d{0}\" class=\"num\">{0}</a>, ", index.number(original))).name(outlet_words(original));
  html.raw("</p>");
  write_text(html, original, words_at(original, row.span), row.said);
  html.raw("</div><div><p class=\"small dim\">later, in ");
  write_reference(html, index, quoting);
  html.raw("</p>");
  if (const DocumentRow* document = index.document(quoting.document)) write_text(html, *document, words_at(*document, row.quoting), row.printed);
  html.raw("</div><p class=\"small\">").text(fmt::format("{} where the earlier text has {}", quoted(row.printed), quoted(row.said))).raw("</p></div>\n");
}

void write_copy(HtmlWriter& html, const ViewIndex& index, const CopyRow& copy) {
  const auto cell = [&](const DocumentRow& document) {
    html.raw(fmt::format("<a href=\"#d{0}\" class=\"num\">{0}</a> ", index.number(document))).name(document.title.empty() ? outlet_words(document) : document.title);
    html.raw("<br><span class=\"dim small\">").name(outlet_words(document)).raw(", ").text(when_words(document.published, WhenStyle::label)).raw("</span>");
  };
  html.raw("<tr><td>");
  cell(*index.document(copy.b));
  html.raw("</td><td class=\"small\">").raw(copy_words(copy.kind)).raw("</td><td>");
  cell(*index.document(copy.a));
  html.raw("</td></tr>\n");
}

}  // namespace

std::vector<const QuotationRow*> altered_quotations(const ViewIndex& index) {
  std::vector<const QuotationRow*> altered;
  for (const QuotationRow& row : index.view().quotations)
    if (!row.exact && index.statement(row.statement) != nullptr && index.document(row.document) != nullptr) altered.push_back(&row);
  return altered;
}

std::vector<const CopyRow*> copies_in(const ViewIndex& index) {
  std::vector<const CopyRow*> copies;
  for (const CopyRow& copy : index.view().copies)
    if (index.document(copy.a) != nullptr && index.document(copy.b) != nullptr) copies.push_back(&copy);
  return copies;
}

void write_quotations(HtmlWriter& html, const ReportContext& context) {
  const ViewIndex& index = context.index;
  const std::vector<const QuotationRow*> altered = altered_quotations(index);
  const std::vector<const CopyRow*> copies = copies_in(index);
  html.raw("<section id=\"quotations\" aria-labelledby=\"quotations-h\"><h2 id=\"quotations-h\">Quotations that differ, and copies</h2>\n");
  const std::size_t exact = static_cast<std::size_t>(std::count_if(index.view().quotations.begin(), index.view().quotations.end(), [](const QuotationRow& row) { return row.exact; }));
  html.raw("<p class=\"lede\">").text(fmt::format("{} in the record can be compared with an earlier text: {} word for word, {} with other words. What differs is set in bold; whether it matters is for a person to say.",
                                                  counted(index.view().quotations.size(), "quotation", "quotations"), grouped(exact), grouped(altered.size()))).raw("</p>\n");
  for (std::size_t i = 0; i < altered.size() && i < most_quotations; ++i) write_quotation(html, index, *altered[i]);
  if (altered.size() > most_quotations) html.raw("<p class=\"more\">").text(fmt::format("and {} more", grouped(altered.size() - most_quotations))).raw("</p>\n");
  if (copies.empty()) {
    html.raw("<p class=\"lede\">No text of the record repeats another.</p>\n");
  } else {
    html.raw("<table class=\"copies\"><thead><tr><th scope=\"col\">Later text</th><th scope=\"col\"><span class=\"vh\">how it relates</span></th><th scope=\"col\">Earlier text</th></tr></thead><tbody>\n");
    for (std::size_t i = 0; i < copies.size() && i < most_copies; ++i) write_copy(html, index, *copies[i]);
    html.raw("</tbody></table>\n");
    if (copies.size() > most_copies) html.raw("<p class=\"more\">").text(fmt::format("and {} more", grouped(copies.size() - most_copies))).raw("</p>\n");
  }
  html.raw("</section>\n");
}

void write_days(HtmlWriter& html, const ReportContext& context) {
  const ViewIndex& index = context.index;
  struct Day {
    std::set<std::size_t> documents;  // numbers
    const TimelineEntry* first = nullptr;
  };
  std::map<std::string, Day> days;
  const std::vector<TimelineEntry> entries = timeline(index.view());
  for (const TimelineEntry& entry : entries) {
    if (entry.kind != TimelineKind::told || !entry.when.exact()) continue;
    Day& day = days[entry.when.from.substr(0, 10)];
    if (day.first == nullptr || entry.also.size() > day.first->also.size()) day.first = &entry;
    const auto add = [&](RowId id) {
      if (const DocumentRow* document = index.document(id)) day.documents.insert(index.number(*document));
    };
    add(entry.document);
    for (const TimelineOther& other : entry.also) add(other.document);
  }
  std::vector<std::pair<std::string, const Day*>> order;
  for (const auto& [day, told] : days)
    if (told.documents.size() > 1) order.emplace_back(day, &told);
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second->documents.size() > b.second->documents.size(); });
  if (order.size() > most_days) order.resize(most_days);
  std::sort(order.begin(), order.end());
  if (order.empty()) return;
  html.raw("<h3 class=\"after-pic\">Days that several sources tell of</h3>\n<table class=\"days\"><thead class=\"vh\"><tr><th scope=\"col\">Day</th><th scope=\"col\">What one of them tells</th><th scope=\"col\">Sources</th></tr></thead><tbody>\n");
  for (const auto& [day, told] : order) {
    html.raw("<tr><th scope=\"row\" class=\"small num\">").text(when_words(When{day, day, ""}, WhenStyle::label)).raw("</th><td><span dir=\"auto\">").text(shortened(told->first->what, 180)).raw("</span></td><td class=\"small num\">");
    bool begun = false;
    for (const std::size_t number : told->documents) {
      html.raw(begun ? ", " : "").raw(fmt::format("<a href=\"#d{0}\">{0}</a>", number));
      begun = true;
    }
    html.raw("</td></tr>\n");
  }
  html.raw("</tbody></table>\n");
}

}  // namespace onrecord
