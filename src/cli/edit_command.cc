#include <functional>  // std::function
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/edit_targets.h"
#include "compare/compare.h"
#include "record/record.h"

namespace onrecord {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
  std::string record;
  bool json = false;
  std::string first, second, of, note;
  std::vector<std::string> more, paths, names;
  bool none = false, remove = false;
  RowId edit = 0;
};

// How a subcommand turns what the user typed into an edit.
using Reader = std::function<Result<EditRequest>(const Options&, const EditTargets&)>;

Json json_of(const EditRow& row) {
  Json json = {{"id", row.id}, {"at", row.at}, {"kind", word(row.kind)}, {"words", row.words}, {"undone", row.undone}, {"fits", row.fits}};
  json["why_not"] = row.why_not.empty() ? Json(nullptr) : Json(row.why_not);
  json["anchor"] = Json::parse(row.anchor);
  json["value"] = Json::parse(row.value);
  return json;
}

std::string line_of(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"; }

void print(const EditRow& row) {
  fmt::print("{:>4}  {}  {}{}\n", row.id, row.at, row.words, row.undone ? "  (undone)" : "");
  if (!row.undone && !row.fits) fmt::print("      does not fit now: {}\n", row.why_not);
}

Result<std::vector<EditRow>> list(const Options& options) { return TRY(Record::open(options.record, Record::Access::read)).edits(); }

// Writing would make a record where there is none: an edit must not.
Result<Record> open_to_edit(const Options& options) {
  TRY(Record::open(options.record, Record::Access::read));
  return Record::open(options.record, Record::Access::write);
}

// The edit as it stands now, after all that follows from it was made again.
Result<EditRow> settle(Record& record, RowId id) {
  if (!TRY(record.is_compared())) TRY(compare_record(record));
  for (EditRow& row : TRY(record.edits()))
    if (row.id == id) return std::move(row);
  return Error{ErrorKind::internal, "", "an edit is gone", "report this"};
}

Result<EditRow> make(const Options& options, const Reader& read) {
  Record record = TRY(open_to_edit(options));
  const EditRequest request = TRY(read(options, TRY(EditTargets::load(record))));
  return settle(record, TRY(record.put_edit(request)));
}

// Without a number: the last one that is in force, or the first one behind it that was undone.
Result<EditRow> take_back(const Options& options, bool undo) {
  Record record = TRY(open_to_edit(options));
  RowId last = 0, next = 0;
  for (const EditRow& row : TRY(record.edits())) {
    if (!row.undone) last = row.id;
    if (!row.undone) next = 0;
    if (row.undone && next == 0) next = row.id;
  }
  const RowId id = options.edit != 0 ? options.edit : undo ? last : next;
  if (id == 0) return Error{ErrorKind::not_found, options.record, undo ? "there is no edit to undo" : "there is no edit to redo", "`list` shows all"};
  TRY(undo ? record.undo_edit(id) : record.redo_edit(id));
  return settle(record, id);
}

Exit show(const Options& options, const Result<EditRow>& row) {
  if (!row.ok()) return fail(row.error(), options.json);
  if (options.json) {
    fmt::print("{}", line_of(json_of(*row)));
  } else {
    print(*row);
  }
  return Exit::ok;
}

Exit show_all(const Options& options) {
  const auto rows = list(options);
  if (!rows.ok()) return fail(rows.error(), options.json);
  Json all = Json::array();
  for (const EditRow& row : *rows) options.json ? all.push_back(json_of(row)) : print(row);
  if (options.json) fmt::print("{}", line_of(all));
  if (rows->empty() && !options.json) fmt::print(stderr, "nothing was edited\n");
  return Exit::ok;
}

Result<std::vector<RowId>> actors(const std::vector<std::string>& texts, const EditTargets& targets) {
  std::vector<RowId> ids;
  for (const std::string& text : texts) ids.push_back(TRY(targets.actor(text)));
  return ids;
}

Result<std::vector<RowId>> issues(const std::vector<std::string>& texts, const EditTargets& targets) {
  std::vector<RowId> ids;
  for (const std::string& text : texts) ids.push_back(TRY(targets.issue(text)));
  return ids;
}

Result<EditRequest> read_merge(const Options& options, const EditTargets& targets, EditKind kind) {
  EditRequest request;
  request.kind = kind;
  request.actors = TRY(actors(options.more, targets));
  return request;
}

Result<EditRequest> read_split(const Options& options, const EditTargets& targets) {
  EditRequest request;
  request.kind = EditKind::split_actor;
  request.actors = TRY(actors({options.first}, targets));
  request.names = options.names;
  for (const std::string& path : options.paths)
    for (const RowId document : TRY(targets.documents(path))) request.documents.push_back(document);
  return request;
}

Result<EditRequest> read_named(const Options& options, const EditTargets& targets, EditKind kind) {
  EditRequest request;
  request.kind = kind;
  request.actors = TRY(actors({options.first}, targets));
  request.text = options.second;
  request.of = options.of;
  request.remove = options.remove;
  return request;
}

Result<EditRequest> read_side(const Options& options, const EditTargets& targets) {
  EditRequest request;
  request.kind = EditKind::set_side;
  if (options.none != options.second.empty()) return Error{ErrorKind::usage, "side", "it needs an actor or --none, and not both", "see `onrecord edit side --help`"};
  request.actors = TRY(actors(options.none ? std::vector{options.first} : std::vector{options.first, options.second}, targets));
  return request;
}

Result<EditRequest> read_speaker(const Options& options, const EditTargets& targets) {
  EditRequest request;
  request.kind = EditKind::set_speaker;
  request.statements = {TRY(targets.statement(options.first))};
  const int ways = int{options.none} + int{!options.second.empty()} + int{!options.names.empty()};
  if (ways != 1) return Error{ErrorKind::usage, "speaker", "it needs one of an actor, --new and --unknown", "see `onrecord edit speaker --help`"};
  if (!options.second.empty()) request.actors = TRY(actors({options.second}, targets));
  if (!options.names.empty()) request.text = options.names.front();
  return request;
}

Result<EditRequest> read_issue(const Options& options, const EditTargets& targets, EditKind kind) {
  EditRequest request;
  request.kind = kind;
  if (kind == EditKind::merge_issues) {
    request.issues = TRY(issues(options.more, targets));
    request.text = options.names.empty() ? "" : options.names.front();
    return request;
  }
  if (kind != EditKind::define_issue) request.issues = TRY(issues({options.first}, targets));
  request.text = options.second;
  request.names = options.more;
  return request;
}

Result<EditRequest> read_assign(const Options& options, const EditTargets& targets) {
  EditRequest request;
  request.kind = EditKind::assign_issue;
  request.statements = {TRY(targets.statement(options.first))};
  if (options.none != options.second.empty()) return Error{ErrorKind::usage, "assign", "it needs an issue or --none, and not both", "see `onrecord edit issue assign --help`"};
  if (!options.none) request.issues = TRY(issues({options.second}, targets));
  return request;
}

Result<EditRequest> read_verdict(const Options& options, const EditTargets& targets) {
  EditRequest request;
  request.kind = EditKind::verdict;
  request.confrontation = TRY(targets.confrontation(options.first));
  request.text = options.note;
  request.verdict = from_word<Verdict>(options.second);
  return request;
}

class Registrar {
 public:
  Registrar(std::shared_ptr<Options> options, Exit& exit) : options_(std::move(options)), exit_(exit) {}

  CLI::App* command(CLI::App& parent, const std::string& name, const std::string& about, const std::string& example, Reader read) {
    CLI::App* command = parent.add_subcommand(name, about);
    command->fallthrough();
    command->footer("Example:\n  onrecord edit case.db " + example);
    command->callback([options = options_, read = std::move(read), &exit = exit_] { exit = show(*options, make(*options, read)); });
    return command;
  }

  void actor_commands(CLI::App& edit) {
    const auto kind = [](EditKind what, auto read) { return [what, read](const Options& o, const EditTargets& t) { return read(o, t, what); }; };
    Options& o = *options_;
    command(edit, "merge", "Two or more actors are one", "merge \"Ann Lee\" \"A. Lee\"", kind(EditKind::merge_actors, read_merge))->add_option("actors", o.more, "Names or numbers")->required();
    command(edit, "not-same", "Two actors are not the same", "not-same \"Ann Lee\" \"Annabel Lee\"", kind(EditKind::not_same, read_merge))->add_option("actors", o.more, "Names or numbers")->required();
    CLI::App* split = command(edit, "split", "One actor is two: some of it is another", "split \"John Smith\" --in leak/chat.txt", read_split);
    split->add_option("actor", o.first, "Name or number")->required();
    split->add_option("--in", o.paths, "Where the other one stands: paths or their ends");
    split->add_option("--named", o.names, "What the other one is called there");
    CLI::App* rename = command(edit, "rename", "An actor's name", "rename \"Lee\" \"Ann Lee\"", kind(EditKind::rename_actor, read_named));
    rename->add_option("actor", o.first, "Name or number")->required();
    rename->add_option("name", o.second, "Its name")->required();
    CLI::App* side = command(edit, "side", "Whose side an actor is on", "side \"Ann Lee\" \"Crew Union\"", read_side);
    side->add_option("actor", o.first, "Name or number")->required();
    side->add_option("side", o.second, "The actor whose side it is");
    side->add_flag("--none", o.none, "It is on no side");
    CLI::App* role = command(edit, "role", "What an actor is", "role \"Ann Lee\" chair --of \"Pay Committee\"", kind(EditKind::set_role, read_named));
    role->add_option("actor", o.first, "Name or number")->required();
    role->add_option("role", o.second, "The role")->required();
    role->add_option("--of", o.of, "Of what");
    role->add_flag("--remove", o.remove, "It does not have that role");
  }

  void statement_commands(CLI::App& edit) {
    Options& o = *options_;
    CLI::App* speaker = command(edit, "speaker", "Who said it", "speaker \"the boats are safe\" \"Ann Lee\"", read_speaker);
    speaker->add_option("statement", o.first, "Number, or words that only it has")->required();
    speaker->add_option("actor", o.second, "Name or number");
    speaker->add_option("--new", o.names, "Name of one the record does not know")->expected(1);
    speaker->add_flag("--unknown", o.none, "Nobody knows");
    CLI::App* verdict = command(edit, "verdict", "Your verdict on a confrontation", "verdict 1 contradicts --note \"same week\"", read_verdict);
    verdict->add_option("confrontation", o.first, "Its place in `confront`, or its number")->required();
    std::vector<std::string> verdicts{"none"};
    for (const std::string_view one : words_of(Verdict{})) verdicts.emplace_back(one);
    verdict->add_option("verdict", o.second, "Yours; none takes it back")->required()->check(CLI::IsMember(verdicts));
    verdict->add_option("--note", o.note, "Why");
  }

  void issue_commands(CLI::App& edit) {
    const auto kind = [](EditKind what) { return [what](const Options& o, const EditTargets& t) { return read_issue(o, t, what); }; };
    Options& o = *options_;
    CLI::App* issue = edit.add_subcommand("issue", "What statements are about: name, define, merge, split, assign");
    issue->fallthrough();
    issue->require_subcommand(1);
    issue->footer("Example:\n  onrecord edit case.db issue name \"weekend\" \"Weekend pay\"");
    CLI::App* name = command(*issue, "name", "An issue's name", "issue name weekend \"Weekend pay\"", kind(EditKind::name_issue));
    name->add_option("issue", o.first, "Label or number")->required();
    name->add_option("name", o.second, "Its name")->required();
    CLI::App* define = command(*issue, "define", "A new issue", "issue define \"Night rota\" night rota shift", kind(EditKind::define_issue));
    define->add_option("name", o.second, "Its name")->required();
    define->add_option("terms", o.more, "Words of statements about it")->required();
    CLI::App* merge = command(*issue, "merge", "Issues are one", "issue merge pay wages --name Pay", kind(EditKind::merge_issues));
    merge->add_option("issues", o.more, "Labels or numbers")->required();
    merge->add_option("--name", o.names, "Name of the one")->expected(1);
    CLI::App* split = command(*issue, "split", "Part of an issue is an issue of its own", "issue split pay Pensions pension retire", kind(EditKind::split_issue));
    split->add_option("issue", o.first, "Label or number")->required();
    split->add_option("name", o.second, "Name of the new one")->required();
    split->add_option("terms", o.more, "Words of statements about it")->required();
    CLI::App* assign = command(*issue, "assign", "What a statement is about", "issue assign \"the boats are safe\" safety", read_assign);
    assign->add_option("statement", o.first, "Number, or words that only it has")->required();
    assign->add_option("issue", o.second, "Label or number");
    assign->add_flag("--none", o.none, "It is about no issue");
  }

  void log_commands(CLI::App& edit) {
    CLI::App* list = edit.add_subcommand("list", "All edits, also those that were undone or no longer fit");
    list->fallthrough();
    list->callback([options = options_, &exit = exit_] { exit = show_all(*options); });
    for (const bool undo : {true, false}) {
      CLI::App* command = edit.add_subcommand(undo ? "undo" : "redo", undo ? "Take an edit back (default: the last)" : "Put it in force again (default: the first undone)");
      command->fallthrough();
      command->add_option("edit", options_->edit, "Its number in `list`");
      command->callback([options = options_, undo, &exit = exit_] { exit = show(*options, take_back(*options, undo)); });
    }
  }

 private:
  std::shared_ptr<Options> options_;
  Exit& exit_;
};

}  // namespace

void add_edit(CLI::App& app, Exit& exit) {
  auto options = std::make_shared<Options>();
  CLI::App* edit = app.add_subcommand("edit", "What you decide: who is who, on whose side, who said it, your verdict");
  edit->add_option("record", options->record, "The record")->required();
  edit->add_flag("--json", options->json, "Print JSON");
  edit->require_subcommand(1);
  edit->footer("Edits are kept when the record is built again, also by a newer program. One that no longer fits is shown with\n"
               "the reason, never dropped. Each can be undone.\n\nExamples:\n"
               "  onrecord edit case.db merge \"Ann Lee\" \"A. Lee\"\n"
               "  onrecord edit case.db side \"Ann Lee\" \"Crew Union\"\n"
               "  onrecord edit case.db verdict 1 contradicts --note \"said the day before\"\n"
               "  onrecord edit case.db list\n"
               "  onrecord edit case.db undo");
  Registrar registrar(options, exit);
  registrar.actor_commands(*edit);
  registrar.statement_commands(*edit);
  registrar.issue_commands(*edit);
  registrar.log_commands(*edit);
}

}  // namespace onrecord
