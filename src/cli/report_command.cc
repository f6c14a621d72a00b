#include <chrono>
#include <filesystem>
#include <memory>

#include <fmt/chrono.h>

#include "cli/command.h"
#include "cli/read_commands.h"
#include "view/report.h"

namespace onrecord {
namespace {

struct Options {
  std::string record;
  std::string output = "report.html";
  ReportOptions report;
};

Exit run(Options options) {
  auto open = open_view(options.record);
  if (!open.ok()) return fail(open.error());
  options.report.record_file = std::filesystem::path(options.record).filename().string();
  auto wrote = write_output(options.output, report_html(open->view, options.report));
  if (!wrote.ok()) return fail(wrote.error());
  if (options.output != "-") fmt::print("{}\n", options.output);
  return Exit::ok;
}

}  // namespace

void add_report(CLI::App& app, Exit& exit) {
  auto options = std::make_shared<Options>();
  options->report.prepared = fmt::format("{:%Y-%m-%d}", fmt::localtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now())));
  CLI::App* command = app.add_subcommand("report", "One self-contained HTML file to read, print or send");
  command->add_option("record", options->record, "The record")->required();
  command->add_option("-o,--output", options->output, "The file to write (- for standard output)")->capture_default_str();
  command->add_option("--title", options->report.title, "Title of the report");
  command->add_option("--confrontations", options->report.confrontations, "How many to set side by side")->capture_default_str();
  command->add_option("--prepared", options->report.prepared, "Date to print on it (default: today)");
  command->footer("Example:\n  onrecord report case.db -o report.html --title \"The ferries dispute\"");
  command->callback([options, &exit] { exit = run(*options); });
}

}  // namespace onrecord
