#include <memory>
#include <sstream>

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/read_commands.h"
#include "view/export.h"

namespace onrecord {
namespace {

struct Options {
  std::string record;
  std::string format = "csv";
  std::string output = "-";
};

std::string format_names() {
  std::string names;
  for (const ExportFormat& format : export_formats()) names += fmt::format("{}{}", names.empty() ? "" : ", ", format.name);
  return names;
}

Exit run(const Options& options) {
  const ExportFormat* format = export_format(options.format);
  if (format == nullptr) return fail({ErrorKind::usage, "--format", fmt::format("there is no format \"{}\"", options.format), "say one of " + format_names()});
  auto open = open_view(options.record);
  if (!open.ok()) return fail(open.error());
  std::ostringstream bytes;
  auto made = format->write(open->view, bytes);
  if (!made.ok()) return fail(made.error());
  auto wrote = write_output(options.output, bytes.str());
  if (!wrote.ok()) return fail(wrote.error());
  return Exit::ok;
}

}  // namespace

void add_export(CLI::App& app, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("export", "The record for other programs");
  command->add_option("record", options->record, "The record")->required();
  command->add_option("--format,-f", options->format, "One of " + format_names())->capture_default_str();
  command->add_option("-o,--output", options->output, "The file to write (- for standard output)")->capture_default_str();
  std::string footer = "Formats:\n";
  for (const ExportFormat& format : export_formats()) footer += fmt::format("  {:12} {}\n", format.name, format.what);
  command->footer(footer + "\nExample:\n  onrecord export case.db --format csv -o statements.csv");
  command->callback([options, &exit] { exit = run(*options); });
}

}  // namespace onrecord
