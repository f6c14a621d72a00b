// Snapshots and what is selected from them, on a record made by hand.
#include "serve/selection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "record/sample_record.h"

namespace onrecord {
namespace {

using sample::done;

class Selecting : public testing::Test {
 protected:
  void SetUp() override {
    record.put("a", sample::Page("Ann Lee said boats are safe. Tom Reed said boats leak. Someone said hm.").actor("Ann Lee", "Ann Lee").actor("Tom Reed", "Tom Reed").said("boats are safe", 0).said("boats leak", 1).said("hm", -1));
    record.put("b", sample::Page("Ann Lee said crews are tired.").actor("Ann Lee", "Ann Lee").said("crews are tired", 0));
    snapshot = std::make_unique<Snapshot>(done(Snapshot::load(*record)));
  }
  Selection selection(const std::string& target) {
    HttpRequest request;
    EXPECT_TRUE(parse_target(target, request));
    return done(selection_of(*snapshot, request));
  }
  std::size_t count(const std::string& target) { return select(*snapshot, selection(target), nullptr, false).items.size(); }
  sample::Sample record;
  std::unique_ptr<Snapshot> snapshot;
};

TEST_F(Selecting, a_snapshot_counts_what_is_there) {
  EXPECT_EQ(snapshot->items.size(), 4U);
  EXPECT_EQ(snapshot->documents.size(), 2U);
  EXPECT_EQ(snapshot->counts.open, 4U);
  EXPECT_EQ(snapshot->spoken[snapshot->actor_index(record.actor("Ann Lee"))].all(), 2U);
  EXPECT_EQ(snapshot->sides.back().name, "Others");
}

TEST_F(Selecting, by_speaker_and_by_none) {
  EXPECT_EQ(count("/"), 4U);
  EXPECT_EQ(count("/?speaker=" + std::to_string(record.actor("Ann Lee"))), 2U);
  EXPECT_EQ(count("/?speaker=none"), 1U);
  EXPECT_EQ(count("/?speaker=none," + std::to_string(record.actor("Tom Reed"))), 2U);
  EXPECT_EQ(count("/?speaker=12345"), 0U);
}

TEST_F(Selecting, an_issue_has_what_its_parts_have) {
  const auto id_of = [&](std::size_t i) { return snapshot->items[i].id; };
  const RowId crews = id_of(3), boats = id_of(0), leaks = id_of(1);
  Comparison comparison;
  comparison.issues = {{5, "boats", {"boats"}, 2, 0}, {6, "leaks", {"leak"}, 1, 5}, {7, "crews", {"crews"}, 1, 0}};
  comparison.statement_issues = {{boats, 5}, {leaks, 6}, {crews, 7}};
  std::sort(comparison.statement_issues.begin(), comparison.statement_issues.end());
  done(record->put_comparison(comparison));
  snapshot = std::make_unique<Snapshot>(done(Snapshot::load(*record)));
  EXPECT_EQ(count("/?issue=5"), 2U);
  EXPECT_EQ(count("/?issue=6"), 1U);
  EXPECT_EQ(count("/?issue=7"), 1U);
  const auto facets = select(*snapshot, selection("/"), nullptr, true).facets[static_cast<std::size_t>(Facet::issue)];
  EXPECT_EQ(facets[snapshot->issue_index(5)], 2U);
  EXPECT_EQ(facets[snapshot->issue_index(6)], 1U);
  ConfrontationRow pair;
  pair.issue = 6;
  EXPECT_TRUE(snapshot->is_of_issue(pair, snapshot->issue_index(5)));
  pair.issue = 5;
  EXPECT_FALSE(snapshot->is_of_issue(pair, snapshot->issue_index(6)));
}

TEST_F(Selecting, by_words_of_the_tables) {
  EXPECT_EQ(count("/?audience=public"), 4U);
  EXPECT_EQ(count("/?audience=private"), 0U);
  EXPECT_EQ(count("/?channel=press&act=say"), 4U);
}

TEST_F(Selecting, what_is_no_value_is_an_error) {
  for (const char* target : {"/?audience=loud", "/?side=x", "/?from=tomorrow", "/?to=2016-13-01", "/?channel=%3Cscript%3E"}) {
    HttpRequest request;
    ASSERT_TRUE(parse_target(target, request));
    const auto selected = selection_of(*snapshot, request);
    ASSERT_FALSE(selected.ok()) << target;
    EXPECT_EQ(selected.error().kind, ErrorKind::usage);
  }
}

TEST_F(Selecting, a_facet_counts_without_its_own_choice) {
  const Selected selected = select(*snapshot, selection("/?speaker=" + std::to_string(record.actor("Tom Reed"))), nullptr, true);
  EXPECT_EQ(selected.items.size(), 1U);
  const auto& speakers = selected.facets[static_cast<std::size_t>(Facet::speaker)];
  EXPECT_EQ(speakers[snapshot->actor_index(record.actor("Ann Lee"))], 2U);
  EXPECT_EQ(speakers.back(), 1U);  // not known
  const auto& documents = selected.facets[static_cast<std::size_t>(Facet::document)];
  EXPECT_THAT(documents, testing::UnorderedElementsAre(1U, 0U, 0U));
}

TEST_F(Selecting, words_narrow_to_their_matches) {
  std::vector<std::uint32_t> matches;
  for (const RowId id : done(record->word_matches("boat", {.all = true})).statements) matches.push_back(static_cast<std::uint32_t>(snapshot->item(id) - snapshot->items.data()));
  EXPECT_EQ(select(*snapshot, selection("/?q=boat"), &matches, false).items.size(), 2U);
  EXPECT_THAT(done(record->word_matches("\"boat OR * (", {.all = true})).statements, testing::IsEmpty());
}

TEST_F(Selecting, a_verdict_or_an_edit_changes_the_snapshot) {
  EditRequest rename;
  rename.kind = EditKind::rename_actor;
  rename.actors = {record.actor("Ann Lee")};
  rename.text = "Dr Ann Lee";
  done(record->put_edit(rename));
  const Snapshot after = done(Snapshot::load(*record));
  EXPECT_THAT(after.actors, testing::Contains(testing::Field(&ActorRow::name, "Dr Ann Lee")));
}

}  // namespace
}  // namespace onrecord
