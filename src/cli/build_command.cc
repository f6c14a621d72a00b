#include <algorithm>
#include <csignal>
#include <cstdio>
#include <memory>
#include <thread>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "compare/compare.h"
#include "record/build.h"
#include "view/words.h"

namespace onrecord {
namespace {

volatile std::sig_atomic_t stop = 0;
void on_interrupt(int) { stop = 1; }

struct Options {
  std::string record;
  std::vector<std::string> paths;
  unsigned jobs = std::max(1U, std::thread::hardware_concurrency());
  bool no_store = false;
  bool quiet = false;
  bool json = false;
  bool events = false;
};

// Progress for a program that reads along: a JSON object a line on standard output.
void print_event(std::string_view stage, std::size_t done, std::size_t all, const std::string& path) {
  const nlohmann::ordered_json event = {{"stage", stage}, {"done", done}, {"all", all}, {"path", path}};
  fmt::print("{}\n", event.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
  std::fflush(stdout);
}

struct Counts {
  std::size_t documents = 0, statements = 0, open = 0, closed = 0, confrontations = 0, failures = 0;
};

Result<Counts> counts_of(const Record& record) {
  Counts counts;
  counts.documents = TRY(record.documents()).size();
  for (const StatementRow& statement : TRY(record.statements())) {
    ++counts.statements;
    counts.open += statement.audience == Audience::open;
    counts.closed += statement.audience == Audience::closed;
  }
  counts.confrontations = TRY(record.confrontations()).size();
  counts.failures = TRY(record.failures()).size();
  return counts;
}

Result<BuildSummary> build(Record& record, const Options& options) {
  BuildOptions build;
  build.paths = options.paths;
  build.jobs = options.jobs;
  build.store = !options.no_store;
  build.stop = &stop;
  Progress progress(options.quiet || options.json || options.events);
  build.progress = [&](std::size_t done, std::size_t all, const std::string& path) { options.events ? print_event("reading", done, all, path) : progress.show(done, all, path); };
  const BuildSummary summary = TRY(build_record(record, build));
  if (TRY(record.is_compared())) return summary;
  if (options.events) print_event("comparing", summary.files, summary.files, "");
  TRY(record.date_and_link());
  TRY(compare_record(record, options.jobs));
  TRY(record.log("build", fmt::format("{} read, {} unchanged, {} gone, {} could not be read", summary.read, summary.unchanged, summary.gone, summary.failed)));
  return summary;
}

void print(const Options& options, const BuildSummary& summary, const Counts& counts, const std::vector<FailureRow>& failures) {
  if (options.json) {
    const nlohmann::ordered_json json = {{"files", summary.files}, {"read", summary.read}, {"unchanged", summary.unchanged}, {"gone", summary.gone}, {"failed", summary.failed},
                                         {"documents", counts.documents}, {"statements", counts.statements}, {"public", counts.open}, {"private", counts.closed},
                                         {"confrontations", counts.confrontations}};
    fmt::print("{}\n", json.dump());
    return;
  }
  if (options.quiet) return;
  fmt::print("{}: {} read, {} unchanged{}\n", options.record, counted(summary.read, "source", "sources"), summary.unchanged, summary.gone > 0 ? fmt::format(", {} gone", summary.gone) : "");
  fmt::print("  {} with {}: {} public, {} private; {} to look at\n", counted(counts.documents, "document", "documents"), counted(counts.statements, "statement", "statements"),
             grouped(counts.open), grouped(counts.closed), counted(counts.confrontations, "confrontation", "confrontations"));
  if (failures.empty()) fmt::print("  nothing was left unread\n");
  for (const FailureRow& failure : failures)
    fmt::print(stderr, "onrecord: could not read {}: {}; {}\n", place_words(failure.place), failure.error.fact, failure.error.way_out);
}

Exit run(const Options& options) {
  struct sigaction action = {};
  action.sa_handler = on_interrupt;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  if (options.paths.empty()) {
    auto compared = compare_in_use(options.record, options.jobs);
    return compared.ok() ? Exit::ok : fail(compared.error(), options.json);
  }
  auto record = Record::open(options.record, Record::Access::write);
  if (!record.ok()) return fail(record.error(), options.json);
  auto summary = build(*record, options);
  if (!summary.ok()) return fail(summary.error(), options.json);
  auto counts = counts_of(*record);
  auto failures = record->failures();
  if (!counts.ok()) return fail(counts.error(), options.json);
  if (!failures.ok()) return fail(failures.error(), options.json);
  print(options, *summary, *counts, *failures);
  return summary->failed > 0 ? Exit::some_unread : Exit::ok;
}

}  // namespace

void add_build(CLI::App& app, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("build", "Read sources, build or extend the record");
  command->add_option("record", options->record, "The record, one file; made where there is none")->required();
  command->add_option("sources", options->paths, "Files or folders; none: only compares again what a person's decisions have changed");
  command->add_option("--jobs,-j", options->jobs, "Worker processes (default: one a core)")->check(CLI::Range(1U, 1024U));
  command->add_flag("--no-store", options->no_store, "Do not keep the sources' bytes in the record");
  command->add_flag("--quiet,-q", options->quiet, "Print nothing but errors");
  command->add_flag("--json", options->json, "Print the summary as JSON");
  command->add_flag("--events", options->events, "Print progress as JSON lines, for programs");
  command->footer("Safe to interrupt: run it again and it goes on. Run again on the same sources it changes nothing; what was\n"
                  "added, changed or removed changes only its own rows.\n\nExamples:\n"
                  "  onrecord build case.db leak/ coverage/\n"
                  "  onrecord build case.db \"WhatsApp Chat.zip\" articles/*.html");
  command->callback([options, &exit] { exit = run(*options); });
}

}  // namespace onrecord
