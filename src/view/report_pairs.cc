// The confrontations of the report: two statements side by side, each with who, when, to whom, the words among the words
// around them, and how they reached the reader; below, what differs and the verdict.
#include <algorithm>  // std::min
#include <cstdlib>    // std::abs

#include <fmt/format.h>

#include "view/excerpt.h"
#include "view/report_sections.h"
#include "view/words.h"

namespace onrecord {
namespace {

constexpr std::size_t most_addressees = 4;

std::string to_words(const StatementRow& statement) {
  std::string words;
  for (std::size_t i = 0; i < statement.to.size() && i < most_addressees; ++i) words += (i == 0 ? "" : ", ") + statement.to[i].name;
  if (statement.to.size() > most_addressees) words += fmt::format(" and {} more", statement.to.size() - most_addressees);
  return words;
}

// "said on 26 May 2016 at 13:23".
std::string said_words(const StatementRow& statement) {
  return fmt::format("{} {}", statement.act == Act::hold ? "held" : "said", when_words(statement.said));
}

void write_who(HtmlWriter& html, const ReportContext& context, const StatementRow& statement) {
  const ActorRow* speaker = context.index.actor(statement.speaker);
  html.raw("<div class=\"who\"><b>");
  if (speaker)
    html.name(heading(speaker->name));
  else
    html.raw("Speaker not known");
  html.raw("</b>");
  if (speaker)
    if (const std::string role = role_words(*speaker); !role.empty()) html.raw(", ").name(role);
  html.raw("<p class=\"facts\"><span>").text(said_words(statement)).raw("</span><span>").raw(channel_words(statement.channel)).raw("</span>");
  write_audience(html, statement.audience);
  html.raw("</p>");
  if (const std::string to = to_words(statement); !to.empty()) html.raw("<p>to ").name(to).raw("</p>");
  html.raw("</div>");
}

// "21:04" of a message on the day of the statement, with the date where it is another.
std::string message_time(const std::string& at) {
  const auto stamp = parse_iso(at);
  if (!stamp) return "";
  const std::string day = when_words(When{at, at, ""}, WhenStyle::label);
  if (!stamp->second_of_day) return day;
  return fmt::format("{}, {:02}:{:02}", day, *stamp->second_of_day / 3600, *stamp->second_of_day / 60 % 60);
}

void write_line(HtmlWriter& html, const Excerpt::Line& line, const std::string& attributes) {
  html.raw("<p").raw(attributes).raw(">");
  const std::string time = message_time(line.at);
  if (!line.author.empty() || !time.empty()) {
    html.raw("<span class=\"by\">").name(line.author);
    if (!time.empty()) html.raw(line.author.empty() ? "" : ", ").text(time);
    html.raw(":</span> ");
  }
  html.text(line.words).raw("</p>");
}

void write_words(HtmlWriter& html, const ReportContext& context, const StatementRow& statement) {
  const DocumentRow* document = context.index.document(statement.document);
  const Excerpt excerpt = document ? excerpt_of(*document, statement) : Excerpt{{}, {{quoted_words(statement), true}}, {}, ""};
  const std::string attributes = words_attributes(document);
  html.raw("<div class=\"ctx\">");
  for (const Excerpt::Line& line : excerpt.before) write_line(html, line, attributes);
  html.raw("<p class=\"said\"").raw(attributes).raw(">");
  for (const Excerpt::Piece& piece : excerpt.pieces) {
    if (!piece.said) html.raw("<span class=\"gap\">");
    html.text(piece.words);
    if (!piece.said) html.raw("</span>");
  }
  html.raw("</p>");
  for (const Excerpt::Line& line : excerpt.after) write_line(html, line, attributes);
  html.raw("</div>");
}

void write_trace(HtmlWriter& html, const ReportContext& context, const StatementRow& statement) {
  html.raw("<div class=\"trace\">");
  if (!statement.chain.empty()) {
    html.raw("<ol class=\"chain\" aria-label=\"How it reached us, nearest first\">");
    for (const std::string& link : statement.chain) html.raw("<li>").name(link).raw("</li>");
    if (const ActorRow* speaker = context.index.actor(statement.speaker); speaker && statement.chain.back() != speaker->name)
      html.raw("<li>").name(speaker->name).raw("</li>");
    html.raw("</ol>");
  }
  html.raw("<p>Statement ");
  write_reference(html, context.index, statement);
  html.raw("</p></div>");
}

void write_half(HtmlWriter& html, const ReportContext& context, const StatementRow& statement) {
  html.raw("<div class=\"half ").raw(audience_class(statement.audience)).raw("\">\n");
  write_who(html, context, statement);
  html.raw("\n");
  write_words(html, context, statement);
  html.raw("\n");
  write_trace(html, context, statement);
  html.raw("\n</div>\n");
}

// "4 days apart", where both days are known exactly.
std::string distance_words(const StatementRow& left, const StatementRow& right) {
  const auto first = parse_iso(left.said.from);
  const auto second = parse_iso(right.said.from);
  if (!left.said.exact() || !right.said.exact() || !first || !second) return "";
  const int days = std::abs(days_between(first->date, second->date));
  return days == 0 ? "the same day" : counted(static_cast<std::uint64_t>(days), "day apart", "days apart");
}

std::string difference_words(const StatementRow& left, const StatementRow& right) {
  std::string words;
  const auto add = [&](const std::string& what) { words += (words.empty() ? "" : "; ") + what; };
  if (left.audience != right.audience) add(fmt::format("{} / {}", audience_words(left.audience), audience_words(right.audience)));
  if (const std::string distance = distance_words(left, right); !distance.empty()) add(distance);
  if (left.channel != right.channel) add(fmt::format("{} / {}", channel_words(left.channel), channel_words(right.channel)));
  if (left.speaker != right.speaker) add("two speakers");
  return words;
}

void write_why(HtmlWriter& html, const ConfrontationRow& row, const StatementRow& left, const StatementRow& right) {
  html.raw("<dl class=\"why\">");
  if (const std::string differs = difference_words(left, right); !differs.empty()) html.raw("<dt>Differs</dt><dd>").text(differs).raw("</dd>");
  if (!row.reasons.empty()) {
    html.raw("<dt>Reasons</dt><dd>");
    for (std::size_t i = 0; i < row.reasons.size(); ++i) html.raw(i == 0 ? "" : "; ").name(row.reasons[i]);
    html.raw("</dd>");
  }
  html.raw("<dt>Verdict</dt><dd>");
  if (row.verdict)
    html.raw("<b>").raw(word(*row.verdict)).raw("</b>");
  else
    html.raw("none yet");
  if (!row.note.empty()) html.raw(". ").name(row.note);
  html.raw("</dd></dl>\n");
}

// The private, or the earlier, or the one said, stands left.
void write_pair(HtmlWriter& html, const ReportContext& context, std::size_t number, const ConfrontationRow& row) {
  const StatementRow* a = context.index.statement(row.a);
  const StatementRow* b = context.index.statement(row.b);
  if (!a || !b) return;
  const StatementRow& left = row.relation == Relation::private_public ? *b : *a;
  const StatementRow& right = row.relation == Relation::private_public ? *a : *b;
  const IssueRow* issue = context.index.issue(row.issue);
  html.raw(fmt::format("<article class=\"pair\" aria-labelledby=\"p{0}\"><div class=\"pair-head\"><h3 id=\"p{0}\">{0}. ", number));
  if (issue)
    html.name(heading(issue->label));
  else
    html.raw(relation_words(row.relation));
  html.raw("</h3><span class=\"small dim\">").raw(issue ? relation_words(row.relation) : "").raw(issue ? ", score " : "score ").raw(fmt::format("{:.2f}", row.score));
  html.raw("</span></div>\n<div class=\"halves\">\n");
  write_half(html, context, left);
  write_half(html, context, right);
  html.raw("</div>\n");
  write_why(html, row, left, right);
  html.raw("</article>\n");
}

}  // namespace

void write_confrontations(HtmlWriter& html, const ReportContext& context) {
  const auto& rows = context.index.view().confrontations;
  const std::size_t shown = std::min(rows.size(), context.options.confrontations);
  html.raw("<section id=\"pairs\" aria-labelledby=\"pairs-h\"><h2 id=\"pairs-h\">Set side by side</h2>\n<p class=\"lede\">");
  if (rows.empty())
    html.raw("The program found no two statements of one side that seem not to agree.");
  else if (shown < rows.size())
    html.text(fmt::format("The {} with the highest scores of {} found.", shown, grouped(rows.size())));
  else
    html.text(fmt::format("All {}, highest score first.", counted(rows.size(), "pair found", "pairs found")));
  html.raw("</p>\n");
  for (std::size_t i = 0; i < shown; ++i) write_pair(html, context, i + 1, rows[i]);
  html.raw("</section>\n");
}

}  // namespace onrecord
