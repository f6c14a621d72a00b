#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string_view>

#include <fmt/format.h>

#include "analyse/analyse.h"
#include "analyse/pool.h"
#include "cli/command.h"
#include "record/date_lines.h"

namespace onrecord {
namespace {

struct Options {
  std::vector<std::string> files;
  std::string list;
  std::string date;
  std::string only = "all";
  std::string media_type;
  bool plain = false;
  bool apart = false;
  unsigned jobs = 1;
};

Result<AnalyseOptions> checked(const Options& options) {
  AnalyseOptions checked;
  checked.plain = options.plain;
  const auto only = from_word<Only>(options.only);
  if (!only) return Error{ErrorKind::usage, "--only", fmt::format("there is no stage \"{}\"", options.only), "say pages, timexes or statements"};
  checked.only = *only;
  if (!options.date.empty()) {
    checked.date = parse_iso(options.date);
    if (!checked.date) return Error{ErrorKind::usage, "--date", fmt::format("\"{}\" is no date", options.date), "write it as 2015-11-18 or 2015-11-18T10:00"};
  }
  return checked;
}

// Paths from --list, one a line; "-" reads them from standard input.
Result<std::vector<std::string>> listed(const std::string& list) {
  std::ifstream file;
  if (list != "-") {
    file.open(list);
    if (!file) return Error{ErrorKind::not_found, list, "cannot be opened", "give a file with one path a line"};
  }
  std::istream& lines = list == "-" ? std::cin : file;
  std::vector<std::string> paths;
  for (std::string line; std::getline(lines, line);)
    if (!line.empty()) paths.push_back(std::move(line));
  return paths;
}

// A result begins with one byte: '+' analysed, '!' could not be read. Only the text behind it is printed.
class Analyser {
 public:
  Analyser(AnalyseOptions analyse_options, std::string media_type) : options_(std::move(analyse_options)), media_type_(std::move(media_type)) {}

  void source(Source&& source, const std::function<void(std::string)>& result) const {
    if (!media_type_.empty() && !source.error) source.media_type = media_type_;
    const auto analysed = analyse(source, options_, [&](Analysis&& analysis) {
      std::string line = "+";
      append_json_line(line, source, analysis);
      result(std::move(line));
    });
    if (!analysed.ok()) result("!" + to_json_line(source, analysed.error()));
  }

 private:
  AnalyseOptions options_;
  std::string media_type_;
};

// Prints lines as they come; or, where the documents may date one another, when all have come. Too many to hold are printed
// as they are.
class Printer {
 public:
  explicit Printer(bool together) : together_(together) {}

  void take(std::string line) {
    failed_ = failed_ || line[0] == '!';
    if (!together_) return print(std::string_view(line).substr(1));
    line.erase(0, 1);
    held_bytes_ += line.size();
    held_.push_back(std::move(line));
    if (held_bytes_ <= most_bytes && held_.size() <= most_documents) return;
    fmt::print(stderr, "onrecord: too much to date the documents by one another: each is dated by what it tells alone; `onrecord build` dates them all\n");
    print_held();
    together_ = false;
  }

  Exit finish() {
    if (held_.size() > 1) {
      if (const auto dated = date_lines(held_); !dated.ok()) return fail(dated.error());
    }
    print_held();
    return failed_ ? Exit::some_unread : Exit::ok;
  }

 private:
  static constexpr std::size_t most_bytes = 64U << 20;
  static constexpr std::size_t most_documents = 2000;

  static void print(std::string_view line) {
    std::fwrite(line.data(), 1, line.size(), stdout);
    std::putc('\n', stdout);
  }
  void print_held() {
    for (const std::string& line : held_) print(line);
    held_.clear();
  }

  bool together_;
  bool failed_ = false;
  std::vector<std::string> held_;
  std::size_t held_bytes_ = 0;
};

Exit run(const Options& options) {
  auto wanted = checked(options);
  if (!wanted.ok()) return fail(wanted.error());
  std::vector<std::string> paths = options.files;
  if (!options.list.empty()) {
    auto more = listed(options.list);
    if (!more.ok()) return fail(more.error());
    paths.insert(paths.end(), more->begin(), more->end());
  }
  const Analyser analyser(*wanted, options.media_type);
  const ReadLimits limits;
  Printer printer(!options.apart && !options.plain && !wanted->date && wanted->only == Only::all);
  const auto print = [&](std::string line) { printer.take(std::move(line)); };
  FileList list = list_files(paths);
  for (Source& source : list.failures) analyser.source(std::move(source), print);
  std::string input;  // where no path is given
  if (paths.empty()) {
    input.assign(std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>());
    list.files.emplace_back("-");
  }
  Pool pool;
  pool.tasks = list.files.size();
  pool.workers = options.jobs;
  pool.work = [&](const Task& task) {
    const auto take = [&](Source&& source) { analyser.source(std::move(source), [&](std::string line) { task.result(std::move(line)); }); };
    if (!paths.empty()) return read_in_task(task, list.files[task.index()], limits, take);
    task.open(input.size());
    read_bytes("-", input, limits, task.watched(take));
  };
  pool.take = [&](std::size_t, std::string line) -> Result<void> {
    print(std::move(line));
    return {};
  };
  pool.died = [&](std::size_t index, const Death& death) -> Result<void> {
    Source source;
    source.path = list.files[index];
    source.member = death.member;
    print("!" + to_json_line(source, error_of(death, source.path)));
    return {};
  };
  pool.done = [](std::size_t) { return Result<void>(); };
  auto ran = run_pool(pool);
  if (!ran.ok()) return fail(ran.error());
  return printer.finish();
}

}  // namespace

void add_analyse(CLI::App& app, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("analyse", "One document to JSON, a line each; the unit of work of a cluster");
  command->add_option("files", options->files, "Files or folders; standard input where none is given");
  command->add_option("--list", options->list, "A file with one path a line (- for standard input)");
  command->add_option("--date", options->date, "The documents' date, where they cannot tell themselves");
  command->add_option("--only", options->only, "Only these stages: pages, timexes or statements");
  command->add_option("--media-type", options->media_type, "Do not guess the media type");
  command->add_flag("--plain", options->plain, "The input is clean text: do not look for furniture, parts or encodings");
  command->add_flag("--apart", options->apart, "Do not date the documents by one another: each line depends on its own source alone");
  command->add_option("--jobs,-j", options->jobs, "Worker processes")->check(CLI::Range(1U, 1024U));
  command->footer("Examples:\n"
                  "  onrecord analyse article.html | jq .statements\n"
                  "  onrecord analyse --plain --date 2015-11-18 < notes.txt");
  command->callback([options, &exit] { exit = run(*options); });
}

}  // namespace onrecord
