// The sections of the report, each one function that writes itself; and the small parts they share. Inside view/ only.
#pragma once

#include <string>       // std::string
#include <string_view>  // std::string_view

#include "view/html.h"
#include "view/report.h"
#include "view/view_index.h"

namespace onrecord {

// What every section needs.
struct ReportContext {
  const ViewIndex& index;
  const ReportOptions& options;
};

std::string_view report_style();

void write_title_block(HtmlWriter& html, const ReportContext& context);
void write_sides(HtmlWriter& html, const ReportContext& context);
void write_timeline(HtmlWriter& html, const ReportContext& context);
void write_confrontations(HtmlWriter& html, const ReportContext& context);
void write_days(HtmlWriter& html, const ReportContext& context);  // inside the timeline
void write_issues(HtmlWriter& html, const ReportContext& context);
void write_quotations(HtmlWriter& html, const ReportContext& context);
// What that section tells of: quotations whose words differ, and copies, with all their ends in the record.
std::vector<const QuotationRow*> altered_quotations(const ViewIndex& index);
std::vector<const CopyRow*> copies_in(const ViewIndex& index);
void write_drift(HtmlWriter& html, const ReportContext& context);
void write_speakers(HtmlWriter& html, const ReportContext& context);
void write_cautions(HtmlWriter& html, const ReportContext& context);
void write_stories(HtmlWriter& html, const ReportContext& context);
void write_sources(HtmlWriter& html, const ReportContext& context);

// "public", "private" or "audience not known" behind its mark: a box with the upper or the lower half filled, or empty.
void write_audience(HtmlWriter& html, Audience audience);
// The same mark before a number; the word is there for those who cannot see the mark.
void write_audience_count(HtmlWriter& html, Audience audience, std::size_t count);
// The class that gives an element its line: solid for public, dashed for private.
std::string_view audience_class(Audience audience);
// The name of a side behind its bar, whose hue goes by its place in the list of sides.
void write_side_name(HtmlWriter& html, const ViewIndex& index, std::size_t place);
std::string side_class(const Side& side, std::size_t place);
// Words of a statement or around it: their own direction, and their language where it is known and not English.
std::string words_attributes(const DocumentRow* document);
// "4.12" as a link to its source in the last section.
void write_reference(HtmlWriter& html, const ViewIndex& index, const StatementRow& statement);
// Who published a document, or what it is: "Evening Post", "chat “Night shift”".
std::string outlet_words(const DocumentRow& document);

}  // namespace onrecord
