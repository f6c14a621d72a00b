#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "record/verify.h"
#include "view/words.h"

namespace onrecord {
namespace {

struct Options {
  std::string record;
  bool json = false;
};

Exit run(const Options& options) {
  auto record = Record::open(options.record, Record::Access::read);
  if (!record.ok()) return fail(record.error(), options.json);
  auto report = verify_record(*record, {});
  if (!report.ok()) return fail(report.error(), options.json);
  if (options.json) {
    const nlohmann::ordered_json json = {{"sources", report->sources}, {"statements", report->statements}, {"verbatim", report->verbatim}, {"places", report->places},
                                         {"problems", report->problems}, {"moved", report->moved}};
    fmt::print("{}\n", json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
  } else {
    fmt::print("{} have the hash the record gives\n", counted(report->sources, "source", "sources"));
    fmt::print("{} stand where the record says, {} of them byte for byte\n", counted(report->statements, "statement", "statements"), grouped(report->verbatim));
    fmt::print("{} hold what was read there\n", counted(report->places, "place", "places"));
    for (const std::string& moved : report->moved) fmt::print("note: {}\n", moved);
    for (const std::string& problem : report->problems) fmt::print("PROBLEM: {}\n", problem);
  }
  return report->problems.empty() ? Exit::ok : Exit::damaged;
}

}  // namespace

void add_verify(CLI::App& app, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("verify", "Re-reads every source, checks every hash and every quoted span");
  command->add_option("record", options->record, "The record")->required();
  command->add_flag("--json", options->json, "Print JSON");
  command->footer("Exit code 0: the record holds true; 8: it does not. Files that moved since are told as notes.");
  command->callback([options, &exit] { exit = run(*options); });
}

}  // namespace onrecord
