// The last pages of the report: every document with its source, hash and copies; before them, what an editor must know
// before relying on any of it. Zero is said too.
#include <algorithm>  // std::sort
#include <map>        // std::map
#include <set>        // std::set

#include <fmt/format.h>

#include "view/excerpt.h"
#include "view/report_sections.h"
#include "view/words.h"

namespace onrecord {
namespace {

constexpr std::size_t most_places = 3;  // named of one source

// One row of the table: how many, of what, and which ones.
class Cautions {
 public:
  Cautions(HtmlWriter& html, std::size_t most) : html_(html), most_(most) {}

  void row(std::size_t count, std::string_view what, const std::vector<std::string>& which, std::string_view none = "") {
    html_.raw("<tr><td class=\"num\">").number(count).raw("</td><td>").text(what);
    if (count == 0 && !none.empty()) html_.raw("<br><span class=\"dim\">").text(none).raw("</span>");
    if (!which.empty()) list(which);
    html_.raw("</td></tr>\n");
  }

 private:
  void list(const std::vector<std::string>& which) {
    constexpr std::size_t longest = 280;
    html_.raw("<ul class=\"which dim\">");
    for (std::size_t i = 0; i < which.size() && i < most_; ++i) html_.raw("<li>").name(shortened(which[i], longest)).raw("</li>");
    if (which.size() > most_) html_.raw("<li>").text(fmt::format("and {} more", grouped(which.size() - most_))).raw("</li>");
    html_.raw("</ul>");
  }

