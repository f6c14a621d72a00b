#include <cstdio>
#include <filesystem>
#include <memory>

#include <fmt/format.h>

#include "cli/command.h"
#include "record/record.h"
#include "serve/serve.h"

namespace onrecord {
namespace {

// The program itself, to be run again for what child processes do.
std::string own_path() {
  std::error_code problem;
  const auto path = std::filesystem::read_symlink("/proc/self/exe", problem);
  return problem ? "onrecord" : path.string();
}

Exit run(ServeOptions options) {
  // A record that is not there yet begins empty; its sources are added on the page.
  if (!options.read_only && !std::filesystem::exists(options.record))
    if (auto made = Record::open(options.record, Record::Access::write); !made.ok()) return fail(made.error());
  options.program = own_path();
  options.ready = [&](const std::string& url) {
    fmt::print("{}\n", url);
    std::fflush(stdout);
    fmt::print(stderr, "Open this address in a browser; it is good until you stop the program with Ctrl-C. Nothing leaves this machine.\n");
  };
  auto served = serve(options);
  return served.ok() ? Exit::ok : fail(served.error());
}

}  // namespace

void add_serve(CLI::App& app, Exit& exit) {
  auto options = std::make_shared<ServeOptions>();
  CLI::App* command = app.add_subcommand("serve", "The page: work through the record in a browser");
  command->add_option("record", options->record, "The record; made where there is none")->required();
  command->add_option("--port,-p", options->port, "Port to listen on (default: any free one)")->check(CLI::Range(0U, 65535U));
  command->add_option("--address", options->address, "IP address to listen on; other machines can reach any but a loopback one")->capture_default_str();
  command->add_option("--host", options->host, "A further name by which browsers may ask for the page");
  command->add_option("--uploads", options->uploads, "Folder for sources that are added on the page (default: CASE-sources beside the record)");
  command->add_flag("--read-only", options->read_only, "Change nothing in the record");
  command->footer("Prints an address with a token; only who has it can open the page.\n\nExample:\n  onrecord serve case.db");
  command->callback([options, &exit] { exit = run(*options); });
}

}  // namespace onrecord
