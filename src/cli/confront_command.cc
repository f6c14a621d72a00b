#include <memory>

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/read_commands.h"
#include "view/half_json.h"
#include "view/words.h"

namespace onrecord {
namespace {

struct Options {
  std::string record;
  std::size_t limit = 20;
  bool json = false;
};

void print(const ViewIndex& index, std::size_t place, const ConfrontationRow& row) {
  const StatementRow* a = index.statement(row.a);
  const StatementRow* b = index.statement(row.b);
  if (a == nullptr || b == nullptr) return;
  fmt::print("{}. {}  ({:.2f})\n", place, relation_words(row.relation), row.score);
  for (const StatementRow* half : {a, b}) fmt::print("   {}\n     {}\n", heading_of(*half), half->content);
  std::string reasons;
  for (const std::string& reason : row.reasons) reasons += (reasons.empty() ? "" : "; ") + reason;
  fmt::print("   Why: {}\n   Verdict: {}\n\n", reasons, row.verdict ? word(*row.verdict) : "none yet");
}

Exit run(const Options& options) {
  auto open = open_view(options.record);
  if (!open.ok()) return fail(open.error(), options.json);
  std::vector<ConfrontationRow>& rows = open->view.confrontations;
  if (options.limit > 0 && rows.size() > options.limit) rows.resize(options.limit);
  const ViewIndex index(open->view);
  if (options.json) {
    fmt::print("{}", confrontations_json(index, rows));
    return Exit::ok;
  }
  for (std::size_t i = 0; i < rows.size(); ++i) print(index, i + 1, rows[i]);
  if (rows.empty()) fmt::print(stderr, "no confrontations found\n");
  return Exit::ok;
}

}  // namespace

void add_confront(CLI::App& app, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("confront", "Where a side's words part, best first");
  command->add_option("record", options->record, "The record")->required();
  command->add_option("--limit", options->limit, "At most so many (0: all)")->capture_default_str();
  command->add_flag("--json", options->json, "Print JSON");
  command->footer("The program sets statements side by side and gives reasons; a person gives the verdict.\n\nExample:\n  onrecord confront case.db --limit 5");
  command->callback([options, &exit] { exit = run(*options); });
}

}  // namespace onrecord
