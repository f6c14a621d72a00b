#include <memory>

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/read_commands.h"
#include "view/timeline.h"

namespace onrecord {
namespace {

struct Options {
  std::string record;
  bool json = false;
};

Exit run(const Options& options) {
  auto open = open_view(options.record);
  if (!open.ok()) return fail(open.error(), options.json);
  const std::vector<TimelineEntry> entries = timeline(open->view);
  fmt::print("{}", options.json ? timeline_json(entries) : timeline_text(entries));
  return Exit::ok;
}

}  // namespace

void add_timeline(CLI::App& app, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("timeline", "What was said and published, in order");
  command->add_option("record", options->record, "The record")->required();
  command->add_flag("--json", options->json, "Print JSON");
  command->footer("Example:\n  onrecord timeline case.db | less");
  command->callback([options, &exit] { exit = run(*options); });
}

}  // namespace onrecord