  HtmlWriter& html_;
  std::size_t most_;
};

std::string document_words(const DocumentRow& document) {
  if (!document.title.empty()) return document.title;
  return outlet_words(document);
}

void write_failures(Cautions& cautions, const RecordView& view) {
  std::vector<std::string> which;
  for (const FailureRow& failure : view.failures) {
    std::string words = fmt::format("{}: {}", place_words(failure.place), failure.error.fact);
    if (!failure.error.way_out.empty()) words += ", " + failure.error.way_out;
    which.push_back(std::move(words));
  }
  cautions.row(view.failures.size(), view.failures.size() == 1 ? "file could not be read" : "files could not be read", which, "every file that was handed in could be opened");
}

void write_messages(Cautions& cautions, const RecordView& view) {
  std::vector<std::string> changed;
  std::vector<std::string> missing;
  for (const DocumentRow& document : view.documents)
    for (const MessageRow& message : document.messages) {
      const std::string when = when_words(When{message.sent_at, message.sent_at, ""}, WhenStyle::label);
      if (message.kind == MessageKind::deleted) changed.push_back(fmt::format("deleted: {}, {}", message.author, when));
      if (message.edited) changed.push_back(fmt::format("edited: {}, {}", message.author, when));
      if (message.kind == MessageKind::media) missing.push_back(fmt::format("{}, {}{}{}", message.author, when, message.attachment.empty() ? "" : ", ", message.attachment));
    }
  cautions.row(changed.size(), "messages deleted or edited", changed);
  cautions.row(missing.size(), "pictures, recordings or files named in chats; their contents are not read", missing);
}

void write_copies(Cautions& cautions, const ViewIndex& index) {
  // Which they are stands in a section of its own (report_quotations.cc).
  cautions.row(copies_in(index).size(), "texts that repeat or quote another text of the record: above, under copies", {});
  cautions.row(altered_quotations(index).size(), "quotations whose words differ from an earlier text: above, with both texts", {});
  std::vector<std::string> twice;
  for (const SourceRow& source : index.view().sources)
    if (source.places.size() > 1) twice.push_back(fmt::format("{}, at {} places", place_words(source.places.front()), source.places.size()));
  cautions.row(twice.size(), "sources found more than once, byte for byte the same, and stored once", twice);
}

void write_unknowns(Cautions& cautions, const ViewIndex& index) {
  std::vector<std::string> undated;
  for (const DocumentRow* document : index.documents())
    if (!document->published.known()) undated.push_back(fmt::format("{} ({})", document_words(*document), index.number(*document)));
  cautions.row(undated.size(), "documents without a date", undated);
  std::size_t no_speaker = 0, no_date = 0, wide = 0;
  for (const StatementRow& row : index.view().statements) {
    no_speaker += index.actor(row.speaker) == nullptr;
    no_date += !row.said.known();
    wide += row.said.known() && !row.said.exact();
  }
  cautions.row(no_speaker, "statements whose speaker is not known", {});
  cautions.row(no_date, "statements without a date, at the end of every list", {});
  cautions.row(wide, "statements dated by more than one day (“in”, “between”, “by”)", {});
  cautions.row(index.counts().unknown, "statements whose audience is not known", {});
}

void write_findings(Cautions& cautions, const RecordView& view) {
  std::map<std::string, std::vector<std::string>> by_code;
  for (const FindingRow& finding : view.findings) by_code[finding.code].push_back(fmt::format("{}: {}", place_words(finding.place), finding.what));
  if (by_code.empty()) cautions.row(0, "further findings about the sources", {}, "nothing was skipped, doubted or repaired while reading");
  for (const auto& [code, which] : by_code) cautions.row(which.size(), fmt::format("{} of one kind, {}", which.size() == 1 ? "doubt or repair" : "doubts or repairs", code), which);
}

void write_places(HtmlWriter& html, const SourceRow& source) {
  for (std::size_t i = 0; i < source.places.size() && i < most_places; ++i) html.raw(i == 0 ? "" : "<br>also ").name(source.places[i].path).raw(source.places[i].member.empty() ? "" : ", in it ").name(source.places[i].member);
  if (source.places.size() > most_places) html.text(fmt::format(" and {} more places", source.places.size() - most_places));
}

void write_document_cell(HtmlWriter& html, const DocumentRow& document) {
  html.raw("<td><span class=\"t\"").raw(words_attributes(&document)).raw(">").name(document_words(document)).raw("</span><br><span class=\"dim\">");
  if (!document.outlet.empty()) html.name(document.outlet).raw(", ");
  html.raw(kind_words(document.kind)).raw(", ").text(when_words(document.published, WhenStyle::label));
  if (!document.author.empty()) {
    html.raw(", by ").name(document.author.front());
    if (document.author.size() > 1) html.text(fmt::format(" and {} more", document.author.size() - 1));
  }
  html.raw("</span>");
  if (document.url.starts_with("https://") || document.url.starts_with("http://"))
    html.raw("<br><a rel=\"noreferrer noopener\" class=\"dim\" href=\"").text(document.url).raw("\">").name(document.url).raw("</a>");
  html.raw("</td>");
}

void write_source_cell(HtmlWriter& html, const SourceRow* source) {
  html.raw("<td class=\"hash\">");
  if (!source) {
    html.raw("source not in the record</td>");
    return;
  }
  write_places(html, *source);
  html.raw("<br><span class=\"dim\">").text(source->sha256).raw("<br>").text(counted(source->size, "byte", "bytes")).raw(", ").text(source->media_type);
  if (!source->charset.empty()) html.raw(", ").text(source->charset);
  html.raw("</span></td>");
}

// Sources from which no document came: archives, feeds without items, folded copies.
std::vector<const SourceRow*> silent_sources(const RecordView& view) {
  std::set<RowId> speaking;
  for (const DocumentRow& document : view.documents) speaking.insert(document.source);
  std::vector<const SourceRow*> silent;
  for (const SourceRow& source : view.sources)
    if (!speaking.contains(source.id)) silent.push_back(&source);
  std::sort(silent.begin(), silent.end(), [](const SourceRow* a, const SourceRow* b) { return a->sha256 < b->sha256; });
  return silent;
}

}  // namespace

void write_cautions(HtmlWriter& html, const ReportContext& context) {
  const RecordView& view = context.index.view();
  html.raw("<section id=\"cautions\" aria-labelledby=\"cautions-h\"><h2 id=\"cautions-h\">What to know before you rely on it</h2>\n"
           "<table class=\"cautions\"><thead class=\"vh\"><tr><th scope=\"col\">How many</th><th scope=\"col\">Of what</th></tr></thead><tbody>\n");
  Cautions cautions(html, context.options.findings);
  write_failures(cautions, view);
  write_messages(cautions, view);
  write_copies(cautions, context.index);
  write_unknowns(cautions, context.index);
  write_findings(cautions, view);
  html.raw("</tbody></table></section>\n");
}

void write_sources(HtmlWriter& html, const ReportContext& context) {
  const ViewIndex& index = context.index;
  html.raw("<section id=\"sources\" aria-labelledby=\"sources-h\"><h2 id=\"sources-h\">Sources</h2>\n"
           "<table class=\"src\"><thead><tr><th scope=\"col\">No.</th><th scope=\"col\">Document</th><th scope=\"col\" class=\"r\">Statements</th>"
           "<th scope=\"col\">File, SHA-256, size and kind</th></tr></thead><tbody>\n");
  for (const DocumentRow* document : index.documents()) {
    html.raw(fmt::format("<tr id=\"d{0}\"><th scope=\"row\" class=\"num\">{0}</th>", index.number(*document)));
    write_document_cell(html, *document);
    html.raw("<td class=\"num r\">").number(index.statements_of(document->id).size()).raw("<span class=\"unit\"> statements</span></td>");
    write_source_cell(html, index.source(document->source));
    html.raw("</tr>\n");
  }
  for (const SourceRow* source : silent_sources(index.view())) {
    html.raw("<tr><th scope=\"row\"></th><td class=\"dim\">no document of its own</td><td class=\"num r\">0<span class=\"unit\"> statements</span></td>");
    write_source_cell(html, source);
    html.raw("</tr>\n");
  }
  html.raw("</tbody></table></section>\n");
}

}  // namespace onrecord
