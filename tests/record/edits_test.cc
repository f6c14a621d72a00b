// What people decide: in force at once, undoable, and kept whatever a new analysis makes of the sources.
#include "record/edits.h"

#include <gtest/gtest.h>

#include "sample_record.h"

namespace onrecord {
namespace {

using sample::done;
using sample::Page;
using sample::Sample;

EditRequest request(EditKind kind, std::vector<RowId> actors, std::string text = "") {
  EditRequest made;
  made.kind = kind;
  made.actors = std::move(actors);
  made.text = std::move(text);
  return made;
}

Page first_page() { return Page("Ann Lee said the boats are safe. Cilla Moss said otherwise.").actor("Ann Lee", "Ann Lee").actor("Cilla Moss", "Cilla Moss").said("the boats are safe", 0).said("otherwise", 1); }
Page second_page() { return Page("Annie Leigh said the crews are well paid.").actor("Annie Leigh", "Annie Leigh").said("the crews are well paid", 0); }

void two_pages(Sample& sample) {
  sample.put("a.txt", first_page());
  sample.put("b.txt", second_page());
}

TEST(Edits, two_actors_become_one_and_two_again) {
  Sample sample;
  two_pages(sample);
  EXPECT_EQ(sample.actors(), "Ann Lee (1)\nAnnie Leigh (1)\nCilla Moss (1)\n");
  const RowId edit = done(sample->put_edit(request(EditKind::merge_actors, {sample.actor("Ann Lee"), sample.actor("Annie Leigh")})));
  EXPECT_EQ(sample.actors(), "Annie Leigh (2)\nCilla Moss (1)\n");
  EXPECT_EQ(sample.statement("the boats are safe").speaker, sample.statement("the crews are well paid").speaker);
  done(sample->undo_edit(edit));
  EXPECT_EQ(sample.actors(), "Ann Lee (1)\nAnnie Leigh (1)\nCilla Moss (1)\n");
  EXPECT_TRUE(sample.last_edit().undone);
  done(sample->redo_edit(edit));
  EXPECT_EQ(sample.actors(), "Annie Leigh (2)\nCilla Moss (1)\n");
  EXPECT_EQ(sample->redo_edit(edit).error().kind, ErrorKind::usage);
  EXPECT_EQ(sample->undo_edit(99).error().kind, ErrorKind::not_found);
}

TEST(Edits, one_spelling_is_two_people_where_a_person_says_so) {
  Sample sample;
  for (const char* name : {"a.txt", "b.txt", "c.txt"}) sample.put(name, Page("John Smith spoke.").actor("John Smith", "John Smith").said("spoke", 0));
  EditRequest split = request(EditKind::split_actor, {sample.actor("John Smith")});
  split.documents = {done(sample->documents())[1].id};
  done(sample->put_edit(split));
  EXPECT_EQ(sample.actors(), "John Smith (2)\nJohn Smith (1)\n");
  // What comes later goes with the greater part.
  sample.put("d.txt", Page("John Smith spoke again.").actor("John Smith", "John Smith").said("spoke again", 0));
  EXPECT_EQ(sample.actors(), "John Smith (3)\nJohn Smith (1)\n");
  // A later decision beats an earlier one, which is kept and says why it does not hold.
  const std::vector<ActorRow> both = done(sample->actors());
  done(sample->put_edit(request(EditKind::merge_actors, {both[0].id, both[1].id})));
  EXPECT_EQ(sample.actors(), "John Smith (4)\n");
  const EditRow before = done(sample->edits()).front();
  EXPECT_FALSE(before.fits);
  EXPECT_EQ(before.why_not, "a later edit says that they are the same");
  done(sample->undo_edit(2));
  EXPECT_EQ(sample.actors(), "John Smith (3)\nJohn Smith (1)\n");
}

TEST(Edits, not_the_same_holds_against_what_the_program_finds) {
  Sample sample;
  sample.put("a.txt", Page("Ann Lee spoke.").actor("Ann Lee", "Ann Lee").said("spoke", 0));
  sample.put("b.txt", Page("Lee wrote.").actor("Lee", "Lee").said("wrote", 0));
  EXPECT_EQ(sample.actors(), "Ann Lee (2)\n");
  EditRequest split = request(EditKind::split_actor, {sample.actor("Ann Lee")});
  split.names = {"Lee"};
  done(sample->put_edit(split));
  EXPECT_EQ(sample.actors(), "Ann Lee (1)\nLee (1)\n");
  done(sample->put_edit(request(EditKind::not_same, {sample.actor("Ann Lee"), sample.actor("Lee")})));
  done(sample->undo_edit(1));
  EXPECT_EQ(sample.actors(), "Ann Lee (1)\nLee (1)\n");
}

TEST(Edits, names_roles_and_sides) {
  Sample sample;
  sample.put("a.txt", Page("Ann Lee of the Crew Union and Bo Ray met Cilla Moss.").actor("Ann Lee", "Ann Lee").actor("Crew Union", "Crew Union", "organisation").actor("Bo Ray", "Bo Ray").actor("Cilla Moss", "Cilla Moss"));
  EXPECT_EQ(sample.actors(), "Ann Lee (0)\nBo Ray (0)\nCilla Moss (0)\nCrew Union (0)\n");
  done(sample->put_edit(request(EditKind::set_side, {sample.actor("Ann Lee"), sample.actor("Crew Union")})));
  EditRequest role = request(EditKind::set_role, {sample.actor("Bo Ray")}, "chair");
  role.of = "Crew Union";
  done(sample->put_edit(role));
  done(sample->put_edit(request(EditKind::rename_actor, {sample.actor("Ann Lee")}, "Dame Ann Lee")));
  EXPECT_EQ(sample.actors(), "Bo Ray (0) of Crew Union\nCilla Moss (0)\nCrew Union (0)\nDame Ann Lee (0) of Crew Union\n");
  done(sample->put_edit(request(EditKind::set_side, {sample.actor("Bo Ray")})));
  EXPECT_EQ(sample.actors(), "Bo Ray (0)\nCilla Moss (0)\nCrew Union (0)\nDame Ann Lee (0) of Crew Union\n");
  // A person can be a side.
  done(sample->put_edit(request(EditKind::set_side, {sample.actor("Bo Ray"), sample.actor("Cilla Moss")})));
  EXPECT_EQ(sample.actors(), "Bo Ray (0) of Cilla Moss\nCilla Moss (0)\nCrew Union (0)\nDame Ann Lee (0) of Crew Union\n");
}

TEST(Edits, who_said_it) {
  Sample sample;
  two_pages(sample);
  EditRequest speaker = request(EditKind::set_speaker, {sample.actor("Cilla Moss")});
  speaker.statements = {sample.statement("the boats are safe").id};
  done(sample->put_edit(speaker));
  EXPECT_EQ(sample.statement("the boats are safe").speaker_name, "Cilla Moss");
  EXPECT_TRUE(sample.statement("the boats are safe").speaker_by_hand);
  EXPECT_EQ(sample.actors(), "Cilla Moss (2)\nAnnie Leigh (1)\nAnn Lee (0)\n");
  speaker.actors.clear();
  speaker.text = "Dot Fry";
  done(sample->put_edit(speaker));
  EXPECT_EQ(sample.statement("the boats are safe").speaker_name, "Dot Fry");
  speaker.text.clear();
  done(sample->put_edit(speaker));
  EXPECT_EQ(sample.statement("the boats are safe").speaker, 0);
  EXPECT_EQ(sample.statement("the boats are safe").speaker_name, "");
}

// The proof that a re-run loses nothing: another version of the analyser finds other words, other names, other places.
TEST(Edits, are_kept_when_a_new_analyser_finds_other_things) {
  Sample sample;
  two_pages(sample);
  const RowId ann = sample.actor("Ann Lee");
  done(sample->put_edit(request(EditKind::merge_actors, {ann, sample.actor("Annie Leigh")})));
  EditRequest speaker = request(EditKind::set_speaker, {sample.actor("Annie Leigh")});
  speaker.statements = {sample.statement("otherwise").id};
  done(sample->put_edit(speaker));
  done(sample->put_edit(request(EditKind::rename_actor, {sample.actor("Annie Leigh")}, "Dr Ann Lee")));
  EXPECT_EQ(sample.actors(), "Dr Ann Lee (3)\nCilla Moss (0)\n");

  // Offsets moved (a title is kept now), actors in another order and under another name, a statement with fewer words.
  Page again = Page("Ferries: a title\n\nAnn Lee said the boats are safe. Cilla Moss said otherwise.")
                   .actor("Cilla Moss", "Cilla Moss")
                   .actor("Lee", "Ann Lee")
                   .actor("Ferries", "Ferries", "organisation")
                   .said("boats are safe", 1)
                   .said("otherwise", 0);
  sample.put("a.txt", again, 2);
  EXPECT_EQ(sample.actors(), "Dr Ann Lee (3)\nCilla Moss (0)\nFerries (0)\n");
  EXPECT_EQ(sample.statement("otherwise").speaker_name, "Dr Ann Lee");
  for (const EditRow& edit : done(sample->edits())) EXPECT_TRUE(edit.fits) << edit.words << ": " << edit.why_not;

  // This one finds neither the statement nor the actor: the edits stay, and say so.
  sample.put("a.txt", Page("Ann Lee said the boats are safe. Cilla Moss said otherwise.").actor("Cilla Moss", "Cilla Moss"), 3);
  const std::vector<EditRow> edits = done(sample->edits());
  ASSERT_EQ(edits.size(), 3U);
  EXPECT_EQ(edits[0].why_not, "“Ann Lee” is no longer found where it stood");
  EXPECT_EQ(edits[1].why_not, "no statement has the words “otherwise” any more");
  EXPECT_TRUE(edits[2].fits);
  EXPECT_EQ(sample.actors(), "Dr Ann Lee (1)\nCilla Moss (0)\n");

  // And the first analysis again: all are in force as before.
  sample.put("a.txt", first_page(), 4);
  EXPECT_EQ(sample.actors(), "Dr Ann Lee (3)\nCilla Moss (0)\n");
}

TEST(Edits, a_source_that_went_and_came_back_changed) {
  Sample sample;
  two_pages(sample);
  done(sample->put_edit(request(EditKind::rename_actor, {sample.actor("Annie Leigh")}, "Ann Leigh")));
  done(sample->forget_missing({"/pile"}, {{"/pile/a.txt", ""}}));
  done(sample->link_people());
  EXPECT_FALSE(sample.last_edit().fits);
  sample.put("c.txt", Page("“No,” wrote Annie Leigh.").actor("Annie Leigh", "Annie Leigh").said("No", 0));
  EXPECT_TRUE(sample.last_edit().fits);
  EXPECT_NE(sample.actor("Ann Leigh"), 0);
}

TEST(Edits, the_nearest_of_equal_words_is_meant) {
  Sample sample;
  const auto page = [](const std::string& before) {
    Page made(before + "Yes, said Ann Lee. Much later: Yes!, said Bo Ray.");
    return made.actor("Ann Lee", "Ann Lee").actor("Bo Ray", "Bo Ray").said("Yes", 0).said("Yes!", 1);
  };
  sample.put("a.txt", page(""));
  EditRequest speaker = request(EditKind::set_speaker, {sample.actor("Ann Lee")});
  speaker.statements = {sample.statement("Yes!").id};
  done(sample->put_edit(speaker));
  sample.put("a.txt", page("A title of many words. "), 2);
  EXPECT_EQ(sample.statement("Yes!").speaker_name, "Ann Lee");
  EXPECT_FALSE(sample.statement("Yes").speaker_by_hand);
}

TEST(Edits, verdicts_stay_with_their_two_statements) {
  Sample sample;
  two_pages(sample);
  const auto compare = [&] {
    Comparison comparison;
    ConfrontationRow row;
    row.id = 7;
    row.a = sample.statement("the boats are safe").id;
    row.b = sample.statement("the crews are well paid").id;
    comparison.confrontations = {row};
    done(sample->put_comparison(comparison));
  };
  compare();
  EXPECT_TRUE(done(sample->is_compared()));
  EditRequest verdict;
  verdict.kind = EditKind::verdict;
  verdict.confrontation = 7;
  verdict.verdict = Verdict::contradicts;
  verdict.text = "the day before";
  done(sample->put_edit(verdict));
  EXPECT_TRUE(done(sample->is_compared()));  // a verdict changes nothing of what is compared
  EXPECT_EQ(done(sample->confrontations())[0].verdict, Verdict::contradicts);
  EXPECT_EQ(done(sample->confrontations())[0].note, "the day before");

  sample.put("a.txt", Page("A new title. Ann Lee said the boats are safe.").actor("Ann Lee", "Ann Lee").said("the boats are safe", 0), 2);
  done(sample->put_comparison({}));
  EXPECT_EQ(sample.last_edit().why_not, "the program no longer sets these two statements beside each other");
  compare();
  EXPECT_EQ(done(sample->confrontations())[0].verdict, Verdict::contradicts);
  verdict.verdict.reset();
  done(sample->put_edit(verdict));
  EXPECT_FALSE(done(sample->confrontations())[0].verdict);
}

TEST(Edits, issues_are_handed_to_the_comparison) {
  Sample sample;
  two_pages(sample);
  Comparison comparison;
  comparison.issues = {{11, "boats", {"boats", "safe", "hull"}, 1}, {12, "pay", {"pay", "crews"}, 1}};
  done(sample->put_comparison(comparison));
  EditRequest name;
  name.kind = EditKind::name_issue;
  name.issues = {11};
  name.text = "Safety";
  done(sample->put_edit(name));
  EXPECT_FALSE(done(sample->is_compared()));
  EditRequest assign;
  assign.kind = EditKind::assign_issue;
  assign.issues = {12};
  assign.statements = {sample.statement("otherwise").id};
  done(sample->put_edit(assign));
  const std::vector<IssueEdit> edits = done(sample->issue_edits());
  ASSERT_EQ(edits.size(), 2U);
  EXPECT_EQ(edits[0].text, "Safety");
  EXPECT_EQ(find_issue(edits[0].issues[0], {{12, "pay", {"pay", "crews"}, 1}, {13, "hull", {"hull", "safe", "boats"}, 1}}), 13);
  EXPECT_EQ(find_issue(edits[0].issues[0], {{12, "pay", {"pay", "crews"}, 1}}), std::nullopt);
  EXPECT_EQ(edits[1].statements, std::vector{sample.statement("otherwise").id});
  comparison.misfits = {{1, "no issue is about that any more"}};
  done(sample->put_comparison(comparison));
  EXPECT_EQ(done(sample->edits())[0].why_not, "no issue is about that any more");
}

TEST(Edits, a_quoted_message_shows_who_wrote_it) {
  Sample sample;
  sample.put("chat.txt", Page("hold the line until Friday, all of you").chat().actor("~ J", "").wrote("hold the line until Friday, all of you", 0));
  sample.put("a.txt", Page("Joan Orr wrote: “Hold the line until Friday.”").actor("Joan Orr", "Joan Orr").quoted("Hold the line until Friday.", 0));
  EXPECT_EQ(sample.actors(), "Joan Orr (2)\n");
  const std::vector<std::string> joined = done(sample->actors())[0].joined;
  ASSERT_EQ(joined.size(), 1U);
  EXPECT_EQ(joined[0], "“~ J” is “Joan Orr”: what “~ J” wrote is quoted as Joan Orr's: “Hold the line until Friday.”");
}

TEST(Edits, what_cannot_be_meant_is_refused) {
  Sample sample;
  two_pages(sample);
  const RowId ann = sample.actor("Ann Lee");
  EXPECT_EQ(sample->put_edit(request(EditKind::merge_actors, {ann})).error().kind, ErrorKind::usage);
  EXPECT_EQ(sample->put_edit(request(EditKind::merge_actors, {ann, ann})).error().kind, ErrorKind::usage);
  EXPECT_EQ(sample->put_edit(request(EditKind::merge_actors, {ann, 12345})).error().kind, ErrorKind::not_found);
  EXPECT_EQ(sample->put_edit(request(EditKind::rename_actor, {ann}, " ")).error().kind, ErrorKind::usage);
  EXPECT_EQ(sample->put_edit(request(EditKind::split_actor, {ann})).error().kind, ErrorKind::usage);
  EXPECT_EQ(sample->put_edit(request(EditKind::set_speaker, {ann})).error().kind, ErrorKind::usage);
  EXPECT_EQ(sample->put_edit(request(EditKind::verdict, {})).error().kind, ErrorKind::not_found);
  EXPECT_TRUE(done(sample->edits()).empty());
}

}  // namespace
}  // namespace onrecord
