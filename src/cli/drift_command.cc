#include <memory>

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/read_commands.h"
#include "compare/drift.h"
#include "view/drift_view.h"

namespace onrecord {
namespace {

struct Options {
  std::string record, by;
  bool json = false;
};

Exit run(const Options& options) {
  auto open = open_view(options.record);
  if (!open.ok()) return fail(open.error(), options.json);
  const ViewIndex index(open->view);
  const Drift drift = drift_of(open->view.actors, open->view.statements, open->view.issues, from_word<DriftUnit>(options.by));
  fmt::print("{}", options.json ? drift_json(index, drift) : drift_text(index, drift));
  if (drift.sides.empty()) fmt::print(stderr, "no side has five statements with a date and an audience\n");
  return Exit::ok;
}

}  // namespace

void add_drift(CLI::App& app, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("drift", "How each side's emphasis among issues moves over time");
  command->add_option("record", options->record, "The record")->required();
  command->add_option("--by", options->by, "week or month (default: by the time the record spans)")->check(CLI::IsMember({"week", "month"}));
  command->add_flag("--json", options->json, "Print JSON");
  command->footer("In public and in private apart. A stretch ends where the statements make a change likelier than none.\n\nExample:\n  onrecord drift case.db --by month");
  command->callback([options, &exit] { exit = run(*options); });
}

}  // namespace onrecord
