// onrecord: reads a pile of coverage and leaked chats and builds the record of a dispute. Dispatches to the commands.
#include <fmt/format.h>

#include "cli/command.h"

int main(int argc, char** argv) {
  using onrecord::Exit;
  CLI::App app{"onrecord builds the record of a dispute: who said what, when, to whom, in public or in private,\n"
               "and through whom it reached us. It runs on this machine and opens no connection."};
  app.set_version_flag("--version", ONRECORD_VERSION);
  app.require_subcommand(1);
  app.footer("First steps:\n"
             "  onrecord build case.db folder-of-sources    read the pile into a record\n"
             "  onrecord serve case.db                      work through it in the browser\n"
             "  onrecord confront case.db                   where a side's words part\n"
             "  onrecord report case.db -o report.html      one file to read, print or send\n"
             "\nExit codes: 0 done, 1 a bug of ours, 2 wrong usage, 3 something could not be read (the rest was), 4 not found,\n"
             "5 cannot write, 6 the record is in use, 7 the record is newer than this program, 8 damaged, 130 interrupted.");
  Exit exit = Exit::ok;
  onrecord::add_build(app, exit);
  onrecord::add_serve(app, exit);
  onrecord::add_report(app, exit);
  onrecord::add_confront(app, exit);
  onrecord::add_search(app, exit);
  onrecord::add_drift(app, exit);
  onrecord::add_timeline(app, exit);
  onrecord::add_edit(app, exit);
  onrecord::add_export(app, exit);
  onrecord::add_analyse(app, exit);
  onrecord::add_judge(app, exit);
  onrecord::add_verify(app, exit);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& problem) {
    const int code = app.exit(problem);
    return code == 0 ? 0 : static_cast<int>(Exit::usage);
  } catch (const std::exception& problem) {
    fmt::print(stderr, "onrecord: a bug of ours: {}\n", problem.what());
    return static_cast<int>(Exit::internal);
  }
  return static_cast<int>(exit);
}
