#include <memory>

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/read_commands.h"
#include "compare/search.h"
#include "view/half_json.h"
#include "view/words.h"

namespace onrecord {
namespace {

struct Options {
  std::string record;
  std::vector<std::string> words;
  StatementFilter filter;
  std::string channel;
  bool in_public = false, in_private = false, words_only = false, json = false;
};

Exit run(Options options) {
  for (const std::string& word : options.words) options.filter.words += (options.filter.words.empty() ? "" : " ") + word;
  if (options.in_private) options.filter.audience = Audience::closed;
  if (options.in_public) options.filter.audience = Audience::open;
  options.filter.channel = from_word<Channel>(options.channel);
  auto open = open_view(options.record);
  if (!open.ok()) return fail(open.error(), options.json);
  auto searcher = Searcher::open(open->record);
  if (!searcher.ok()) return fail(searcher.error(), options.json);
  auto result = searcher->find(options.filter);
  if (!result.ok()) return fail(result.error(), options.json);
  const ViewIndex index(open->view);
  std::vector<StatementRow> found;
  for (const SearchHit& hit : result->hits)
    if (const StatementRow* statement = index.statement(hit.statement); statement != nullptr && (hit.by_words || options.words.empty() || !options.words_only)) found.push_back(*statement);
  if (result->more) fmt::print(stderr, "so many statements have these words that only some were ranked: give more words, or narrow the search\n");
  if (options.json) {
    fmt::print("{}", statements_json(index, found));
    return Exit::ok;
  }
  for (const StatementRow& statement : found) {
    const DocumentRow* document = index.document(statement.document);
    const SourceRow* source = document == nullptr ? nullptr : index.source(document->source);
    fmt::print("{}\n  {}\n  in {}\n\n", heading_of(statement), statement.content, source == nullptr || source->places.empty() ? "?" : place_words(source->places.front()));
  }
  if (found.empty()) fmt::print(stderr, "nothing found\n");
  return Exit::ok;
}

}  // namespace

void add_search(CLI::App& app, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("search", "Statements by words and by meaning, speaker, side, issue, channel, audience, source and date");
  command->add_option("record", options->record, "The record")->required();
  command->add_option("words", options->words, "What to look for: statements with these words, in any form, and statements that mean something near");
  command->add_option("--speaker", options->filter.speaker, "Part of the speaker's name");
  command->add_option("--side", options->filter.side, "Part of the name of the speaker's side");
  command->add_option("--issue", options->filter.issue, "Part of the label of an issue");
  command->add_option("--source", options->filter.source, "Part of the path, outlet or title of the document");
  command->add_option("--channel", options->channel, "press, interview, letter, speech, parliament, meeting, chat, email, social, comment or document")
      ->check(CLI::IsMember({"press", "interview", "letter", "speech", "parliament", "meeting", "chat", "email", "social", "comment", "document"}));
  command->add_option("--from", options->filter.from, "Said on or after this day (2016-02-01)");
  command->add_option("--to", options->filter.to, "Said on or before this day");
  command->add_option("--limit", options->filter.limit, "At most so many (0: all that have the words, and the hundred nearest by meaning)")->capture_default_str();
  command->add_flag("--words-only", options->words_only, "Only statements that have the words; none that mean something near");
  command->add_flag("--private", options->in_private, "Only what was said in private");
  command->add_flag("--public", options->in_public, "Only what was said in public")->excludes("--private");
  command->add_flag("--json", options->json, "Print JSON");
  command->footer("Examples:\n  onrecord search case.db weekend pay --private\n  onrecord search case.db --speaker Lee --from 2024-10-01");
  command->callback([options, &exit] { exit = run(*options); });
}

}  // namespace onrecord
