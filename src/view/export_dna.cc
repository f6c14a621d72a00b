// The event list of the Discourse Network Analyzer (DNA 3; Leifeld): semicolons between columns, words in double quotes, in
// which semicolons become commas and double quotes single ones, as DNA itself writes them. Only statements with a speaker and
// an issue take part: without them there is no actor and no concept.
#include <ostream>  // std::ostream

#include <fmt/format.h>
#include <fmt/ostream.h>

#include "view/export.h"
#include "view/export_fields.h"
#include "view/view_index.h"
#include "view/words.h"

namespace onrecord {
namespace {

std::string dna_text(const std::string& words) {
  std::string text = valid_utf8(guarded_cell(words));
  for (char& c : text) {
    if (c == ';') c = ',';
    if (c == '"') c = '\'';
    if (c == '\n' || c == '\r') c = ' ';
  }
  return "\"" + text + "\"";
}

// "2016-05-26 13:23:00"; empty where no end of the time is known.
std::string dna_time(const When& when) {
  const auto stamp = parse_iso(when.from.empty() ? when.to : when.from);
  if (!stamp) return "";
  const std::int32_t second = stamp->second_of_day.value_or(0);
  return fmt::format("{} {:02}:{:02}:{:02}", Timestamp{stamp->date, {}, {}, false}.iso(), second / 3600, second / 60 % 60, second % 60);
}

// The organisation a speaker stands for: itself, the one it belongs to, or its side.
std::string organisation_of(const ViewIndex& index, const ActorRow& speaker) {
  if (speaker.type == ActorType::organisation) return speaker.name;
  if (const ActorRow* whole = index.actor(speaker.part_of)) return whole->name;
  const ActorRow* side = index.actor(index.side_of(speaker.id));
  return side ? side->name : "";
}

}  // namespace

Result<void> write_dna(const RecordView& view, std::ostream& out) {
  const ViewIndex index(view);
  out << "\"statement ID\";\"time\";\"document ID\";\"document title\";\"author\";\"source\";\"section\";\"type\";\"text\";\"person\";\"organization\";\"concept\";\"agreement\"\n";
  std::size_t number = 0;
  for (const DocumentRow* document : index.documents())
    for (const StatementRow* statement : index.statements_of(document->id)) {
      ++number;
      const ActorRow* speaker = index.actor(statement->speaker);
      const IssueRow* issue = index.issue(statement->issue);
      if (!speaker || !issue) continue;
      fmt::print(out, "{};{};{};{};{};{};{};{};{};{};{};{};{}\n", number, dna_time(statement->said), index.number(*document), dna_text(document->title),
                 dna_text(document->author.empty() ? "" : document->author.front()), dna_text(document->outlet), dna_text(std::string(word(statement->audience))),
                 dna_text(std::string(kind_words(document->kind))), dna_text(statement->content), dna_text(speaker->type == ActorType::person ? speaker->name : ""),
                 dna_text(organisation_of(index, *speaker)), dna_text(issue->label), statement->act == Act::deny ? 0 : 1);
    }
  return finished(out);
}

}  // namespace onrecord
